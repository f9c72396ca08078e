from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.core.answering import phrases
from bot.core.answering.advisor import Advisor
from bot.core.answering.answer import (
    Answer,
    CareerChoice,
    Choice,
    Citation,
    Outcome,
    Part,
    Passage,
)
from bot.discord_app import limits
from bot.discord_app.rendering.shown import ABOVE, AGAIN, TOPICS, Shown, shown_phrase
from bot.discord_app.views.components import Component, Kind, components
from bot.discord_app.views.custom_ids import HUMAN, item_source
from bot.discord_app.views.items import to_view
from bot.discord_app.views.presses import PRESSES
from tests.discord_app.wire.requests import message_refusals

ASKER = 9 * 10**18 - 1


def part(
    entry: str = "salary.average", section: str = "Pay", **choices: tuple[Choice, ...]
) -> Part:
    return Part(
        question="q",
        outcome=Outcome.ANSWERED,
        career="baker",
        entry=entry,
        heading="What is the average pay?",
        confidence=0.9,
        passages=(Passage("Average pay", "It is $100 a year."),),
        citation=Citation("A book", section),
        not_covered=(),
        gap=None,
        gap_sentence=None,
        also=choices.get("also", ()),
        tied=choices.get("tied", ()),
    )


def answer(*parts: Part) -> Answer:
    return Answer("what is the pay", Outcome.ANSWERED, "q", "d0893ede5af9", parts, (), ())


def shown(
    one: Answer,
    *,
    private: bool = False,
    source: str = ABOVE,
    page: tuple[int, int] = (0, 1),
    for_people: bool = False,
) -> tuple[Component, ...]:
    made = Shown((), one, one.knowledge_version, source, for_people=for_people)
    number, total = page
    return components(made, ASKER, private=private, number=number, total=total)


def labels(offered: Sequence[Component]) -> list[str]:
    return [one.label for one in offered]


def test_an_answer_can_be_questioned_widened_and_removed() -> None:
    assert labels(shown(answer(part()))) == [phrases.WHY, phrases.FULL_SECTION, phrases.REMOVE]


def test_a_private_answer_needs_no_removing() -> None:
    assert labels(shown(answer(part()), private=True)) == [phrases.WHY, phrases.FULL_SECTION]


def test_a_whole_section_does_not_offer_itself() -> None:
    assert labels(shown(answer(part("salary")))) == [phrases.WHY, phrases.REMOVE]


def test_sections_of_several_parts_are_told_apart() -> None:
    offered = labels(shown(answer(part(), part("steps.degree", "Training"))))
    assert "Full section: Pay" in offered
    assert "Full section: Training" in offered


def test_parts_of_one_section_offer_it_once() -> None:
    offered = shown(answer(part(), part("salary.night")))
    assert labels(offered).count(phrases.FULL_SECTION) == 1


def test_ties_are_offered_first_under_their_clean_questions() -> None:
    tied = Choice("salary.night", "Is night work paid extra?")
    first, *_ = shown(answer(part(tied=(tied,), also=(tied,))))
    assert (first.kind, first.label) == (Kind.BUTTON, "Is night work paid extra?")
    assert first.custom_id == "show:d0893e:baker:salary.night"


def test_related_topics_leave_out_what_is_shown_or_offered() -> None:
    tied, other = Choice("salary.night", "Night?"), Choice("steps.degree", "Which degree?")
    offered = shown(
        answer(part(also=(Choice("salary.average", "Shown?"), tied, other), tied=(tied,)))
    )
    (select,) = [one for one in offered if one.kind is Kind.SELECT]
    assert [option.label for option in select.options] == ["Which degree?"]


def test_without_related_topics_there_is_no_select(advisor: Advisor) -> None:
    assert all(one.kind is not Kind.SELECT for one in shown(answer(part())))


def test_small_talk_offers_nothing(advisor: Advisor) -> None:
    assert shown(advisor.ask("hello")) == ()


def test_what_is_declined_can_only_be_removed(advisor: Advisor) -> None:
    declined = advisor.ask("what is the weather like in paris today")
    assert labels(shown(declined)) == [phrases.REMOVE]
    assert shown(declined, private=True) == ()


def test_every_item_of_the_knowledge_offers_what_discord_takes(advisor: Advisor) -> None:
    for career in advisor.careers:
        for item_id in career.ids:
            offered = shown(advisor.show(item_id, career.id))
            assert_within_limits(offered)
            assert phrases.RELATED_TOPICS in labels(offered)
            assert (phrases.FULL_SECTION in labels(offered)) == ("." in item_id)


def assert_within_limits(offered: Sequence[Component]) -> None:
    rows = {one.row for one in offered}
    assert rows == set(range(len(rows)))
    for one in offered:
        assert len([form for form in PRESSES if form.fullmatch(one.custom_id)]) == 1
    view = to_view(offered)
    assert sum(len(row["components"]) for row in view.to_components()) == len(offered)
    assert message_refusals(content="An answer", view=view) == []


LINE = st.text(min_size=1, max_size=100).filter(lambda text: bool(text.strip()))
SLUG = st.from_regex(r"[a-z]{1,40}", fullmatch=True)
ITEM = SLUG | st.builds(lambda section, entry: f"{section}.{entry}", SLUG, SLUG) | LINE
CHOICES = st.lists(st.builds(Choice, ITEM, LINE), max_size=30).map(tuple)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    parts=st.lists(st.builds(part, ITEM, LINE, also=CHOICES, tied=CHOICES), max_size=8),
    source=st.sampled_from([ABOVE, AGAIN, TOPICS]) | st.builds(item_source, SLUG, ITEM),
    private=st.booleans(),
    pages=st.tuples(st.integers(0, 40), st.integers(1, 40)),
    votable=st.booleans(),
    for_people=st.booleans(),
)
def test_whatever_the_knowledge_discord_takes_what_is_offered(  # noqa: PLR0913 - drawn
    parts: list[Part],
    source: str,
    *,
    private: bool,
    pages: tuple[int, int],
    votable: bool,
    for_people: bool,
) -> None:
    made = Shown((), answer(*parts), "d0893ede5af9", source, votable=votable, for_people=for_people)
    offered = components(made, ASKER, private=private, number=pages[0], total=sum(pages))
    assert_within_limits(offered)
    to_people = [one for one in offered if HUMAN.fullmatch(one.custom_id)]
    assert len(to_people) == for_people
    if len(parts) <= 1 or source in {ABOVE, AGAIN}:  # an item shows itself alone
        assert ({phrases.SOLVED, phrases.NOT_HELPFUL} <= set(labels(offered))) == votable


def test_the_first_the_last_and_the_pages_between_lead_to_their_neighbours() -> None:
    def turning(number: int) -> list[str]:
        offered = shown(answer(part()), page=(number, 3))
        return [one.label for one in offered if one.custom_id.startswith("page:")]

    assert turning(0) == ["Page 2 of 3 ▶"]
    assert turning(1) == ["◀ Page 1 of 3", "Page 3 of 3 ▶"]
    assert turning(2) == ["◀ Page 2 of 3"]


def test_a_preview_can_be_posted_and_needs_no_removing() -> None:
    made = Shown((), answer(part()), "d0893ede5af9", postable=(1, 2))
    offered = components(made, ASKER, private=True)
    assert (offered[-1].kind, offered[-1].custom_id) == (Kind.MAIN, "post:1:2")


def test_votes_share_a_row_with_the_pages() -> None:
    made = Shown((), answer(part()), "d0893ede5af9", votable=True)
    offered = components(made, ASKER, private=False, number=1, total=3)
    row = [one.label for one in offered if one.row == 0]
    assert row == ["◀ Page 1 of 3", "Page 3 of 3 ▶", phrases.SOLVED, phrases.NOT_HELPFUL]


def test_a_preview_is_not_voted_on() -> None:
    made = Shown((), answer(part()), "d0893ede5af9", postable=(1, 2), votable=True)
    assert phrases.SOLVED not in labels(components(made, ASKER, private=True))


def test_a_fixed_phrase_offers_nothing() -> None:
    assert components(shown_phrase("Hello."), ASKER, private=False) == ()


def test_the_list_of_topics_can_be_removed() -> None:
    made = Shown((), version="d0893ede5af9", source=TOPICS)
    assert labels(components(made, ASKER, private=False)) == [phrases.REMOVE]


def elsewhere(*titles: str) -> tuple[CareerChoice, ...]:
    return tuple(CareerChoice(one, one, "salary", f"What does a {one} earn?") for one in titles)


def test_other_careers_are_buttons_by_their_titles_while_a_row_holds_them() -> None:
    titles = ("smith", "nurse", "cook", "scribe", "potter")
    offered = shown(answer(replace(part(), elsewhere=elsewhere(*titles))))
    buttons = offered[: len(titles)]
    assert labels(buttons) == ["Smith", "Nurse", "Cook", "Scribe", "Potter"]
    assert {one.kind for one in buttons} == {Kind.BUTTON}
    assert buttons[1].custom_id == "show:d0893e:nurse:salary"


def test_more_careers_are_a_select_of_questions_that_name_them() -> None:
    many = (*elsewhere(*(f"craft{n}" for n in range(30))), CareerChoice("a", "scribe", "b", "Why?"))
    select, *_ = shown(answer(replace(part(), elsewhere=many[-26:])))
    assert (select.kind, select.label) == (Kind.SELECT, phrases.ANOTHER_CAREER)
    assert len(select.options) == limits.SELECT_OPTIONS
    select, *_ = shown(answer(replace(part(), elsewhere=many[-6:])))
    assert select.options[-1].label == "Scribe: Why?"
    assert select.options[0].label == "What does a craft25 earn?"


def test_other_careers_of_two_questions_are_one_select() -> None:
    parts = (part(), part("steps.degree", "Training"))
    offered = shown(answer(*(replace(one, elsewhere=elsewhere("nurse")) for one in parts)))
    (select,) = [one for one in offered if one.kind is Kind.SELECT]
    assert [option.value for option in select.options] == ["nurse:salary"]


def test_everything_at_once_keeps_to_five_rows() -> None:
    tied = tuple(Choice(f"salary.e{n}", f"Question {n}?") for n in range(12))
    one = replace(part(tied=tied, also=(Choice("role", "What?"),)), elsewhere=elsewhere("nurse"))
    offered = shown(answer(one), page=(1, 3))
    assert max(component.row for component in offered) == limits.ROWS - 1
    assert labels(offered).count("Nurse") == 1
