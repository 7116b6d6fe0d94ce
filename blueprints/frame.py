"""What stands around every page of a signed-in person; who fills it in is told by `init_app`."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import Flask


@dataclass(frozen=True, slots=True)
class NavItem:
    label: str
    url: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One appointment that the person can act in."""

    value: str
    label: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """`appointment` is as in "Rådgiver · Foss vgs"; `roomy` is larger type, for a phone in the hand.

    `sheets_url` is where leaflets and forms are printed.
    """

    home_url: str
    sign_out_url: str
    nav: tuple[NavItem, ...] = ()
    person: str = ""
    initials: str = ""
    appointment: str = ""
    choices: tuple[Choice, ...] = ()
    switch_url: str = ""
    roomy: bool = False
    sheets_url: str = ""


def init_app(app: Flask, provider: Callable[[], Frame | None]) -> None:
    """`provider` answers None where nobody is signed in; it is asked once per page that shows a frame."""
    app.add_template_global(provider, "current_frame")
