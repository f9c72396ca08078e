"""Reply to one line of a chat: a question in free words, or a command that begins with a slash."""

from __future__ import annotations

from datetime import date

from rich.text import Text

from bot.core.answering import phrases
from bot.core.answering.advisor import Advisor
from bot.core.answering.answer import Answer, SmallTalk, Topic
from bot.core.answering.following import follow, topic_after
from bot.core.answering.sections import command_name, section_answer
from bot.core.knowledge.model import Career, Section
from bot.terminal.answers import answer_text
from bot.terminal.contents import contents_text
from bot.terminal.text import plain

NEW = "new"
BEGUN_ANEW = "A new topic, then."
QUIT = frozenset({"quit", "exit"})

UNKNOWN_COMMAND = "There is no command /{name}. /help lists those there are."
HELP_ITEM = "/{name}: {question}"
HELP = "Ask in your own words, or use a command:"
HELP_REST = """\
Words after one of these choose an entry of it, such as "average" after /salary.
/topics: everything that I know about.
/new: begin a new topic; until then a question such as "which ones?" is read with the last one.
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


class Conversation:
    """Remember what was shown last, for the questions that go on from it."""

    def __init__(self, advisor: Advisor) -> None:
        self._advisor = advisor
        self._topic: Topic | None = None

    def reply(self, line: str, today: date) -> Text:
        """Reply to a line; `today` decides which passages are past their review."""
        command = _command(line)
        if command is None:
            return self._show(follow(self._advisor, line, self._topic), today)
        name, rest = command
        careers = self._advisor.careers
        if name == NEW:
            self._topic = None
            return Text(BEGUN_ANEW)
        if name == "help":
            return _help(careers)
        if name == "topics":
            return contents_text(careers)
        found = _section(careers, name)
        if found is None:
            return Text(UNKNOWN_COMMAND.format(name=plain(name)))
        chosen = len(careers) == 1
        return self._show(section_answer(self._advisor, *found, rest, chosen=chosen), today)

    def _show(self, answer: Answer, today: date) -> Text:
        self._topic = topic_after(self._advisor, answer, self._topic)
        return answer_text(answer, self._advisor.careers, today)


def _command(line: str) -> tuple[str, str] | None:
    """Part a command into its name and the words behind it; None for a question."""
    text = line.strip()
    if not text.startswith("/"):
        return None
    name, _, rest = text[1:].partition(" ")
    return name.lower(), rest.strip()


def _section(careers: tuple[Career, ...], command: str) -> tuple[Career, Section] | None:
    """Find the first career with a section that the command shows."""
    for career in careers:
        for section in career.sections:
            if command in {section.id, command_name(section)}:
                return career, section
    return None


def _help(careers: tuple[Career, ...]) -> Text:
    sections = {command_name(s): s.question for one in reversed(careers) for s in one.sections}
    lines = [HELP_ITEM.format(name=name, question=asked) for name, asked in sections.items()]
    return Text("\n".join([HELP, *lines, HELP_REST]))
