"""What no answer may stumble over or carry on, by name."""

from __future__ import annotations

import unicodedata

UNANSWERABLE = {
    "empty": "",
    "blank": " \t\n ",
    "6,000 characters": "lorem ipsum " * 500,
    "one long word": "a" * 6000,
    "emoji": "🙂🔥👩‍🚀",
    "punctuation": "?!… ;;; ---",
    "right to left": "\u202eما هو الطقس\u202c",
    "zero width": "\u200b\u200d\ufeff\u2060",
    "NUL": "\x00\x00",
    "controls": "\x07\x08\x1b\x1b\x9b",
    "everyone": "@everyone @here",
    "mention": "<@123> <@!123> <@&123> <#123>",
    "link": "https://evil.example/?q=1",
    "code block": "```sh\nrm -rf /\n```",
    "SQL": "'; DROP TABLE users; --",
    "shell": "$(reboot); `reboot` | tee /etc/passwd && :(){ :|:& };:",
    "lone surrogate": "\udfff\ud800",
}
"""What holds no question that the source could answer."""

DISGUISED = {
    "zalgo": "w̷̢̛h̸͎̏a̴̛͓t̷̰͝ ̶͇̒p̸̤̈́a̶̳̾y̵̧̆",
    "zero width in a word": "sal\u200bary",
    "right to left": "\u202eyralas\u202c salary",
    "escape sequence": "\x1b[31msalary\x1b[0m \x1b]0;title\x07",
    "NUL in a word": "sal\x00ary of a baker",
    "everyone": "@everyone what is the salary",
    "mention": "<@123> what is the salary",
    "link": "salary https://evil.example/?q=1",
    "markup": "[bold red]salary[/] :smile: **x** `y`",
    "code block": "salary ```sh\nrm -rf /\n```",
}
"""Questions inside of which something hides."""

BAD_INPUT = {**{f"only {name}": text for name, text in UNANSWERABLE.items()}, **DISGUISED}


def is_harmless(shown: str) -> bool:
    """Say whether a shown text is free of controls, direction marks and foreign addresses."""
    clean = all(unicodedata.category(c) not in {"Cc", "Cf", "Cs"} for c in shown if c != "\n")
    return clean and not any(bad in shown for bad in ("@everyone", "<@", "evil.example", "```"))
