"""Hold the rules of commands that Discord states in words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from bot.discord_app import limits
from tests.discord_app.wire.messages import Body, lengths, twice

SLASH, USER_MENU, MESSAGE_MENU = 1, 2, 3
MOST = {
    SLASH: limits.COMMANDS,
    USER_MENU: limits.MENU_COMMANDS,
    MESSAGE_MENU: limits.MENU_COMMANDS,
}
SUBCOMMAND, GROUP = 1, 2
INSIDE = {None: {SUBCOMMAND, GROUP}, GROUP: {SUBCOMMAND}, SUBCOMMAND: set[int]()}
"""What may stand in a command, a group and a subcommand, besides plain options."""

# https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-naming
NAME = re.compile(rf"[-_'\w]{{1,{limits.COMMAND_NAME}}}")


def command_faults(commands: Sequence[Body]) -> Iterator[str]:
    """Check all commands that are registered together."""
    kinds = [command.get("type", SLASH) for command in commands]
    for kind, count in Counter(kinds).items():
        if count > MOST[kind]:
            yield f"there are {count} commands of type {kind}, more than {MOST[kind]}"
    names = [command["name"] for command in commands]
    yield from twice(list(zip(kinds, names, strict=True)), "command's name")
    for kind, command in zip(kinds, commands, strict=True):
        of_one = _slash_faults if kind == SLASH else _menu_faults
        yield from (f"{command['name']}: {fault}" for fault in of_one(command))


def _slash_faults(command: Body) -> Iterator[str]:
    yield from _naming_faults(command)
    yield from _options_faults(command, None)
    if (size := _characters(command)) > limits.COMMAND_CHARACTERS:
        yield f"{size} characters, more than {limits.COMMAND_CHARACTERS}"


def _menu_faults(command: Body) -> Iterator[str]:
    yield from lengths(command, "name", limits.COMMAND_NAME, least=1)
    if command.get("description") or command.get("options"):
        yield "a menu's command has no description and no options"


def _naming_faults(named: Body) -> Iterator[str]:
    name = named["name"]
    if not NAME.fullmatch(name) or name != name.lower():
        yield f"{name!r} has a character that a name may not have"
    yield from lengths(named, "description", limits.COMMAND_DESCRIPTION, least=1)


def _options_faults(holder: Body, kind: int | None) -> Iterator[str]:
    """Check the options of a command (no `kind`), a group or a subcommand."""
    options = holder.get("options") or []
    yield from lengths(holder, "options", limits.COMMAND_OPTIONS)
    yield from twice([option["name"] for option in options], "name of an option")
    required = [bool(option.get("required")) for option in options]
    if required != sorted(required, reverse=True):
        yield "a required option comes after an optional one"
    nesting = {option["type"] for option in options} & {SUBCOMMAND, GROUP}
    if nesting - INSIDE[kind] or (nesting and any(option["type"] > GROUP for option in options)):
        yield "subcommands are nested too deep, or stand beside options"
        return
    for option in options:
        yield from _naming_faults(option)
        if option["type"] in nesting:
            yield from _options_faults(option, option["type"])
        else:
            yield from _value_faults(option)


def _value_faults(option: Body) -> Iterator[str]:
    choices = option.get("choices") or []
    yield from lengths(option, "choices", limits.CHOICES)
    if choices and option.get("autocomplete"):
        yield "autocomplete stands beside choices"
    yield from twice([choice["name"] for choice in choices], "name of a choice")
    for choice in choices:
        yield from lengths(choice, "name", limits.CHOICE_NAME, least=1)
        if isinstance(choice["value"], str):
            yield from lengths(choice, "value", limits.CHOICE_VALUE, least=1)
    for what in ("value", "length"):
        least, most = option.get(f"min_{what}"), option.get(f"max_{what}")
        if least is not None and most is not None and least > most:
            yield f"min_{what} is more than max_{what}"


def _characters(named: Body) -> int:
    """Count what Discord counts towards the limit of a command."""
    own = sum(len(str(named.get(key, ""))) for key in ("name", "description", "value"))
    inside = [*(named.get("options") or ()), *(named.get("choices") or ())]
    return own + sum(map(_characters, inside))
