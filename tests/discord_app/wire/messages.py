"""Hold the rules of a message that Discord states in words, and this bot's own: it pings nobody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bot.discord_app import limits

Body = Mapping[str, Any]

SHOWN = ("content", "embeds", "components", "attachments", "poll", "sticker_ids")
ROW, BUTTON, SELECT = 1, 2, 3
LINK = 5

EMBED_LENGTHS = {
    "title": limits.EMBED_TITLE,
    "description": limits.EMBED_DESCRIPTION,
    "url": limits.EMBED_URL,
    "fields": limits.EMBED_FIELDS,
}
PICTURES = ("image", "thumbnail")
OPTION_LENGTHS = {
    "label": limits.SELECT_OPTION_LABEL,
    "value": limits.SELECT_OPTION_VALUE,
}


def message_faults(body: Body, *, new: bool) -> Iterator[str]:
    """Check what a message shows; an edit may leave out what stays as it is."""
    yield from lengths(body, "content", limits.CONTENT)
    yield from lengths(body, "embeds", limits.EMBEDS)
    if (new or all(key in body for key in SHOWN)) and not any(map(body.get, SHOWN)):
        yield "the message is empty"
    yield from _mention_faults(body)
    yield from _attachment_faults(body)
    embeds = body.get("embeds") or []
    for embed in embeds:
        yield from _embed_faults(embed)
    if sum(map(_characters, embeds)) > limits.EMBEDS_TOTAL:
        yield f"the embeds have more than {limits.EMBEDS_TOTAL} characters together"
    yield from _component_faults(body.get("components") or [])


def lengths(body: Body, key: str, most: int, least: int = 0) -> Iterator[str]:
    """Check how long a text or a list is; left out, it is as long as nothing."""
    value = body.get(key) or ""
    length = len(value.strip() if least and isinstance(value, str) else value)
    if length < least or len(value) > most:
        yield f"{key} has length {len(value)}, not {least} to {most}"


def twice(values: list[Any], what: str) -> Iterator[str]:
    """Check that no value occurs twice."""
    if len(set(values)) < len(values):
        yield f"a {what} occurs twice"


def _mention_faults(body: Body) -> Iterator[str]:
    allowed = body.get("allowed_mentions")
    if allowed is None:
        yield "allowed_mentions is not given, so that everything in the text pings"
    elif any(allowed.get(key) for key in ("parse", "users", "roles", "replied_user")):
        yield f"somebody is pinged: {allowed}"


def _attachment_faults(body: Body) -> Iterator[str]:
    yield from lengths(body, "attachments", limits.ATTACHMENTS)
    attached = body.get("attachments") or []
    yield from twice([one["id"] for one in attached], "attachment's id")
    for one in attached:
        yield from lengths(one, "description", limits.ATTACHMENT_DESCRIPTION)
        if "filename" in one and not (one.get("description") or "").strip():
            yield "a new file has no words that stand for it"


def _embed_faults(embed: Body) -> Iterator[str]:
    for key, most in EMBED_LENGTHS.items():
        yield from lengths(embed, key, most)
    yield from lengths(embed.get("footer") or {}, "text", limits.EMBED_FOOTER)
    yield from lengths(embed.get("author") or {}, "name", limits.EMBED_AUTHOR)
    for field in embed.get("fields") or []:
        yield from lengths(field, "name", limits.EMBED_FIELD_NAME, least=1)
        yield from lengths(field, "value", limits.EMBED_FIELD_VALUE, least=1)
    if not _characters(embed) and not any(map(embed.get, PICTURES)):
        yield "an embed is empty"
    yield from _address_faults(embed.get("url"))
    for picture in PICTURES:
        yield from _address_faults((embed.get(picture) or {}).get("url"), "attachment://")


def _characters(embed: Body) -> int:
    """Count what Discord counts towards the limit of all embeds."""
    texts = [embed.get("title"), embed.get("description")]
    texts += [(embed.get("footer") or {}).get("text"), (embed.get("author") or {}).get("name")]
    texts += [field[key] for field in embed.get("fields") or [] for key in ("name", "value")]
    return sum(len(text or "") for text in texts)


def _address_faults(address: str | None, *also: str) -> Iterator[str]:
    if address is not None and not address.startswith(("http://", "https://", *also)):
        yield f"{address} is no address that Discord takes"


def _component_faults(rows: list[Body]) -> Iterator[str]:
    if len(rows) > limits.ROWS:
        yield f"there are {len(rows)} rows, more than {limits.ROWS}"
    for row in rows:
        if row["type"] != ROW:
            yield f"a component of type {row['type']}, for which there are no rules here"
            continue
        inside = row["components"]
        kinds = {one["type"] for one in inside}
        yield from lengths(row, "components", limits.BUTTONS_A_ROW, least=1)
        if kinds != {BUTTON} and len(inside) > 1:
            yield "a select does not stand alone in its row"
        for one in inside:
            yield from (_button_faults if one["type"] == BUTTON else _select_faults)(one)
    ids = [
        one["custom_id"] for row in rows for one in row.get("components", ()) if "custom_id" in one
    ]
    yield from twice(ids, "custom_id")


def _button_faults(button: Body) -> Iterator[str]:
    yield from lengths(button, "label", limits.BUTTON_LABEL, least=0 if button.get("emoji") else 1)
    if button["style"] == LINK:
        yield from lengths(button, "url", limits.BUTTON_URL, least=1)
        yield from _address_faults(button.get("url"), "discord://")
    else:
        yield from lengths(button, "custom_id", limits.CUSTOM_ID, least=1)


def _select_faults(select: Body) -> Iterator[str]:
    yield from lengths(select, "custom_id", limits.CUSTOM_ID, least=1)
    yield from lengths(select, "placeholder", limits.SELECT_PLACEHOLDER)
    if select["type"] != SELECT:
        yield f"a select of type {select['type']}, for which there are no rules here"
        return
    options = select["options"]
    yield from lengths(select, "options", limits.SELECT_OPTIONS, least=1)
    yield from twice([option["value"] for option in options], "value of an option")
    for option in options:
        for key, most in OPTION_LENGTHS.items():
            yield from lengths(option, key, most, least=1)
        yield from lengths(option, "description", limits.SELECT_OPTION_DESCRIPTION)
    if not select.get("min_values", 1) <= select.get("max_values", 1) <= len(options):
        yield "more options are to be chosen than may be, or than there are"
