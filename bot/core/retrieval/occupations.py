"""Recognise the occupations that a text names, and whether it is about them or by one of them.

Nobody can write down all careers that a source is silent about. "What degree does a welder need"
and "I'm a welder, what degree do I need" differ in nothing but who is asked about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bot.core.knowledge.model import Career, Entry
from bot.core.retrieval.features import POINTING_WORDS
from bot.core.retrieval.text import clean, words

ASKED_ABOUT = "(occupation)"
ASKERS = "(asker's)"
"""What stands for each in the place of its words; nobody can type them, as no word has brackets."""

_NAMES = frozenset(
    "accountant actor actress actuary anaesthetist animator anthropologist archaeologist "
    "architect archivist astronaut astronomer attorney auctioneer auditor baker banker barber "
    "barista bartender beautician biologist blacksmith bookkeeper bricklayer broker builder "
    "butcher carer caretaker carpenter cashier chef chemist chiropractor choreographer cleaner "
    "clerk comedian composer concierge conductor cook copywriter coroner courier counsellor "
    "counselor craftsman criminologist curator dancer decorator dentist dermatologist detective "
    "dietitian diplomat dispatcher diver dj doctor doorman draughtsman driver ecologist economist "
    "editor electrician estimator farmer firefighter fireman fisherman fitter florist footballer "
    "fundraiser gardener geographer geologist glazier goldsmith groom groundskeeper hairdresser "
    "handyman historian housekeeper hygienist illustrator interpreter janitor jeweller joiner "
    "journalist judge labourer landscaper lawyer lecturer librarian lifeguard linguist locksmith "
    "lumberjack machinist maid mason masseur mechanic meteorologist midwife miner mortician "
    "musician nanny neurologist notary novelist nurse nutritionist optician optometrist "
    "paediatrician painter paralegal paramedic pastor pathologist pediatrician pharmacist "
    "photographer physician physicist physiotherapist pianist pilot plasterer plumber podiatrist "
    "policeman policewoman politician porter postman potter president priest prosecutor "
    "psychiatrist psychologist publicist radiographer radiologist ranger receptionist reporter "
    "roofer sailor salesman saleswoman screenwriter sculptor seamstress secretary sheriff singer "
    "sociologist soldier solicitor sommelier statistician steward stewardess stonemason stylist "
    "surgeon surveyor tailor teacher telemarketer tiler toolmaker trucker tutor undertaker "
    "upholsterer urologist valet vet veterinarian waiter waitress warden watchmaker welder "
    "woodworker youtuber zookeeper zoologist".split()
)
"""Occupations that one word names, whatever stands before it."""

_FIELDS = frozenset(
    "accounting carpentry cybersecurity dentistry farming hairdressing journalism marketing "
    "nursing photography plumbing welding".split()
)
"""What people do for a living, by the name of the work."""

_SORTS = {
    "administrator": "database network office system systems",
    "agent": "estate insurance sales travel",
    "analyst": "business credit data financial intelligence market policy research security "
    "systems",
    "architect": "cloud landscape network solutions",
    "artist": "concept game makeup tattoo",
    "assistant": "administrative dental executive legal medical personal teaching veterinary",
    "attendant": "flight",
    "consultant": "management tax",
    "controller": "traffic",
    "crew": "cabin",
    "design": "fashion game graphic interior ui ux web",
    "designer": "fashion floral game graphic instructional interior ui ux web",
    "development": "app game mobile property web",
    "developer": "android app backend blockchain database embedded frontend game ios mobile "
    "property salesforce unity web wordpress",
    "dev": "app game ios mobile unity web",
    "engineer": "aeronautical aerospace audio automotive biomedical chemical civil cloud "
    "construction data devops electrical electronics embedded environmental field flight hardware "
    "industrial marine mechanical mining network nuclear petroleum process railway reliability "
    "safety sales security sound structural",
    "guard": "prison security",
    "hunter": "bounty",
    "management": "event hotel product project property",
    "manager": "account construction event hotel office product project property restaurant sales "
    "store",
    "officer": "customs loan police probation",
    "player": "baseball basketball football poker",
    "specialist": "hr it marketing seo support",
    "technician": "dental lab laboratory pharmacy veterinary",
    "therapist": "massage occupational physical speech",
    "trader": "day stock",
    "trainer": "dog fitness personal",
    "worker": "care construction factory social steel warehouse",
}
"""Words that say what somebody does only with another before them."""

_ONE = _NAMES | _FIELDS
_TWO = frozenset((sort, name) for name, sorts in _SORTS.items() for sort in sorts.split())

_BEING = frozenset(
    "am been employed ex former formerly from retired was work worked working".split()
)
"""Words before an occupation that say that it is, or was, the asker's."""

_BEHIND = frozenset("here thinking turned turning".split())
"""Words behind it that say so too ("plumber here")."""

_OWN = frozenset("her his my our their".split())
"""Words closely before it that say that somebody is spoken of, not the occupation ("my vet")."""

_CLOSELY = 2

_POINTING = POINTING_WORDS | frozenset("here one them there they".split())
"""Words by which a text may mean the career without its name ("explain this to a nurse")."""

_BECOMING = frozenset(
    "are be become becomes becoming being can do does how is or should than to versus want what "
    "which who why will would".split()
)
"""Words between that say that it is not."""

_REACH = 5
"""Words before an occupation among which those stand: "I was a very happy welder"."""

_FORMS = frozenset(f"{name}{ending}" for name in (*_ONE, *_SORTS) for ending in ("", "s", "es"))


class Occupations:
    """Find the occupations in texts about one career."""

    def __init__(self, career: Career) -> None:
        """Take a career; the occupations that its own names and passages name are passed over."""
        told = (words(clean(text)) for text in _texts(career))
        self._own = {found for read in told for found, _, _ in _found(read)}
        called = {word for name in (career.title, *career.names) for word in words(clean(name))}
        own = called - _SORTS.keys()
        self._career = _POINTING.union(own, (f"{word}s" for word in own))

    def generalised(self, read: Sequence[str]) -> Sequence[str]:
        """Put the same word for every other occupation, and another for the asker's own."""
        if _FORMS.isdisjoint(read):
            return read
        told = list(read)
        for name, start, end in reversed([*_found(read)]):
            if name not in self._own:
                told[start:end] = [ASKERS if _is_the_askers(read, start, end) else ASKED_ABOUT]
        return told

    def asks_of_another(self, read: Sequence[str]) -> bool:
        """Say whether a text asks about another occupation, and nothing in it about the career."""
        return self._career.isdisjoint(read) and ASKED_ABOUT in self.generalised(read)


def _texts(career: Career) -> Iterator[str]:
    yield from (career.title, *career.names)
    for item in map(career.item, career.ids):
        yield from (item.title, item.question)
        if isinstance(item, Entry):
            yield item.text


def _found(read: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Yield each occupation with the place of its first word and the one behind it."""
    before = ""
    for place, word in enumerate(read):
        for name in _singulars(word):
            if (before, name) in _TWO:
                yield f"{before} {name}", place - 1, place + 1
            elif name in _ONE:
                yield name, place, place + 1
        before = word


def _singulars(word: str) -> Iterable[str]:
    """Return a word without the ending of a plural, in all ways that leave a name."""
    forms = {word, word.removesuffix("s"), word.removesuffix("es")}
    return [form for form in forms if form in _ONE or form in _SORTS]


def _is_the_askers(read: Sequence[str], start: int, end: int) -> bool:
    behind, before = read[end : end + 1], read[max(0, start - _REACH) : start]
    if not _BEHIND.isdisjoint(behind) or not _OWN.isdisjoint(before[-_CLOSELY:]):
        return True
    if "as" in before[-_CLOSELY:] and "i" in behind:
        return True
    since = max((place for place, word in enumerate(before) if word in _BEING), default=None)
    return since is not None and _BECOMING.isdisjoint(before[since + 1 :])
