"""Pack what was learned of a career into bytes, and unpack it.

The bytes are an uncompressed NumPy archive of plain arrays; nothing in them is ever executed.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from bot.core.errors import SnapshotError
from bot.core.retrieval.classifier import Classifier
from bot.core.retrieval.features import FeatureSpace
from bot.core.retrieval.index import Index
from bot.core.retrieval.learning import Learned

Arrays = dict[str, NDArray[Any]]

_INDEX_ARRAYS = (
    "feature_weights",
    "shared",
    "lone_row",
    "lone_value",
    "weights",
    "duals",
    "meaning",
)


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
    told = {
        "counts": dict(learned.counts),
        "words_of": {name: list(words) for name, words in learned.words_of.items()},
        "names": {name: found.names for name, found in classifiers.items()},
    }
    arrays: Arrays = {
        f"{name}.{part}": getattr(found.index, part)
        for name, found in classifiers.items()
        for part in _INDEX_ARRAYS
    }
    arrays["table"] = learned.space.table
    arrays["told"] = np.frombuffer(json.dumps(told).encode(), np.uint8)
    stream = io.BytesIO()
    np.savez(stream, allow_pickle=False, **arrays)
    return stream.getvalue()


def unpack(stream: BinaryIO) -> Learned:
    """Read what was packed from a seekable stream; raise SnapshotError where it is damaged."""
    try:
        with np.load(stream, allow_pickle=False) as archive:
            arrays = {name: archive[name] for name in archive.files}
        told = json.loads(arrays["told"].tobytes())
        names = told["names"]
        return Learned(
            counts=told["counts"],
            words_of=told["words_of"],
            space=FeatureSpace(arrays["table"]),
            entries=_classifier("entries", names, arrays),
            scopes=_classifier("scopes", names, arrays),
            gaps=_classifier("gaps", names, arrays) if "gaps" in names else None,
        )
    except (ValueError, KeyError, TypeError, EOFError, OSError, zipfile.BadZipFile) as error:
        raise SnapshotError(f"the snapshot is damaged ({type(error).__name__})") from error


def _classifier(name: str, names: Mapping[str, list[str]], arrays: Arrays) -> Classifier:
    index = Index(**{part: arrays[f"{name}.{part}"] for part in _INDEX_ARRAYS})
    return Classifier(tuple(names[name]), index)
