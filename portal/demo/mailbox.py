"""A mail server on loopback that keeps every message as a file."""

import itertools
import os
import re
import time
from asyncio import Server
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from portal.demo import LOOPBACK


class Mailbox:
    """Messages in the order they came, oldest first; `port` is where the server listens."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = 0
        self._numbers = itertools.count()
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd calls it so
        """Write the message under a name that sorts by arrival; half a file is never seen."""
        to = re.sub(r"[^\w.@+-]", "_", ",".join(envelope.rcpt_tos))[:100]
        name = f"{time.time_ns()}-{next(self._numbers):06d}-{to}.eml"
        fresh = self.folder / f".{name}.{os.getpid()}"
        content = envelope.content or b""
        fresh.write_bytes(content if isinstance(content, bytes) else content.encode())
        fresh.rename(self.folder / name)
        return "250 Kept"

    def messages(self, to: str | None = None) -> list[EmailMessage]:
        """All messages, or those to one address."""
        parsed = [
            message_from_bytes(file.read_bytes(), policy=policy.default) for file in sorted(self.folder.glob("*.eml"))
        ]
        return [message for message in parsed if to is None or to in str(message["To"])]

    def wait_for(self, to: str, *, count: int = 1, seconds: float = 10) -> list[EmailMessage]:
        """The messages to an address as soon as there are `count`; AssertionError if they do not come."""
        until = time.monotonic() + seconds
        while len(found := self.messages(to)) < count:
            if time.monotonic() > until:
                raise AssertionError(f"{len(found)} of {count} messages to {to} after {seconds} s")
            time.sleep(0.05)
        return found

    def empty(self) -> None:
        for file in self.folder.glob("*.eml"):
            file.unlink()


@contextmanager
def mailbox(folder: Path, port: int = 0) -> Iterator[Mailbox]:
    """Serve until the block ends; port 0 takes a free one. OSError if the port is taken."""
    box = Mailbox(folder)
    controller = _Controller(box, hostname=LOOPBACK, port=port)
    controller.start()
    box.port = controller.port
    try:
        yield box
    finally:
        controller.stop()


class _Controller(Controller):
    """aiosmtpd greets itself once at the start: it must do so at the port that it really got."""

    def _trigger_server(self) -> None:
        if isinstance(self.server, Server):
            self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call] # the library is half typed
