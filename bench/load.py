"""Requests over connections that are kept open, as many as are answered: python -m bench.load '{"port": …}'."""

import asyncio
import json
import sys
import time
from dataclasses import asdict, dataclass
from typing import Any

HEAD_END = b"\r\n\r\n"
LENGTH = b"content-length:"


@dataclass(frozen=True)
class Aim:
    """What to ask for, on loopback; ends after so many seconds or requests, whichever comes first."""

    port: int
    paths: list[str]
    cookie: str = ""
    connections: int = 16
    seconds: float = 4.0
    most: int = 1_000_000


@dataclass
class Tally:
    begun: float = 0.0
    ended: float = 0.0
    answered: int = 0
    refused: int = 0
    octets: int = 0

    @property
    def rate(self) -> float:
        """Answers per second."""
        return self.answered / (self.ended - self.begun)


class Caller(asyncio.Protocol):
    """One connection: asks, takes the whole answer, asks again."""

    def __init__(self, aim: Aim, tally: Tally, finished: asyncio.Event) -> None:
        self._aim, self._tally, self._finished = aim, tally, finished
        self._requests = [_request(aim, path) for path in aim.paths]
        self._held = b""
        self._next = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._ask()

    def _ask(self) -> None:
        now = time.perf_counter()
        self._tally.ended = now
        if self._tally.answered >= self._aim.most or now > self._tally.begun + self._aim.seconds:
            self._finished.set()
            self._transport.close()
            return
        self._transport.write(self._requests[self._next % len(self._requests)])
        self._next += 1

    def data_received(self, data: bytes) -> None:
        self._held += data
        head, found, body = self._held.partition(HEAD_END)
        if not found or len(body) < _length(head):
            return
        self._held = b""
        self._tally.answered += 1
        self._tally.octets += len(body)
        self._tally.refused += not head.startswith(b"HTTP/1.1 200")
        self._ask()

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - asyncio calls it so
        self._finished.set()


def _request(aim: Aim, path: str) -> bytes:
    lines = [f"GET {path} HTTP/1.1", f"Host: 127.0.0.1:{aim.port}", "Accept: text/html", "Accept-Language: nb"]
    if aim.cookie:
        lines.append(f"Cookie: {aim.cookie}")
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def _length(head: bytes) -> int:
    lower = head.lower()
    begin = lower.index(LENGTH) + len(LENGTH)
    return int(lower[begin:].split(b"\r", 1)[0])


async def load(aim: Aim) -> Tally:
    """Ask until the aim is reached."""
    loop, tally = asyncio.get_running_loop(), Tally()
    ends = [asyncio.Event() for _ in range(aim.connections)]
    tally.begun = time.perf_counter()
    for end in ends:
        await loop.create_connection(lambda end=end: Caller(aim, tally, end), "127.0.0.1", aim.port)  # type: ignore[misc] # bound now
    await asyncio.gather(*(end.wait() for end in ends))
    return tally


def main() -> None:
    given: dict[str, Any] = json.loads(sys.argv[1])
    print(json.dumps(asdict(asyncio.run(load(Aim(**given))))))


if __name__ == "__main__":
    main()
