from __future__ import annotations

from bot.core.answering.advisor import Advisor
from bot.discord_app.popularity import Popularity
from tests.discord_app.conftest import Place


def offered(popularity: Popularity, advisor: Advisor, **among: object) -> list[str]:
    return [one.entry for one in popularity.suggest(advisor, " ", 25, **among)]  # type: ignore[arg-type]


def test_to_an_empty_field_every_section_comes_first_in_turn(advisor: Advisor) -> None:
    names = offered(Popularity(), advisor)
    assert names[:5] == [section.id for section in advisor.careers[0].sections]
    assert len(set(names)) == len(names) == 25


def test_what_was_asked_most_of_a_section_comes_first_of_it(advisor: Advisor) -> None:
    popularity = Popularity()
    for _ in range(3):
        popularity.count(advisor.show("steps.degree"))
    popularity.count(advisor.show("steps.portfolio"))
    career = advisor.careers[0]
    assert offered(popularity, advisor, career=career, section="steps")[:3] == [
        "steps.degree",
        "steps.portfolio",
        "steps",
    ]
    assert offered(popularity, advisor)[3] == "steps.degree"


def test_what_is_typed_is_searched_for(advisor: Advisor) -> None:
    popularity = Popularity()
    popularity.count(advisor.show("steps.degree"))
    assert popularity.suggest(advisor, "averge salery", 1)[0].entry == "salary.average"


async def test_what_people_ask_is_offered_to_the_next_one(place: Place, advisor: Advisor) -> None:
    for _ in range(2):
        await place.alice.slash(place.channel, "ask", question="which certifications should i get")
    await place.alice.slash(place.channel, "salary", item="salary.high-end")
    shown = await place.alice.autocomplete(place.channel, "ask", "question", "")
    questions = [one["name"] for one in shown]
    assert questions[3] == advisor.show("steps.certifications").question
    assert questions[2] == advisor.show("salary.high-end").question
    items = await place.alice.autocomplete(place.channel, "salary", "item", "")
    assert items[0]["value"] == "salary.high-end"
