"""Read the page for whoever runs the bot."""

from __future__ import annotations

import re

from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    """Return what stands under a heading, up to the next one."""
    (text,) = re.findall(
        rf"^#+ {re.escape(title)}\n(.*?)(?=^#+ |\Z)", PAGE, re.DOTALL | re.MULTILINE
    )
    return str(text)


def commands(title: str, which: int = 0) -> str:
    """Return the commands of one of the blocks under a heading, the first unless told."""
    return str(re.findall(r"^```sh\n(.*?)^```", section(title), re.DOTALL | re.MULTILINE)[which])
