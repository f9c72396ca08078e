from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.answering.advisor import Advisor
from bot.core.answering.answer import Outcome
from bot.core.curating.changes import Added, Change
from bot.core.curating.grouping import Group
from bot.core.curating.trying import Figures, Shown, Trial, TriedText, Turned
from bot.discord_app.curating import panels
from bot.discord_app.curating.trial import trial_text
from bot.discord_app.views.items import to_view
from bot.discord_app.views.panels import Panel
from bot.discord_app.views.presses import PRESSES
from bot.storage.records import EntryFeedback, Reason
from tests.discord_app.wire.requests import message_refusals

NASTY = [
    "@everyone",
    "<@1>",
    "<@&1>",
    "`",
    "```",
    "**",
    "[a](https://b.example)",
    "|| ",
    "# ",
    "\n",
]
TEXT = st.lists(st.sampled_from(NASTY) | st.text(max_size=40), min_size=1, max_size=8).map("".join)
HARMFUL = re.compile(r"@everyone|://|(?<!\\)(?:\\\\)*[`<\[|]")
KEY = "k" * 22
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
ITEMS = st.sampled_from([("baker", "salary"), ("baker", "salary.night"), ("gone", "x.y")])
SHOWN = st.builds(
    Shown, st.sampled_from(Outcome), st.none() | st.just("salary.night"), st.none() | st.just("x")
)


def group(texts: list[str], day: date, closest: tuple[str, str] | None) -> Group:
    outcomes = (("declined", len(texts)),)
    return Group(
        texts[0], len(texts), day, day, outcomes, closest, tuple(texts), (KEY,) * len(texts)
    )


GROUPS = st.builds(
    group, st.lists(TEXT, min_size=1, max_size=20, unique=True), DAYS, st.none() | ITEMS
)


def assert_harmless(panel: Panel) -> None:
    assert not HARMFUL.search(panel.text.replace("**", ""))
    labels = [one.label for option in panel.offered for one in option.options]
    assert not any("@everyone" in label for label in labels)
    for one in panel.offered:
        assert len([form for form in PRESSES if form.fullmatch(one.custom_id)]) == 1
    view = to_view(panel.offered)
    assert message_refusals(content=panel.text, view=view) == []


@settings(deadline=None)
@given(groups=st.lists(GROUPS, max_size=12), number=st.integers(0, 999))
def test_no_text_of_a_group_does_harm_in_the_list(
    bakers: Advisor, groups: list[Group], number: int
) -> None:
    named = [replace(one, keys=(f"{place:022}",)) for place, one in enumerate(groups)]
    assert_harmless(panels.gaps_panel(named, bakers.careers, number))


@settings(deadline=None)
@given(one=GROUPS, likely=st.lists(ITEMS, min_size=1, unique=True))
def test_no_text_of_a_group_does_harm_in_its_own_panels(
    bakers: Advisor, one: Group, likely: list[tuple[str, str]]
) -> None:
    assert_harmless(panels.group_panel(one, bakers.careers, likely[0], 3))
    items = [("baker", "salary"), *likely]
    assert_harmless(panels.sections_panel(one, bakers.careers, items))
    assert_harmless(panels.entries_panel(one, bakers.careers, items, ("baker", "salary")))


@given(
    felt=st.lists(
        st.builds(
            EntryFeedback,
            st.just("baker"),
            st.sampled_from(["", "salary", "salary.night", "gone.entry"]),
            st.integers(0, 10),
            st.integers(10, 10**6),
            st.dictionaries(st.sampled_from(Reason), st.integers(1, 10**6)),
        ),
        max_size=30,
    ),
    number=st.integers(0, 999),
)
def test_any_feedback_fits_a_message(
    bakers: Advisor, felt: list[EntryFeedback], number: int
) -> None:
    assert_harmless(panels.feedback_panel(felt, bakers.careers, number))


@given(
    texts=st.lists(st.builds(TriedText, TEXT, st.just("salary"), SHOWN, SHOWN), max_size=10),
    warnings=st.lists(TEXT, max_size=10),
    turned=st.lists(st.builds(Turned, TEXT, st.booleans()), max_size=20),
)
def test_what_a_change_does_is_said_without_harm(
    texts: list[TriedText], warnings: list[str], turned: list[Turned]
) -> None:
    change = Change(career="baker", added=(Added(to="salary", phrasings=("x",)),))
    trial = Trial(change, tuple(texts), tuple(warnings), Figures(9, 1, 2, tuple(turned)), None)
    said = trial_text(trial)
    assert not HARMFUL.search(said.replace("`career-advisor curate apply FILE`", ""))
    assert message_refusals(content=said) == []


def test_of_several_careers_each_item_is_named_with_its_own(
    bakers: Advisor, advisor: Advisor
) -> None:
    both = [*bakers.careers, *advisor.careers]
    assert panels.title_of(("baker", "salary"), both) == "Pay (baker)"
    assert panels.title_of(("baker", "salary"), bakers.careers) == "Pay"
    assert panels.title_of(("baker", "gone"), both) == ""
