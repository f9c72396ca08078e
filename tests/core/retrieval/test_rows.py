from __future__ import annotations

import numpy as np

from bot.core.retrieval.rows import LARGEST, Rows

NUMBERS = np.array([[1, -0.5, 0.25], [0, 0, 0], [-0.001, 0.0003, 0]], np.float32)


def test_each_row_keeps_its_numbers_to_half_a_step_of_its_own() -> None:
    rows = Rows.of(NUMBERS)
    kept = rows.bytes.take(np.arange(3, dtype=np.intp), 0) * rows.scales[:, None]
    steps = np.abs(NUMBERS).max(axis=1) / LARGEST
    assert (np.abs(kept - NUMBERS) <= steps[:, None] / 2 + 1e-9).all()


def test_rows_add_up_as_often_as_their_strengths_say() -> None:
    rows, wanted = Rows.of(NUMBERS), np.array([0, 2], np.intp)
    found = rows.sum(wanted, np.array([2, 1000], np.float32) * rows.scales[wanted])
    assert np.allclose(found, 2 * NUMBERS[0] + 1000 * NUMBERS[2], atol=0.02)


def test_no_rows_add_up_to_nothing() -> None:
    none = Rows.of(np.zeros((0, 3), np.float32))
    assert none.sum(np.array([], np.intp), np.array([], np.float32)).tolist() == [0, 0, 0]
