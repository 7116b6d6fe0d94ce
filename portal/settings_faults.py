"""What is wrong with the settings, told in plain words and all at once."""

from pydantic import ValidationError


class SettingsFault(Exception):
    """The settings cannot be used; `faults` has a sentence for each reason."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = faults
        super().__init__("The settings have faults:\n" + "\n".join(f"  - {fault}" for fault in faults))


def env_name(field: str) -> str:
    return "DATABASE_URL" if field in {"database_url", "DATABASE_URL"} else f"LAGET_{field.upper()}"


def in_plain_words(error: ValidationError) -> dict[str, str]:
    """The first fault of each field, without the value: it may be a secret."""
    faults: dict[str, str] = {}
    for fault in error.errors(include_input=False, include_url=False):
        field, *path = fault["loc"]
        where = "".join(f"[{step}]" for step in path)
        faults.setdefault(str(field), f"{where} {fault['msg']}".strip())
    return faults
