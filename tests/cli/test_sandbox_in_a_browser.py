"""A newcomer's first minutes in the page, in a real browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from bot.core.answering import phrases
from bot.settings import CACHE, KNOWLEDGE
from tests.cli.conftest import Start
from tests.conftest import ROOT, SHIPPED

BROWSER = shutil.which("chromium")
SCREENSHOT = os.environ.get("CAREER_ADVISOR_SCREENSHOT")
"""Where in the project the picture is kept that the README shows; left out, it is thrown away."""

pytestmark = pytest.mark.skipif(BROWSER is None, reason="there is no chromium on this machine")

FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")


@pytest.fixture
def page(start: Start, kept: Path) -> Iterator[Page]:
    process = start("sandbox", **{KNOWLEDGE: str(SHIPPED), CACHE: str(kept)})
    assert process.stdout is not None
    link = process.stdout.readline().decode().split()[-1]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=FLAGS)
        opened = browser.new_page(viewport={"width": 960, "height": 1280})
        opened.goto(link)
        expect(opened.locator("article").filter(has_text="Welcome!")).to_be_visible()
        yield opened
        browser.close()


def say(page: Page, text: str) -> None:
    box = page.get_by_label("Message", exact=True)
    box.fill(text)
    send(page)


def send(page: Page) -> None:
    page.get_by_role("button", name="Send", exact=True).click()


def begin(page: Page, command: str) -> None:
    """Type a command until it is offered, and pick it."""
    page.get_by_label("Message", exact=True).press_sequentially(command)
    expect(page.get_by_role("option", name=command)).to_be_visible()
    page.keyboard.press("Enter")


def test_a_newcomer_tries_the_page(page: Page, tmp_path: Path) -> None:
    answers = page.locator("#channel-message-list > article")

    begin(page, "/salary")
    send(page)
    expect(answers.last).to_contain_text("$118,000")
    expect(answers.last).to_contain_text("Glassdoor")

    begin(page, "/ask")
    page.get_by_role("option", name="question").click()
    page.keyboard.type("wich degre")
    offered = page.get_by_role("option", name="Which degree do I need?")
    expect(offered).to_be_visible()
    offered.click()
    send(page)
    expect(answers.last).to_contain_text("bachelor's degree")

    say(page, "hw much salarry do ml engeneers get, and is a phd a must?")

    expect(answers.last).to_contain_text("2 · Which degree do I need?")
    page.get_by_role("button", name=phrases.WHY).last.click()
    expect(answers.last).to_contain_text("salarry → salary")
    expect(page.get_by_text("Viewport updated")).to_be_visible()
    page.screenshot(path=ROOT / SCREENSHOT if SCREENSHOT else tmp_path / "page.png")
