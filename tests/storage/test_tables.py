from __future__ import annotations

import pytest
from sqlalchemy import Table

from bot.storage.records import SERVERS_OWN
from bot.storage.tables import KEEPINGS, metadata

TABLES = list(metadata.tables.values())


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_each_table_declares_whom_it_tells_of_and_how_long_it_is_kept(table: Table) -> None:
    declared = KEEPINGS[table.name]
    named = {declared.person, declared.age, declared.guild} - {None}
    assert named <= set(table.columns.keys())
    assert ("person" in table.columns) == (declared.person == "person")
    assert declared.holds
    assert declared.why
    assert ("guild" in table.columns) == (declared.guild == "guild")


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_nothing_is_kept_for_ever(table: Table) -> None:
    declared = KEEPINGS[table.name]
    if declared.days is None:
        parents = [key.ondelete for key in table.foreign_keys]
        assert parents
        assert set(parents) == {"CASCADE"}
    else:
        assert declared.age is not None
    if declared.days == SERVERS_OWN:
        assert declared.guild is not None
