from __future__ import annotations

import json

import pytest
from pydantic import ValidationError

from bot.core.knowledge.model import Career, Entry, Section
from bot.core.knowledge.schema import schema_text


def test_items_are_each_section_followed_by_its_entries_under_full_ids(baker: Career) -> None:
    assert [item_id for item_id, _ in baker.items()] == [
        "pay",
        "pay.average",
        "pay.tips",
        "day",
        "day.morning",
        "day.flour",
    ]
    assert baker.ids == {item_id for item_id, _ in baker.items()}


def test_the_section_of_an_entry_and_of_a_section_is_found(baker: Career) -> None:
    assert baker.section_of("pay.tips").id == "pay"
    assert baker.section_of("day").id == "day"


def test_an_entry_is_found_by_its_full_id_and_a_section_is_no_entry(baker: Career) -> None:
    tips = baker.entry("pay.tips")
    assert isinstance(tips, Entry)
    assert tips.title == "Tips"
    assert baker.entry("pay") is None


@pytest.mark.parametrize("wrong", ["", ".", "pay.", "pay.flour", "pay.average.", "nights", "tips"])
def test_an_id_that_names_nothing_is_a_key_error(baker: Career, wrong: str) -> None:
    with pytest.raises(KeyError):
        baker.entry(wrong)


def test_a_career_cannot_be_changed(baker: Career) -> None:
    with pytest.raises(ValidationError):
        baker.title = "smith"  # type: ignore[misc]


def test_what_is_found_in_a_career_is_not_found_in_a_copy_without_it(baker: Career) -> None:
    assert baker.entry("day.flour") is not None
    other = baker.model_copy(update={"sections": baker.sections[:1]})
    assert other.ids == {item_id for item_id, _ in other.items()}
    with pytest.raises(KeyError):
        other.item("day.flour")


def test_texts_lose_the_space_around_them() -> None:
    section = Section.model_validate(
        {
            "id": "pay",
            "title": " Pay ",
            "question": "What is the pay?\n",
            "source": {"heading": "On Pay"},
            "entries": [
                {
                    "id": "average",
                    "title": "Average",
                    "question": "How much?",
                    "text": "\n Forty crowns. ",
                    "source": {"heading": "On Pay"},
                }
            ],
        }
    )
    assert (section.title, section.question) == ("Pay", "What is the pay?")
    assert section.entries[0].text == "Forty crowns."


def test_the_schema_is_json_that_names_its_dialect_and_every_key() -> None:
    schema = json.loads(schema_text())
    assert schema["$schema"].startswith("https://json-schema.org/")
    assert set(schema["properties"]) == set(Career.model_fields)
    assert set(schema["$defs"]["Entry"]["properties"]) == set(Entry.model_fields)
    assert schema["additionalProperties"] is False
