"""Name what can go wrong, in one tree.

    AdvisorError
    ├── ChangeError         a change of the knowledge has faults or does not fit it; see `.reasons`
    ├── KnowledgeError      a knowledge file has faults; all of them are in `.faults`
    ├── QuestionsError      a file of questions to evaluate cannot be read
    ├── SettingsError       a setting is missing or wrong; names it and what to do
    ├── SnapshotError       a packed copy of what was learned is damaged; it is learned anew
    └── StorageError        the database is away, or of a newer program; nothing was kept

Each message says what is wrong, where, and what to do, and can be shown to a person.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.knowledge.faults import Fault


class AdvisorError(Exception):
    """Base of every error that this program raises on purpose."""


class ChangeError(AdvisorError):
    """Carry every reason why a change of the knowledge is refused."""

    def __init__(self, reasons: Sequence[str]) -> None:
        self.reasons = tuple(reasons)
        super().__init__("\n".join(self.reasons))


class KnowledgeError(AdvisorError):
    """Carry every fault of every knowledge file that was read."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(fault.render() for fault in self.faults))


class QuestionsError(AdvisorError):
    """Name the line of a question file that cannot be read."""


class SettingsError(AdvisorError):
    """Name the setting that is missing or wrong, and what to change."""


class SnapshotError(AdvisorError):
    """Say that a packed copy of what was learned cannot be read."""


class StorageError(AdvisorError):
    """Say that the database cannot be used: what was to be kept is not, and can be tried again."""
