"""Hand one message to a mail server."""

import smtplib
import ssl
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import Protocol

TIMEOUT_SECONDS = 20
PERMANENT = 500


class Unreachable(Exception):
    """The mail server could not take the message now: try again later."""


class Rejected(Exception):
    """The mail server will not take this message, now or later."""


class Post(Protocol):
    """Whoever takes a message, or says in one of the two ways above why not."""

    def send(self, message: EmailMessage) -> None: ...


@dataclass
class Silent:
    """A post that keeps what it gets."""

    taken: list[EmailMessage] = field(default_factory=list)

    def send(self, message: EmailMessage) -> None:
        self.taken.append(message)


@dataclass(frozen=True)
class Smtp:
    """A mail server; `starttls` asks for an encrypted line with a valid certificate."""

    host: str
    port: int
    user: str = ""
    password: str = field(default="", repr=False)
    starttls: bool = False

    def send(self, message: EmailMessage) -> None:
        """Raises Unreachable (worth a retry) or Rejected (not); the text names no address."""
        try:
            self._send(message)
        except smtplib.SMTPRecipientsRefused as error:
            raise _refusal(max(code for code, _ in error.recipients.values())) from None
        except smtplib.SMTPResponseException as error:
            raise _refusal(error.smtp_code) from None
        except (smtplib.SMTPException, OSError) as error:
            raise Unreachable(f"no answer from the mail server: {type(error).__name__}") from None

    def _send(self, message: EmailMessage) -> None:
        with smtplib.SMTP(self.host, self.port, timeout=TIMEOUT_SECONDS) as server:
            if self.starttls:
                server.starttls(context=ssl.create_default_context())
            if self.user:
                server.login(self.user, self.password)
            server.send_message(message)


def _refusal(code: int) -> Unreachable | Rejected:
    kind = Rejected if code >= PERMANENT else Unreachable
    return kind(f"the mail server answered {code}")
