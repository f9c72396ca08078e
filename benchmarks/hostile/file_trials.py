"""Put files into a folder of knowledge that nobody means to be read."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.hostile.tally import Found, Got, Harm, Tally, in_short
from bot.core.errors import KnowledgeError
from bot.core.knowledge.loader import load_knowledge
from tests.baker import BAKER

HUGE = 50 * 1024 * 1024
"""Bytes of the largest one."""

PATIENCE = 2.0
"""Seconds of the processor within which a file is refused."""


def files_tried() -> dict[str, Tally]:
    """Put files into a folder of knowledge that nobody means to be read."""
    return {name: _refused(name, write) for name, write in FILES.items()}


def _refused(name: str, write: Callable[[Path], None]) -> Tally:
    tally = Tally()
    with TemporaryDirectory() as folder:
        inside = Path(folder, "knowledge")
        inside.mkdir()
        write(inside)
        started = time.process_time()
        try:
            load_knowledge(inside)
        except KnowledgeError:
            tally.got = Counter({Got.REFUSED: 1})
        except Exception as error:
            tally.got = Counter({Got.IGNORED: 1})
            tally.found.append(Found(name, 0, Harm.EXCEPTION, in_short(error)))
        else:
            tally.got = Counter({Got.ANSWERED: 1})
            tally.found.append(Found(name, 0, Harm.BORDER, "it was read"))
        took = time.process_time() - started
        if took > PATIENCE:
            tally.found.append(Found(name, 0, Harm.WAITING, f"refused after {took:.1f} s"))
    return tally


def _alias_bomb(folder: Path) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    for number in range(1, 20):
        inside = ", ".join([f"*a{number - 1}"] * 9)
        lines.append(f"a{number}: &a{number} [{inside}]")
    (folder / "baker.yaml").write_text("\n".join(lines), encoding="utf-8")


def _deep(folder: Path) -> None:
    (folder / "baker.yaml").write_text("[" * 100_000, encoding="utf-8")


def _huge(folder: Path) -> None:
    with (folder / "baker.yaml").open("wb") as file:
        for _ in range(0, HUGE, len(BAKER)):
            file.write(BAKER.encode())


def _link_out(folder: Path) -> None:
    outside = folder.parent / "baker.yaml"
    outside.write_text(BAKER, encoding="utf-8")
    (folder / "baker.yaml").symlink_to(outside)


def _link_up(folder: Path) -> None:
    """Lead out by way of a folder, which looks like one inside."""
    away = folder.parent / "away"
    away.mkdir()
    (away / "baker.yaml").write_text(BAKER, encoding="utf-8")
    (folder / "inside").symlink_to(away)
    (folder / "baker.yaml").symlink_to(folder / "inside" / "baker.yaml")


def _circle(folder: Path) -> None:
    (folder / "baker.yaml").symlink_to(folder / "other.yaml")
    (folder / "other.yaml").symlink_to(folder / "baker.yaml")


def _pipe(folder: Path) -> None:
    os.mkfifo(folder / "baker.yaml")


FILES: dict[str, Callable[[Path], None]] = {
    "a YAML alias bomb": _alias_bomb,
    "a YAML of 100,000 brackets": _deep,
    "a YAML of 50 MB": _huge,
    "a link out of the knowledge folder": _link_out,
    "a link out by way of a folder": _link_up,
    "links in a circle": _circle,
    "a pipe in the place of a file": _pipe,
}
"""By what the reader of a table calls them."""
