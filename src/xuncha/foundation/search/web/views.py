from django.http import HttpRequest, HttpResponse

from xuncha.foundation.search.registry import search
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import page
from xuncha.foundation.ui.writing import tidy


def find(request: HttpRequest) -> HttpResponse:
    """What the words of the top bar find, as far as the reader may know it."""
    words = tidy(request.GET.get("q", ""))[:100]
    return page(request, "search/find.html", {"words": words, "found": search(words, actor_of(request))})
