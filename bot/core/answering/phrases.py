"""Hold every fixed phrase that a person can be shown; slots take titles and escaped words only."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from bot.core.answering.answer import Answer, Part, SmallTalk, Topic
from bot.core.knowledge.model import Career

Escape = Callable[[str], str]
"""Make a person's own words harmless where they are shown."""

ANSWER_THIS = "Answer this"

DECLINED = "My source does not cover that."
NOTHING_TO_READ = "There is nothing in that message that I can read. Ask me in a few words."
GREETING = "Hello! Ask me about a career in your own words."
THANKS = "You're welcome."
ASK_A_PERSON = "For anything else, please ask a person here."
DID_YOU_MEAN = "Did you mean one of these?"
RELATED_TOPICS = "Related topics"
NOT_COVERED = "My source does not say anything about: "
NOT_EXACTLY = "My source does not answer exactly this. The closest that it says:"
UNANSWERED = "My source does not cover this part: "
STALE = "This was due for review on {date} and may be out of date."
FAILED = "Something went wrong on my side. Please try again; the reference is {reference}."
COMMAND_UNREADABLE = "I cannot read this command as it came. Please restart Discord and try again."
WAIT = "That was quick. Please try again in {seconds} s."
HOW_TO_ASK = (
    "Ask with /ask, mention me, or write to me directly; a few words are enough. For somebody "
    f"else's question, open its menu: Apps › {ANSWER_THIS}, or give its link to /ask."
)
ALL_SUMMARISED_FROM = "Everything that I say about this is summarised from: {source}"
AS_OF = "as of {date}"
FOLLOWS = "Read as a follow-up to: {title}"
KNOWLEDGE_VERSION = "Knowledge version {version}"

NO_CAREER_NAMED = (
    "You named no career, and I know this of several. For another than this, name it or choose it:"
)
ANOTHER_CAREER = "The same for another career"
SOURCE_DOES_NOT_SAY = "The source on this career does not say."
MORE_WITH = "… and more: /{command}"
UNKNOWN_CAREER = "I do not know that career. I know these: {known}."
NO_SUCH_SECTION = "My source on {title} says nothing under {section}; these do: {known}."
UNKNOWN_SECTION = "I do not know that section. I know these: {known}."
SECTION_OF_CAREERS = "What I know about {section}, of the career that you choose"

WHY = "Why this answer?"
FULL_SECTION = "Full section"
REMOVE = "Remove"
NOT_MEANT = "Not what I meant"
NEW_TOPIC = "New topic"
POST = "Post"
SOLVED = "Solved"
NOT_HELPFUL = "Not helpful"
DONT_KEEP = "Don't keep this"
NOT_KEPT = "Not kept"
VOTED = "Thank you, that is noted."
WHY_NOT_HELPFUL = "Why did it not help?"
QUESTION_NOTED = "The question was noted too, without names, for those who keep my knowledge."
QUESTION_FORGOTTEN = "The question is not kept any more."
NOT_YOURS_TO_FORGET = "Only the person who asked can do that."
STORAGE_AWAY = "I cannot remember anything right now. Please try again in a minute."
PAGE_BEFORE = "◀ Page {number} of {total}"
PAGE_AFTER = "Page {number} of {total} ▶"
READ_AS = "Read as"
MENDED = "Mended"
MATCHED = "Matched phrasing"
CONFIDENCE = "Confidence"
RUNNER_UP = "Runner-up"
GAP_TOPIC = "Known not to be covered"
TOPIC_GONE = "My knowledge has changed since then, and this topic is gone. Please ask again."
KNOWLEDGE_CHANGED = "My knowledge has changed since then; this is how I read the question now."
QUESTION_GONE = "I can no longer read the question that this answers."
QUESTION_CUT = "The question was too long to be kept; this explains its beginning."
PAGES_CHANGED = "My knowledge has changed since then, so these pages are gone. Please ask again."
CANNOT_READ = (
    f"I cannot read that message. Open its menu, choose Apps › {ANSWER_THIS}, and I can; "
    "or ask me with your own words."
)
NOT_A_MESSAGE = "That is no link to a message of this place. Copy one from the message's menu."
ASK_SOMETHING = "Give me a question, or the link of a message to answer."
IN_ANSWER_TO = "In answer to {link}"
POSTED = "Posted: {link}"
NOT_POSTED = "You cannot write here, so I do not post for you."
NOT_YOURS = "Only the person who asked, or a moderator, can remove this."
CURATORS_ONLY = "Only those who may manage this server, or have its curator role, can use this."
FEEDBACK = "How my answers were found, those in most need first"
NO_FEEDBACK = "Nobody has said yet whether an answer helped."
DECLINED_ONES = "Questions that I declined"
SOLVED_OF = "solved {solved} of {votes} ({share})"
GAPS = "What was asked and found no good answer"
NO_GAPS = (
    "There is nothing here. Texts of questions are only kept where the server's settings say so."
)
GROUP = "Asked and not answered well"
ASKED_TIMES = "{count} × · {days}"
CLOSEST = "closest: {title}"
CHOOSE_GROUP = "Choose one to do something about it"
CHOOSE_SECTION = "To which section does it belong?"
CHOOSE_ENTRY = "Which entry answers it?"
CHOOSE_OFFERED = "Choose one of the entries that are offered while you type."
ADD_PHRASING = "Add as phrasing"
NEW_GAP_TOPIC = "New gap topic"
IGNORE = "Ignore"
BACK = "Back"
TOPIC_SAYS = "What my source does not say, in one sentence"
TOPIC_NAME = "A short name, such as pay-in-other-countries"
TOPIC_CLOSEST = "The closest entry, such as salary.average"
GROUP_GONE = "That is not here any more: it was taken, ignored or forgotten."
TRYING = "I am trying what that would change; it takes up to a minute."
NOTHING_TO_CHANGE = "My knowledge has all of that already; there is nothing to change."
CHANGE_CHECKED = (
    "This change of {career} passed the check. Whoever runs me applies it with "
    "`career-advisor curate apply FILE`."
)
CHANGE_FILE = "The change as YAML"
CHANGE_FIGURES = "Phrasings found when left out: {before} → {after} of {asked}"
NOW_FOUND = "Found now ({number}): {texts}"
NOW_MISREAD = "Misread now ({number}): {texts}"
CHANGE_WARNING = "Warning: {warning}"
CHANGE_REFUSED = "That change does not fit my knowledge: {reasons}"
NOT_YOUR_TOPIC = "Only the person who asked can begin a new topic here."
UNKNOWN_PRESS = "I do not know this button. Please ask again."

STEP_STATES = {"open": "open", "learning": "learning", "done": "done", "skipped": "skipped"}
STEPS_DONE = "{done} of {total} done"
STEPS_UNNUMBERED = "Without a number in the source"
STEPS_MORE = "and {count} more"

RATED = "{title}: {rating} of {best}"
RATED_HIGHEST = "rated highest"
RATED_LOWEST = "rated lowest"
RATED_SO_FAR = "{count} of {total} rated"
RATE = "Rate yourself: {title}"
RATE_ALL = "Rate yourself on every trait first; then I can show the picture."
WORST_RATING = "Not at all like me"
BEST_RATING = "Very much like me"
FIT_ASKED = "How do you see yourself?"
FIT_HOW = (
    "These are the traits that my source names for this career: {career}. Rate yourself on each "
    "from 1 (not at all like me) to 5 (very much like me)."
)
FIT_SHOWN = "How you see yourself"
FIT_NOTE = "Nothing of this is saved, and it measures nothing but your own view of yourself."
FIT_LEVEL = "You rated yourself alike on all traits, so none stands out."
FIT_TIED = "Where you rated traits alike, I name them together and put none before another."
FIT_STEPS = "Steps in which my source names the same things:"
FIT_NO_STEPS = "My source has no step that names the same things as this trait."
FIT_SHOW = "Show the picture"
FIT_CHANGE = "Change my ratings"
FIT_CHANGED = "My knowledge has changed since then. Please start again with /fit."
NO_TRAITS = "My source lists no traits to compare yourself with for this career: {career}."


def knows(careers: tuple[Career, ...]) -> str:
    """Say in one line what the knowledge is about."""
    if len(careers) > 1:
        return f"I know about these careers: {_titles(careers)}."
    parts = []
    for career in careers:
        titles = ", ".join(section.title.lower() for section in career.sections)
        parts.append(f"{career.title} ({titles})")
    return "I know about this: " + "; ".join(parts) + "."


def unknown_career(careers: tuple[Career, ...]) -> str:
    """Say that a career is not known, and which are."""
    return UNKNOWN_CAREER.format(known=_titles(careers))


def has_no_section(career: Career, section: str, having: tuple[Career, ...]) -> str:
    """Say that the source on a career says nothing of a section, and those on which do."""
    return NO_SUCH_SECTION.format(title=career.title, section=section, known=_titles(having))


def unknown_section(names: Iterable[str]) -> str:
    """Say that a section is not known, and which are."""
    return UNKNOWN_SECTION.format(known=", ".join(names))


def capital(title: str) -> str:
    """Write a title as the beginning of a line."""
    return title[:1].upper() + title[1:]


def of_career(title: str, line: str) -> str:
    """Name the career that a line is about, unless it does so itself."""
    return line if title.casefold() in line.casefold() else f"{capital(title)}: {line}"


def heading(part: Part, careers: tuple[Career, ...]) -> str:
    """Return the clean question that a part answers; of several careers it names the part's."""
    titles = (career.title for career in careers if career.id == part.career)
    return of_career(next(titles), part.heading) if len(careers) > 1 else part.heading


def _titles(careers: tuple[Career, ...]) -> str:
    return ", ".join(career.title for career in careers)


def small_talk_line(talk: SmallTalk, careers: tuple[Career, ...]) -> str:
    """Return the phrase for small talk."""
    if talk is SmallTalk.THANKS:
        return THANKS
    if talk is SmallTalk.NOTHING:
        return NOTHING_TO_READ
    start = GREETING if talk is SmallTalk.GREETING else ""
    return f"{start} {knows(careers)}".strip()


def declined_line(careers: tuple[Career, ...]) -> str:
    """Say that nothing was found, what there is, and how to go on."""
    return f"{DECLINED} {knows(careers)} {ASK_A_PERSON}"


def follows_line(topic: Topic, careers: tuple[Career, ...]) -> str:
    """Name the topic that a message was read with."""
    (career,) = (one for one in careers if one.id == topic.career)
    item = career.item(topic.item)
    return FOLLOWS.format(title=item.title)


def lead(part: Part, escape: Escape) -> str | None:
    """Say first what the source does not say, where a part is only related."""
    if part.gap_sentence is not None:
        return part.gap_sentence
    if part.not_covered:
        return NOT_COVERED + ", ".join(map(escape, part.not_covered))
    return NOT_EXACTLY if part.outcome != "answered" else None


def opening(answer: Answer, careers: tuple[Career, ...]) -> str | None:
    """Return the one line that is all there is to say, or None where there are parts."""
    if answer.small_talk is not None:
        return small_talk_line(answer.small_talk, careers)
    return None if answer.parts else declined_line(careers)
