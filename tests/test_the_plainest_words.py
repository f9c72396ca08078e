"""Whoever asks in the plainest words is answered: strangers' questions are seldom that plain."""

from __future__ import annotations

import pytest

from bot.core.answering.advisor import Advisor
from bot.core.answering.answer import Outcome

JOBS = ("this job", "the job", "this career", "the role")

ABOUT_THE_JOB = [
    ("what does {} pay", "salary"),
    ("how much does {} pay", "salary"),
    ("is {} well paid", "salary"),
    ("what's the salary of {}", "salary"),
    ("what can i earn in {}", "salary"),
    ("what do you do in {}", "duties"),
    ("what does {} involve", "duties"),
    ("what are the tasks in {}", "duties"),
    ("tell me about {}", "role"),
    ("explain like i'm five what {} is", "role"),
    ("how do i get into {}", "steps"),
    ("how do i start in {}", "steps"),
    ("best way into {}", "steps"),
    ("how can i switch to {}", "steps"),
    ("what skills does {} need", "traits"),
    ("what kind of person suits {}", "traits"),
]

ABOUT_ONE_THING = [
    ("do i need a degree for this job", "steps.degree"),
    ("what should i study to become an mle", "steps.degree"),
    ("which certificates help with this job", "steps.certifications"),
    ("how do i get experience for this job", "steps.experience"),
    ("do i need a portfolio for this job", "steps.portfolio"),
    ("how do i meet people in this job", "steps.network"),
    ("how do i keep up in this job", "steps.stay-current"),
    ("which programming language for an mle", "steps.foundations"),
    ("how much maths is in this job", "traits.mathematics"),
    ("do i need people skills for this job", "traits.communication"),
    ("do i need to be careful for this job", "traits.attention-to-detail"),
    ("do i need to be curious for this job", "traits.curiosity"),
    ("do i need to be good at problem solving for this job", "traits.problem-solving"),
    ("how are models tested in this job", "duties.evaluate-models"),
    ("do you deploy models in this job", "duties.deploy-models"),
    ("do you clean data in this job", "duties.prepare-data"),
    ("who do you work with in this job", "duties.collaborate"),
    ("is this job in demand", "role.demand"),
    ("how does an mle differ from a data scientist", "role.bridge"),
    ("what does pay in this job depend on", "salary.factors"),
    ("how much do experienced people earn in this job", "salary.high-end"),
    ("is this job worth it", "steps.outlook"),
    ("hyperparameters", "duties.evaluate-models"),
    ("scalability", "duties.deploy-models"),
    ("algos", "steps.algorithms"),
    ("python", "steps.foundations"),
]


def first_of(advisor: Advisor, question: str) -> str | None:
    answer = advisor.ask(question)
    return answer.parts[0].entry if answer.outcome is Outcome.ANSWERED else None


@pytest.mark.parametrize("job", JOBS)
@pytest.mark.parametrize(("question", "section"), ABOUT_THE_JOB)
def test_a_plain_question_about_the_job_is_answered_from_its_section(
    advisor: Advisor, question: str, section: str, job: str
) -> None:
    found = first_of(advisor, question.format(job))
    assert found is not None
    assert found.partition(".")[0] == section


@pytest.mark.parametrize(("question", "entry"), ABOUT_ONE_THING)
def test_a_plain_question_about_one_thing_is_answered_by_its_entry(
    advisor: Advisor, question: str, entry: str
) -> None:
    assert first_of(advisor, question) == entry
