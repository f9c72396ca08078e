"""What the pages for Discord say of data is what the tables declare."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.discord_app.rendering.privacy import time_of
from bot.storage.records import LEFT_DAYS
from bot.storage.tables import KEEPINGS

ROOT = Path(__file__).parent.parent
PRIVACY = (ROOT / "PRIVACY.md").read_text(encoding="utf-8")
TERMS = (ROOT / "TERMS.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", KEEPINGS)
def test_each_table_stands_in_it_with_its_words_and_days(name: str) -> None:
    keeping = KEEPINGS[name]
    row = f"| {keeping.holds} | {keeping.why} | {time_of(keeping)} |"
    of_you, of_nobody = PRIVACY.split("## Kept of servers, under nobody's id")
    assert row in (of_you if keeping.person else of_nobody)


def test_it_names_no_table_that_there_is_not() -> None:
    rows = [line for line in PRIVACY.splitlines() if line.startswith("| ")]
    assert len(rows) == len(KEEPINGS) + PRIVACY.count("| what | why | how long |")


def test_it_says_how_long_the_data_of_a_server_that_left_is_kept() -> None:
    assert f"goes {LEFT_DAYS} days after it removed the bot" in PRIVACY


@pytest.mark.parametrize("page", [PRIVACY, TERMS])
def test_the_operator_has_a_place_for_name_and_contact(page: str) -> None:
    assert "**Operator:**" in page
    assert "**Contact:**" in page
