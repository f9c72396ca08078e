"""Unfold what people shorten in a chat: contractions, slang, long-drawn letters."""

from __future__ import annotations

import re

_LONG_RUN = re.compile(r"([^\W\d_])\1{2,}")
_LONGEST_PLAIN = 3
"""A word of at most so many letters has no long run worth shortening."""

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
    "alot": "a lot",
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
    "exp": "experience",
    "finna": "going to",
    "gimme": "give me",
    "gonna": "going to",
    "gotta": "have to",
    "haveta": "have to",
    "hrs": "hours",
    "hw": "how",
    "hwo": "how",
    "idk": "i do not know",
    "kinda": "kind of",
    "lemme": "let me",
    "lotta": "lot of",
    "luv": "love",
    "hs": "high school",
    "n": "and",
    "newb": "newbie",
    "newbs": "newbies",
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
    "waht": "what",
    "wat": "what",
    "wats": "what is",
    "wht": "what",
    "wich": "which",
    "wut": "what",
    "wth": "what",
    "wtf": "what",
    "ya": "you",
    "yall": "you all",
    "yr": "year",
    "yrs": "years",
}
"""General chat short forms; a career's own abbreviations stand in its vocabulary."""

SWAPPED: dict[str, str] = {
    "abuot": "about",
    "adn": "and",
    "ahve": "have",
    "becuase": "because",
    "coudl": "could",
    "dose": "does",
    "hte": "the",
    "hvae": "have",
    "hwat": "what",
    "jsut": "just",
    "knwo": "know",
    "liek": "like",
    "shoudl": "should",
    "shuold": "should",
    "taht": "that",
    "teh": "the",
    "tehn": "then",
    "tehre": "there",
    "tehy": "they",
    "thsi": "this",
    "tihs": "this",
    "wehn": "when",
    "wehre": "where",
    "whcih": "which",
    "whihc": "which",
    "whta": "what",
    "wiht": "with",
    "wil": "will",
    "woudl": "would",
    "yuo": "you",
}
"""Fast fingers' forms of words so common that no phrasing has to hold them to be mended to."""


def unfold(word: str) -> tuple[str, ...]:
    """Return the words that one lower-case word of a chat stands for."""
    if len(word) > _LONGEST_PLAIN:
        word = _LONG_RUN.sub(r"\1\1", word)
    if word in CONTRACTIONS:
        return tuple(CONTRACTIONS[word].split())
    if "'" in word:
        for ending, full in _ENDINGS.items():
            if word.endswith(ending):
                return tuple((word.removesuffix(ending) + full).replace("'", "").split())
        word = word.replace("'", "")
    if word in SLANG:
        return tuple(SLANG[word].split())
    if word in SWAPPED:
        return (SWAPPED[word],)
    return (word,)
