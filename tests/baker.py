"""A career so small that it is learned in no time."""

from __future__ import annotations

from pathlib import Path

BAKER = """\
id: baker
title: baker
source: {title: The Baker's Handbook, url: "https://example.org/baker"}
sections:
  - id: role
    title: What the job is
    question: What is a baker?
    source: {heading: The trade}
    phrasings: [what is a baker, tell me about the trade of baking]
    entries:
      - id: definition
        title: Definition
        question: How is a baker defined?
        text: A baker makes bread and cakes. The day begins before dawn.
        source: {heading: The trade, item: 1, unit: sentence}
        phrasings: [define baker, what does baker mean, meaning of the word baker]
  - id: salary
    title: Pay
    question: What does a baker earn?
    source: {heading: Wages}
    phrasings: [baker pay, baker wages, what is the salary of a baker]
    entries:
      - id: average
        title: Average pay
        question: What is the average pay of a baker?
        text: A baker earns 30,000 a year on average.
        source: {heading: Wages, item: 1, as_of: "2023", said_by: The Guild}
        review_by: 2024-01-01
        phrasings: [average salary of a baker, how much money do bakers earn, mean wage]
      - id: night
        title: Night supplement
        question: Is night work paid extra?
        text: Work between midnight and six is paid a quarter more.
        source: {heading: Wages, item: 2}
        phrasings: [night shift bonus, extra for working at night, supplement after midnight]
  - id: steps
    title: Way into the trade
    question: How does one become a baker?
    source: {heading: Training}
    phrasings: [becoming a baker, path to baking]
    entries:
      - id: apprenticeship
        title: Apprenticeship
        question: How long is the apprenticeship?
        text: The apprenticeship takes three years.
        source: {heading: Training, item: 1, unit: step}
        phrasings: [years of training, duration of apprenticeship]
gap_topics:
  - id: holidays
    title: Holidays
    says: The source does not say how many days of holiday a baker has.
    closest: [salary.average]
    phrasings: [how many days off, vacation days, holiday entitlement of a baker]
  - id: weather
    title: Weather
    says: The source says nothing of the weather.
    phrasings: [will it rain, weather tomorrow, is it sunny]
"""


def write_baker(folder: Path) -> Path:
    """Write the career into a new folder of knowledge, and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "baker.yaml").write_text(BAKER, encoding="utf-8")
    return folder
