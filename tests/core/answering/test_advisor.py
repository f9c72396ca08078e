from __future__ import annotations

from pathlib import Path

import pytest

from bot.core.answering.advisor import Advisor
from bot.core.answering.answer import Answer, Outcome
from bot.core.answering.evaluation import read_questions
from bot.core.answering.outcome import Strictness
from bot.core.knowledge.model import Career, Knowledge
from bot.core.retrieval.learning import Learned
from tests.core import tiny
from tests.measuring import OWN_QUESTIONS


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Advisor:
    """An advisor of two careers, the second a smith who resembles the baker."""
    smith = tiny.BAKER.replace("baker", "smith").replace("bread", "iron").replace("flour", "soot")
    folder = tmp_path_factory.mktemp("town")
    return Advisor(tiny.load(folder, ("baker.yaml", tiny.BAKER), ("smith.yaml", smith)))


class TestShow:
    def test_an_entry_is_shown_with_its_citation_and_its_neighbours(
        self, bakery_advisor: Advisor
    ) -> None:
        answer = bakery_advisor.show("pay.average")
        (part,) = answer.parts
        assert (answer.outcome, part.outcome) == (Outcome.ANSWERED, Outcome.ANSWERED)
        assert (part.career, part.entry, part.confidence) == ("baker", "pay.average", 1)
        assert part.heading == "How much does a baker earn?"
        assert part.citation.said_by == "The Guild"
        assert [choice.entry for choice in part.also] == ["pay.tips"]
        assert [choice.entry for choice in answer.suggestions] == ["pay.tips"]

    def test_a_section_is_shown_with_a_line_of_each_entry(self, bakery_advisor: Advisor) -> None:
        (part,) = bakery_advisor.show("day").parts
        assert [passage.title for passage in part.passages] == ["Early start", "Dust"]
        assert [choice.entry for choice in part.also] == ["day.morning", "day.flour"]

    @pytest.mark.parametrize("wrong", ["", "nights", "pay.nothing", "average"])
    def test_what_there_is_not_is_a_key_error(self, bakery_advisor: Advisor, wrong: str) -> None:
        with pytest.raises(KeyError):
            bakery_advisor.show(wrong)

    def test_a_career_that_there_is_not_is_a_key_error(self, bakery_advisor: Advisor) -> None:
        with pytest.raises(KeyError):
            bakery_advisor.show("pay", career="smith")


class TestAsk:
    def test_a_known_phrasing_finds_no_other_entry_than_its_own(
        self, bakery_advisor: Advisor, baker: Career
    ) -> None:
        for item_id, item in baker.items():
            for phrasing in item.phrasings:
                parts = bakery_advisor.ask(phrasing).parts
                assert {part.entry for part in parts} <= {item_id}
                assert {part.question for part in parts} <= {phrasing}

    def test_an_answer_says_what_was_read_and_of_which_knowledge(
        self, bakery_advisor: Advisor
    ) -> None:
        answer = bakery_advisor.ask("How much MONEY do bakkers take home??")
        assert answer.question == "How much MONEY do bakkers take home??"
        assert answer.read_as == "how much money do bakers take home"
        assert answer.knowledge_version == bakery_advisor.knowledge.version

    def test_the_same_question_gives_the_same_answer(self, bakery_advisor: Advisor) -> None:
        question = "is the dust dangerous and what do they earn in france?"
        assert bakery_advisor.ask(question) == bakery_advisor.ask(question)

    def test_what_the_source_has_nothing_on_is_declined(self, advisor: Advisor) -> None:
        answer = advisor.ask("how do i cook a lasagna for eight people")
        assert answer.outcome is Outcome.DECLINED
        assert answer.parts == ()
        assert answer.unanswered == ("how do i cook a lasagna for eight people",)

    def test_a_career_that_is_handed_in_answers_what_names_none(self, town: Advisor) -> None:
        for career in ("baker", "smith"):
            answer = town.ask("what do they earn in a year", career=career)
            assert {part.career for part in answer.parts} == {career}

    def test_a_name_in_the_words_counts_more_than_the_career_handed_in(self, town: Advisor) -> None:
        answer = town.ask("what does a baker earn in a year", career="smith")
        assert {part.career for part in answer.parts} == {"baker"}

    def test_of_several_careers_the_one_that_is_meant_answers(self, town: Advisor) -> None:
        for career in ("baker", "smith"):
            (part,) = town.ask(f"what does a {career} earn in a year").parts
            assert part.career == career


class TestRealKnowledge:
    def test_every_clean_question_finds_its_own_entry(self, advisor: Advisor) -> None:
        found = {}
        for item_id, item in advisor.careers[0].items():
            found[item_id] = [part.entry for part in advisor.ask(item.question).parts]
        assert found == {item_id: [item_id] for item_id in found}

    def test_pay_elsewhere_is_related_and_says_what_is_missing(self, advisor: Advisor) -> None:
        answer = advisor.ask("what do ml engineers earn in germany")
        assert answer.outcome is Outcome.RELATED
        (part,) = answer.parts
        assert part.entry.startswith("salary")
        assert part.gap_sentence or "germany" in part.not_covered

    def test_python_or_r_is_one_question(self, advisor: Advisor) -> None:
        (part,) = advisor.ask("python or r").parts
        assert part.question == "python or r"

    def test_a_section_by_its_bare_name_gets_the_overview(self, advisor: Advisor) -> None:
        for section in advisor.careers[0].sections:
            (part,) = advisor.ask(f"{section.id}?").parts
            assert part.entry == section.id
            assert len(part.passages) == len(section.entries)

    def test_no_entry_is_suggested_that_is_shown_already(self, advisor: Advisor) -> None:
        answer = advisor.ask("how much do they earn? what traits do i need?")
        shown = {part.entry for part in answer.parts}
        offered = [choice.entry for choice in answer.suggestions]
        assert not shown & set(offered)
        assert len(offered) == len(set(offered))


class TestExplain:
    def test_an_answer_is_explained(self, advisor: Advisor) -> None:
        (part,) = advisor.ask("is python enuf or do i need javva").parts
        told = advisor.explain(part)
        assert told.read_as == "is python enough or do i need java"
        assert [(one.typed, one.read_as) for one in told.mended] == [("javva", "java")]
        item = advisor.careers[0].entry(part.entry)
        assert item is not None
        assert told.matched_phrasing in {*item.phrasings, item.question}
        assert told.confidence == part.confidence
        assert told.runner_up not in {None, part.entry}
        assert told.not_covered == part.not_covered

    def test_a_shown_entry_can_be_explained_too(self, bakery_advisor: Advisor) -> None:
        (part,) = bakery_advisor.show("day.flour").parts
        assert bakery_advisor.explain(part).confidence == 1


class TestSuggest:
    def test_without_a_word_the_file_is_offered_in_its_order(
        self, bakery_advisor: Advisor, baker: Career
    ) -> None:
        offered = bakery_advisor.suggest("  ", 25)
        assert [choice.entry for choice in offered] == [name for name, _ in baker.items()]

    @pytest.mark.parametrize("typed", ["flour d", "dus", "lungs and powd", "respirator"])
    def test_a_word_that_is_still_growing_finds_its_entry(
        self, bakery_advisor: Advisor, typed: str
    ) -> None:
        assert bakery_advisor.suggest(typed, 3)[0].entry == "day.flour"

    def test_each_entry_is_offered_once_and_no_more_than_asked_for(
        self, bakery_advisor: Advisor
    ) -> None:
        offered = [choice.entry for choice in bakery_advisor.suggest("baker", 4)]
        assert len(offered) == len(set(offered)) == 4

    def test_a_section_can_be_offered_alone(self, bakery_advisor: Advisor) -> None:
        offered = bakery_advisor.suggest("baker", 25, section="day")
        assert {choice.entry.partition(".")[0] for choice in offered} == {"day"}

    def test_nothing_is_offered_for_what_resembles_nothing(self, bakery_advisor: Advisor) -> None:
        assert bakery_advisor.suggest("qqqq", 25) == ()

    def test_a_career_can_be_chosen(self, town: Advisor) -> None:
        offered = town.suggest("", 1, career="smith")
        assert offered[0].question == "What is a smith paid?"


def test_a_career_without_gap_topics_answers(tmp_path: Path) -> None:
    text = tiny.BAKER[: tiny.BAKER.index("gap_topics:")]
    answer: Answer = Advisor(tiny.load(tmp_path, ("baker.yaml", text))).ask("is flour dust a risk")
    assert all(part.gap is None for part in answer.parts)


def test_a_message_read_as_a_whole_leaves_no_part_of_it_unanswered(advisor: Advisor) -> None:
    answer = advisor.ask("i dropped out of college, am i screwed")
    assert [part.entry for part in answer.parts] == ["steps.degree"]
    assert answer.unanswered == ()


def test_a_strict_advisor_claims_to_answer_less_than_a_loose_one(advisor: Advisor) -> None:
    questions = [one.question for one in read_questions(OWN_QUESTIONS)]

    def answered(strictness: Strictness) -> int:
        answers = [advisor.ask(question, strictness=strictness) for question in questions]
        return sum(answer.outcome is Outcome.ANSWERED for answer in answers)

    assert answered(Strictness.STRICT) < answered(Strictness.LOOSE)


def test_an_advisor_of_another_strictness_shares_what_was_learned_and_changes_nothing(
    bakery_advisor: Advisor,
) -> None:
    strict = bakery_advisor.with_strictness(Strictness.STRICT)
    assert strict.knowledge is bakery_advisor.knowledge
    assert (strict.strictness, bakery_advisor.strictness) == ("strict", "balanced")
    question = "how much does a baker earn in a small town"
    asked_strictly = bakery_advisor.ask(question, strictness=Strictness.STRICT)
    assert strict.ask(question) == asked_strictly


class TestSeveralCareers:
    def test_an_item_is_shown_of_the_first_that_has_it(self, careers_advisor: Advisor) -> None:
        (part,) = careers_advisor.show_anywhere("salary.factors").parts
        assert part.career == "data-engineer"
        offered = {one.career: one.entry for one in part.elsewhere}
        assert offered["machine-learning-engineer"] == "salary.factors"
        assert offered["nurse"] == "salary"

    def test_an_item_that_none_has_is_a_key_error(self, careers_advisor: Advisor) -> None:
        with pytest.raises(KeyError):
            careers_advisor.show_anywhere("love.letters")

    @pytest.mark.parametrize(
        ("text", "career", "rest"),
        [
            ("nurse", "nurse", ""),
            ("tide-warden", "tide-warden", ""),
            ("average pay of a nrse", "nurse", "average pay of a"),
            ("nurse or baker", None, "nurse or baker"),
            ("average", None, "average"),
            ("", None, ""),
        ],
    )
    def test_a_career_is_known_by_its_name(
        self, careers_advisor: Advisor, text: str, career: str | None, rest: str
    ) -> None:
        found, beside = careers_advisor.called(text)
        assert (found.id if found else None, beside) == (career, rest)

    def test_a_career_that_is_alone_is_known_by_its_name_as_well(self, advisor: Advisor) -> None:
        found, _ = advisor.called("ml engineers")
        assert found is advisor.careers[0]

    def test_entries_of_all_careers_are_suggested_best_first(
        self, careers_advisor: Advisor
    ) -> None:
        found = careers_advisor.suggest_anywhere("how is the dough mad", 5)
        assert (found[0].career, found[0].entry) == ("baker", "duties.dough")
        assert len(careers_advisor.suggest_anywhere("salary", 7)) == 7
        named = careers_advisor.suggest_anywhere("beekeeper pay", 9)
        assert {one.career for one in named} == {"beekeeper"}

    def test_what_follows_is_about_the_career_named_before(self, careers_advisor: Advisor) -> None:
        answer = careers_advisor.ask("How much does a nurse earn? And do they work at night?")
        shown = [(part.career, part.entry) for part in answer.parts]
        assert shown == [("nurse", "salary"), ("nurse", "duties.shifts")]

    @pytest.mark.parametrize(
        "question",
        [
            "How much does a nurse earn? And a baker?",
            "how much does a nurse earn and a baker?",
            "nurse vs baker salary",
            "nurse vs baker: who earns more?",
        ],
    )
    def test_two_that_are_named_answer_in_their_order(
        self, careers_advisor: Advisor, question: str
    ) -> None:
        answer = careers_advisor.ask(question)
        shown = [(part.career, part.entry) for part in answer.parts]
        assert shown == [("nurse", "salary"), ("baker", "salary")]

    def test_one_that_is_only_spoken_of_does_not_answer(self, careers_advisor: Advisor) -> None:
        for question in (
            "how good at software engineering must one be",
            "how close is an ml engineer to data science and software engineering",
        ):
            answer = careers_advisor.ask(question)
            assert {part.career for part in answer.parts} == {"machine-learning-engineer"}

    def test_one_that_is_mentioned_in_passing_does_not_answer(
        self, careers_advisor: Advisor
    ) -> None:
        answer = careers_advisor.ask("I'm a nurse. How do I become a machine learning engineer?")
        shown = [(part.career, part.entry) for part in answer.parts]
        assert shown == [("machine-learning-engineer", "steps")]

    def test_an_answer_is_explained_by_the_career_that_gave_it(
        self, careers_advisor: Advisor
    ) -> None:
        for part in careers_advisor.ask("How much does a nurse earn? And a baker?").parts:
            assert part.career in careers_advisor.explain(part).read_as


def test_a_recent_answer_is_given_again_and_only_to_the_same_question(
    knowledge: Knowledge, learned: dict[str, Learned], advisor: Advisor
) -> None:
    remembering = Advisor(knowledge, learned, recent=2)
    first = remembering.ask("what do they earn")
    assert remembering.ask("what do they earn") is first
    assert remembering.ask("what do they earn", None, Strictness.STRICT) is not first
    remembering.ask("which degree do i need")
    again = remembering.ask("what do they earn")
    assert again is not first
    assert again == first == advisor.ask("what do they earn")


def test_a_turn_of_phrase_about_the_same_is_not_left_open(advisor: Advisor) -> None:
    answer = advisor.ask("how do they approach messy problems, what's going on in their heads")
    assert [part.entry for part in answer.parts] == ["traits.problem-solving"]
    assert answer.outcome is Outcome.ANSWERED


@pytest.mark.parametrize(
    "asked", ["Visas and work permits", "Religion in working life", "On-call duty"]
)
def test_a_gap_far_surer_than_any_entry_says_what_is_shown(advisor: Advisor, asked: str) -> None:
    (part,) = advisor.ask(asked).parts
    (topic,) = [one for one in advisor.careers[0].gap_topics if one.title == asked]
    assert part.gap == topic.id
    assert part.entry == topic.closest[0]


def test_a_gap_that_the_whole_message_names_is_not_lost_by_its_last_words(
    advisor: Advisor,
) -> None:
    asked = "data scientist vs ml engineer: which job should a shy person pick"
    (part,) = advisor.ask(asked).parts
    assert part.gap == "choose-data-scientist-or-ml-engineer"
    assert part.entry == "role.bridge"


@pytest.mark.parametrize("asked", ["are nurses in high demand right now", "degree for welding?"])
def test_nothing_is_claimed_of_an_occupation_that_is_not_the_careers(
    advisor: Advisor, asked: str
) -> None:
    assert advisor.ask(asked).outcome is not Outcome.ANSWERED


@pytest.mark.parametrize("place", ["Germany", "Vietnam", "Norway", "Toronto"])
def test_the_pay_of_another_country_is_not_claimed(advisor: Advisor, place: str) -> None:
    asked = f"what is the average salary of a machine learning engineer in {place}?"
    assert advisor.ask(asked).outcome is Outcome.RELATED
