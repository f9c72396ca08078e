"""Pack what was learned of a career into bytes, and unpack it.

The bytes are a checksum, the length of a JSON header, the header, and plain arrays; nothing in them
is ever executed. From a file the arrays are mapped, not read: a question touches few of them.
"""

from __future__ import annotations

import io
import json
import mmap
import struct
import zlib
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from bot.core.errors import SnapshotError
from bot.core.retrieval.classifier import Classifier
from bot.core.retrieval.features import FeatureSpace
from bot.core.retrieval.index import Index
from bot.core.retrieval.learning import Learned
from bot.core.retrieval.rows import Rows

Arrays = dict[str, NDArray[Any]]

_START = struct.Struct("<IQ")
"""CRC-32 of all that follows it but the length, and the header's length in bytes."""

_ALIGNED = 64
"""Each array begins at a multiple of so many bytes, as fast reading wants."""

_CHUNK = 1 << 20


def pack(learned: Learned) -> bytes:
    """Write what was learned as bytes."""
    classifiers = {
        name: found
        for name, found in [
            ("entries", learned.entries),
            ("scopes", learned.scopes),
            ("gaps", learned.gaps),
        ]
        if found is not None
    }
    arrays: Arrays = {
        f"{name}.{part}": array
        for name, found in classifiers.items()
        for part, array in _parts(found.index)
    }
    arrays["table"] = learned.space.table
    told = {
        "counts": dict(learned.counts),
        "words_of": {name: list(words) for name, words in learned.words_of.items()},
        "names": {name: found.names for name, found in classifiers.items()},
        "arrays": {name: [array.dtype.str, array.shape] for name, array in arrays.items()},
    }
    header = json.dumps(told).encode()
    header += b" " * (-(_START.size + len(header)) % _ALIGNED)
    body = b"".join([header, *map(_padded, arrays.values())])
    return _START.pack(zlib.crc32(body), len(header)) + body


def _parts(index: Index) -> Iterator[tuple[str, NDArray[Any]]]:
    yield "place", index.place
    yield "value", index.value
    yield "weights", index.weights.bytes
    yield "weights.scales", index.weights.scales
    yield "duals", index.duals.bytes
    yield "duals.scales", index.duals.scales
    yield "meaning", index.meaning


def _padded(array: NDArray[Any]) -> bytes:
    data = np.ascontiguousarray(array).tobytes()
    return data + bytes(-len(data) % _ALIGNED)


def unpack(stream: BinaryIO) -> Learned:
    """Read what was packed from a seekable stream; raise SnapshotError where it is damaged."""
    try:
        start = _START.unpack(stream.read(_START.size))
        if _checksum(stream) != start[0]:
            raise SnapshotError("the snapshot is damaged (checksum)")
        return _learned(_mapped(stream), start[1])
    except (ValueError, KeyError, TypeError, OSError, struct.error) as error:
        raise SnapshotError(f"the snapshot is damaged ({type(error).__name__})") from error


def _checksum(stream: BinaryIO) -> int:
    """Sum the rest of a stream up piece by piece, so that it is never held as a whole."""
    found = 0
    while piece := stream.read(_CHUNK):
        found = zlib.crc32(piece, found)
    return found


def _mapped(stream: BinaryIO) -> mmap.mmap | bytes:
    """Map a file; read what is none."""
    try:
        return mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
    except io.UnsupportedOperation:
        stream.seek(0)
        return stream.read()


def _learned(data: mmap.mmap | bytes, length: int) -> Learned:
    told = json.loads(data[_START.size : _START.size + length])
    arrays = _arrays(data, _START.size + length, told["arrays"])
    names = told["names"]
    return Learned(
        counts=told["counts"],
        words_of=told["words_of"],
        space=FeatureSpace(arrays["table"]),
        entries=_classifier("entries", names, arrays),
        scopes=_classifier("scopes", names, arrays),
        gaps=_classifier("gaps", names, arrays) if "gaps" in names else None,
    )


def _arrays(data: mmap.mmap | bytes, offset: int, told: Mapping[str, Any]) -> Arrays:
    arrays: Arrays = {}
    for name, (kind, shape) in told.items():
        count = int(np.prod(shape))
        found = np.frombuffer(data, kind, count, offset) if count else np.empty(0, kind)
        arrays[name] = found.reshape(shape)
        offset += found.nbytes + -found.nbytes % _ALIGNED
    return arrays


def _classifier(name: str, names: Mapping[str, list[str]], arrays: Arrays) -> Classifier:
    def rows(part: str) -> Rows:
        return Rows(arrays[f"{name}.{part}"], arrays[f"{name}.{part}.scales"])

    index = Index(
        arrays[f"{name}.place"],
        arrays[f"{name}.value"],
        rows("weights"),
        rows("duals"),
        arrays[f"{name}.meaning"],
    )
    return Classifier(tuple(names[name]), index)
