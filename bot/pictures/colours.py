"""Hold the colours: they stand out on their own dark ground, and none is the only sign."""

from __future__ import annotations

GROUND = "#1b1d22"
PANEL = "#2a2d34"
LINE = "#5c626d"

TEXT = "#f4f5f7"
MUTED = "#c3c8d0"
GOOD = "#6fdc9a"
UNDERWAY = "#ffd166"
ACCENT = "#8ab4ff"
