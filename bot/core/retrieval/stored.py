"""Leave rows of numbers in the file that they were packed into, and read those that are asked for.

Mapping the file would be less to write, but not less to hold: a kernel that keeps files in large
pieces maps up to a megabyte around each byte that is touched.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO, Literal

import numpy as np
from numpy.typing import NDArray

from bot.core.errors import SnapshotError


@dataclass(frozen=True, slots=True)
class Stored:
    """Rows of bytes in a seekable stream, which stays open as long as they are needed."""

    stream: BinaryIO
    offset: int
    width: int

    def take(self, wanted: NDArray[np.intp], axis: Literal[0]) -> NDArray[np.int8]:
        """Read some rows; raise SnapshotError where the stream ends before them."""
        del axis  # an array has others
        read = b"".join(map(self._row, wanted.tolist()))
        if len(read) != len(wanted) * self.width:
            raise SnapshotError("the snapshot was cut off while it was in use")
        return np.frombuffer(read, np.int8).reshape(-1, self.width)

    def _row(self, number: int) -> bytes:
        self.stream.seek(self.offset + number * self.width)
        return self.stream.read(self.width)
