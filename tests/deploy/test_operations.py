"""What the page tells whoever runs the bot is what the program says and takes."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path

import discord
import pytest

from bot.settings import TOKEN
from tests.conftest import ROOT
from tests.deploy.page import PAGE, section

PACKAGES = (ROOT / "bot", Path(discord.__file__).parent)


@pytest.fixture(scope="module")
def sources() -> str:
    """All code that logs, with the parts of a text joined, and what differs in it as "…"."""
    files = chain.from_iterable(package.rglob("*.py") for package in PACKAGES)
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    joined = re.sub(r'"\s*\n\s*f?"', "", text).replace("{TOKEN}", TOKEN)
    return re.sub(r"%(\.\d)?[sdf]|\{[^{}]*\}", "…", joined)


def signs() -> list[str]:
    table = section("What each sign means")
    rows = re.findall(r"^\| `(.+?)` \|", table, flags=re.MULTILINE)
    follow = re.findall(r"`([A-Z][^`|]+)` follows|ends \(`([^`]+)`\)", table)
    return [*rows, *filter(None, chain.from_iterable(follow))]


def test_the_table_of_signs_is_found() -> None:
    assert len(signs()) > 20


@pytest.mark.parametrize("sign", signs())
def test_each_sign_is_what_the_program_or_its_library_says(sign: str, sources: str) -> None:
    assert sign.removesuffix(" …").removesuffix("(…)").strip() in sources


def test_each_page_that_it_links_to_is_there() -> None:
    links = re.findall(r"\]\(([^)#]+)", PAGE)
    assert links
    assert [to for to in links if not (ROOT / "docs" / to).exists()] == []


def test_each_setting_that_it_names_is_one() -> None:
    explained = (ROOT / ".env.example").read_text(encoding="utf-8")
    named = set(re.findall(r"CAREER_ADVISOR_\w+|DISCORD_TOKEN|DATABASE_URL", PAGE))
    assert named
    assert [name for name in named if f"\n{name}=" not in explained] == []
