from __future__ import annotations

import pytest

from bot.core.answering import phrases
from bot.core.answering.advisor import Advisor
from bot.core.answering.comparing import section_names
from bot.core.knowledge.model import Career, Entry, Knowledge
from bot.discord_app import limits
from bot.discord_app.rendering.comparison import BESIDE, compared_again, comparison
from bot.discord_app.rendering.embeds import to_embed
from bot.discord_app.rendering.pages import pages
from bot.discord_app.rendering.shown import Shown
from bot.discord_app.views import custom_ids


@pytest.fixture(scope="module")
def longest(eleven: Knowledge) -> Advisor:
    """Careers with every line and every passage as long as they may be."""
    careers = tuple(map(_lengthened, eleven.careers[:BESIDE]))
    return Advisor(Knowledge(careers, "1041635"))


def _lengthened(career: Career) -> Career:
    sections = [
        section.model_copy(update={"entries": tuple(map(_lengthened_entry, section.entries * 3))})
        for section in career.sections
    ]
    title = f"{career.title} " + "*" * (99 - len(career.title))
    return career.model_copy(update={"title": title, "sections": tuple(sections)})


def _lengthened_entry(entry: Entry) -> Entry:
    return entry.model_copy(update={"title": "_ " * 50, "text": "[word] " * 214})


def fits(shown: Shown) -> None:
    for page in pages(shown, embeds=True):
        embeds = list(map(to_embed, page.blocks))
        assert 0 < len(embeds) <= limits.EMBEDS
        assert sum(map(len, embeds)) <= limits.EMBEDS_TOTAL
        for field in (field for embed in embeds for field in embed.fields):
            assert 0 < len(field.name or "") <= limits.EMBED_FIELD_NAME
            assert 0 < len(field.value or "") <= limits.EMBED_FIELD_VALUE
    for page in pages(shown, embeds=False):
        assert 0 < len(page.content or "") <= limits.CONTENT


def test_careers_of_any_length_fit_their_pages(longest: Advisor) -> None:
    fits(comparison(longest, range(BESIDE)))
    for section in range(1, 6):
        fits(comparison(longest, range(2), section))


def test_all_careers_that_are_known_fit_in_any_trio(careers_advisor: Advisor) -> None:
    known = len(careers_advisor.careers)
    for first in range(known):
        fits(comparison(careers_advisor, [(first + step) % known for step in range(BESIDE)]))


def test_a_long_cell_names_the_command_for_the_rest_and_keeps_its_citation(
    careers_advisor: Advisor,
) -> None:
    place = [career.id for career in careers_advisor.careers].index("machine-learning-engineer")
    (card,) = comparison(careers_advisor, [place, 0], section=4).cards
    (said, *_), *_ = [field.value.split("\n… ") for field in card.fields]
    assert said.count("• ") > 3
    lines = card.fields[0].value.splitlines()
    assert lines[-2] == phrases.MORE_WITH.format(command="roadmap")
    assert lines[-1].startswith("-# Summarised from")
    assert phrases.MORE_WITH.format(command="roadmap") not in card.fields[1].value


def test_the_same_is_shown_again_from_its_source(careers_advisor: Advisor) -> None:
    for section in (0, 3):
        shown = comparison(careers_advisor, [10, 0, 5], section)
        assert compared_again(careers_advisor, shown.source) == shown
        custom_id = custom_ids.page_id(shown.version, 9 * 10**18 - 1, 999, shown.source)
        found = custom_ids.PAGE.fullmatch(custom_id or "")
        assert found
        assert found["source"] == shown.source


def test_a_section_that_none_of_the_careers_has_says_so_of_each(careers_advisor: Advisor) -> None:
    risks = list(section_names(careers_advisor.careers)).index("risks") + 1
    shown = comparison(careers_advisor, [0, 2], risks)
    (card,) = shown.cards
    assert [field.value for field in card.fields] == [phrases.SOURCE_DOES_NOT_SAY] * 2
    fits(shown)


@pytest.mark.parametrize(
    "source", ["compared.0.1.99", "compared.9.0.1", "compared.999.999.999.999"]
)
def test_a_comparison_that_was_never_shown_is_not_shown_again(
    careers_advisor: Advisor, source: str
) -> None:
    assert compared_again(careers_advisor, source) is None
