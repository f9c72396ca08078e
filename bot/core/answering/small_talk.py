"""Recognise a greeting, thanks and "what can you do", which have their own phrases."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.answering.answer import SmallTalk

_GREETINGS = frozenset(
    "hi hii hiya hello helo hey heya heyy howdy greetings sup yo hola morning afternoon evening "
    "gm".split()
)
_ASKING_AFTER = frozenset({"what is good", "what is new", "what is up"})
"""Greetings that look like questions."""

_THANKING = frozenset(
    "thanks thank thx thnx tysm ty tyvm cheers appreciate appreciated thankyou".split()
)
_PRAISE = frozenset("great perfect helpful nice awesome useful".split())
_COMPANY = frozenset(
    "a again all and are day good bot everybody everyone folks for friend friends guys here how i "
    "is it lot much my new of so that the there this to very was you your u ok okay really "
    "actually bud buddy mate info help answer boss bro chief dude fam".split()
)
_HELP = frozenset(
    {
        "help",
        "commands",
        "any commands",
        "menu",
        "usage",
        "what can you do",
        "what do you do",
        "what can i ask",
        "what can i ask you",
        "what can i ask here",
        "what do you know",
        "what do you know about",
        "what are you",
        "who are you",
        "how do you work",
        "how does this work",
        "how does this bot work",
        "how do i use this",
        "how do i use you",
        "how do i use this bot",
        "what is this",
        "what is this bot",
        "what topics do you know",
        "can you help me",
        "i need help",
    }
)


def small_talk(words: Sequence[str]) -> SmallTalk | None:
    """Name the kind of small talk that all the words together are, if they are."""
    if not words:
        return SmallTalk.NOTHING
    if any(_is_help(words[:cut]) and _is_help(words[cut:]) for cut in range(1, len(words) + 1)):
        return SmallTalk.HELP
    said = set(words)
    if said & _THANKING and said <= _THANKING | _PRAISE | _COMPANY:
        return SmallTalk.THANKS
    rest = " ".join(word for word in words if word not in _GREETINGS)
    if rest in _ASKING_AFTER or (said & _GREETINGS and said <= _GREETINGS | _COMPANY):
        return SmallTalk.GREETING
    return None


def _is_help(words: Sequence[str]) -> bool:
    return not words or " ".join(words) in _HELP
