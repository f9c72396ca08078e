from __future__ import annotations

from pathlib import Path

import pytest

from bot.cli import cache as keeping
from bot.cli import learning
from bot.cli.learning import at_hand, learned
from bot.core.answering.advisor import Advisor
from bot.core.errors import KnowledgeError, SnapshotError
from bot.core.knowledge import loader


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "somewhere" / "cache"


def kept(cache: Path) -> Path:
    """Return the one file that the cache holds."""
    (path,) = cache.iterdir()
    return path


def test_an_advisor_answers_the_same_from_the_cache(folder: Path, cache: Path) -> None:
    first, second = learned(folder, cache), learned(folder, cache)
    assert second.knowledge == first.knowledge
    assert kept(cache)
    for question in ("what does a baker earn", "when does the day begin", "who won the match"):
        assert first.ask(question) == second.ask(question)


def test_who_holds_the_whole_needs_the_file_no_longer(
    folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    learned(folder, cache)
    monkeypatch.setattr(keeping, "LEFT_IN_FILE", 1)
    held = at_hand(folder, cache)
    assert held is not None
    apart, whole = learned(folder, cache), Advisor(*held)
    kept(cache).write_bytes(b"")
    assert whole.ask("how much money do they make").parts
    with pytest.raises(SnapshotError):
        apart.ask("how much money do they make")


def test_a_second_start_neither_parses_nor_learns(
    folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        pytest.fail("this was done already")

    learned(folder, cache)
    monkeypatch.setattr(loader, "parse", refused)
    monkeypatch.setattr(learning, "learn", refused)
    assert learned(folder, cache).ask("what does a baker earn").parts


def test_another_text_is_learned_anew_and_replaces_the_old(folder: Path, cache: Path) -> None:
    learned(folder, cache)
    before = kept(cache)
    (path,) = folder.iterdir()
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("30,000", "40,000"), encoding="utf-8")
    answer = learned(folder, cache).ask("average pay of a baker")
    assert "40,000" in answer.parts[0].passages[0].text
    assert kept(cache) != before


def test_a_second_career_leaves_the_first_as_it_was_kept(folder: Path, cache: Path) -> None:
    learned(folder, cache)
    first = kept(cache).stat()
    text = (folder / "baker.yaml").read_text(encoding="utf-8")
    smith = text.replace("id: baker\n", "id: smith\n", 1)
    (folder / "smith.yaml").write_text(smith, encoding="utf-8")
    assert [career.id for career in learned(folder, cache).careers] == ["baker", "smith"]
    assert {path.name.partition(".")[0] for path in cache.iterdir()} == {"baker", "smith"}
    assert first in [path.stat() for path in cache.iterdir()]


def test_faults_are_told_although_what_was_sound_is_kept(folder: Path, cache: Path) -> None:
    learned(folder, cache)
    copied = (folder / "baker.yaml").read_bytes()
    (folder / "baker.yml").write_bytes(copied)
    with pytest.raises(KnowledgeError, match='duplicate career "baker"'):
        learned(folder, cache)
    (folder / "baker.yml").unlink()
    (folder / "baker.yaml").write_bytes(copied + b"names: [\n")
    with pytest.raises(KnowledgeError, match="not valid YAML"):
        learned(folder, cache)


@pytest.mark.parametrize("harm", ["cut off", "one bit"])
def test_a_damaged_file_is_learned_anew(folder: Path, cache: Path, harm: str) -> None:
    learned(folder, cache)
    whole = kept(cache).read_bytes()
    middle = len(whole) // 2
    rest = b"" if harm == "cut off" else bytes([whole[middle] ^ 1]) + whole[middle + 1 :]
    kept(cache).write_bytes(whole[:middle] + rest)
    assert learned(folder, cache).ask("what does a baker earn").parts
    assert kept(cache).read_bytes() == whole


def test_a_folder_that_cannot_be_made_is_done_without(folder: Path, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file, not a folder", encoding="utf-8")
    assert learned(folder, taken).ask("what does a baker earn").parts
