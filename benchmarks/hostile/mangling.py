"""Spoil texts and JSON at random, the same way for the same seed."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import Any

from tests.bad_input import BAD_INPUT

Mangling = Callable[[Random, str], str]

HOMOGLYPHS = dict(zip("aceopxyis03", "асеорхуіѕОЗ", strict=True))
"""Letters beside others that look the same: Latin and digits, Cyrillic."""

FOREIGN_DIGITS = dict(zip("0123456789", "٠١٢٣٤٥٦٧٨٩", strict=True))

NUMBERS = ("0", "-1", f"{2**63 - 1}", f"{2**63}", "9" * 20, "9" * 21, "9" * 300, "1e9", "0x10", "½")

MARKUP = (
    *("@everyone", "@here", "<@1>", "<@!1>", "<@&1>", "<#1>", "</ask:1>", "<t:1:R>", "<:a:1>"),
    *("[x](https://evil.example)", "<https://evil.example>", "discord.gg/abc", "javascript:x"),
    *("**", "__", "~~", "||", "`", "```", "> ", "# ", "-# ", "\\", "\n", "\n> ", "||@everyone||"),
)
"""What Discord makes something of."""

INVISIBLE = (
    "\u200b",
    "\u200d",
    "\u2060",
    "\ufeff",
    "\u202e",
    "\u202c",
    "\x00",
    "\x1b[31m",
    "\ud800",
)

_HOSTILE = (*BAD_INPUT.values(), *MARKUP, *INVISIBLE, *NUMBERS)


def hostile_text(rng: Random, sources: Sequence[str], longest: int) -> str:
    """Spoil one of the sources, or put hostile pieces together."""
    if rng.random() < HARDLY_EVER * 2:
        return "".join(rng.choices(_HOSTILE, k=rng.randint(1, 8)))[:longest]
    return mangled(rng, rng.choice(sources), rng.randint(0, 4))[:longest]


HARDLY_EVER = 0.1
"""Share of what would hide the rest if it happened more often."""


def mangled(rng: Random, text: str, times: int) -> str:
    """Spoil a text so many times."""
    for _ in range(times):
        text = rng.choice(MANGLINGS)(rng, text)
    return text


def _insert(rng: Random, text: str) -> str:
    place = rng.randint(0, len(text))
    return text[:place] + rng.choice(_HOSTILE)[:400] + text[place:]


def _delete(rng: Random, text: str) -> str:
    start = rng.randint(0, len(text))
    return text[:start] + text[start + rng.randint(1, 5) :]


def _repeat(rng: Random, text: str) -> str:
    start = rng.randint(0, len(text))
    piece = text[start : start + rng.randint(1, 12)]
    return text[:start] + piece * rng.choice([2, 3, 50]) + text[start:]


def _exchange(rng: Random, text: str) -> str:
    """Let each letter of a few look the same and be another."""
    chosen = {letter for letter in HOMOGLYPHS if rng.random() < 1 / 2}
    return "".join(HOMOGLYPHS[one] if one in chosen else one for one in text)


def _foreign_digits(_rng: Random, text: str) -> str:
    return "".join(FOREIGN_DIGITS.get(one, one) for one in text)


def _number(rng: Random, text: str) -> str:
    """Put another number in the place of one."""
    places = [number for number, one in enumerate(text) if one.isdecimal()]
    if not places:
        return text + rng.choice(NUMBERS)
    start = end = rng.choice(places)
    while end < len(text) and text[end].isdecimal():
        end += 1
    return text[:start] + rng.choice(NUMBERS) + text[end:]


def _hide(rng: Random, text: str) -> str:
    place = rng.randint(0, len(text))
    return text[:place] + rng.choice(INVISIBLE) + text[place:]


def _any_character(rng: Random, text: str) -> str:
    place = rng.randint(0, len(text))
    return text[:place] + chr(rng.randrange(0x11_0000)) + text[place + 1 :]


def _shift_case(rng: Random, text: str) -> str:
    return rng.choice([str.upper, str.title, str.swapcase])(text)


def _turn_round(_rng: Random, text: str) -> str:
    return text[::-1]


def _cut(rng: Random, text: str) -> str:
    return text[: rng.randint(0, len(text))]


MANGLINGS: Sequence[Mangling] = (
    *(_insert, _insert, _delete, _delete, _repeat, _exchange, _foreign_digits, _number),
    *(_hide, _any_character, _shift_case, _turn_round, _cut),
)

EXTRA: Sequence[Any] = (
    *(None, "", 0, -1, 2**63, 10**30, True, 1.5, [], {}, [[]], {"": {}}, [None], "x" * 5000),
    *("9" * 21, "1970-01-01T00:00:00+00:00", "\u202e", "@everyone", {"id": "1", "type": 3}),
)
"""Values of fields that nobody knows."""

UNKNOWN = (-1, 7, 99, 999, 2**31, 2**53)
"""Values of enumerations and flags that nobody knows."""


def mangled_json(rng: Random, data: Any, times: int) -> Any:
    """Return a copy in which so many fields are missing, too many, or have an unknown value.

    All stay of their type: what tells a number where a text belongs is not Discord.
    """
    data = copy.deepcopy(data)
    for _ in range(times):
        places = list(_places(data))
        if places:
            holder, key = rng.choice(places)
            rng.choice(SPOILINGS)(rng, holder, key)
    return data


def _places(data: Any) -> Iterator[tuple[Any, Any]]:
    """Yield every place of a value: what holds it, and under which key."""
    keys = data if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ()
    for key in list(keys):
        yield data, key
        yield from _places(data[key])


def _leave_out(_rng: Random, holder: Any, key: Any) -> None:
    del holder[key]


def _add(rng: Random, holder: Any, key: Any) -> None:
    """Add a field that nobody knows, or one more of a list."""
    if isinstance(holder, dict):
        holder[f"new_{rng.randrange(10)}"] = copy.deepcopy(rng.choice(EXTRA))
    else:
        holder.append(copy.deepcopy(holder[key]))


def _change(rng: Random, holder: Any, key: Any) -> None:
    """Give a field another value of its type."""
    value = holder[key]
    if isinstance(value, bool):
        holder[key] = not value
    elif isinstance(value, int):
        holder[key] = rng.choice(UNKNOWN)
    elif isinstance(value, str):
        holder[key] = mangled(rng, value, 1)
    elif isinstance(value, list | dict):
        value.clear()


SPOILINGS = (_leave_out, _leave_out, _add, _change)
