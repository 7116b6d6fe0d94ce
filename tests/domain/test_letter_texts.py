from datetime import date

import pytest

from portal.domain.letter_texts import (
    BlockKind,
    LetterKind,
    Sheet,
    blanks,
    blocks,
    content_hash,
    letter_texts,
    newest,
    written_day,
)
from portal.domain.words import Language


@pytest.mark.requirement("R-171", "R-186", "R-154", "R-155", "R-176", "R-200")
@pytest.mark.parametrize("code", [*LetterKind, *Sheet])
def test_every_letter_and_form_says_the_same_in_three_languages(code: str) -> None:
    """The same blanks, and part for part of the same kind."""
    told = [newest(code, language) for language in Language]
    bokmal = told[0]
    for text in told:
        assert blanks(text.body) == blanks(bokmal.body)
        filled = dict.fromkeys(blanks(text.body), "x")
        assert [b.kind for b in blocks(text.body, filled)] == [
            b.kind for b in blocks(bokmal.body, dict.fromkeys(blanks(bokmal.body), "x"))
        ]


def test_every_text_of_the_folder_is_of_a_known_code() -> None:
    assert {text.code for text in letter_texts()} == {*map(str, LetterKind), *map(str, Sheet)}


@pytest.mark.requirement("R-171")
def test_the_letter_of_1_may_tells_of_rights_and_asks_for_an_answer() -> None:
    values = {"first_name": "Ida", "school_year": "2026–2027", "reply_by": "1. juni 2026", "contact": "Hersleb"}
    text = newest(LetterKind.NON_APPLICANTS, Language.BOKMAL)
    said = blocks(text.body, values)
    assert said[0].text == "Hei Ida"
    assert any("1. juni 2026" in block.text for block in said)
    assert [block.kind for block in said].count(BlockKind.ITEM) == 3


def test_a_blank_that_nobody_fills_is_no_letter() -> None:
    with pytest.raises(KeyError):
        blocks("Hei {first_name}", {})


def test_what_is_filled_in_is_never_read_as_a_mark_of_its_own() -> None:
    (said,) = blocks("Hei {first_name}", {"first_name": "# *Ida* {reply_by}"})
    assert (said.kind, said.text) == (BlockKind.PARAGRAPH, "Hei # *Ida* {reply_by}")


def test_the_hash_is_of_the_version_and_of_all_that_was_filled_in() -> None:
    whole = content_hash(b"v1", {"a": "1", "b": "2"})
    assert whole == content_hash(b"v1", {"b": "2", "a": "1"})
    assert len({whole, content_hash(b"v2", {"a": "1", "b": "2"}), content_hash(b"v1", {"a": "1", "b": "3"})}) == 3


@pytest.mark.parametrize(
    ("language", "written"),
    [(Language.BOKMAL, "1. mai 2026"), (Language.NYNORSK, "1. mai 2026"), (Language.ENGLISH, "1 May 2026")],
)
def test_a_day_is_written_as_the_language_writes_it(language: Language, written: str) -> None:
    assert written_day(date(2026, 5, 1), language) == written
