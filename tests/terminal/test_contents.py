from __future__ import annotations

from datetime import date

from bot.core.answering.advisor import Advisor
from bot.terminal.contents import stored_text

TODAY = date(2023, 6, 1)


def test_an_entry_is_shown_with_its_career_and_phrasings(baker: Advisor) -> None:
    lines = stored_text(baker.careers[0], "salary.average", TODAY).plain.splitlines()
    assert lines[0] == "What is the average pay of a baker?"
    assert lines[-1] == "baker › salary.average · 3 phrasings"


def test_a_section_is_shown_as_a_list(baker: Advisor) -> None:
    lines = stored_text(baker.careers[0], "role", TODAY).plain.splitlines()
    assert lines[1] == "  • Definition: A baker makes bread and cakes."
