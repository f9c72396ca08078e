"""What the shipped knowledge has to hold, whatever is added to it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from rapidfuzz import fuzz, process, utils

from bot.core.knowledge.model import Career, Entry, Knowledge
from bot.core.knowledge.schema import schema_text
from tests.measuring import DEV_QUESTIONS, OWN_QUESTIONS

ROOT = Path(__file__).parent.parent

ENTRIES = (
    "role.demand role.definition role.bridge role.impact "
    "duties.build-models duties.prepare-data duties.evaluate-models duties.deploy-models "
    "duties.collaborate salary.average salary.factors salary.high-end steps.foundations "
    "steps.degree steps.frameworks steps.stay-current steps.certifications steps.network "
    "steps.data-skills steps.algorithms steps.experience steps.portfolio steps.outlook "
    "traits.problem-solving traits.mathematics traits.software-engineering traits.frameworks "
    "traits.curiosity traits.adaptability traits.communication traits.attention-to-detail"
).split()
"""Public ids: they stand in links, feedback, exports and test sets, and never change."""

SECTIONS = ["role", "duties", "salary", "steps", "traits"]

FACTS = {
    "role.definition": ["software engineer", "design", "implement", "optimise"],
    "duties.evaluate-models": [
        "accuracy", "precision", "recall", "hyperparameters", "cross-validation", "grid search",
    ],
    "duties.deploy-models": ["cloud platforms", "containerisation", "APIs"],
    "salary.average": ["$118,000", "Glassdoor", "2023", "base", "United States"],
    "salary.factors": ["location", "experience", "size of the company"],
    "steps.foundations": ["mathematics", "statistics", "Python", "R or Java"],
    "steps.degree": ["bachelor", "computer science", "data science", "master", "PhD"],
    "steps.frameworks": ["TensorFlow", "PyTorch", "scikit-learn"],
    "steps.certifications": [
        "TensorFlow Developer Certificate",
        "Azure AI Engineer Associate",
        "AWS's Machine Learning Specialty",
    ],
    "steps.network": ["LinkedIn"],
    "steps.algorithms": ["supervised", "unsupervised", "reinforcement"],
    "steps.experience": ["internships", "personal projects", "freelance"],
    "traits.mathematics": ["linear algebra", "calculus", "probability", "optimisation"],
    "traits.software-engineering": ["version control", "testing", "code optimisation"],
    "traits.frameworks": ["TensorFlow", "PyTorch", "scikit-learn"],
}  # fmt: skip

SAME_ABOVE = 90


@pytest.fixture(scope="module")
def career(knowledge: Knowledge) -> Career:
    return next(one for one in knowledge.careers if one.id == "machine-learning-engineer")


def entry(career: Career, entry_id: str) -> Entry:
    found = career.entry(entry_id)
    assert found is not None
    return found


def test_every_public_id_is_there_and_no_other(career: Career) -> None:
    assert [section.id for section in career.sections] == SECTIONS
    assert len(ENTRIES) == 31
    assert career.ids == {*ENTRIES, *SECTIONS}


@pytest.mark.parametrize("entry_id", ENTRIES)
def test_an_entry_has_forty_phrasings(career: Career, entry_id: str) -> None:
    assert len(set(entry(career, entry_id).phrasings)) >= 40


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_has_twenty_phrasings(career: Career, section: str) -> None:
    assert len(set(career.section_of(section).phrasings)) >= 20


def test_eighty_gap_topics_have_eight_phrasings_each(career: Career) -> None:
    assert len(career.gap_topics) >= 80
    thin = [topic.id for topic in career.gap_topics if len(set(topic.phrasings)) < 8]
    assert thin == []


def test_eighty_groups_of_words_mean_the_same(career: Career) -> None:
    assert len(career.vocabulary) >= 80
    assert all(len(set(group)) > 1 for group in career.vocabulary)
    words = {word for group in career.vocabulary for word in group}
    assert {"mle", "tc", "comp", "yoe", "sklearn", "tf", "grad school"} <= words


@pytest.mark.parametrize("entry_id", FACTS)
def test_facts_and_figures_are_exact(career: Career, entry_id: str) -> None:
    text = entry(career, entry_id).text
    assert [fact for fact in FACTS[entry_id] if fact not in text] == []


def test_the_one_figure_says_whose_it_is_and_of_when(career: Career) -> None:
    source = entry(career, "salary.average").source
    assert (source.said_by, source.as_of) == ("Glassdoor", "2023")
    figures = {entry_id for entry_id in ENTRIES if "$" in entry(career, entry_id).text}
    assert figures == {"salary.average"}


def test_what_ages_is_due_for_review(career: Career) -> None:
    assert entry(career, "salary.average").review_by is not None
    assert entry(career, "steps.certifications").review_by is not None


def test_every_passage_and_gap_is_made_of_whole_sentences(career: Career) -> None:
    texts = [entry(career, entry_id).text for entry_id in ENTRIES]
    texts += [topic.says for topic in career.gap_topics]
    assert [text for text in texts if not (text[0].isupper() and text.endswith("."))] == []


def test_every_question_is_a_question_of_its_own(career: Career) -> None:
    questions = [item.question for _, item in career.items()]
    assert all(question.endswith("?") for question in questions)
    assert len(set(questions)) == len(questions)


def test_no_phrasing_stands_twice(career: Career) -> None:
    everything = [text.casefold() for text in phrasings(career)]
    assert len(everything) == len(set(everything))


def test_the_committed_schema_is_the_models(knowledge: Knowledge) -> None:
    folder = ROOT / "knowledge"
    assert (folder / "schema.json").read_text(encoding="utf-8") == schema_text()
    for one in knowledge.careers:
        first, _, _ = (folder / f"{one.id}.yaml").read_text(encoding="utf-8").partition("\n")
        assert first == "# yaml-language-server: $schema=schema.json"


def phrasings(career: Career) -> list[str]:
    return [
        *[text for _, item in career.items() for text in item.phrasings],
        *[text for topic in career.gap_topics for text in topic.phrasings],
    ]


def copied(known: Sequence[str], asked: Sequence[str]) -> list[tuple[str, str]]:
    """List the phrasings that are nearly a question, each with that question."""
    scores = process.cdist(
        asked,
        known,
        scorer=fuzz.token_sort_ratio,
        processor=utils.default_process,
        score_cutoff=SAME_ABOVE,
        dtype=np.uint8,
        workers=-1,
    )
    return [(known[column], asked[row]) for row, column in np.argwhere(scores).tolist()]


def questions(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [str(json.loads(line)["question"]) for line in lines if line.strip()]


def test_no_phrasing_is_copied_from_the_questions_that_measure(career: Career) -> None:
    asked = questions(OWN_QUESTIONS)
    assert len(asked) >= 150
    assert copied(phrasings(career), asked) == []


def test_no_phrasing_is_copied_from_the_questions_kept_beside(career: Career) -> None:
    if not DEV_QUESTIONS.is_file():
        pytest.skip(
            f"there is no {DEV_QUESTIONS.name} beside the project or where the environment says"
        )
    assert copied(phrasings(career), questions(DEV_QUESTIONS)) == []


def test_a_copy_in_another_word_order_would_be_noticed() -> None:
    assert copied(["Which degree do I need?!"], ["do i need which degree"])
    assert copied(["which degree"], ["what does it pay"]) == []
