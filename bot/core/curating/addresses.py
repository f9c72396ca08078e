"""Take out of a text what leads to a person or a place: mentions, links, addresses, handles."""

from __future__ import annotations

import re

_ENDINGS = (
    "com|net|org|edu|gov|info|biz|io|ai|co|gg|dev|app|xyz|tv|ly|page|blog|site|online|shop|cloud|"
    "link|uk|de|fr|nl|ca|au|nz|eu|ch|se|dk|pl|cz|jp|kr|cn|ru|ua|br|mx|za|ng|ke|pk|ph"
)
"""Ends of host names that are no words: "low.is it" and "b.tech" are none of them."""

_MAILERS = "gmail|googlemail|hotmail|outlook|yahoo|icloud|proton|protonmail|gmx|aol"

_START = r"(?<![\w.+-])"
"""Where a run of such characters begins: to try from its middle on would only cost time."""

_TOOLS = r"(?!(?:asp|ado|vb|ml)\.net\b)"
"""What is named like a host and is something to learn."""

_DOT = r"(?:\.|[(\[{]? ?dot ?[)\]}]?)"

_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # Discord's own: mentions, custom emoji, moments, commands; and an emoji by its name.
        r"<(?:@[!&]?|#|/[^:<>\s]+:|a?:\w+:|t:|id:)[^<>\s]*>",
        r"(?<!\w):(?=\w*[a-z_])\w{2,}:(?!\w)",
        # Links with a scheme or a www, and host names without either.
        r"<?(?:\b[a-z][a-z0-9+.-]{1,20}://|\bwww\.|\bmailto:)[^\s<>]*>?",
        # E-mail addresses, also written out, and handles.
        r"(?<!\w)@(?!\d[\d.,]*k?\b)[\w.-]+(?:@[\w.-]+)?",
        rf"{_START}[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
        rf"{_START}[\w.+-]+ ?[(\[{{] ?at ?[)\]}}] ?[\w-]+ ?{_DOT} ?[a-z]{{2,}}\b",
        rf"{_START}[\w.+-]+ at (?:{_MAILERS})\b(?: ?(?:\.|dot) ?[a-z]{{2,}}\b)?",
        rf"{_START}[\w.+-]+ at [\w-]+ dot [a-z]{{2,}}\b",
        rf"{_START}(?:t\.me|(?:[\w-]+\.)*[\w-]{{2,}}\.[a-z]{{2,}})/[^\s<>]*",
        rf"{_START}{_TOOLS}(?:[\w-]+\.)+(?:{_ENDINGS})\b(?:[:/?#][^\s<>]*)?",
        r"(?<![\w/])/?u/[\w-]{3,}",
        r"[^\s#@:]{2,32}#\d{4}\b",
        # Keys in hexadecimal, IPv4 and IPv6.
        r"(?<![\w-])(?=[a-f-]*\d)[\da-f-]{16,}(?![\w-])",
        r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?::\d+|/\d+)?(?!\w)",
        r"(?<![\w:])(?=[a-f:]*\d)(?=[\da-f]*:[\da-f]*:)[\da-f:]+(?:\.\d+)*(?![\w:])",
    )
)


def without_addresses(text: str) -> str:
    """Return a text with a space in the place of each address."""
    for pattern in _PATTERNS:
        text = pattern.sub(" ", text)
    return text
