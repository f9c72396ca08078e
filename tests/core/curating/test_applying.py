from __future__ import annotations

import pytest

from bot.core.curating.applying import applied
from bot.core.curating.changes import Added, Change
from bot.core.errors import ChangeError
from bot.core.knowledge.model import GapTopic, Knowledge


def adding(to: str, *phrasings: str, career: str = "baker") -> Change:
    return Change(career=career, added=(Added(to=to, phrasings=phrasings),))


def topic(name: str, *phrasings: str, says: str = "Nothing is said.", closest: str = "") -> Change:
    known = (closest,) if closest else ()
    new = GapTopic(id=name, title="Title", says=says, closest=known, phrasings=phrasings)
    return Change(career="baker", gap_topics=(new,))


def refused(knowledge: Knowledge, change: Change) -> str:
    with pytest.raises(ChangeError) as raised:
        applied(knowledge, change)
    return "\n".join(raised.value.reasons)


def test_phrasings_are_added_behind_those_of_an_entry(bakery: Knowledge) -> None:
    after = applied(bakery, adding("pay.tips", "is there a tip jar", "any tip jar"))
    entry = after.careers[0].entry("pay.tips")
    known = bakery.careers[0].entry("pay.tips")
    assert entry is not None
    assert known is not None
    assert entry.phrasings == (*known.phrasings, "is there a tip jar", "any tip jar")


def test_phrasings_are_added_to_a_section(bakery: Knowledge) -> None:
    after = applied(bakery, adding("pay", "money matters"))
    assert after.careers[0].section_of("pay").phrasings[-1] == "money matters"


def test_a_new_gap_topic_comes_last(bakery: Knowledge) -> None:
    change = topic("holidays", "how long are the holidays", closest="day")
    assert applied(bakery, change).careers[0].gap_topics[-1] == change.gap_topics[0]


def test_a_gap_topic_that_stands_already_gets_the_new_phrasings(bakery: Knowledge) -> None:
    known = bakery.careers[0].gap_topics[1]
    more = known.model_copy(update={"phrasings": (known.phrasings[0], "penalty or not")})
    after = applied(bakery, Change(career="baker", gap_topics=(more,)))
    assert after.careers[0].gap_topics[1].phrasings == (*known.phrasings, "penalty or not")


def test_the_knowledge_itself_stays_as_it_was_and_the_new_one_has_another_version(
    bakery: Knowledge,
) -> None:
    before = bakery.careers[0].model_dump()
    after = applied(bakery, adding("pay.tips", "is there a tip jar"))
    assert bakery.careers[0].model_dump() == before
    assert after.version != bakery.version


def test_applying_twice_changes_nothing(bakery: Knowledge) -> None:
    for change in (adding("pay.tips", "a tip jar", "a tip jar"), topic("holidays", "days off")):
        once = applied(bakery, change)
        assert applied(once, change) is once


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (adding("pay.tip", "x"), 'no entry "pay.tip"; did you mean "pay.tips"?'),
        (adding("pay.tips", "x", career="bakers"), 'no career "bakers"; did you mean "baker"?'),
        (topic("football", "x"), 'gap topic "football" stands already and says something else'),
        (topic("holidays", "x", closest="night"), 'no entry "night"; '),
        (
            Change(
                career="baker",
                gap_topics=(
                    *topic("holidays", "x").gap_topics,
                    *topic("holidays", "y", says="Else.").gap_topics,
                ),
            ),
            'duplicate id "gap topic holidays"',
        ),
    ],
)
def test_what_does_not_fit_is_refused_with_the_reason(
    bakery: Knowledge, change: Change, said: str
) -> None:
    assert said in refused(bakery, change)
