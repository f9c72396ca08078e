from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.core.answering import phrases
from bot.core.answering.advisor import Advisor
from bot.core.answering.answer import Answer, Choice, Citation, Outcome, Part, Passage
from bot.discord_app.rendering.about import help_card, topic_cards
from bot.discord_app.rendering.answers import answer_cards
from bot.discord_app.rendering.card import Card
from bot.discord_app.rendering.embeds import to_embed
from bot.discord_app.rendering.pages import pages
from bot.discord_app.rendering.payload import Field, Payload
from bot.discord_app.rendering.shown import Shown
from tests.discord_app.rendering.test_markdown import unescaped
from tests.discord_app.wire.requests import message_refusals

TODAY = date(2026, 1, 1)


def assert_within_limits(payload: Payload) -> None:
    embeds = list(map(to_embed, payload.blocks))
    assert [len(embed) for embed in embeds] == [block.size for block in payload.blocks]
    assert message_refusals(content=payload.content, embeds=embeds) == []


def embedded(cards: Sequence[Card], quote: str = "") -> tuple[Payload, ...]:
    return pages(Shown(tuple(cards), quote=quote), embeds=True)


def in_plain_text(cards: Sequence[Card], quote: str = "") -> tuple[Payload, ...]:
    return pages(Shown(tuple(cards), quote=quote), embeds=False)


def assert_all_within_limits(cards: Sequence[Card], quote: str = "") -> None:
    for payload in (*embedded(cards, quote), *in_plain_text(cards, quote)):
        assert_within_limits(payload)


def part(**changes: object) -> Part:
    """Make a part that answers a question about pay."""
    fields: dict[str, object] = {
        "question": "what is the pay",
        "outcome": Outcome.ANSWERED,
        "career": "tester",
        "entry": "salary.average",
        "heading": "What is the average pay?",
        "confidence": 0.9,
        "passages": (Passage("Average pay", "It is $100 a year.", ((6, 10),)),),
        "citation": Citation("A book", "Pay", 2, as_of="2023", said_by="Somebody"),
        "not_covered": (),
        "gap": None,
        "gap_sentence": None,
        "also": (),
        "tied": (),
    }
    return Part(**(fields | changes))  # type: ignore[arg-type]


def answer(*parts: Part, unanswered: tuple[str, ...] = ()) -> Answer:
    return Answer("q", Outcome.ANSWERED, "q", "v", tuple(parts), unanswered, ())


def description(shown: Answer) -> str:
    return embedded(answer_cards(shown, (), TODAY))[0].blocks[0].description


def test_an_answer_is_heading_passage_and_citation() -> None:
    ((card),) = answer_cards(answer(part()), (), TODAY)
    (payload,) = embedded([card])
    (block,) = payload.blocks
    assert block.title == "What is the average pay?"
    assert block.description == "It is **$100** a year."
    assert block.footer == "Summarised from A book › Pay › item 2 · said by Somebody, as of 2023"


def test_the_gap_sentence_comes_first() -> None:
    shown = answer(part(outcome=Outcome.RELATED, gap="x", gap_sentence="It is silent on tips."))
    assert description(shown).startswith("It is silent on tips.\n\nIt is")


def test_words_not_covered_come_first_and_are_escaped() -> None:
    shown = answer(part(outcome=Outcome.RELATED, not_covered=("berlin", "a*b")))
    assert description(shown).startswith(rf"{phrases.NOT_COVERED}berlin, a\*b")


def test_a_fact_past_its_review_says_so() -> None:
    old = Citation("A book", "Pay", review_by="2025-12-31")
    assert phrases.STALE.format(date="2025-12-31") in description(answer(part(citation=old)))
    new = Citation("A book", "Pay", review_by="2026-01-01")
    assert "due for review" not in description(answer(part(citation=new)))


def test_an_overview_names_each_passage() -> None:
    passages = (Passage("One", "First."), Passage("Two", "Second."))
    shown = answer(part(entry="salary", passages=passages))
    assert description(shown) == "**One**\nFirst.\n\n**Two**\nSecond."


def test_tied_entries_are_offered_under_their_clean_questions() -> None:
    tied = Choice("salary.range", "What is the range?")
    (card,) = answer_cards(answer(part(tied=(tied,), also=(tied,))), (), TODAY)
    assert card.paragraphs[-1] == f"{phrases.DID_YOU_MEAN}\n• What is the range?"
    assert card.also == ()


def test_related_topics_leave_out_what_is_shown_already() -> None:
    also = (Choice("salary.average", "Shown?"), Choice("steps.degree", "Which degree?"))
    (card,) = answer_cards(answer(part(also=also)), (), TODAY)
    assert card.also == (Field(phrases.RELATED_TOPICS, "• Which degree?"),)


def test_related_topics_are_listed_in_plain_text_but_not_in_an_embed() -> None:
    cards = answer_cards(answer(part(also=(Choice("steps.degree", "Which degree?"),))), (), TODAY)
    assert embedded(cards)[0].blocks[0].fields == ()
    assert "Which degree?" in (in_plain_text(cards)[0].content or "")


def test_what_is_left_unanswered_comes_first_in_the_persons_own_words() -> None:
    cards = answer_cards(answer(part(), unanswered=("and *my* dog?",)), (), TODAY)
    assert cards[0].paragraphs == (rf"{phrases.UNANSWERED}and \*my\* dog?",)


def test_a_source_with_an_address_can_be_opened() -> None:
    cited = Citation("A book", "Pay", url="https://book.example")
    (card,) = answer_cards(answer(part(citation=cited)), (), TODAY)
    assert to_embed(embedded([card])[0].blocks[0]).url == "https://book.example"


def test_plain_text_says_the_same() -> None:
    related = (Choice("steps.degree", "Which degree?"),)
    cards = answer_cards(answer(part(also=related)), (), TODAY)
    (payload,) = in_plain_text(cards)
    assert payload.content == (
        "**What is the average pay?**\n\nIt is **$100** a year.\n\n"
        "**Related topics**\n• Which degree?\n\n"
        "-# Summarised from A book › Pay › item 2 · said by Somebody, as of 2023"
    )


def test_every_embed_of_a_long_part_carries_its_citation() -> None:
    passages = tuple(Passage(f"P{n}", "word " * 290) for n in range(8))
    payloads = embedded(answer_cards(answer(part(entry="x", passages=passages)), (), TODAY))
    assert len(payloads) > 1
    blocks = [block for payload in payloads for block in payload.blocks]
    assert all(block.footer and block.footer.startswith("Summarised") for block in blocks)
    assert [block.title for block in blocks].count(None) == len(blocks) - 1


def test_every_item_of_the_knowledge_is_shown_whole_and_within_limits(advisor: Advisor) -> None:
    for career in advisor.careers:
        for item_id in sorted(career.ids):
            shown = advisor.show(item_id, career.id)
            cards = answer_cards(shown, advisor.careers, TODAY)
            assert_all_within_limits(cards)
            text = unescaped("\n".join(p for card in cards for p in card.paragraphs))
            for passage in shown.parts[0].passages:
                assert passage.text in text.replace("**", "")


def test_topics_and_help_are_within_limits(advisor: Advisor) -> None:
    assert_all_within_limits(topic_cards(advisor.careers, advisor.knowledge.version))
    commands = [("a" * 32, "b" * 100)] * 100
    assert_all_within_limits([help_card(advisor.careers, commands)])


def test_topics_of_a_career_with_many_sections_are_within_limits(advisor: Advisor) -> None:
    career = advisor.careers[0]
    many = career.model_copy(update={"sections": career.sections * 12})
    cards = topic_cards([many], "v")
    assert_all_within_limits(cards)
    fields = [f for p in embedded(cards) for b in p.blocks for f in b.fields]
    assert len(fields) == len(many.sections)


QUESTION_WORDS = (
    "salary pay berlin degree python how much what which do i need start master portfolio math "
    "and ? . also @everyone <@123> ```x``` https://x.example/y *bold* # 🙂 weather dog average"
).split(" ")


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(words=st.lists(st.sampled_from(QUESTION_WORDS), max_size=40))
def test_answers_to_random_questions_are_within_limits(advisor: Advisor, words: list[str]) -> None:
    question = " ".join(words)
    cards = answer_cards(advisor.ask(question), advisor.careers, TODAY)
    assert_all_within_limits(cards, question)


LINE = st.text(min_size=1, max_size=100).filter(lambda text: bool(text.strip()))
TEXT = st.text(min_size=1, max_size=1500).filter(lambda text: bool(text.strip()))
LONG_TEXT = st.builds(lambda text, times: (text * times)[:1500], LINE, st.integers(1, 300)).filter(
    lambda text: bool(text.strip())
)


@st.composite
def passages(draw: st.DrawFn) -> Passage:
    text = draw(LONG_TEXT | TEXT)
    spans = [match.span() for match in re.finditer(r"\w+", text)]
    return Passage(draw(LINE), text, tuple(spans if draw(st.booleans()) else ()))


CHOICES = st.lists(st.builds(Choice, LINE, LINE), max_size=12).map(tuple)
CITATIONS = st.builds(
    Citation,
    source=LINE,
    section=LINE,
    item=st.none() | st.integers(1, 10**400),
    as_of=st.none() | LINE,
    said_by=st.none() | LINE,
    review_by=st.none() | st.dates().map(date.isoformat),
)
PARTS = st.builds(
    part,
    outcome=st.sampled_from(Outcome),
    entry=st.sampled_from(["salary", "salary.average"]),
    heading=LINE,
    passages=st.lists(passages(), min_size=1, max_size=12).map(tuple),
    citation=CITATIONS,
    not_covered=st.lists(st.text(min_size=1, max_size=40), max_size=3).map(tuple),
    gap_sentence=st.none() | TEXT,
    also=CHOICES,
    tied=CHOICES,
)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    parts=st.lists(PARTS, min_size=1, max_size=8),
    unanswered=st.lists(st.text(max_size=1000), max_size=7).map(tuple),
    quote=st.text(max_size=3000) | st.builds("*".__mul__, st.integers(0, 3000)),
)
def test_answers_from_any_knowledge_are_within_limits(
    parts: list[Part], unanswered: tuple[str, ...], quote: str
) -> None:
    cards = answer_cards(answer(*parts, unanswered=unanswered), (), TODAY)
    assert_all_within_limits(cards, quote)


def test_several_parts_and_their_citations_are_numbered() -> None:
    cards = answer_cards(answer(part(), part(entry="salary.range")), (), TODAY)
    assert [card.title for card in cards] == [
        "1 · What is the average pay?",
        "2 · What is the average pay?",
    ]
    assert [card.footer[:3] for card in cards if card.footer] == ["[1]", "[2]"]


def test_a_block_that_fits_a_page_is_never_split() -> None:
    long = tuple(part(passages=(Passage("P", "word " * 550),)) for _ in range(3))
    cards = answer_cards(answer(*long), (), TODAY)
    assert [len(page.blocks) for page in embedded(cards)] == [2, 1]
    short = tuple(part(passages=(Passage("P", "word " * 180),)) for _ in range(3))
    for page in in_plain_text(answer_cards(answer(*short), (), TODAY)):
        assert (page.content or "").count("Summarised") == (page.content or "").count("What is")


def test_the_question_stands_on_every_page() -> None:
    long = tuple(part(passages=(Passage("P", "word " * 290),)) for _ in range(9))
    cards = answer_cards(answer(*long), (), TODAY)
    for laid_out in (embedded(cards, "what *pay*"), in_plain_text(cards, "what *pay*")):
        assert len(laid_out) > 1
        assert all((page.content or "").startswith(r"> what \*pay\*") for page in laid_out)


def test_a_passage_too_dense_to_be_marked_is_shown_unmarked() -> None:
    dense = "a " * 700 + "b"
    spans = tuple(match.span() for match in re.finditer(r"\w+", dense))
    shown = answer(part(passages=(Passage("Dense", dense, spans),)))
    assert description(shown) == dense


@pytest.mark.parametrize("outcome", [Outcome.RELATED, Outcome.DECLINED])
def test_colours_tell_outcomes_apart(outcome: Outcome) -> None:
    (answered,) = answer_cards(answer(part()), (), TODAY)
    (other,) = answer_cards(answer(part(outcome=outcome)), (), TODAY)
    assert answered.colour != other.colour
