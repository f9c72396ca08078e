"""Pack a career and what was learned of it into bytes, and unpack them.

The bytes are a checksum, the lengths of two JSON texts, the texts (the career, and a header), and
plain arrays; nothing in them is ever executed. Of the largest arrays a question needs a few rows,
so they are left in the file.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from bot.core.errors import SnapshotError
from bot.core.knowledge.model import Career
from bot.core.retrieval.classifier import Classes
from bot.core.retrieval.features import FeatureSpace
from bot.core.retrieval.learning import Learned
from bot.core.retrieval.nearness import MeaningWeights
from bot.core.retrieval.rows import Rows
from bot.core.retrieval.scorer import Scorer
from bot.core.retrieval.stored import Stored
from bot.core.retrieval.wording import Wordings

Arrays = dict[str, NDArray[Any]]

_BYTES = "rows"
"""How the arrays of rows are named, behind the number of their index."""

_START = struct.Struct("<IQQ")
"""CRC-32 of all that follows, and the lengths in bytes of the career and of the header."""

_ALIGNED = 64
"""Each array begins at a multiple of so many bytes, as fast reading wants."""

_CHUNK = 1 << 18
"""Bytes that are summed up at a time; four times as many are not faster."""

LEFT_IN_FILE = 1 << 20
"""Bytes from which rows are left in the file: 22 MB of the gap topics, and 7 MB of the others.

Reading them makes an answer slower by three quarters; who answers often has the whole read at once.
"""


def pack(career: Career, learned: Learned) -> bytes:
    """Write a career and what was learned of it as bytes."""
    scorer = learned.scorer
    arrays: Arrays = {
        f"{number}.{part}": array
        for number, rows in enumerate(scorer.rows)
        for part, array in _parts(rows)
    }
    arrays |= {"halves": learned.space.halves, "starts": learned.space.starts}
    arrays |= {"place": scorer.place, "value": scorer.value}
    arrays |= {"wordings": learned.wordings.hashes, "worded": learned.wordings.owners}
    arrays["words"] = _word_numbers(learned)
    classes = [learned.entries, learned.scopes, learned.gaps]
    told = {
        "counts": dict(learned.counts),
        "words_of": {name: len(words) for name, words in learned.words_of.items()},
        "spread": dict(learned.spread),
        "names": [one.names for one in classes if one is not None],
        "ends": [rows.ends for rows in scorer.rows],
        "arrays": {name: [array.dtype.str, array.shape] for name, array in arrays.items()},
    }
    text = career.model_dump_json().encode()
    header = json.dumps(told).encode()
    header += b" " * (-(_START.size + len(text) + len(header)) % _ALIGNED)
    body = b"".join([text, header, *map(_padded, arrays.values())])
    return _START.pack(zlib.crc32(body), len(text), len(header)) + body


def _word_numbers(learned: Learned) -> NDArray[np.int32]:
    """Write the words of all classes as their numbers among those that are counted."""
    number = {word: position for position, word in enumerate(learned.counts)}
    return np.array([number[w] for words in learned.words_of.values() for w in words], np.int32)


def _words_of(told: Mapping[str, Any], numbers: NDArray[np.int32]) -> dict[str, list[str]]:
    """Read the words of all classes; those of several are held once."""
    known = list(told["counts"])
    ends = np.cumsum(list(told["words_of"].values()))[:-1]
    parts = zip(told["words_of"], np.split(numbers, ends), strict=True)
    return {name: [known[number] for number in part.tolist()] for name, part in parts}


def _parts(rows: Rows) -> Iterator[tuple[str, Any]]:
    yield _BYTES, rows.rows
    if rows.meanings is not None:
        yield "meaning", rows.meanings.joined.astype(np.float16)
        yield "near", rows.meanings.near.astype(np.float16)


def _padded(array: NDArray[Any]) -> bytes:
    data = np.ascontiguousarray(array).tobytes()
    return data + bytes(-len(data) % _ALIGNED)


def unpack(stream: BinaryIO, left_in_file: int = LEFT_IN_FILE) -> tuple[Career, Learned]:
    """Read what was packed from a seekable stream; raise SnapshotError where it is damaged.

    Rows of as many bytes as `left_in_file` are read when they are needed, so the stream stays open.
    """
    try:
        checksum, text, header = _START.unpack(stream.read(_START.size))
        if _checksum(stream) != checksum:
            raise SnapshotError("the snapshot is damaged (checksum)")
        stream.seek(_START.size)
        career = Career.model_validate_json(stream.read(text))
        return career, _learned(json.loads(stream.read(header)), stream, left_in_file)
    except (ValueError, LookupError, TypeError, OSError, struct.error) as error:
        raise SnapshotError(f"the snapshot is damaged ({type(error).__name__})") from error


def _checksum(stream: BinaryIO) -> int:
    """Sum the rest of a stream up piece by piece, so that it is never held as a whole."""
    found = 0
    while piece := stream.read(_CHUNK):
        found = zlib.crc32(piece, found)
    return found


def _learned(told: Mapping[str, Any], stream: BinaryIO, left_in_file: int) -> Learned:
    arrays = _arrays(stream, told["arrays"], left_in_file)
    rows = [_rows(f"{number}.", arrays, ends) for number, ends in enumerate(told["ends"])]
    entries, scopes, *gaps = (Classes(tuple(names)) for names in told["names"])
    return Learned(
        counts=told["counts"],
        words_of=_words_of(told, arrays["words"]),
        spread=told["spread"],
        wordings=Wordings(arrays["wordings"], arrays["worded"]),
        space=FeatureSpace(arrays["halves"], arrays["starts"]),
        scorer=Scorer(arrays["place"], arrays["value"], rows),
        entries=entries,
        scopes=scopes,
        gaps=gaps[0] if gaps else None,
    )


def _arrays(stream: BinaryIO, told: Mapping[str, Any], left_in_file: int) -> dict[str, Any]:
    arrays: dict[str, Any] = {}
    for name, (kind, shape) in told.items():
        size = int(np.prod(shape)) * np.dtype(kind).itemsize
        start = stream.tell()
        if name.endswith(_BYTES) and size >= left_in_file:
            arrays[name] = Stored(stream, start, shape[1])
        else:
            arrays[name] = np.frombuffer(stream.read(size), kind).reshape(shape)
        stream.seek(start + size + -size % _ALIGNED)
    return arrays


def _rows(prefix: str, arrays: Mapping[str, Any], ends: Sequence[int]) -> Rows:
    meanings = None
    if f"{prefix}meaning" in arrays:
        halves = (arrays[f"{prefix}{name}"] for name in ("meaning", "near"))
        meanings = MeaningWeights(*(numbers.astype(np.float32) for numbers in halves))
    return Rows(arrays[f"{prefix}{_BYTES}"], tuple(ends), meanings)
