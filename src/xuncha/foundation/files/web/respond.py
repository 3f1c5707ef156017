"""A file as an answer. Files have no rights of their own: the room that refers to one has decided before."""

import re
from collections.abc import Iterator
from typing import BinaryIO
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse

from xuncha.foundation.files.models import File
from xuncha.foundation.files.store import read

PART = 256 * 1024

# What a browser may show by itself without a chance to run anything.
SHOWN = frozenset({"application/pdf", "image/jpeg", "image/png", "image/gif", "image/bmp", "text/plain"})


def file_response(
    file: File, as_name: str = "", *, inline: bool = False, request: HttpRequest | None = None
) -> HttpResponse | StreamingHttpResponse:
    """Stream a file under a name, in constant memory; `inline` shows it where a browser can show it safely.

    Given the request, answers a `Range` of it with 206, so that sound and large files can be sought.
    """
    stream = read(file.id)
    start, end = _range(request, file.size)
    partial = (start, end) != (0, file.size - 1)
    response = StreamingHttpResponse(_parts(stream, start, end), status=206 if partial else 200)
    response["Content-Type"] = file.media_type
    if partial:
        response["Content-Range"] = f"bytes {start}-{end}/{file.size}"
    response["Content-Length"] = str(end - start + 1)
    response["Accept-Ranges"] = "bytes"
    response["Content-Disposition"] = _disposition(
        as_name or file.name, inline=inline and file.media_type in SHOWN
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def made_response(content: bytes, name: str, media_type: str, *, inline: bool = False) -> HttpResponse:
    """Bytes that were made for this answer and are kept nowhere: a paper, a list."""
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = _disposition(name, inline=inline)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def _range(request: HttpRequest | None, size: int) -> tuple[int, int]:
    """First and last byte asked for; the whole where no single sensible range is asked."""
    asked = request.headers.get("Range", "") if request is not None else ""
    found = re.fullmatch(r"bytes=(\d+)-(\d*)", asked)
    if found is None or int(found[1]) >= size:
        return 0, size - 1
    end = min(int(found[2]), size - 1) if found[2] else size - 1
    return (int(found[1]), end) if end >= int(found[1]) else (0, size - 1)


def _parts(stream: BinaryIO, start: int, end: int) -> Iterator[bytes]:
    with stream:
        stream.seek(start)
        left = end - start + 1
        while left > 0 and (part := stream.read(min(PART, left))):
            left -= len(part)
            yield part


def _disposition(name: str, *, inline: bool) -> str:
    plain = re.sub(r'[^\x20-\x7e]|["\\]', "_", name)
    how = "inline" if inline else "attachment"
    return f"{how}; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}"
