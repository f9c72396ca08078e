from __future__ import annotations

import numpy as np

from bot.core.retrieval.rows import LARGEST, added, rounded

NUMBERS = np.array([[1, -0.5, 0.25], [0, 0, 0], [-0.001, 0.0003, 0]], np.float32)


def test_each_row_keeps_its_numbers_to_half_a_step_of_its_own() -> None:
    rows, scales = rounded(NUMBERS)
    steps = np.abs(NUMBERS).max(axis=1) / LARGEST
    assert (np.abs(rows * scales[:, None] - NUMBERS) <= steps[:, None] / 2 + 1e-9).all()


def test_rows_add_up_as_often_as_their_strengths_say() -> None:
    (rows, scales), wanted = rounded(NUMBERS), np.array([0, 2], np.intp)
    found = added(rows, wanted, np.array([2, 1000], np.float32) * scales[wanted])
    assert np.allclose(found, 2 * NUMBERS[0] + 1000 * NUMBERS[2], atol=0.02)


def test_no_rows_add_up_to_nothing() -> None:
    rows, _ = rounded(np.zeros((0, 3), np.float32))
    assert added(rows, np.array([], np.intp), np.array([], np.float32)).tolist() == [0, 0, 0]
