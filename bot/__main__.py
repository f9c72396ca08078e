"""Start the command line: `python -m bot` is `career-advisor`."""

from __future__ import annotations

import signal
import sys

from bot.hang_ups import hold


def main() -> None:
    """Run the command line; SIGTERM and Ctrl-C end it cleanly, with exit code 0."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _stop)
    if sys.argv[1:2] == ["run"]:
        hold()
    # Imported here, so that a signal during the imports ends the program cleanly too.
    from bot.cli import app  # noqa: PLC0415

    app(prog_name="career-advisor")


def _stop(_number: int, _frame: object) -> None:
    # Unlike KeyboardInterrupt, nothing on the way up turns this into an exit code of its own.
    sys.exit(0)


if __name__ == "__main__":
    main()
