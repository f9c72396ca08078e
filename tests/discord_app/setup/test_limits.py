"""See that any settings, on any page, make a message that Discord takes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.core.answering import setup_phrases
from bot.discord_app.rendering.embeds import to_embed
from bot.discord_app.rendering.pages import pages
from bot.discord_app.rendering.shown import Shown
from bot.discord_app.setup.contents import NAMES, PAGE_OF, Page
from bot.discord_app.setup.controls import controls
from bot.discord_app.setup.panel import Panel, panel_card
from bot.discord_app.setup.troubles import ANSWERING, Kind, Trouble
from bot.discord_app.views.items import to_view
from bot.discord_app.views.presses import PRESSES
from bot.storage.records import LARGEST_ID, GuildSettings
from tests.discord_app.wire.requests import message_refusals

IDS = st.integers(LARGEST_ID - 100, LARGEST_ID)
MANY = st.frozensets(IDS, max_size=60)

SETTINGS = st.builds(
    GuildSettings,
    advice_channels=MANY,
    forums=MANY,
    help_channel=st.none() | IDS,
    help_role=st.none() | IDS,
    help_pings=st.booleans(),
    curator_role=st.none() | IDS,
    private_answers=st.booleans(),
    strictness=st.sampled_from([None, "strict", "balanced", "loose"]),
    logging=st.booleans(),
    retention_days=st.integers(1, 365),
)

TROUBLES = st.builds(
    Trouble,
    st.sampled_from(Kind),
    st.sampled_from(Page),
    st.lists(IDS, max_size=60).map(tuple),
    st.lists(st.sampled_from(ANSWERING), unique=True, min_size=1).map(tuple),
    st.booleans(),
)

PANELS = st.builds(
    Panel,
    server=st.text(min_size=1, max_size=100),
    settings=SETTINGS,
    troubles=st.lists(TROUBLES, max_size=12).map(tuple),
    strictness=st.sampled_from(["strict", "balanced", "loose"]),
    operators=st.lists(IDS, max_size=60).map(tuple),
    gone=MANY,
    dropped=st.integers(0, 10**9),
    away=st.booleans(),
    page=st.sampled_from(Page),
    note=st.sampled_from(["", setup_phrases.SAVED, setup_phrases.NOT_SAVED]),
    asks=st.booleans(),
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PANELS)
def test_any_panel_is_one_message_that_discord_takes(panel: Panel) -> None:
    shown = pages(Shown((panel_card(panel),)), embeds=True)
    assert len(shown) == 1
    view = to_view(controls(panel))
    embeds = list(map(to_embed, shown[0].blocks))
    assert message_refusals(embeds=embeds, view=view) == []


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PANELS)
def test_where_embeds_are_forbidden_the_first_page_has_what_is_to_be_put_right(
    panel: Panel,
) -> None:
    first = pages(Shown((panel_card(panel),)), embeds=False)[0]
    assert message_refusals(content=first.content, view=to_view(controls(panel))) == []
    assert not panel.note or panel.note in (first.content or "")


@settings(deadline=None)
@given(PANELS)
def test_all_that_can_be_pressed_is_known(panel: Panel) -> None:
    for one in controls(panel):
        assert any(form.fullmatch(one.custom_id) for form in PRESSES)


def test_every_setting_stands_on_a_page_and_every_page_has_one() -> None:
    assert set(PAGE_OF) == set(GuildSettings.model_fields)
    assert {*PAGE_OF.values(), Page.OVERVIEW} == set(NAMES) == set(Page)


@pytest.mark.parametrize("kind", Kind)
def test_every_trouble_has_its_words(kind: Kind) -> None:
    trouble = Trouble(kind, Page.ADVICE, (7,), ("send_messages",))
    values: dict[str, Any] = {"server": "s", "settings": GuildSettings(), "strictness": "loose"}
    card = panel_card(Panel(**values, troubles=(trouble,)))
    assert len(card.paragraphs) == len(panel_card(Panel(**values, troubles=())).paragraphs) + 1
