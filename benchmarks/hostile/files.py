"""Spoil knowledge files: each is read, or refused with where and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from benchmarks.hostile.mangling import INVISIBLE, mangled
from benchmarks.hostile.tally import Got
from bot.core.answering.advisor import Advisor
from bot.core.errors import KnowledgeError
from bot.core.knowledge.files import KnowledgeFile, KnowledgeFolder
from bot.core.knowledge.loader import parse
from tests.baker import BAKER

NAME = Path("baker.yaml")

LEARNED = 0.01
"""Share of the files without a fault that are learned and asked: that takes 0.1 s."""

SYNTAX = (
    *(
        "&a ",
        "*a",
        "*a\n",
        "<<: *a\n",
        "!!python/object:os.system ",
        "!!binary ",
        "!x ",
        "- ",
        ": ",
    ),
    *(
        "? ",
        "{",
        "}",
        "[",
        "]",
        "|\n",
        ">-\n",
        "%YAML 9.9\n---\n",
        "---\n",
        "...\n",
        "\t",
        "'",
        '"',
    ),
    *(
        "[" * 100,
        "{a: " * 50,
        "\\",
        "# ",
        "null",
        "~",
        "yes",
        "0o17",
        "1e999",
        "2023-99-99",
        ".nan",
    ),
)
"""What YAML makes something of."""


def read_file(rng: Random) -> Got:
    """Read one spoilt file; raise what a folder of knowledge must not raise."""
    content = spoilt(rng)
    folder = KnowledgeFolder((KnowledgeFile(NAME, content),))
    try:
        knowledge = parse(folder)
    except KnowledgeError as error:
        must_say_where(error, content)
        return Got.REFUSED
    if rng.random() < LEARNED:
        Advisor(knowledge).ask("what do they earn")
    return Got.ANSWERED


def must_say_where(error: KnowledgeError, content: bytes) -> None:
    """Raise AssertionError where a fault has no place in its file, no words or no remedy."""
    lines = content.count(b"\n") + content.count(b"\r") + 1
    for fault in error.faults:
        if not (fault.message and fault.remedy and 1 <= fault.line <= lines + 1):
            raise AssertionError(f"a fault without a place or words: {fault.render()!r}")
        if not all(one.isprintable() for one in fault.excerpt):
            raise AssertionError("a fault quotes what cannot be printed")


def spoilt(rng: Random) -> bytes:
    """Spoil the lines, then the text, then the bytes of a career."""
    lines = BAKER.splitlines(keepends=True)
    for _ in range(rng.randint(0, 3)):
        rng.choice(LINES)(rng, lines)
    text = "".join(lines)
    if rng.random() < 1 / 3:
        text = mangled(rng, text, rng.randint(1, 2))
    data = bytearray(text.encode("utf-8", "surrogatepass"))
    if rng.random() < 1 / 4:
        for _ in range(rng.randint(1, 4)):
            data[rng.randrange(len(data)) : 0] = bytes([rng.randrange(256)]) if data else b""
    if rng.random() < 1 / 50:
        return text.encode(rng.choice(["utf-16", "utf-32", "utf-8-sig", "utf-7"]), "replace")
    return bytes(data)


def _drop(rng: Random, lines: list[str]) -> None:
    del lines[rng.randrange(len(lines) or 1) :][: rng.randint(1, 4)]


def _repeat(rng: Random, lines: list[str]) -> None:
    place = rng.randint(0, len(lines))
    lines[place:place] = lines[place : place + rng.randint(1, 9)]


def _move(rng: Random, lines: list[str]) -> None:
    if lines:
        lines.insert(rng.randint(0, len(lines)), lines.pop(rng.randrange(len(lines))))


def _indent(rng: Random, lines: list[str]) -> None:
    if lines:
        place = rng.randrange(len(lines))
        lines[place] = rng.choice([" " + lines[place], lines[place][1:], "\t" + lines[place]])


def _value(rng: Random, lines: list[str]) -> None:
    """Put something else behind a colon."""
    if lines:
        place = rng.randrange(len(lines))
        name, colon, _ = lines[place].partition(": ")
        lines[place] = f"{name}{colon}{rng.choice((*SYNTAX, *INVISIBLE))}\n"


def _syntax(rng: Random, lines: list[str]) -> None:
    if lines:
        place = rng.randrange(len(lines))
        inside = rng.randint(0, len(lines[place]))
        lines[place] = lines[place][:inside] + rng.choice(SYNTAX) + lines[place][inside:]


LINES: Sequence[Callable[[Random, list[str]], None]] = (
    *(_drop, _repeat, _move, _indent, _indent, _value, _value, _syntax, _syntax),
)
