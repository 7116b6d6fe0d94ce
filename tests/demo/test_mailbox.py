"""Mail by real SMTP into the demo's mailbox."""

import socket
from email.message import EmailMessage
from pathlib import Path

import pytest

from portal.demo.mailbox import mailbox
from portal.outside.smtp import Rejected, Smtp, Unreachable


def _invitation(to: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Laget <ikke-svar@laget.invalid>"
    message["To"] = to
    message["Subject"] = "Innkalling til møte"
    message.set_content("Du er invitert. Åpne Laget for å se mer.")
    return message


def test_the_invitation_lies_as_a_file_when_the_server_said_yes(tmp_path: Path) -> None:
    with mailbox(tmp_path / "mail") as box:
        Smtp("127.0.0.1", box.port).send(_invitation("nav@example.org"))
        (message,) = box.wait_for("nav@example.org")
    assert message["Subject"] == "Innkalling til møte"
    assert "Åpne Laget" in message.get_content()
    assert len(list((tmp_path / "mail").glob("*.eml"))) == 1


def test_messages_are_read_in_the_order_they_came(tmp_path: Path) -> None:
    with mailbox(tmp_path) as box:
        for number in range(3):
            message = _invitation("ida@example.org")
            message["X-Number"] = str(number)
            Smtp("127.0.0.1", box.port).send(message)
        assert [message["X-Number"] for message in box.messages("ida@example.org")] == ["0", "1", "2"]


def test_a_server_that_is_down_is_worth_a_retry_and_the_error_names_nobody() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        closed = taken.getsockname()[1]
    with pytest.raises(Unreachable) as refused:
        Smtp("127.0.0.1", closed).send(_invitation("ida@example.org"))
    assert "ida" not in str(refused.value)


def test_an_address_that_the_server_refuses_is_not_tried_again(tmp_path: Path) -> None:
    with mailbox(tmp_path) as box, pytest.raises(Rejected) as refused:
        Smtp("127.0.0.1", box.port).send(_invitation(f"{'x' * 9000}@example.org"))
    assert "xxx" not in str(refused.value)
