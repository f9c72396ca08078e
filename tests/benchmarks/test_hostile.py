"""A short form of what is tried a hundred thousand times, and that harm would be seen."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import discord
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.hostile import wire
from benchmarks.hostile.events import event
from benchmarks.hostile.file_trials import FILES, files_tried
from benchmarks.hostile.files import read_file
from benchmarks.hostile.judging import Judged, judged
from benchmarks.hostile.kinds import ON_WIRE
from benchmarks.hostile.people import Actor, bearing, manager, member
from benchmarks.hostile.questions import Asking
from benchmarks.hostile.running import run, run_on
from benchmarks.hostile.stage import Stage, staged
from benchmarks.hostile.tally import Found, Got, Harm, Tally, harms_list, harms_table, kinds_table
from benchmarks.hostile.trials import CROWD, TRIALS, tried
from bot.core.answering.advisor import Advisor
from bot.core.errors import KnowledgeError
from bot.core.knowledge.files import KnowledgeFile, KnowledgeFolder
from bot.core.knowledge.loader import load_knowledge, parse
from bot.discord_app import limits
from bot.discord_app.curating import rights
from bot.discord_app.views.presses import FORMS, PRESSES
from tests.baker import write_baker
from tests.loopback.people import COMPONENT, FORM

SAMPLE = 200
FEW = 60
"""Cases of a kind, and those over the wire."""

ON_STAGE = settings(
    max_examples=FEW,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    async with staged() as opened:
        yield opened


def test_a_sample_of_spoilt_files_is_read_or_refused_with_the_place() -> None:
    tally = run("files", read_file, range(SAMPLE))
    assert tally.found == []
    assert set(tally.got) == {Got.ANSWERED, Got.REFUSED}


def test_a_sample_of_hostile_questions_gets_what_may_be_sent(tmp_path: Path) -> None:
    small = Asking(Advisor(load_knowledge(write_baker(tmp_path))))
    tally = run("questions", small.ask, range(SAMPLE))
    assert tally.found == []
    assert set(tally.got) == {Got.ANSWERED, Got.DECLINED}


@pytest.mark.parametrize("kind", ON_WIRE)
async def test_a_sample_over_the_wire_does_no_harm(stage: Stage, kind: str) -> None:
    before = await stage.kept()
    tally = await run_on(stage, kind, ON_WIRE[kind], range(FEW))
    assert tally.found == []
    assert tally.cases == FEW
    assert await stage.kept() == before


@pytest.mark.parametrize("name", TRIALS)
async def test_a_trial_does_no_harm(stage: Stage, name: str) -> None:
    tally = await tried(stage, name, 0)
    assert tally.found == []
    # Of many at once some may be dropped unread: how many depends on the machine.
    assert tally.got[Got.IGNORED] == 0 or tally.cases == CROWD


def test_no_file_that_nobody_means_is_read() -> None:
    tallies = files_tried()
    assert set(tallies) == set(FILES)
    for tally in tallies.values():
        assert tally.found == []
        assert tally.got == {Got.REFUSED: 1}


def same_shape(form: re.Pattern[str]) -> st.SearchStrategy[str]:
    return st.from_regex(form, fullmatch=True).filter(lambda one: len(one) <= limits.CUSTOM_ID)


async def pressed(stage: Stage, actor: Actor, custom_id: str, values: list[str]) -> Judged:
    shape = {**component_of(values), "custom_id": custom_id}
    message = bearing(stage, actor, shape, "> what do they earn", None)
    data = {"custom_id": custom_id, "component_type": shape["type"], "id": 1, "values": values}
    sent = await wire.interact(stage, actor, COMPONENT, data, message)
    await stage.settled()
    return judged(stage, sent)


def component_of(values: list[str]) -> dict[str, object]:
    options = [{"label": "x", "value": value} for value in dict.fromkeys(values)]
    select = {"type": 3, "options": options}
    return select if values else {"type": 2, "style": 2, "label": "Press"}


@ON_STAGE
@given(
    custom_id=st.sampled_from(list(PRESSES)).flatmap(same_shape),
    values=st.lists(st.text(min_size=1, max_size=100), max_size=2),
    manages=st.booleans(),
)
async def test_any_custom_id_of_a_known_shape_does_no_harm(
    stage: Stage, custom_id: str, values: list[str], manages: bool
) -> None:
    before = await stage.kept()
    actor = manager(stage) if manages else member(stage)
    assert (await pressed(stage, actor, custom_id, values)).harms == []
    assert stage.complaints() == []
    assert await stage.kept() == before


@ON_STAGE
@given(
    custom_id=st.sampled_from(list(FORMS)).flatmap(same_shape),
    fields=st.dictionaries(
        st.sampled_from(["says", "name", "closest", "else"]), st.text(max_size=400)
    ),
)
async def test_any_values_of_a_form_do_no_harm(
    stage: Stage, custom_id: str, fields: dict[str, str]
) -> None:
    await stage.tidy()
    actor = manager(stage)
    written = f"curate:said:{stage.office.keys[0]}:{custom_id.rpartition(':')[2]}"
    below = bearing(stage, actor, component_of([]) | {"custom_id": "curate:gaps:0"}, "", None)
    rows = [
        {"type": 1, "id": 1, "components": [{"type": 4, "id": 2, "custom_id": key, "value": text}]}
        for key, text in fields.items()
    ]
    data = {"custom_id": written, "components": rows}
    sent = await wire.interact(stage, actor, FORM, data, below)
    await stage.settled()
    assert judged(stage, sent).harms == []
    assert stage.complaints() == []


@settings(deadline=None)
@given(content=st.binary(max_size=300) | st.text(max_size=300).map(lambda one: one.encode("utf-8")))
def test_any_bytes_are_refused_with_where_and_why(content: bytes) -> None:
    with pytest.raises(KnowledgeError) as refused:
        parse(KnowledgeFolder((KnowledgeFile(Path("baker.yaml"), content),)))
    assert all(fault.message and fault.remedy for fault in refused.value.faults)


async def test_an_error_that_the_bot_catches_itself_is_found_by_its_seed(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("bot.discord_app.hearing.follow", fail)
    tally = await run_on(stage, "messages", wire.message, [7])
    assert {one.harm for one in tally.found} == {Harm.EXCEPTION}
    assert {one.seed for one in tally.found} == {7}
    assert tally.found[0].again.endswith('--only "messages" --seed 7 --cases 1')


async def test_a_ping_is_seen(stage: Stage) -> None:
    stage.bot.allowed_mentions = discord.AllowedMentions(everyone=True)
    tally = await tried(stage, "homoglyphs", 0)
    assert Harm.PING in {one.harm for one in tally.found}


async def test_data_over_a_border_is_seen(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    async def everybody(_: object) -> bool:
        return True

    monkeypatch.setattr(rights, "may_curate", everybody)
    tally = await tried(stage, "a member's, or another server's, copy of /curate", 0)
    assert Harm.BORDER in {one.harm for one in tally.found}


async def test_who_waits_for_good_is_seen(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    async def nothing(*_: object) -> None:
        """Say nothing."""

    monkeypatch.setattr("bot.discord_app.views.voting.say", nothing)
    tally = await tried(stage, f"{CROWD} people on one button that votes", 0)
    assert Harm.WAITING in {one.harm for one in tally.found}


async def test_an_event_that_cannot_be_read_is_ignored(stage: Stage) -> None:
    tally = await run_on(stage, "gateway events", event, range(FEW))
    assert tally.got[Got.IGNORED] > FEW / 2


def test_what_was_found_is_counted_and_listed() -> None:
    found = Found("presses", 7, Harm.PING, "somebody is pinged")
    tally = Tally(found=[found])
    tally.got[Got.ANSWERED] += 3
    assert "| presses | 3 | 3 | 0 | 0 | 0 | 1 |" in kinds_table({"presses": tally})
    assert "| pings | 1 |" in harms_table([found])
    assert harms_list([found, found], 1).splitlines()[-1] == "… and 1 more"
