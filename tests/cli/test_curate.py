"""What a curator sees on a terminal, from real databases."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import URL

from bot.settings import DATABASE
from bot.storage.database import opened
from bot.storage.records import DayCount, GapState, GapText, Reason, Vote
from tests.cli.conftest import Run
from tests.storage.databases import new_postgresql, new_sqlite

COMMANDS = ("gaps", "feedback", "report")


def today() -> date:
    return datetime.now(UTC).date()


def gap(key: str, text: str, *, days_ago: int = 0, guild: int = 1) -> GapText:
    return GapText(key, guild, today() - timedelta(days=days_ago), "declined", text)


TEXTS = (
    gap("a", "do bakers get holidays"),
    gap("b", "Holidays, do bakers get them?", days_ago=7),
    gap("c", "red \x1b[31malert\x07 of [bold]ovens[/bold]"),
    gap("d", "parking space", guild=2),
    gap("e", "dough songs lyrics"),
)


def keep(url: URL, texts: Sequence[GapText] = TEXTS) -> None:
    """Remember texts, counts and votes, one text of them put aside."""

    async def keeping() -> None:
        async with opened(url) as database:
            for text in texts:
                database.notes.text(text)
            for kind, number in (("answered", 6), ("related", 2), ("declined", 4)):
                database.notes.count(DayCount(1, today(), kind, number))
            await database.notes.flush()
            await database.gaps.mark(1, ["e"], GapState.IGNORED)
            for person in (1, 2, 3):
                shown = (("baker", "salary.average"),)
                why = Reason.OUT_OF_DATE if person == 3 else None
                vote = Vote(1, 9, person, person != 3, "answered", shown, today(), why)
                await database.votes.cast(vote)

    asyncio.run(keeping())


@pytest.fixture
def kept(tmp_path: Path) -> URL:
    url = new_sqlite(tmp_path / "data")
    keep(url)
    return url


@pytest.mark.parametrize("command", COMMANDS)
def test_where_nothing_is_remembered_yet_one_line_says_so(
    run: Run, command: str, tmp_path: Path
) -> None:
    result = run("curate", command)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert "nothing is remembered yet: there is no" in result.stderr
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("command", COMMANDS)
def test_an_empty_database_is_told_in_words(run: Run, command: str, tmp_path: Path) -> None:
    keep(new_sqlite(tmp_path / "data"), [])
    assert run("curate", command, "--guild", "77").exit_code == 0


def test_like_questions_are_listed_together_without_those_put_aside(run: Run, kept: URL) -> None:
    result = run("curate", "gaps")
    assert result.exit_code == 0
    lines = [line for line in result.stdout.splitlines() if "│" in line]
    assert "2 │" in lines[0]
    assert "olidays" in lines[0]
    assert "parking space" in result.stdout
    assert "lyrics" not in result.stdout


def test_nothing_that_a_person_wrote_steers_the_terminal(run: Run, kept: URL) -> None:
    shown = run("curate", "gaps").stdout
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "[bold]ovens[/bold]" in shown


def test_one_servers_questions_are_listed_alone(run: Run, kept: URL) -> None:
    shown = json.loads(run("curate", "gaps", "--guild", "2", "--json").stdout)
    assert [one["text"] for one in shown["gaps"]] == ["parking space"]


def test_groups_are_written_as_json(run: Run, kept: URL) -> None:
    shown = json.loads(run("curate", "gaps", "--json").stdout)
    first = shown["gaps"][0]
    assert (first["count"], sorted(first["keys"])) == (2, ["a", "b"])
    assert first["first"] == (today() - timedelta(days=7)).isoformat()
    assert first["outcomes"] == {"declined": 2}
    assert (first["career"], first["entry"]) == (None, None)


def test_feedback_is_shown_by_entry(run: Run, kept: URL) -> None:
    shown = run("curate", "feedback").stdout
    assert "baker › salary.average" in shown
    assert "66.7 %" in shown
    assert "out of date 1" in shown
    assert json.loads(run("curate", "feedback", "--json").stdout) == {
        "feedback": [
            {
                "career": "baker",
                "entry": "salary.average",
                "solved": 2,
                "votes": 3,
                "reasons": {"out of date": 1},
            }
        ]
    }


def test_a_report_sums_up_by_week(run: Run, kept: URL) -> None:
    shown = json.loads(run("curate", "report", "--weeks", "3", "--json").stdout)
    *_, week = shown["weeks"]
    assert len(shown["weeks"]) == 3
    assert (week["questions"], week["answered"], week["related"], week["declined"]) == (12, 6, 2, 4)
    assert week["solved_share"] == pytest.approx(2 / 3)
    assert shown["weeks"][0]["solved_share"] is None
    assert shown["gaps"][0]["count"] == 2


def test_a_report_is_a_table_of_weeks_and_one_of_gaps(run: Run, kept: URL) -> None:
    result = run("curate", "report")
    year, number, _ = today().isocalendar()
    assert f"{year}-W{number:02}" in result.stdout
    assert "66.7 %" in result.stdout
    assert "olidays" in result.stdout


def test_gaps_from_before_the_weeks_are_not_in_the_report(run: Run, kept: URL) -> None:
    shown = json.loads(run("curate", "report", "--weeks", "1", "--json").stdout)
    assert max(one["count"] for one in shown["gaps"]) == 1


def test_a_report_can_be_drawn(run: Run, kept: URL, tmp_path: Path) -> None:
    picture = tmp_path / "weeks.png"
    assert run("curate", "report", "--picture", str(picture)).exit_code == 0
    with Image.open(picture) as drawn:
        assert drawn.format == "PNG"
    assert [path.name for path in tmp_path.glob("weeks*")] == ["weeks.png"]


def test_where_the_picture_cannot_be_written_one_line_says_so(run: Run, kept: URL) -> None:
    result = run("curate", "report", "--picture", "missing/weeks.png")
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("weeks", ["0", "105", "many"])
def test_a_wrong_number_of_weeks_is_wrong_use(run: Run, weeks: str) -> None:
    assert run("curate", "report", "--weeks", weeks).exit_code == 2


def test_the_same_is_read_from_a_postgresql(run: Run) -> None:
    url = asyncio.run(new_postgresql())
    keep(url)
    address = url.set(drivername="postgresql").render_as_string(hide_password=False)
    shown = json.loads(run("curate", "gaps", "--json", **{DATABASE: address}).stdout)
    assert shown["gaps"][0]["count"] == 2
    report = json.loads(run("curate", "report", "--json", **{DATABASE: address}).stdout)
    assert report["weeks"][-1]["solved"] == 2


def test_a_database_that_is_away_is_told_in_one_line(run: Run) -> None:
    result = run("curate", "gaps", **{DATABASE: "postgresql://nobody:secret@127.0.0.1:1/none"})
    assert result.exit_code == 1
    assert "the database cannot be used" in result.stderr
    assert "secret" not in result.stderr


def test_curate_alone_shows_its_commands(run: Run) -> None:
    shown = run("curate").stdout
    assert all(command in shown for command in (*COMMANDS, "apply"))
