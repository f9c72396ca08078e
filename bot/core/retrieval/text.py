"""Read a message as plain lower-case words: no markup, no disguises, no contractions."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import chain, islice

from bot.core.retrieval.remembering import remembered
from bot.core.retrieval.unfolding import unfold

MAX_CHARACTERS = 1_000
"""How much of a message is read; a Discord message holds up to 4,000, a question needs 300."""

MAX_WORDS = 160
"""How many words of a message are read, whatever their length."""

MAX_WORD_LENGTH = 40
"""Longer runs of letters are keyboard noise or encoded data, not words."""

_STRETCHES = 16
"""Stretches of one message, about, whose words are remembered: each is looked at several times."""

_MARKED_UP = re.compile(r"[<`@*~|\\_>#]|^\s*-|https?:|www\.", re.IGNORECASE | re.MULTILINE)
"""Whatever may begin one of the patterns below; most messages hold none of it."""

_MARK = re.compile(r"[-<`@*~|\\_>#]")

_CODE_BLOCK = re.compile(r"```.*?(?:```|\Z)", re.DOTALL)
_INLINE_CODE = re.compile(r"`([^`\n]*)`")
_LINK = re.compile(r"<?(?:https?://|www\.)[^\s>]+>?", re.IGNORECASE)
_DISCORD_TOKEN = re.compile(r"<(?:@[!&]?|#|/[^:>\s]+:|a?:\w+:|t:|id:)[^<>\s]*>")
_BROADCAST = re.compile(r"@(?:everyone|here)", re.IGNORECASE)
_MARKUP = re.compile(
    r"[*~|\\]+|(?<![^\W_])_+|_+(?![^\W_])|^[^\S\n]*(?:>{1,3}|#{1,3}|-)\s", re.MULTILINE
)
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*(?:\+\+|#(?!\w))?")
_APOSTROPHES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u00b4": "'", "`": "'"})

_ASCII_CONTROL = dict.fromkeys((*range(10), 11, 12, *range(14, 32), 127), " ")

FILLERS: frozenset[str] = frozenset(
    "actually ah asf basically bro bruh btw dude eh er erm fam fr haha hehe highkey hmm honestly "
    "huh imo jk kindly literally lmao lmfao lol lowkey man mate mhm nah ngl oof ok okay omg please "
    "pretty smh tbf tbh ty uh uhh um umm well xd yeah yep yo yup".split()
)
"""Words that fill a sentence and say nothing about its subject."""

_SLASHED = (
    (re.compile(r"\bw/o\b"), "without"),
    (re.compile(r"\bw/(?=\s|\w)"), "with "),
    (re.compile(r"\bb/c\b"), "because"),
)

_R_AS_ARE = re.compile(
    r"(?<=\b(?:how|who|you|ppl)\s)r\b|(?<=\b(?:what|they)\s)r\b"
    r"|(?<=\b(?:these|those|there)\s)r\b|(?<=\bwe\s)r\b|(?<=\bu\s)r\b"
    r"|\br\b(?=\s+(?:u|you|they|we|ppl|people|these|those|there)\b)"
)
"""Where a lone r means "are" and not the programming language."""


def clean(message: str) -> str:
    """Return a message without markup, mentions, links, code and invisible characters.

    Line ends stay, as they part questions; at most MAX_CHARACTERS come back.
    """
    text = visible(message[: 4 * MAX_CHARACTERS])  # first, as one in a mention would hide it
    if _may_be_marked_up(text) and _MARKED_UP.search(text):
        text = _without_markup(text)
    if text.isascii() and text.isprintable() and "`" not in text:  # one line, nothing to exchange
        return " ".join(text.split())[:MAX_CHARACTERS]
    text = text.translate(_APOSTROPHES)
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)[:MAX_CHARACTERS]


def _may_be_marked_up(text: str) -> bool:
    """Say whether a text holds a character of some markup; far quicker than to look for it."""
    return bool(_MARK.search(text)) or "://" in text or "www." in text.lower()


def _without_markup(text: str) -> str:
    text = _CODE_BLOCK.sub(" ", text)
    text = _INLINE_CODE.sub(r" \1 ", text)
    text = _DISCORD_TOKEN.sub(" ", text)
    text = _LINK.sub(" ", text)
    text = _BROADCAST.sub(" ", text)
    return _MARKUP.sub(" ", text)


def visible(text: str) -> str:
    """Drop accents, stacked marks and invisible characters; turn other control into space."""
    if text.isascii():
        return text if text.isprintable() else text.translate(_ASCII_CONTROL)
    parted = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text))
    return "".join(map(_visible, parted))


@lru_cache(maxsize=1_000)
def _visible(character: str) -> str:
    category = unicodedata.category(character)
    if category in {"Mn", "Me", "Cf"}:
        return ""
    if category.startswith("C"):
        return "\n" if character in "\n\r" else " "
    return character


def words(text: str) -> list[str]:
    """Split cleaned text into lower-case words, with contractions and slang unfolded."""
    return list(_split(text))


@lru_cache(maxsize=_STRETCHES)
def _split(text: str) -> tuple[str, ...]:
    lowered = text.casefold()
    if "/" in lowered:
        for pattern, full in _SLASHED:
            lowered = pattern.sub(full, lowered)
    found = _between_spaces(lowered)
    return _between_spaces(_R_AS_ARE.sub("are", lowered)) if "r" in found else found


def _between_spaces(lowered: str) -> tuple[str, ...]:
    """Split each of the stretches between spaces; most were met before."""
    stretches = lowered.split()
    short = max(map(len, stretches), default=0) <= MAX_WORD_LENGTH
    read = _remembered if short else _unfolded
    return tuple(islice(chain.from_iterable(map(read, stretches)), MAX_WORDS))


def _unfolded(stretch: str) -> tuple[str, ...]:
    """Split what stands between two spaces."""
    found = (word for word in _WORD.findall(stretch) if len(word) <= MAX_WORD_LENGTH)
    return tuple(chain.from_iterable(map(unfold, found)))


_remembered = remembered(10_000)(_unfolded)
"""Short stretches are met again; ten thousand long ones would take much room."""


def informative(found: list[str]) -> list[str]:
    """Leave out fillers; the list may come back empty."""
    return [word for word in found if word not in FILLERS]
