"""Take out of a text the numbers that could name somebody, and leave pay, years and amounts."""

from __future__ import annotations

import re

MOST_DIGITS = 4
"""A number of more digits may be a telephone's, a date of birth or an id."""

LONGEST_WORD = 40
"""Longer runs of letters, digits and signs are keys and encoded data."""

_BETWEEN = r"(?:[\s.()/–—-]{1,3}|,(?=\d))?"
"""What may stand between the digits of one number."""

_ENDS = rf"(?![\d]|{_BETWEEN}\d)"
_MONEY = r"(?:[$€£₹¥]|\b(?:usd|eur|gbp|inr|cad|aud|chf|rs)\.?)"
_UNIT = (
    r"(?:k|m|%|lpa|lakhs?|usd|eur|gbp|inr|cad|aud|chf|dollars?|bucks|euros?|pounds?|rupees?|"
    r"hours?|hrs?|days?|weeks?|months?|years?|yrs?|people|employees|jobs)"
)
_YEAR = r"(?:19|20)\d\d"

_NUMBER = re.compile(
    rf"""
    (?P<kept>
        \b\d{{1,3}}(?:,\d{{2,3}}){{1,3}}(?:\.\d{{1,2}})?(?!,?\d|\.\d)      # 118,000 and 12,00,000
      | {_MONEY}\s?\d{{1,3}}(?:\.\d{{3}})+(?!\d)                           # € 85.000
      | {_MONEY}\s?\d{{1,7}}k?(?:\s?[–-]\s?{_MONEY}?\s?\d{{1,7}}k?)?\b{_ENDS}  # $90000-$120000
      | \b\d{{1,6}}\s?{_UNIT}\b                                            # 10000 hours, 120k
      | \b\d{{1,3}}\s?[–-]\s?\d{{1,3}}\s?{_UNIT}\b                         # 100-150k
      | \b(?:\d{{1,2}}\s)?{_YEAR}\b(?:\s?[/–-]\s?{_YEAR}\b)?(?![./–-]\d)   # 2023, 2023-2024
    )
    | \+?\(?\d(?:{_BETWEEN}\d)*\w*
    | \w+
    """,
    re.IGNORECASE | re.VERBOSE,
)
_LONG = re.compile(rf"[\w+=-]{{{LONGEST_WORD + 1},}}", re.ASCII)


def without_long_numbers(text: str) -> str:
    """Return a text with a space in the place of each long number, key and word that holds one."""
    return _NUMBER.sub(_kept, _LONG.sub(" ", text))


def _kept(found: re.Match[str]) -> str:
    if found["kept"] is not None:
        return found.group()
    digits = sum(map(str.isdigit, found.group()))
    return found.group() if digits <= MOST_DIGITS else " "
