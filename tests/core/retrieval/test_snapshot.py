from __future__ import annotations

import io

import pytest

from bot.core.errors import SnapshotError
from bot.core.knowledge.model import Career
from bot.core.retrieval.learning import Learned, examples, learn
from bot.core.retrieval.retriever import Retriever
from bot.core.retrieval.snapshot import LEFT_IN_FILE, pack, unpack


@pytest.fixture(scope="module")
def learned(baker: Career) -> Learned:
    return learn(baker)


@pytest.mark.parametrize("left_in_file", [1, LEFT_IN_FILE])
def test_what_was_packed_ranks_as_before(
    baker: Career, learned: Learned, left_in_file: int
) -> None:
    career, unpacked = unpack(io.BytesIO(pack(baker, learned)), left_in_file)
    assert career == baker
    before, after = Retriever(baker, learned), Retriever(career, unpacked)
    for example in examples(baker):
        reading = before.read(example.text)
        assert after.read(example.text) == reading
        assert after.rank(reading) == before.rank(reading)


def test_a_career_without_gap_topics_can_be_packed(baker: Career) -> None:
    plain = learn(baker, [one for one in examples(baker) if not one.gap])
    _, unpacked = unpack(io.BytesIO(pack(baker, plain)))
    assert unpacked.gaps is None


@pytest.mark.parametrize("keep", [0, 1, 100, -1, -100])
def test_bytes_that_are_cut_off_are_called_damaged(
    baker: Career, learned: Learned, keep: int
) -> None:
    with pytest.raises(SnapshotError, match="damaged"):
        unpack(io.BytesIO(pack(baker, learned)[:keep]))


def test_bytes_of_which_one_was_changed_are_called_damaged(baker: Career, learned: Learned) -> None:
    packed = bytearray(pack(baker, learned))
    packed[len(packed) // 2] ^= 1
    with pytest.raises(SnapshotError, match="damaged"):
        unpack(io.BytesIO(bytes(packed)))


def test_a_file_that_is_cut_off_while_it_is_used_is_called_so(
    baker: Career, learned: Learned
) -> None:
    stream = io.BytesIO(pack(baker, learned))
    retriever = Retriever(*unpack(stream, left_in_file=1))
    stream.truncate(1000)
    with pytest.raises(SnapshotError, match="cut off"):
        retriever.rank(retriever.read("what does a baker earn"))


def test_bytes_of_something_else_are_called_damaged() -> None:
    for other in (b"not an archive", b"PK\x05\x06" + bytes(18)):
        with pytest.raises(SnapshotError, match="damaged"):
            unpack(io.BytesIO(other))
