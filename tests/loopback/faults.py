"""Switch faults on: what a request or a connection meets in the place of an answer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Silence(StrEnum):
    """Name the ways in which no answer comes."""

    RESET = "connection reset"
    HANG = "request hangs"


@dataclass(frozen=True, slots=True)
class Status:
    """An answer that is an error, with Discord's code and what else its body says."""

    status: int
    code: int = 0
    body: Mapping[str, object] = field(default_factory=dict)
    is_page: bool = False
    """Whether an intermediate proxy answers with a page instead of JSON."""


class RefusedError(Exception):
    """End a request with an error of Discord's."""

    def __init__(self, status: int, code: int, message: str) -> None:
        super().__init__(message)
        self.answer = Status(status, code, {"message": message})


def rate_limited(seconds: float, *, everywhere: bool = False) -> Status:
    """Ask for patience on one route, or on all of them."""
    body = {"message": "You are being rate limited.", "retry_after": seconds}
    return Status(429, body={**body, "global": everywhere})


UNAVAILABLE = Status(503, is_page=True)
EXPIRED = Status(404, 10062, {"message": "Unknown interaction"})
MESSAGE_GONE = Status(404, 10008, {"message": "Unknown Message"})
CHANNEL_GONE = Status(404, 10003, {"message": "Unknown Channel"})
NO_PERMISSION = Status(403, 50013, {"message": "Missing Permissions"})
UNAUTHORIZED = Status(401, 0, {"message": "401: Unauthorized"})
UNKNOWN_ROUTE = Status(404, 0, {"message": "404: Not Found"})

Fault = Status | Silence

CALLBACKS = r"POST /interactions/.*/callback"
FOLLOWUPS = r"POST /webhooks/\d+/[^/]+"
POSTS = r"POST /channels/\d+/messages"
EDITS = r"PATCH /channels/\d+/messages/\d+"
DELETIONS = r"DELETE /channels/\d+/messages/\d+"


@dataclass(slots=True)
class Switch:
    """A fault, the requests that meet it, and how often it still happens."""

    request: re.Pattern[str]
    fault: Fault
    times: int
    lost: bool
    """Whether the request is carried out, and only its answer replaced."""


class Faults:
    """Hold the faults that are switched on."""

    def __init__(self) -> None:
        self._switches: list[Switch] = []
        self.met = 0
        self.refused: Counter[int] = Counter()
        """How often each of Discord's codes was answered without a switch."""

    def on(self, request: str, fault: Fault, times: int = 1, *, lost: bool = False) -> None:
        """Let the next requests that look like this meet a fault."""
        self._switches.append(Switch(re.compile(request), fault, times, lost))

    def off(self) -> None:
        """Let every request through."""
        self._switches.clear()

    def meets(self, request: str) -> Switch | None:
        """Return the first fault that a request meets, and count it."""
        for switch in self._switches:
            if switch.times > 0 and switch.request.fullmatch(request):
                switch.times -= 1
                self.met += 1
                return switch
        return None
