"""Hold every fixed phrase of `/roadmap`; slots take titles and numbers only."""

from __future__ import annotations

WAY = "{section}: {career}"
STEP_CHOOSE = "Choose a step"
STEP_MARKS = {"done": "Done", "learning": "Learning", "skipped": "Skip", "open": "Open again"}
STEP_DETAILS = "Details"
STEP_NEXT = "Next: {title}"
NEXT_LEARNING = "You are learning this; what you began comes before what you did not begin yet."
NEXT_OPEN = "This is the first step that you have neither done nor skipped."
NEXT_NONE = "No step is left: you have done or skipped every one of them."
NEXT_UNKNOWN = "I remember nothing here, so this is the first step."
NEXT_TRAITS = "Traits in which my source names the same things:"
WAY_HOW = (
    "Choose a step, and say whether you have done it, are learning it, or skip it. I keep that for "
    "you; /roadmap show:reset forgets it."
)
WAY_SHOW = "Show the path"
WAY_AWAY = "I cannot reach what I remember right now, so this is the path without how far you came."
WAY_UNKNOWN = "I cannot reach what I remember right now. Please try again in a minute."
STEP_NOT_KEPT = (
    "That was not kept: I cannot reach what I remember right now. Please try again in a minute."
)
WAY_CHANGED = "My knowledge has changed since then. Please start again with /roadmap."
NOT_YOUR_WAY = "Only the person whose path this is can press here. See your own with /roadmap."
WAY_FILE = "Your path as a Markdown file:"
NO_FILES = "I may not send files here. Use the command in a direct message to me instead."
RESET_ASKED = "Shall I forget how far you came with all steps of this career: {career}?"
RESET_FINAL = "What is forgotten cannot be brought back."
RESET_FORGET = "Forget"
RESET_KEEP = "Keep it"
RESET_DONE = "I have forgotten how far you came with the steps of this career: {career}."
RESET_FAILED = (
    "Nothing was forgotten: I cannot reach what I remember right now. Please try again in a minute."
)
RESET_NOTHING = "I remember nothing of how far you came with the steps of this career: {career}."
NO_STEPS = "My source lists no steps for this career: {career}."
