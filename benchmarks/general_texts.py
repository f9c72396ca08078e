"""Gather short general texts, whose meanings `distil.py` learns the words' meanings from.

None is of the public data that the engine is measured on. From

- the package chitchat-dataset (MIT): what people wrote to each other about anything at all;
- WordNet 3.0 (Debian's wordnet-base; the WordNet licence, free for any use): its definitions, its
  examples, and its terms of several words;
- frames of questions, filled with nouns, verbs and adjectives at random.
"""

from __future__ import annotations

import json
import os
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from random import Random

import numpy as np

from bot.core.retrieval.text import clean, words
from bot.core.retrieval.words import ordinary_words

WORDNET = Path(os.environ.get("CAREER_ADVISOR_WORDNET", "/usr/share/wordnet"))

CHAT, TURNS, EXAMPLES, DEFINITIONS, TERMS, QUESTIONS = (
    157_000,
    60_000,
    30_000,
    25_000,
    12_000,
    205_000,
)
"""Texts of each kind. 40,000 of all kinds did better than as many of any one."""

SHORTEST, LONGEST, LONGEST_TURN = 2, 16, 28
"""Words of a text; a question has seldom more than 16, a message of several sentences than 28."""

LETTERS = 3
"""Least ones of a word that is put into a frame."""

TOO_COMMON_ZIPF = 6.3
"""Frequency from which a word is not put into a frame; the frames hold enough of them."""

FRAMES = tuple(
    """how do i V my N|how can i V a N|why was my N Ved|why is the N not Ving|i want to V the N
    i need to V my N|can you V a N for me|can i V my N|what is the A N|what is my N
    what is the N of the N|where is my N|where can i find a A N|when will the N V
    how long does it take to V a N|how much does a N cost|how many Ns do i need
    is there a N for Ving|my N is A|my N has been Ved|i have a N N|tell me about the N
    please V the N|help me V my N N|what should i V with a N|do you V Ns|is it A to V a N
    the N Ved my N|i lost my N|i can not V the N|what happens if i V the N|who can V my N
    what kind of N is A|which N should i V|i Ved a N but the N did not V|there is a N on my N
    show me the N|what do Ns V|how do Ns V the N|why do i have to V a N|set the N to A
    turn the N off|i would like a A N|should i V before i V|V the A N|N N|A N|N and N|V N
    do i need a N to V a N|how A is the N|can the N be Ved|someone Ved my N
    what to do about a A N|the N does not V|how to V Ns|i am Ving a N and want to V it|are Ns A
    find N near me|what does N mean|whats the difference between a N and a N|give me the N for N
    add N to my N|i was Ved a N twice|did you V the N|is my N A|remind me to V the N
    cancel the N|change my N|V N from N to N|is N a good N|how do i become a A N
    i do not understand why the N was Ved|is there any way to V my N|why was i Ved for the N
    the N says A but mine is A|how do i know if my N is A|what happens to my N when i V it
    can someone else V my N|i Ved the wrong N|my N still has not Ved|i never Ved this N
    where do i go to V my N|will i be Ved for the N|could you explain the N|who Vs the N
    am i able to V N from N|what are the Ns for Ving|how old do i have to be to V a N
    do you think N is A|would i be A as a N|is it worth Ving a N|should i V N or N
    how hard is it to V N|what do you need to V a N|i have no N but i want to V
    i am A at N will that help|how important is N for a N|does a N need N|what makes a A N
    how can i get better at Ving|what is the best way to V N|who is the most A N|play some N
    book a N for me|what time is the N|how far is the N from the N|name a N that can V
    how many Ns are in a N|i feel A about my N|tell the N that i am A|my N and i V Ns together
    people who V Ns|a N of Ns|it is A to V|someone who is A and Vs Ns|the N that Vs the N
    make sure the N is A|i would rather V than V|as a N i V Ns every N|without a N you can not V
    what do people V at N|the A part of being a N|Ns are A because they V|you V the N by Ving it
    is the N before or after the N|how often should i V the N|i got A and now the N is A""".replace(
        "\n    ", "|"
    ).split("|")
)
"""N, V and A stand for a noun, a verb and an adjective."""

BEFORE = (
    "i was just wondering|hi|please|hello i have a question|can you tell me|i think|do you know|"
    "it seems that|i am not sure but|last week|yesterday|this morning|for some reason"
).split("|")
AFTER = (
    "what should i do|can you help|is that normal|why is that|how does that work|thanks|"
    "and i need it soon|but it is not working|is that possible|how do i fix it"
).split("|")


def general_texts(asked: Collection[str]) -> list[str]:
    """Return distinct texts of every kind, the same and in the same order each time.

    Left out is what reads like one of the questions that are `asked` to measure by: chat now and
    then says the same as a question that is small talk.
    """
    measured = {_read(text) for text in asked}
    chance = Random(0)
    chat, turns = _chat()
    examples, definitions, terms = _glosses()
    questions = _questions(chance)
    kinds = (
        (chat, CHAT),
        (turns, TURNS),
        (examples, EXAMPLES),
        (definitions, DEFINITIONS),
        (terms, TERMS),
        ([next(questions) for _ in range(QUESTIONS)], QUESTIONS),
    )
    chosen = [text for texts, most in kinds for text in chance.sample(texts, min(most, len(texts)))]
    distinct = [text for text in dict.fromkeys(chosen) if _read(text) not in measured]
    chance.shuffle(distinct)
    return distinct


def _read(text: str) -> tuple[str, ...]:
    return tuple(words(clean(text)))


def _chat() -> tuple[list[str], list[str]]:
    """Return the sentences of every conversation, and its messages of several sentences."""
    package = find_spec("chitchat_dataset")
    if package is None or package.origin is None:
        raise SystemExit("install chitchat-dataset first")
    raw = json.loads(Path(package.origin).with_name("dataset.json").read_text(encoding="utf-8"))
    messages = [
        [one.strip() for one in re.split(r"(?<=[.!?])\s+", " ".join(message["text"].split()))]
        for conversation in raw.values()
        for turn in conversation["messages"]
        for message in turn
    ]
    sentences = [sentence for message in messages for sentence in message]
    turns = [" ".join(message) for message in messages if len(message) > 1]
    return _fitting(sentences, LONGEST), _fitting(turns, LONGEST_TURN)


def _fitting(texts: Sequence[str], longest: int) -> list[str]:
    """Keep the distinct texts in plain letters that are neither too short nor too long."""
    return [
        text
        for text in dict.fromkeys(texts)
        if text.isascii() and SHORTEST <= len(text.split()) <= longest
    ]


def _glosses() -> tuple[list[str], list[str], list[str]]:
    """Return WordNet's examples, definitions, and terms of several ordinary words."""
    examples: list[str] = []
    definitions: list[str] = []
    terms: list[str] = []
    for path in sorted(WORDNET.glob("data.*")):
        for line in path.read_text(encoding="latin-1").splitlines():
            head, bar, gloss = line.partition("|")
            if not bar or line.startswith(" "):
                continue
            examples += re.findall(r'"([^"]+)"', gloss)
            definitions.append(re.sub(r'"[^"]*"', "", gloss).strip(" ;"))
            fields = head.split()
            named = fields[4 : 4 + 2 * int(fields[3], 16) : 2]
            terms += [term.replace("_", " ") for term in named if "_" in term and term.islower()]
    known = [term for term in terms if all(word in ordinary_words() for word in term.split())]
    return (
        _fitting(examples, LONGEST),
        _fitting(definitions, LONGEST),
        list(dict.fromkeys(known)),
    )


def _parts_of_speech() -> Mapping[str, Sequence[str]]:
    """List the ordinary words that are above all nouns (N), verbs (V) or adjectives (A)."""
    seen: dict[str, dict[str, int]] = defaultdict(dict)
    for part, name in (("N", "noun"), ("V", "verb"), ("A", "adj")):
        for line in (WORDNET / f"index.{name}").read_text(encoding="latin-1").splitlines():
            fields = line.split()
            word = fields[0] if not line.startswith(" ") else ""
            if (
                word.isalpha()
                and len(word) >= LETTERS
                and 0 < ordinary_words().get(word, 0) < TOO_COMMON_ZIPF
            ):
                seen[word][part] = int(fields[-1 - int(fields[2])])
    found: dict[str, list[str]] = {"N": [], "V": [], "A": []}
    for word, senses in seen.items():
        for part, tagged in senses.items():
            if tagged >= max(1, max(senses.values()) - 1) or len(senses) == 1:
                found[part].append(word)
    return found


def _questions(chance: Random) -> Iterator[str]:
    """Fill frames without end, the more common words more often; half of them with more around."""
    listed = _parts_of_speech()
    weights = {
        part: np.cumsum([10 ** (ordinary_words()[word] / 2) for word in choice]).tolist()
        for part, choice in listed.items()
    }

    def filled() -> str:
        return " ".join(
            _inflected(chance.choices(listed[slot[0]], cum_weights=weights[slot[0]])[0], slot[1:])
            if slot[0] in listed
            else slot
            for slot in chance.choice(FRAMES).split()
        )

    while True:
        yield filled()
        yield f"{chance.choice(BEFORE)} {filled()}"
        yield filled()
        yield chance.choice([f"{filled()} {chance.choice(AFTER)}", f"{filled()} and {filled()}"])


def _inflected(word: str, ending: str) -> str:
    """Add s, ed or ing to a word, as most words take it."""
    if ending in {"ed", "ing"} and word.endswith("e") and not word.endswith("ee"):
        return word[:-1] + ending
    if ending in {"s", "ed"} and word.endswith("y") and word[-2] not in "aeiou":
        return f"{word[:-1]}i{'es' if ending == 's' else ending}"
    if ending == "s" and word.endswith(("s", "x", "z", "ch", "sh")):
        return f"{word}es"
    return word + ending
