"""A career of two sections, small enough to learn in a moment and to break on purpose."""

from __future__ import annotations

import textwrap
from pathlib import Path

from bot.core.knowledge.loader import load_knowledge
from bot.core.knowledge.model import Career, Knowledge

BAKER = textwrap.dedent("""\
    id: baker
    title: baker
    names: [bread maker]
    source:
      title: The Handbook of Bakers
      url: https://example.org/bakers
    sections:
      - id: pay
        title: Pay
        question: What is a baker paid?
        source: {heading: On Pay}
        phrasings:
          - everything about money in this trade
          - bakery pay overview
          - tell me about wages of bread makers
        entries:
          - id: average
            title: Average wage
            question: How much does a baker earn?
            text: A baker earns 40,000 crowns a year. The figure is of 1923.
            source: {heading: On Pay, item: 2, as_of: "1923", said_by: The Guild}
            review_by: 1924-12-31
            phrasings:
              - how much money do bakers take home
              - what does a baker earn in a year
              - yearly income of someone who bakes
              - is the cash good
          - id: tips
            title: Tips
            question: Do bakers get tips?
            text: Some bakers get tips from their customers.
            source: {heading: On Pay, item: 3}
            phrasings:
              - do customers leave something extra
              - gratuities at the counter
              - does anyone tip the baker
              - spare coins in a jar
      - id: day
        title: The working day
        question: What is a baker's day like?
        source: {heading: On the Day}
        phrasings:
          - describe a shift at the bakery
          - daily life of bread makers
          - walk me through the working day
        entries:
          - id: morning
            title: Early start
            question: When does a baker get up?
            text: A baker gets up at three in the morning. The ovens take an hour to heat.
            source: {heading: On the Day, item: 1, unit: sentence}
            phrasings:
              - what time does the alarm ring
              - how early do bakers start
              - when do they get out of bed
              - is it a night job
          - id: flour
            title: Dust
            question: Is flour dust a risk?
            text: Flour dust irritates the lungs, so bakers wear masks.
            source: {heading: On the Day, item: 2, unit: sentence}
            phrasings:
              - is the dust dangerous
              - do i need a mask against flour
              - will it harm my breathing
              - lungs and powder
    vocabulary:
      - [pay, wage, salary]
      - [mask, respirator]
    gap_topics:
      - id: pay-abroad
        title: Pay in other countries
        says: The source does not say what bakers earn in other countries.
        closest: [pay.average, pay]
        phrasings:
          - what do bakers earn in france
          - salary of a baker in japan
          - income abroad
      - id: football
        title: Football
        says: The source says nothing about football.
        phrasings:
          - who won the match yesterday
          - best striker in the league
          - offside rule explained
    """)


def write(folder: Path, text: str | bytes, name: str = "baker.yaml") -> Path:
    """Put a file into a folder and return its path."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def replaced(old: str, new: str) -> str:
    """Return the tiny career with its one `old` replaced."""
    assert BAKER.count(old) == 1, old
    return BAKER.replace(old, new)


def load(folder: Path, *texts: tuple[str, str]) -> Knowledge:
    """Load careers given as name and text."""
    for name, text in texts or (("baker.yaml", BAKER),):
        write(folder, text, name)
    return load_knowledge(folder)


def career(folder: Path, text: str = BAKER) -> Career:
    """Load one tiny career."""
    return load(folder, ("baker.yaml", text)).careers[0]
