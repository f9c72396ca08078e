"""Where the questions stand that measure how well the bot answers; none enters the knowledge."""

from __future__ import annotations

import os
from pathlib import Path

OWN_QUESTIONS = Path(__file__).with_name("questions.jsonl")
"""The project's own."""

SHARED = Path(os.environ.get("CAREER_ADVISOR_SHARED", OWN_QUESTIONS.parents[2] / "shared"))

DEV_QUESTIONS = SHARED / "questions-dev.jsonl"
"""Strangers', which stand beside the project or are not there."""
