from __future__ import annotations

import gc
import weakref
from functools import partial

from bot.core.answering.advisor import Advisor
from bot.core.answering.recent import Recent
from bot.core.knowledge.model import Knowledge
from bot.core.retrieval.learning import Learned


def test_what_was_found_is_given_again_until_others_took_its_place() -> None:
    recent = Recent[str](2)
    asked = list[str]()

    def find(key: str) -> str:
        asked.append(key)
        return key.upper()

    assert [recent.get(key, partial(find, key)) for key in "abacab"] == list("ABACAB")
    assert asked == ["a", "b", "c", "b"]


def test_of_nothing_that_is_to_be_remembered_nothing_is() -> None:
    recent = Recent[str](0)
    assert [recent.get("a", partial(str, one)) for one in "xy"] == ["x", "y"]


def test_an_advisor_is_gone_once_nobody_asks_it(
    knowledge: Knowledge, learned: dict[str, Learned]
) -> None:
    advisor = Advisor(knowledge, learned, recent=2)
    assert advisor.ask("what do they earn").parts
    held = weakref.ref(advisor)
    gc.disable()
    try:
        del advisor
        assert held() is None
    finally:
        gc.enable()
