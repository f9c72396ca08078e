"""Reply to one line of a chat: a question in free words, or a command that begins with a slash."""

from __future__ import annotations

from datetime import date

from rich.text import Text

from bot.core.answering import phrases
from bot.core.answering.advisor import Advisor
from bot.core.answering.answer import SmallTalk
from bot.core.knowledge.model import Career
from bot.terminal.answers import answer_text
from bot.terminal.contents import contents_text
from bot.terminal.text import plain

QUIT = frozenset({"quit", "exit"})
SECTION_COMMANDS = {"roadmap": "steps"}
"""Commands that are not named like the section that they show."""

UNKNOWN_COMMAND = "There is no command /{name}. /help lists those there are."
HELP_ITEM = "/{name}: {question}"
HELP = "Ask in your own words, or use a command:"
HELP_REST = """\
Words after one of these choose an entry of it, such as "average" after /salary.
/topics: everything that I know about.
/help: this list.
/quit, or Ctrl-D: leave."""


def greeting(advisor: Advisor) -> Text:
    """Say what can be asked and how to leave."""
    known = phrases.small_talk_line(SmallTalk.GREETING, advisor.careers)
    return Text(f"{known}\n/help lists the commands, /quit leaves.")


def leaves(line: str) -> bool:
    """Say whether a line ends the chat."""
    command = _command(line)
    return command is not None and command[0] in QUIT


def reply(advisor: Advisor, line: str, today: date) -> Text:
    """Reply to a line; `today` decides which passages are past their review."""
    command = _command(line)
    if command is None:
        return answer_text(advisor.ask(line), advisor.careers, today)
    name, rest = command
    if name == "help":
        return _help(advisor.careers)
    if name == "topics":
        return contents_text(advisor.careers)
    section = SECTION_COMMANDS.get(name, name)
    career = _career_with(advisor.careers, section)
    if career is None:
        return Text(UNKNOWN_COMMAND.format(name=plain(name)))
    shown = advisor.show(_item(advisor, career, section, rest), career.id)
    return answer_text(shown, advisor.careers, today)


def _command(line: str) -> tuple[str, str] | None:
    """Part a command into its name and the words behind it; None for a question."""
    text = line.strip()
    if not text.startswith("/"):
        return None
    name, _, rest = text[1:].partition(" ")
    return name.lower(), rest.strip()


def _career_with(careers: tuple[Career, ...], section: str) -> Career | None:
    known = (one for one in careers if any(section == held.id for held in one.sections))
    return next(known, None)


def _item(advisor: Advisor, career: Career, section: str, words: str) -> str:
    """Choose the entry of a section that is named, or comes nearest; else the section itself."""
    if not words:
        return section
    slug = words.lower().replace(" ", "-")
    for item_id in (slug, f"{section}.{slug}"):
        if item_id in career.ids and item_id.partition(".")[0] == section:
            return item_id
    nearest = advisor.suggest(words, 1, career.id, section)
    return nearest[0].entry if nearest else section


def _help(careers: tuple[Career, ...]) -> Text:
    renamed = {section: name for name, section in SECTION_COMMANDS.items()}
    sections = {one.id: one.question for career in reversed(careers) for one in career.sections}
    lines = [
        HELP_ITEM.format(name=renamed.get(section, section), question=question)
        for section, question in sections.items()
    ]
    return Text("\n".join([HELP, *lines, HELP_REST]))
