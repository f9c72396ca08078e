"""The rules themselves: what Discord takes has no fault, and one change at a time has one."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from bot.discord_app import limits
from tests.discord_app.conftest import Place
from tests.discord_app.wire import official
from tests.discord_app.wire.commands import MOST
from tests.discord_app.wire.commands import SLASH as SLASH_TYPE
from tests.discord_app.wire.requests import faults, own_faults

MESSAGES, COMMANDS = "/channels/1/messages", "/applications/1/commands"
CALLBACK, FOLLOWUP = "/interactions/1/token/callback", "/webhooks/1/token"

BUTTON = {"type": 2, "style": 2, "label": "Press", "custom_id": "b"}
OPTION = {"label": "One", "value": "1"}
SELECT = {"type": 3, "custom_id": "s", "options": [OPTION]}
MESSAGE: dict[str, Any] = {
    "content": "Hello",
    "embeds": [
        {
            "title": "A heading",
            "url": "https://example.org",
            "fields": [{"name": "A name", "value": "A value"}],
            "footer": {"text": "From a source"},
            "image": {"url": "attachment://map.png"},
        }
    ],
    "components": [{"type": 1, "components": [BUTTON]}, {"type": 1, "components": [SELECT]}],
    "attachments": [{"id": 0, "filename": "map.png", "description": "A map"}],
    "allowed_mentions": {"parse": [], "replied_user": False},
}
WORD = {"name": "word", "description": "A word", "type": 3, "required": True}
SLASH: dict[str, Any] = {"name": "say", "description": "Say a word", "options": [WORD]}
MENU = {"name": "Answer this", "type": 3}

EMBED, FIELD = ("embeds", 0), ("embeds", 0, "fields", 0)
FILES, MAP = ("attachments",), MESSAGE["attachments"][0]
ROWS, PRESSED = ("components",), ("components", 0, "components")
CHOSEN = ("components", 1, "components", 0)
LONG_EMBED = {"description": "d" * limits.EMBED_DESCRIPTION}

MESSAGE_CHANGES: list[tuple[tuple[Any, ...], Any]] = [
    (("content",), "c" * (limits.CONTENT + 1)),
    (("embeds",), [{"title": "t"}] * (limits.EMBEDS + 1)),
    (("embeds",), [LONG_EMBED] * 2),
    (("embeds",), [{"color": 1}]),
    ((*EMBED, "title"), "t" * (limits.EMBED_TITLE + 1)),
    ((*EMBED, "description"), "d" * (limits.EMBED_DESCRIPTION + 1)),
    ((*EMBED, "fields"), [{"name": "n", "value": "v"}] * (limits.EMBED_FIELDS + 1)),
    ((*EMBED, "url"), "ftp://example.org"),
    ((*EMBED, "url"), "https://" + "e" * limits.EMBED_URL),
    ((*EMBED, "image"), {"url": "map.png"}),
    ((*EMBED, "footer", "text"), "f" * (limits.EMBED_FOOTER + 1)),
    ((*EMBED, "author"), {"name": "a" * (limits.EMBED_AUTHOR + 1)}),
    ((*FIELD, "name"), " "),
    ((*FIELD, "value"), ""),
    ((*FIELD, "value"), "v" * (limits.EMBED_FIELD_VALUE + 1)),
    (FILES, [{**MAP, "description": "d" * (limits.ATTACHMENT_DESCRIPTION + 1)}]),
    (FILES, [{"id": 0, "filename": "map.png"}]),
    (FILES, [MAP, MAP]),
    (FILES, [{**MAP, "id": n} for n in range(limits.ATTACHMENTS + 1)]),
    (ROWS, [{"type": 1, "components": [{**BUTTON, "custom_id": f"{n}"}]} for n in range(6)]),
    (ROWS, [{"type": 10, "content": "text"}]),
    (PRESSED, []),
    (PRESSED, [{**BUTTON, "custom_id": f"{n}"} for n in range(limits.BUTTONS_A_ROW + 1)]),
    (PRESSED, [BUTTON, BUTTON]),
    (PRESSED, [BUTTON, {**SELECT, "custom_id": "other"}]),
    (PRESSED, [{**BUTTON, "custom_id": "s"}]),
    ((*PRESSED, 0, "custom_id"), ""),
    ((*PRESSED, 0, "custom_id"), "c" * (limits.CUSTOM_ID + 1)),
    ((*PRESSED, 0, "label"), "l" * (limits.BUTTON_LABEL + 1)),
    ((*PRESSED, 0), {"type": 2, "style": 5, "label": "Open", "url": "javascript:0"}),
    ((*CHOSEN, "placeholder"), "p" * (limits.SELECT_PLACEHOLDER + 1)),
    ((*CHOSEN, "type"), 5),
    ((*CHOSEN, "options"), []),
    ((*CHOSEN, "options"), [OPTION, OPTION]),
    ((*CHOSEN, "options"), [{"label": "l", "value": f"{n}"} for n in range(26)]),
    ((*CHOSEN, "options", 0, "value"), "v" * (limits.SELECT_OPTION_VALUE + 1)),
    ((*CHOSEN, "options", 0, "label"), " "),
    ((*CHOSEN, "options", 0, "description"), "d" * 101),
    ((*CHOSEN, "max_values"), 2),
    ((*CHOSEN, "min_values"), 2),
    (("allowed_mentions",), None),
    (("allowed_mentions", "parse"), ["everyone"]),
    (("allowed_mentions", "users"), ["1"]),
    (("allowed_mentions", "replied_user"), True),
]

MANY = [{**WORD, "name": f"word{n}"} for n in range(limits.COMMAND_OPTIONS + 1)]
CHOICE = {"name": "One", "value": "1"}
LONG_CHOICES = [{"name": f"{n:0100}", "value": f"{n:0100}"} for n in range(limits.CHOICES)]
GROUP = {"name": "group", "description": "A group", "type": 2}
SUBCOMMAND = {"name": "sub", "description": "A subcommand", "type": 1}

COMMAND_CHANGES: list[tuple[tuple[Any, ...], Any]] = [
    (("name",), "Say"),
    (("name",), "say it"),
    (("name",), "s" * (limits.COMMAND_NAME + 1)),
    (("description",), " "),
    (("description",), "d" * (limits.COMMAND_DESCRIPTION + 1)),
    (("options",), MANY),
    (("options",), [WORD, WORD]),
    (("options",), [{**WORD, "required": False}, {**WORD, "name": "other"}]),
    (("options",), [SUBCOMMAND, {**WORD, "name": "other"}]),
    (("options",), [{**SUBCOMMAND, "options": [GROUP]}]),
    (("options",), [{**GROUP, "options": [GROUP]}]),
    (("options",), [{**one, "choices": LONG_CHOICES} for one in MANY[:2]]),
    (("options", 0, "name"), "a word"),
    (("options", 0, "description"), ""),
    (("options", 0, "choices"), [CHOICE, CHOICE]),
    (("options", 0, "choices"), [{**CHOICE, "name": f"{n}"} for n in range(limits.CHOICES + 1)]),
    (("options", 0, "choices"), [{**CHOICE, "value": "v" * (limits.CHOICE_VALUE + 1)}]),
    (("options", 0, "choices"), [{**CHOICE, "name": ""}]),
    (("options", 0), {**WORD, "autocomplete": True, "choices": [CHOICE]}),
    (("options", 0), {**WORD, "min_length": 3, "max_length": 2}),
    (("type",), 2),
]


def changed(body: dict[str, Any], place: tuple[Any, ...], value: Any) -> dict[str, Any]:
    """Return a body with one thing changed."""
    copy = deepcopy(body)
    inner: Any = copy
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = value
    return copy


def test_what_discord_takes_has_no_fault() -> None:
    assert faults("POST", MESSAGES, MESSAGE) == []
    assert faults("PATCH", f"{MESSAGES}/1", {**MESSAGE, "content": None}) == []
    assert faults("POST", FOLLOWUP, MESSAGE) == []
    assert faults("POST", CALLBACK, {"type": 4, "data": MESSAGE}) == []
    assert faults("POST", CALLBACK, {"type": 5, "data": {"flags": 64}}) == []
    assert faults("POST", CALLBACK, {"type": 8, "data": {"choices": [CHOICE]}}) == []
    assert faults("PUT", COMMANDS, [SLASH, MENU]) == []


@pytest.mark.parametrize(("place", "value"), MESSAGE_CHANGES)
def test_a_message_with_one_fault_is_told(place: tuple[Any, ...], value: Any) -> None:
    message = changed(MESSAGE, place, value)
    assert list(own_faults("POST", MESSAGES, message))
    assert list(own_faults("PATCH", "/webhooks/1/token/messages/@original", message))
    assert list(own_faults("POST", CALLBACK, {"type": 7, "data": message}))


@pytest.mark.parametrize(("place", "value"), COMMAND_CHANGES)
def test_a_command_with_one_fault_is_told(place: tuple[Any, ...], value: Any) -> None:
    assert list(own_faults("PUT", COMMANDS, [changed(SLASH, place, value)]))


def test_too_many_commands_or_two_of_one_name_are_told() -> None:
    menus = [{**MENU, "name": f"{n}"} for n in range(limits.MENU_COMMANDS + 1)]
    slashes = [{**SLASH, "name": f"{n}"} for n in range(limits.COMMANDS + 1)]
    for commands in (menus, slashes, [SLASH, SLASH]):
        assert list(own_faults("PUT", COMMANDS, commands))


def test_a_new_message_shows_something_and_an_edit_may_leave_it_as_it_is() -> None:
    silent: dict[str, Any] = {"allowed_mentions": {"parse": []}}
    assert list(own_faults("POST", MESSAGES, silent))
    assert not list(own_faults("PATCH", f"{MESSAGES}/1", silent))


@pytest.mark.parametrize(
    "choices",
    [
        [{"name": f"{n}", "value": "v"} for n in range(limits.CHOICES + 1)],
        [{"name": "n" * (limits.CHOICE_NAME + 1), "value": "v"}],
        [{"name": "n", "value": "v" * (limits.CHOICE_VALUE + 1)}],
    ],
)
def test_suggestions_that_discord_refuses_are_told(choices: list[dict[str, str]]) -> None:
    assert list(own_faults("POST", CALLBACK, {"type": 8, "data": {"choices": choices}}))


def test_a_kind_of_response_without_rules_is_told() -> None:
    assert list(own_faults("POST", CALLBACK, {"type": 9, "data": {}}))


@official.needs_document
@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", MESSAGES, changed(MESSAGE, (*EMBED, "color"), "red")),
        ("POST", MESSAGES, {**MESSAGE, "tts": "loud"}),
        ("POST", CALLBACK, {"type": 4, "data": {**MESSAGE, "flags": "private"}}),
        ("PATCH", "/webhooks/1/token/messages/@original", {**MESSAGE, "embeds": [{"title": 1}]}),
        ("PUT", COMMANDS, [{**SLASH, "contexts": [7]}]),
        ("PUT", COMMANDS, [{"description": "nameless"}]),
        ("POST", "/channels/1/letters", {}),
    ],
)
def test_the_document_finds_what_the_rules_do_not(method: str, path: str, body: Any) -> None:
    assert list(official.faults(method, path, body))


@official.needs_document
def test_ids_may_be_numbers_as_discord_py_sends_them() -> None:
    reply = {**MESSAGE, "message_reference": {"message_id": 2**60, "channel_id": "1"}}
    assert faults("POST", MESSAGES, reply) == []


async def test_all_that_the_bot_sends_is_looked_at(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    await place.alice.slash(place.channel, "ask", question="pay")
    await place.alice.send(place.channel, f"{place.bot_mention} which degree do i need")
    sent = [one for one in place.env.http_requests if one.json is not None]
    assert len(sent) == 3
    with monkeypatch.context() as narrow:
        narrow.setattr(limits, "CONTENT", -1)
        narrow.setitem(MOST, SLASH_TYPE, 0)
        assert all(list(own_faults(one.method, one.path, one.json)) for one in sent)
