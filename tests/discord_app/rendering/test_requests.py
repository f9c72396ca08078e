from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.core.answering import help_phrases as phrases
from bot.discord_app import limits
from bot.discord_app.help_requests import message_link
from bot.discord_app.rendering.quoting import quoted
from bot.discord_app.rendering.requests import (
    Request,
    closed_text,
    preview_text,
    request_text,
    title_of,
)

LONGEST = 2**64 - 1
LINK = message_link(LONGEST, LONGEST, LONGEST)
WORDS = st.text(max_size=4000)


def full(question: str) -> Request:
    """Put into a request all that one can hold, as long as it can be."""
    person, role = f"<@{LONGEST}>", f"<@&{LONGEST}>"
    return Request(question, person, "Read as a follow-up to: " + "t" * 200, LINK, LINK, role)


@given(WORDS)
def test_whatever_is_asked_the_post_its_preview_and_its_end_fit(question: str) -> None:
    post = request_text(full(question))
    preview = preview_text(full(question), f"<#{LONGEST}>")
    assert preview.startswith(post)
    assert len(preview) <= limits.CONTENT
    closed = closed_text(post, f"<@{LONGEST}>")
    assert closed.endswith(phrases.DONE_SAYS.format(person=f"<@{LONGEST}>"))
    assert len(closed) <= limits.CONTENT


@given(WORDS)
def test_what_is_confirmed_is_what_was_shown(question: str) -> None:
    preview = preview_text(full(question), f"<#{LONGEST}>")
    found = quoted(preview)
    if found is not None:
        again = full(found[0] + "…" * found[1])
        assert request_text(again) == request_text(full(question))


@given(WORDS)
def test_whatever_is_asked_there_is_a_title(question: str) -> None:
    title = title_of(question)
    assert 1 <= len(title.strip()) <= limits.POST_TITLE


def test_nothing_visible_has_a_title_too() -> None:
    assert title_of("\u200b \u202e") == phrases.UNTITLED
    assert title_of("how do I\nstart?") == "how do I start?"


def test_a_post_that_is_full_is_left_as_it_is() -> None:
    assert closed_text("x" * limits.CONTENT, "<@1>") == "x" * limits.CONTENT
