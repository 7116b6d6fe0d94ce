"""Letters as PDF/UA: opened again without a library, as a reader's program would look at them."""

import re
import zlib
from datetime import UTC, datetime

import pytest

from portal.domain.letter_texts import Page, blanks, blocks, letter_texts
from portal.domain.words import Language
from portal.outside.letter_press import PressStopped, press, press_apart

AT = datetime(2026, 5, 1, 9, 30, 12, 345, tzinfo=UTC)
FILLED = "kl. 10 i «Rom 2» – #let x = 1 $ * _ @ <b>"


def pages(*languages: Language) -> list[Page]:
    """Every text there is in these languages, with words that Typst could take for its own."""
    return [
        Page(
            Language(text.language), text.title, blocks(text.body, dict.fromkeys(blanks(text.body), FILLED)),
            recipient=("Åse Ørn Ærlig", "Storgata 1", "0155 Oslo"), written="1. mai 2026",
        )
        for text in letter_texts()
        if Language(text.language) in languages
    ]  # fmt: skip


def inside(pdf: bytes) -> str:
    """Every stream of the file laid open."""
    opened = [pdf]
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            opened.append(zlib.decompress(stream))
        except zlib.error:
            continue
    return b"\n".join(opened).decode("latin-1")


@pytest.mark.requirement("R-171", "R-200")
def test_every_letter_and_form_comes_out_as_pdf_ua() -> None:
    found = inside(press(pages(*Language), AT))
    assert re.search(r"pdfuaid:part[>=\"' ]+1", found)
    assert "/MarkInfo" in found
    assert "/StructTreeRoot" in found
    assert {"/S/H1", "/S/H2", "/S/L", "/S/LI", "/S/P"} <= set(re.findall(r"/S/\w+", found))
    assert {"nb", "nn", "en"} <= set(re.findall(r"/Lang\((\w+)\)", found))


def test_one_letter_is_one_page_with_a_title_and_the_typeface_inside() -> None:
    (letter, *_rest) = pages(Language.NYNORSK)
    found = inside(press([letter], AT))
    assert re.search(r"/Type/Pages/Count 1\b", found)
    assert "/DisplayDocTitle true" in found
    assert set(re.findall(r"/BaseFont/\w+\+(\w+)", found)) == {"LibertinusSerif"}
    assert "/FontFile3" in found or "/FontFile2" in found


def test_the_same_letter_at_the_same_instant_is_the_same_file() -> None:
    (letter, *_rest) = pages(Language.ENGLISH)
    assert press([letter], AT) == press([letter], AT.replace(microsecond=7)) != press([letter], AT.replace(second=1))


def test_many_are_printed_apart_as_they_would_be_here() -> None:
    few = pages(Language.BOKMAL)
    assert press_apart(few, AT) == press(few, AT)


def test_a_press_that_stops_says_so() -> None:
    with pytest.raises(PressStopped):
        press_apart([], AT)
