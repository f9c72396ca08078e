"""Take off what people say before and after a question: who they are, and their courtesy.

It says nothing about what is asked, and a name is easily misread as a word. What somebody does or
can stays: it may well be what the question is about.
"""

from __future__ import annotations

import re

MOST = 4
"""Introductions that are taken off one message: "hi all, sarah here, quick question: ..."."""

_NAME = r"[^\W\d_]{2,20}"
_END = r"(?:\s*[,.:;!\n\u2013\u2014]+\s*|\s+-+\s+|\s+(?:and|but|so)\s+)"
_NOT_ASKING = (
    r"(?!(?:am|are|can|could|did|do|does|has|have|how|is|must|should|was|were|what|when|where|which"
    r"|who|why|will|would)\b)"
)

_ADDRESSED = (
    rf"(?:all|bot|brothers?|community|dear|everybody|everyone|folks|friends?|from\s+{_NAME}|guys"
    r"|madam|ma'am|people|sir|sisters?|team|there|you)"
)
_GREETING = (
    r"(?:hi+|hello+|hey+|heya|hiya|howdy|hola|greetings|namaste|salaa?m|yo|dear"
    rf"|good\s+(?:morning|afternoon|evening|day))(?:\s+{_ADDRESSED}){{0,3}}"
)
_SELF = (
    rf"my\s+name(?:\s+is|'s)\s+{_NAME}(?:\s+{_NAME})?(?:\s+from\s+{_NAME})?"
    rf"|(?:i\s+am|i'm|im|this\s+is|it's)\s+(?!\w+ing\b){_NAME}(?:\s+{_NAME})?\s+from\s+{_NAME}"
    r"|(?:i\s+am|i'm|im|this\s+is|it's)\s+(?-i:[A-Z])[^\W\d_]{1,20}"
)
_HERE = rf"{_NOT_ASKING}(?:(?:dr|miss|mr|mrs|ms|prof)\.?\s+)?{_NAME}\s+here(?!\s+\w)"
_ASIDE = (
    r"(?:just\s+)?(?:an?\s+)?(?:dumb|honest|newbie|noob|quick|random|serious|short|silly|stupid)"
    r"\s+(?:one|q|question)|question|asking\s+for\s+(?:an?|my)\s+\w+|emergency|(?:please\s+)?help"
    r"|(?:first[\s-]time\s+(?:caller|poster)|long[\s-]time\s+(?:listener|lurker))(?:\s+here)?"
    r"|just\s+(?:curious|wondering|(?:found|joined)\s+(?:the|this)\s+\w+)"
    r"|sorry\s+(?:if|for)(?:\s+[\w']+){1,8}"
)
_ON_BEHALF = (
    rf"my\s+{_NAME}(?:\s+{_NAME})?\s+(?:asked|asks|is\s+asking|told\s+me\s+to\s+ask"
    r"|wanted\s+to\s+know|wants\s+to\s+know)(?:\s+(?:here|this|you))?"
)
_NO_TELLER = (
    "apt|code|compiler|computer|conda|console|discord|docker|error|excel|git|github|google|gradle|he"
    "|it|java|jupyter|laptop|linter|linux|mac|maven|npm|pip|printer|python|router|she|terminal|that"
    "|they|this|we|windows|word|you"
)
"""What says something without being a person whose words are passed on."""

_HEARSAY = (
    rf"(?!(?:{_NO_TELLER})\b){_NOT_ASKING}{_NAME}"
    r"\s+(?:claims|insists|keeps\s+saying|reckons|said|says|swears|tells\s+me|thinks|told\s+me)"
    r"(?:\s+that)?\s+(?!(?:no|to)\b)"
)
_OPENING = r"(?:(?:ok|okay|so|um+|well)\s+)*"
_BEFORE = re.compile(
    rf"(?:{_OPENING}(?:{_GREETING}|{_SELF}|{_HERE}|{_ASIDE}|{_ON_BEHALF}){_END}"
    rf"|{_GREETING}\s+(?={_SELF}|{_HERE})|{_HEARSAY})(?=\w)",
    re.IGNORECASE,
)
_ASIDE_BEFORE = re.compile(r"\([^()]{3,}\)\s*(?=\w)")
"""What is put in brackets before the question is no part of it."""

_AFTER = re.compile(
    r"[\s,.!?\u2013\u2014-]+(?:(?:many\s+)?thanks(?:\s+(?:a\s+lot|all|everyone|guys|in\s+advance"
    r"|so\s+much))?|thank\s+you(?:\s+(?:all|in\s+advance|so\s+much|very\s+much))?|cheers|thx|ty"
    r"|asking\s+for\s+(?:an?|my)\s+\w+|(?:i'm\s+)?just\s+(?:asking|curious|wondering)"
    r"|if\s+(?:possible|you\s+(?:don't|do\s+not)\s+mind|you(?:'d|\s+would)\s+be\s+so\s+kind))[\s.!]*$",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"\s+[-\u2013\u2014]+\s*(?-i:[A-Z])[^\W\d_]{1,20}[\s.]*$")


def without_introduction(text: str) -> str:
    """Return a cleaned message from where it begins to ask to where it ends to; never empty."""
    for _ in range(MOST):
        found = _BEFORE.match(text) or _ASIDE_BEFORE.match(text)
        if found is None:
            break
        text = text[found.end() :]
    for pattern in (_AFTER, _SIGNED):
        found = pattern.search(text)
        if found is not None and found.start():
            marked = "?" if "?" in found.group()[:3] else ""
            text = text[: found.start()] + marked
    return text
