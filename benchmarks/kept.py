"""Print what a command measured on the wire and, where that is wanted, keep it as a page."""

from __future__ import annotations

import argparse
import os
import platform
from dataclasses import dataclass
from pathlib import Path
from textwrap import fill

FOLDER = Path(__file__).parent

LINE = 100
"""Characters of a line of prose."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page that one command writes, by the name of its module."""

    module: str
    heading: str
    introduction: str

    @property
    def path(self) -> Path:
        """Return where it is kept."""
        return FOLDER / f"{self.module}.md"

    def parser(self) -> argparse.ArgumentParser:
        """Return what reads the command's options, with the one that keeps the page."""
        parser = argparse.ArgumentParser(description=self.introduction)
        parser.add_argument("--page", action="store_true", help=f"write {self.path.name} too")
        return parser

    def tell(self, tables: str, *, keep: bool) -> None:
        """Print the tables, and write them to the page if it is to be kept."""
        print(tables)
        if keep:
            self.path.write_text(self.text(tables), encoding="utf-8")

    def text(self, tables: str) -> str:
        """Write the whole page."""
        told = f"`python -m benchmarks.{self.module} --page` writes this page. {self.introduction}"
        paragraphs = [told, f"Measured on {machine()}."]
        filled = "\n\n".join(fill(one, LINE, break_on_hyphens=False) for one in paragraphs)
        return f"# {self.heading}\n\n{filled}\n\n{tables.strip()}\n"


def machine() -> str:
    """Describe the machine that measures."""
    return f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()}"
