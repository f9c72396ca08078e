"""Draw whatever there is a picture of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from bot.pictures.letters import can_write
from bot.pictures.painting import paint
from bot.pictures.path import Path, path_alt, path_scene
from bot.pictures.pay import Pay, pay_alt, pay_scene
from bot.pictures.radar import Radar, radar_alt, radar_scene
from bot.pictures.scene import Scene

Subject = Path | Pay | Radar

PAYS_KEPT = 8
"""Pictures of pay that are kept, some 60 KB each: everybody is shown the same ones."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture as a file, and the words that stand for it."""

    name: str
    alt: str
    png: bytes


def drawn(subject: Subject) -> Drawn | None:
    """Draw a subject, which takes some 100 ms; None where the font lacks one of its letters."""
    return _pay(subject) if isinstance(subject, Pay) else _draw(subject)


@lru_cache(maxsize=PAYS_KEPT)
def _pay(pay: Pay) -> Drawn | None:
    return _draw(pay)


def _draw(subject: Subject) -> Drawn | None:
    name, alt, scene = laid_out(subject)
    if not all(can_write(words.text) for words in scene.words):
        return None
    return Drawn(f"{name}.png", alt, paint(scene))


def laid_out(subject: Subject) -> tuple[str, str, Scene]:
    """Return a subject's name, the words that stand for it, and where all of it goes."""
    match subject:
        case Path():
            return "path", path_alt(subject), path_scene(subject)
        case Pay():
            return "pay", pay_alt(subject), pay_scene(subject)
        case Radar():
            return "radar", radar_alt(subject), radar_scene(subject)
