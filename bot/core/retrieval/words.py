"""Know how common the words of English are."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import msgpack

UNLISTED_ZIPF = 2.0
"""Frequency assumed of a word outside the list, which ends at 3."""

_CENTIBELS = 100
_PER_THOUSAND_MILLION = 9


@cache
def ordinary_words() -> Mapping[str, float]:
    """Return the 29,000 words that occur at least once in a million, each with its frequency.

    The frequency is log10 of a word's occurrences in a thousand million words, about 3 to 8. The
    list is wordfreq's small one. It is read from that package's data: to import the package costs
    14 MB, for a tokenizer that is not used here.
    """
    _, *steps = msgpack.unpackb(gzip.decompress(_small_list().read_bytes()))
    return {
        word: _PER_THOUSAND_MILLION - centibels / _CENTIBELS
        for centibels, words in enumerate(steps)
        for word in words
    }


def _small_list() -> Path:
    package = find_spec("wordfreq")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("the package wordfreq is missing")
    return Path(package.origin).with_name("data") / "small_en.msgpack.gz"


def zipf(word: str) -> float:
    """Return log10 of a word's occurrences in a thousand million words, about 2 to 8."""
    return ordinary_words().get(word, UNLISTED_ZIPF)
