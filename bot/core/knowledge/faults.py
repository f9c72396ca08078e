"""Say what is wrong in a knowledge file, where, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

_MAX_SHOWN = 100


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong; line and column count from 1, as editors do."""

    path: Path
    line: int
    column: int
    message: str
    remedy: str
    excerpt: str = ""
    """The part of the line that is shown, see `_window`."""

    def render(self) -> str:
        """Draw the fault: `file:line:column: message`, the line, a caret, the remedy."""
        lines = [f"{self.path}:{self.line}:{self.column}: {self.message}"]
        if self.excerpt:
            gutter = f"{self.line:>6} | "
            lines.append(gutter + self.excerpt)
            caret = " " * (self.column - 1 - _window(self.column).start) + "^"
            lines.append(" " * (len(gutter) - 2) + "| " + caret)
        lines.append(f"       → {self.remedy}")
        return "\n".join(lines)


def _window(column: int) -> slice:
    """Choose the characters of a line that are quoted, so that a huge line costs no more."""
    start = max(0, column - 1 - _MAX_SHOWN // 2)
    return slice(start, start + _MAX_SHOWN)


@dataclass(frozen=True, slots=True)
class SourceText:
    """A file's text, to quote lines from."""

    path: Path
    lines: tuple[str, ...]

    @classmethod
    def of(cls, path: Path, text: str) -> SourceText:
        """Split a text where YAML and editors both end a line."""
        return cls(path, tuple(text.replace("\r\n", "\n").split("\n")))

    def fault(self, line: int, column: int, message: str, remedy: str) -> Fault:
        """Build a fault at a place of this file, quoting its line."""
        excerpt = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        quoted = excerpt[_window(column)].rstrip()
        printable = "".join(c if c.isprintable() else "·" for c in quoted)
        return Fault(self.path, line, column, message, remedy, printable)
