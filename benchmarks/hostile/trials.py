"""Do what people of bad will do, one thing at a time, and see that it comes to nothing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from random import Random
from typing import Any

from benchmarks.hostile.judging import Sent, judged
from benchmarks.hostile.mangling import HOMOGLYPHS, INVISIBLE, MARKUP
from benchmarks.hostile.people import EPHEMERAL, Actor, bearing, component, manager, member
from benchmarks.hostile.stage import CAREERS, Stage
from benchmarks.hostile.tally import Found, Harm, Tally
from benchmarks.hostile.wire import interact, mentioning, secrets_from, tell, texts
from bot.core.answering.answer import Outcome
from bot.discord_app.curating import custom_ids as curating
from bot.discord_app.rendering.shown import ABOVE
from bot.discord_app.setup.contents import PAGE_OF, Page
from bot.discord_app.views import custom_ids as ids
from tests.loopback.objects import Json
from tests.loopback.people import COMPONENT

Trial = Callable[[Stage, Random], Awaitable[list[Sent]]]

QUOTE = "> what do they earn"
"""What stands above an answer, so that it can be read again."""

CROWD = 100
"""People on one button."""


async def forged(stage: Stage, _rng: Random) -> list[Sent]:
    """Press what was never offered: other versions, careers, pages, numbers, keys and places."""
    version = stage.bot.advisor.knowledge.version[:6]
    none = 9 * 10**18 - 1
    written = [
        *(f"show:{version}:{CAREERS[0]}:salary.none", f"show:000000:nobody:{'a' * 60}"),
        *(f"page:{version}:{none}:999:{place}" for place in (ABOVE, "compared.9.9.9.9")),
        *(f"why:{version}:{CAREERS[0]}:none", f"why:{version}:again@nobody:none"),
        *(ids.post_id(int(stage.there.room["id"]), int(stage.there.message["id"])),),
        *(ids.ask_id(none, none, None), ids.reason_id(none, Outcome.DECLINED, "")),
        *(f"fit:{version}:{CAREERS[0]}:{'5' * 40}:rate0", f"fit:{version}:nobody:0:form0"),
        *(f"road:{version}:nobody:{none}:path0", "solved:answered:!!!!!!!", "show:\n", ":" * 100),
        *(f"setup-set:{'a' * 30}:yes", "setup-open:nowhere", f"curate:add:{'A' * 22}", "curate:"),
    ]
    return [await _press(stage, member(stage), one) for one in written]


async def read_elsewhere(stage: Stage, _rng: Random) -> list[Sent]:
    """Press under an answer that names a message of another server as what it replies to."""
    elsewhere = stage.there.message
    reference = {
        "type": 0,
        "channel_id": elsewhere["channel_id"],
        "message_id": elsewhere["id"],
        "guild_id": stage.there.guild["id"],
    }
    version, sent = stage.bot.advisor.knowledge.version[:6], []
    for actor in (member(stage), manager(stage)):
        own = int(actor.user["id"])
        written = (
            *(f"why:{version}:again", f"page:{version}:{own}:0:again", f"page:{version}:1:0:again"),
            *(f"new:{own}:again", f"human:{own}:again", "unhelpful:declined::again"),
        )
        sent += [await _press(stage, actor, one, reference=reference) for one in written]
    # What was voted down must not stand in the inbox either.
    return [*sent, await _press(stage, manager(stage), curating.page_id("gaps", 0))]


async def of_others(stage: Stage, _rng: Random) -> list[Sent]:
    """Press what is the victim's: her answer, her way, her text, her request."""
    victim = int(stage.victim["id"])
    version = stage.bot.advisor.knowledge.version
    written = [
        *(ids.remove_id(victim), ids.new_topic_id(victim, ABOVE), ids.human_id(victim, ABOVE)),
        *(ids.done_id(victim), ids.forget_id(victim, stage.here.keys[0])),
        *(ids.page_id(version, victim, number, ABOVE) for number in (0, 1, 999)),
        *(
            ids.road_id(version, CAREERS[0], victim, wish, 0)
            for wish in ("path", "next", "forget", "details", "done", "open", "learning", "skipped")
        ),
    ]
    return [await _press(stage, member(stage), one or "") for one in written]


async def copies_of_setup(stage: Stage, _rng: Random) -> list[Sent]:
    """Let a member press on a copy of an owner's panel of settings."""
    written = [ids.setup_open_id(page) for page in Page]
    values = ("yes", "no", "none", "ask", "strict")
    written += [ids.setup_id(field, value) for field in PAGE_OF for value in values]
    sent = [await _press(stage, member(stage), one) for one in written]
    for field in PAGE_OF:
        chosen = [stage.here.room["id"]]
        sent.append(await _press(stage, member(stage), ids.setup_id(field), chosen))
    return sent


async def copies_of_curate(stage: Stage, _rng: Random) -> list[Sent]:
    """Let a member press on a curator's panel, and a curator on another server's."""
    sent = []
    for actor, keys in ((member, stage.here.keys), (manager, stage.there.keys)):
        for key in keys:
            forms = ("add", "section", "entry", "ignore")
            written = [curating.group_id(form, key) for form in forms]
            written.append(curating.topic_id(key, CAREERS[0], "salary"))
            sent += [await _press(stage, actor(stage), one) for one in written]
            for chosen in (key, f"{CAREERS[0]}:salary"):
                page = curating.page_id("choose", 0)
                sent.append(await _press(stage, actor(stage), page, [chosen]))
    pages = [curating.page_id(form, 0) for form in ("feedback", "gaps")]
    return [*sent, *[await _press(stage, member(stage), one) for one in pages]]


async def crowd_reads(stage: Stage, _rng: Random) -> list[Sent]:
    """Let a hundred people press at once what only reads."""
    return await _crowd(stage, f"why:{stage.bot.advisor.knowledge.version[:6]}:{ABOVE}")


async def crowd_votes(stage: Stage, _rng: Random) -> list[Sent]:
    """Let a hundred people press at once what is kept for each."""
    return await _crowd(stage, ids.solved_id(Outcome.DECLINED, ""))


async def _crowd(stage: Stage, custom_id: str) -> list[Sent]:
    shape = component(Random(0), custom_id, [])
    message = bearing(stage, member(stage), shape, QUOTE, None)
    data = {"custom_id": custom_id, "component_type": shape["type"], "id": 1}
    return [await interact(stage, member(stage), COMPONENT, data, message) for _ in range(CROWD)]


async def injected(stage: Stage, _rng: Random) -> list[Sent]:
    """Put markup, mentions and what nobody sees around and into questions, each in every way."""
    return [
        await _said(stage, text)
        for piece in (*MARKUP, *INVISIBLE)
        for text in (f"{piece} what do they earn", f"what do {piece} they earn in {piece}berlin")
    ]


async def lookalikes(stage: Stage, _rng: Random) -> list[Sent]:
    """Write questions in letters that look the same and are others."""
    table = str.maketrans(HOMOGLYPHS)
    return [await _said(stage, text.translate(table)) for text in texts(stage)]


async def _said(stage: Stage, text: str) -> Sent:
    actor = member(stage)
    said = mentioning(stage, actor, text)
    await tell(stage, "MESSAGE_CREATE", said)
    # One after the other: what comes in a rush may be dropped unread.
    await stage.settled()
    return Sent(said=said, secrets=secrets_from(actor))


async def _press(
    stage: Stage,
    actor: Actor,
    custom_id: str,
    values: Sequence[str] = (),
    reference: Json | None = None,
) -> Sent:
    shape = component(Random(0), custom_id, list(values))
    message: Json = bearing(stage, actor, shape, QUOTE, reference)
    message["flags"] = 0 if reference else EPHEMERAL
    data: dict[str, Any] = {"custom_id": custom_id, "component_type": shape["type"], "id": 1}
    if values:
        data["values"] = list(values)
    sent = await interact(stage, actor, COMPONENT, data, message)
    await stage.settled()
    return sent


TRIALS: dict[str, Trial] = {
    "forged custom_ids": forged,
    "an answer that replies to another server": read_elsewhere,
    "another person's buttons": of_others,
    "a member's copy of the panel of /setup": copies_of_setup,
    "a member's, or another server's, copy of /curate": copies_of_curate,
    f"{CROWD} people on one button": crowd_reads,
    f"{CROWD} people on one button that votes": crowd_votes,
    "Markdown and mentions": injected,
    "homoglyphs": lookalikes,
}
"""By what the reader of a table calls them."""


async def tried(stage: Stage, name: str, seed: int) -> Tally:
    """Do one thing, and judge what came of it."""
    tally, before = Tally(), await stage.kept()
    await stage.tidy()
    sent = await TRIALS[name](stage, Random(seed))
    await stage.settled()
    for one in sent:
        judgement = judged(stage, one)
        tally.got[judgement.got] += 1
        tally.found += [Found(name, seed, harm, what) for harm, what in judgement.harms]
    tally.found += [Found(name, seed, harm, what) for harm, what in stage.complaints()]
    if await stage.kept() != before:
        tally.found.append(Found(name, seed, Harm.BORDER, "what is kept was changed"))
    return tally
