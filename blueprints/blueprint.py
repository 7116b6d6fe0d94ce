"""Our blueprint: a route that does not say who may come in cannot be written."""

from collections.abc import Callable
from enum import Enum
from typing import Any, ClassVar, TypeVar

import flask
from flask import request

View = TypeVar("View", bound=Callable[..., Any])

_ACCESS: dict[str, object] = {}


class Open(Enum):
    """Doors that ask for no action of the policy table."""

    EVERYONE = "everyone"
    SIGNED_IN = "signed_in"


def access_of(endpoint: str) -> object:
    """What the endpoint asks for; KeyError for an endpoint that no blueprint of ours has registered."""
    return _ACCESS[endpoint]


def _closed(access: object) -> None:
    raise RuntimeError(f"no door is hung: {access} cannot be asked for")


class Blueprint(flask.Blueprint):
    """Asks `checker` before every view; whoever may not come in is stopped there by an exception.

    `portal.app` sets the one checker of the product; until then every door is closed.
    """

    checker: ClassVar[Callable[[object], None]] = _closed

    def __init__(self, name: str, import_name: str, **options: Any) -> None:  # noqa: ANN401 - flask's own
        super().__init__(name, import_name, **options)
        self.before_request(self._ask)

    @classmethod
    def _ask(cls) -> None:
        access = access_of(request.endpoint or "")
        if access is not Open.EVERYONE:
            cls.checker(access)

    def route(self, rule: str, *, access: object, **options: Any) -> Callable[[View], View]:  # type: ignore[override] # noqa: ANN401 - access is what we add
        return super().route(rule, access=access, **options)

    def get(self, rule: str, *, access: object, **options: Any) -> Callable[[View], View]:  # type: ignore[override] # noqa: ANN401 - as above
        return super().get(rule, access=access, **options)

    def post(self, rule: str, *, access: object, **options: Any) -> Callable[[View], View]:  # type: ignore[override] # noqa: ANN401 - as above
        return super().post(rule, access=access, **options)

    def add_url_rule(
        self,
        rule: str,
        endpoint: str | None = None,
        view_func: Callable[..., Any] | None = None,
        provide_automatic_options: bool | None = None,  # noqa: FBT001 - flask's own signature
        **options: Any,  # noqa: ANN401 - flask's own
    ) -> None:
        access = options.pop("access", None)
        name = endpoint or getattr(view_func, "__name__", "")
        if access is None:
            raise TypeError(f"{self.name}: {rule} does not say who may come in (access=)")
        if _ACCESS.setdefault(f"{self.name}.{name}", access) != access:
            raise TypeError(f"{self.name}.{name} is asked for in two ways")
        super().add_url_rule(rule, endpoint, view_func, provide_automatic_options, **options)
