from __future__ import annotations

from dataclasses import replace

from bot.pictures.radar import Axis, Radar, radar_alt, radar_scene
from bot.pictures.scene import Disc, Polygon
from tests.pictures.subjects import VIEW


def reached(radar: Radar) -> Polygon:
    """The polygon that the ratings make."""
    return next(
        shape
        for shape in radar_scene(radar).shapes
        if isinstance(shape, Polygon) and shape.fill and shape.opacity < 0.5
    )


def test_each_trait_is_named_with_its_rating_and_what_is_remarked_of_it() -> None:
    texts = [words.text for words in radar_scene(VIEW).words]
    for axis in VIEW.axes:
        assert axis.title in texts
        assert texts.count(f"{axis.rating}") >= 1
    assert {"rated highest", "rated lowest", VIEW.heading, VIEW.note, VIEW.citation} <= set(texts)


def test_axes_and_list_bear_the_same_numbers() -> None:
    axes = tuple(Axis(f"Trait {chr(65 + n)}", 3) for n in range(8))
    texts = [words.text for words in radar_scene(replace(VIEW, axes=axes)).words]
    assert texts.count("8") == 2


def test_a_better_rating_lies_further_from_the_centre() -> None:
    level = replace(VIEW, axes=tuple(replace(axis, rating=3) for axis in VIEW.axes))
    better = replace(level, axes=(replace(level.axes[0], rating=4), *level.axes[1:]))
    assert reached(better).points[0][1] < reached(level).points[0][1]
    assert reached(better).points[1:] == reached(level).points[1:]


def test_as_many_pips_as_the_rating_are_full() -> None:
    def full(radar: Radar) -> int:
        return sum(
            isinstance(shape, Disc) and shape.radius == 12 and shape.fill is not None
            for shape in radar_scene(radar).shapes
        )

    assert full(VIEW) == sum(axis.rating for axis in VIEW.axes)


def test_the_words_for_it_name_every_rating() -> None:
    assert radar_alt(VIEW) == (
        "How you see yourself. Patience: 5 of 5 (rated highest). "
        "Strength: 1 of 5 (rated lowest). Cleanliness: 3 of 5. Early rising: 2 of 5. "
        "Nothing of this is saved. Summarised from The Handbook of Bakers › On Character."
    )
