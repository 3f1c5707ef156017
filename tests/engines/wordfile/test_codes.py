import io

import pypdf
import pypdfium2
import pytest
from PIL import Image, ImageFilter

from xuncha.engines.wordfile import codes


def blank(count: int, width: float = 595.3, height: float = 841.9) -> bytes:
    writer = pypdf.PdfWriter()
    for _ in range(count):
        writer.add_blank_page(width, height)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def scanned(pdf: bytes, page: int = 0, dpi: int = 200) -> Image.Image:
    return pypdfium2.PdfDocument(pdf)[page].render(scale=dpi / 72, grayscale=True).to_pil()


def as_file(*pictures: Image.Image, kind: str = "PNG") -> bytes:
    out = io.BytesIO()
    pictures[0].save(
        out, kind, **({"save_all": True, "append_images": pictures[1:]} if len(pictures) > 1 else {})
    )
    return out.getvalue()


@pytest.fixture
def stamped():
    return codes.stamp(blank(2), "7K3M9QF2WX", 12)


@pytest.mark.parametrize("turn", [0, 90, 180, 270, 3, -4])
def test_a_page_is_read_whichever_way_it_lay_on_the_glass(stamped, turn):
    picture = scanned(stamped, 1).rotate(turn, expand=True, fillcolor=255)
    assert codes.read(as_file(picture))[0].code == codes.PageCode("7K3M9QF2WX", 12, 2, 2)


@pytest.mark.parametrize(("dpi", "quality"), [(100, 60), (150, 40), (300, 30)])
def test_a_coarse_and_blurred_scan_is_read(stamped, dpi, quality):
    picture = scanned(stamped, 0, dpi).filter(ImageFilter.GaussianBlur(dpi / 250))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality)
    assert codes.read(out.getvalue())[0].code == codes.PageCode("7K3M9QF2WX", 12, 1, 2)


def test_a_picture_of_several_frames_is_several_pages(stamped):
    frames = [scanned(stamped, n).convert("1") for n in (1, 0)]
    assert [page.code.page for page in codes.read(as_file(*frames, kind="TIFF"))] == [2, 1]


def test_other_peoples_codes_are_not_ours():
    import segno

    out = io.BytesIO()
    segno.make("https://example.org/7K3M9QF2WX").save(out, kind="png", scale=8)
    assert codes.read(out.getvalue())[0].code is None
    assert codes.PageCode.parse("XC.7K3M9QF2W0.1.1.1") is None  # a 0 is not in the alphabet


def test_an_empty_back_is_not_taken_for_a_page_that_lost_its_code():
    (page,) = codes.read(blank(1))
    assert page.blank
    written = Image.new("L", (1240, 1754), 255)
    written.paste(0, (100, 100, 1100, 400))
    assert not codes.read(as_file(written))[0].blank


def test_landscape_pages_are_stamped_in_the_same_corner():
    assert codes.read(codes.stamp(blank(1, 841.9, 595.3), "7K3M9QF2WX", 1))[0].code.page == 1


def test_neither_pdf_nor_picture_is_refused():
    for wrong in (b"", b"hello", b"%PDF-1.7 broken", b"PK\x03\x04"):
        with pytest.raises(ValueError):
            codes.read(wrong)


def test_fresh_codes_differ_and_can_be_read_aloud():
    fresh = {codes.new_code() for _ in range(100)}
    assert len(fresh) == 100 and all(len(code) == codes.CODE_LENGTH for code in fresh)
    assert codes.readable("7K3M9QF2WX") == "7K3M9-QF2WX"
