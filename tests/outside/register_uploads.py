"""An uploaded register file in a test: written, read whole, or refused."""

import json
from datetime import date
from pathlib import Path

import pytest

from portal.domain.register_faults import RegisterFileRefused
from portal.domain.register_form import RawRow
from portal.domain.register_reasons import NOTICES, REFUSALS, told
from portal.domain.words import Language
from portal.outside.register_files import RegisterFile, open_register

TODAY = date(2026, 11, 22)
PLENTY = 200_000_000
ONE_YOUTH = {
    "person": {"fnr": "05840399895", "fornavn": "Åse", "etternavn": "Bråten", "fdato": "05.04.2003"},
    "elevkurs": [{"orgnr": "974590867", "start": "18.08.2025"}],
}
SHEET = "person.fnr;person.fornavn;person.etternavn;person.fdato\n05840399895;Åse;Bråten;05.04.2003\n"


def uploaded(folder: Path, content: object) -> Path:
    """A file with these bytes, this text, or this as JSON."""
    path = folder / "register"
    if isinstance(content, str):
        content = content.encode()
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return path


def read(path: Path) -> tuple[list[RawRow], RegisterFile]:
    with open_register(path, limit_bytes=PLENTY) as file:
        return list(file), file


def refused(path: Path, limit: int = PLENTY) -> str:
    """Why the file is refused; the sentence is there in all languages."""
    with pytest.raises(RegisterFileRefused) as refusal, open_register(path, limit_bytes=limit) as file:
        list(file)
    reason = refusal.value.reason
    assert reason.code in REFUSALS
    assert all(told(reason, language) for language in Language)
    return reason.code


def codes(file: RegisterFile) -> set[str]:
    assert {notice.code for notice in file.notices} <= NOTICES.keys()
    assert all(told(notice, language) for notice in file.notices for language in Language)
    return {notice.code for notice in file.notices}
