"""Read a message as plain lower-case words: no markup, no disguises, no contractions."""

from __future__ import annotations

import re
import unicodedata

MAX_CHARACTERS = 1_000
"""How much of a message is read; a Discord message holds up to 4,000, a question needs 300."""

MAX_WORDS = 160
"""How many words of a message are read, whatever their length."""

MAX_WORD_LENGTH = 40
"""Longer runs of letters are keyboard noise or encoded data, not words."""

_CODE_BLOCK = re.compile(r"```.*?(?:```|\Z)", re.DOTALL)
_INLINE_CODE = re.compile(r"`([^`\n]*)`")
_LINK = re.compile(r"<?(?:https?://|www\.)[^\s>]+>?", re.IGNORECASE)
_DISCORD_TOKEN = re.compile(r"<(?:@[!&]?|#|/[^:>\s]+:|a?:\w+:|t:|id:)[^<>\s]*>")
_BROADCAST = re.compile(r"@(?:everyone|here)\b", re.IGNORECASE)
_MARKUP = re.compile(r"[*~|\\]+|(?<![^\W_])_+|_+(?![^\W_])|^\s*(?:>{1,3}|#{1,3}|-)\s", re.MULTILINE)
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*(?:\+\+|#(?!\w))?")
_LONG_RUN = re.compile(r"([^\W\d_])\1{2,}")
_APOSTROPHES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u00b4": "'", "`": "'"})

CONTRACTIONS: dict[str, str] = {
    "ain't": "is not",
    "aint": "is not",
    "arent": "are not",
    "can't": "can not",
    "cannot": "can not",
    "cant": "can not",
    "couldnt": "could not",
    "didnt": "did not",
    "doesnt": "does not",
    "dont": "do not",
    "hasnt": "has not",
    "havent": "have not",
    "hows": "how is",
    "im": "i am",
    "isnt": "is not",
    "ive": "i have",
    "let's": "let us",
    "shouldnt": "should not",
    "thats": "that is",
    "theres": "there is",
    "theyre": "they are",
    "wasnt": "was not",
    "whatre": "what are",
    "whats": "what is",
    "wheres": "where is",
    "whos": "who is",
    "won't": "will not",
    "wont": "will not",
    "wouldnt": "would not",
    "youre": "you are",
}
"""Contractions that no rule unfolds, with and without their apostrophe."""

_ENDINGS = {
    "n't": " not",
    "'re": " are",
    "'ve": " have",
    "'ll": " will",
    "'d": " would",
    "'m": " am",
    "'s": " is",
}

SLANG: dict[str, str] = {
    "abt": "about",
    "b4": "before",
    "bc": "because",
    "cuz": "because",
    "cos": "because",
    "coz": "because",
    "def": "definitely",
    "diff": "difference",
    "doin": "doing",
    "dunno": "do not know",
    "enuf": "enough",
    "finna": "going to",
    "gimme": "give me",
    "gonna": "going to",
    "gotta": "have to",
    "haveta": "have to",
    "hrs": "hours",
    "idk": "i do not know",
    "kinda": "kind of",
    "lemme": "let me",
    "lotta": "lot of",
    "luv": "love",
    "n": "and",
    "nd": "and",
    "ngmi": "not going to make it",
    "outta": "out of",
    "pls": "please",
    "plz": "please",
    "ppl": "people",
    "prolly": "probably",
    "rn": "right now",
    "shld": "should",
    "smth": "something",
    "sorta": "sort of",
    "tho": "though",
    "thru": "through",
    "tmrw": "tomorrow",
    "tryna": "trying to",
    "u": "you",
    "ur": "your",
    "vs": "versus",
    "w": "with",
    "wanna": "want to",
    "whatcha": "what are you",
    "wat": "what",
    "wut": "what",
    "wth": "what",
    "wtf": "what",
    "ya": "you",
    "yall": "you all",
    "yr": "year",
    "yrs": "years",
}
"""General chat short forms; a career's own abbreviations stand in its vocabulary."""

FILLERS: frozenset[str] = frozenset(
    "ah bro bruh btw dude er eh erm fam fr haha hehe hmm huh imo jk kindly lmao lmfao lol lowkey "
    "highkey man mate mhm ngl nah okay ok omg oof please pretty smh tbf tbh ty uh uhh um umm well "
    "xd yeah yep yo yup basically literally actually honestly".split()
)
"""Words that fill a sentence and say nothing about its subject."""

_R_AS_ARE = re.compile(
    r"(?<=\b(?:how|who|you)\s)r\b|(?<=\b(?:what|they)\s)r\b|(?<=\b(?:these|those|there)\s)r\b"
    r"|(?<=\bu\s)r\b|(?<=\bwe\s)r\b|(?<=\bppl\s)r\b|\br\b(?=\s+(?:u|you|they|we|ppl|people|these|those|there)\b)"
)
"""Where a lone r means "are" and not the programming language."""


def clean(message: str) -> str:
    """Return a message without markup, mentions, links, code and invisible characters.

    Line ends stay, as they part questions; at most MAX_CHARACTERS come back.
    """
    text = unicodedata.normalize("NFKC", message[: 4 * MAX_CHARACTERS])
    text = _CODE_BLOCK.sub(" ", text)
    text = _INLINE_CODE.sub(r" \1 ", text)
    text = _DISCORD_TOKEN.sub(" ", text)
    text = _LINK.sub(" ", text)
    text = _BROADCAST.sub(" ", text)
    text = "".join(_visible(character) for character in unicodedata.normalize("NFD", text))
    text = _MARKUP.sub(" ", text.translate(_APOSTROPHES))
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)[:MAX_CHARACTERS]


def _visible(character: str) -> str:
    """Drop combining marks and format characters, turn other control into space."""
    category = unicodedata.category(character)
    if category in {"Mn", "Me", "Cf"}:
        return ""
    if category.startswith("C"):
        return "\n" if character in "\n\r\u2028" else " "
    return character


def words(text: str) -> list[str]:
    """Split cleaned text into lower-case words, with contractions and slang unfolded."""
    found: list[str] = []
    lowered = _R_AS_ARE.sub("are", text.casefold())
    for match in _WORD.finditer(lowered):
        word = match.group()
        if len(word) > MAX_WORD_LENGTH:
            continue
        found.extend(_unfold(word))
        if len(found) >= MAX_WORDS:
            break
    return found[:MAX_WORDS]


def _unfold(word: str) -> list[str]:
    word = _LONG_RUN.sub(r"\1\1", word)
    if word in CONTRACTIONS:
        return CONTRACTIONS[word].split()
    if "'" in word:
        for ending, full in _ENDINGS.items():
            if word.endswith(ending):
                return (word.removesuffix(ending) + full).replace("'", "").split()
        word = word.replace("'", "")
    if word in SLANG:
        return SLANG[word].split()
    return [word]


def informative(found: list[str]) -> list[str]:
    """Leave out fillers; the list may come back empty."""
    return [word for word in found if word not in FILLERS]
