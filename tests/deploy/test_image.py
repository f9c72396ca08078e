"""The image holds what running needs, installed as everywhere else; here it is only read."""

from __future__ import annotations

import json
import tomllib
from fnmatch import fnmatch
from itertools import takewhile

import pytest

from tests.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
INSTALL = "deploy/install"

Instruction = tuple[str, str]


def instructions() -> list[Instruction]:
    """Return each instruction of the Dockerfile with what follows it, in one line."""
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    code = "\n".join(line for line in lines if not line.startswith("#"))
    whole = (" ".join(line.split()) for line in code.replace("\\\n", " ").splitlines())
    return [(name, rest) for name, _, rest in (line.partition(" ") for line in whole) if name]


@pytest.fixture(scope="module")
def built() -> list[Instruction]:
    """The first stage, which is thrown away."""
    first, *others = instructions()
    return [first, *takewhile(lambda one: one[0] != "FROM", others)]


@pytest.fixture(scope="module")
def run(built: list[Instruction]) -> list[Instruction]:
    """The last stage, which is the image."""
    return instructions()[len(built) :]


def what(stage: list[Instruction], name: str) -> list[str]:
    return [rest for instruction, rest in stage if instruction == name]


def lets_through(path: str) -> bool:
    """Tell whether `.dockerignore` gives a file to Docker; the last line that fits decides."""
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    through = True
    for line in (line for line in lines if line and not line.startswith("#")):
        pattern = line.removeprefix("!").removeprefix("**/")
        parts = path.split("/")
        heads = ["/".join(parts[: end + 1]) for end in range(len(parts))]
        if any(fnmatch(one, pattern) for one in (heads if "**/" not in line else parts)):
            through = line.startswith("!")
    return through


def test_it_is_installed_by_the_file_that_is_tried_after_each_change(
    built: list[Instruction],
) -> None:
    assert f"{INSTALL} /opt/career-advisor" in what(built, "RUN")
    for name in ("Dockerfile", "docs/operations.md", ".ci/run"):
        lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
        assert any(INSTALL in line and not line.startswith("#") for line in lines), name
    for name in ("Dockerfile", "docs/operations.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert not [way for way in ("pip install", "uv sync", "uv pip", "uv run") if way in text]


def test_nothing_but_what_was_installed_comes_into_it(run: list[Instruction]) -> None:
    assert what(run, "COPY") == ["--from=built /opt/career-advisor /opt/career-advisor"]
    assert what(run, "ADD") == []
    assert not any("apt-get" in line or "pip" in line for line in what(run, "RUN"))


def test_an_image_that_cannot_answer_is_not_made(built: list[Instruction]) -> None:
    assert any("career-advisor ask" in line for line in what(built, "RUN"))


def test_its_python_is_the_oldest_that_is_allowed_as_the_tests_run_on_it(
    built: list[Instruction], run: list[Instruction]
) -> None:
    oldest = PROJECT["project"]["requires-python"].removeprefix(">=")
    (first,), (last,) = what(built, "FROM"), what(run, "FROM")
    assert last.startswith(f"python:{oldest}-slim")
    assert first == f"{last} AS built"


def test_it_does_not_run_as_root_whom_a_volume_would_believe(run: list[Instruction]) -> None:
    (user,) = what(run, "USER")
    assert int(user) > 0
    assert any(f"--uid {user}" in line for line in what(run, "RUN"))


def test_it_asks_the_running_bot_whether_it_is_well(run: list[Instruction]) -> None:
    (check,) = what(run, "HEALTHCHECK")
    interpreter, option, code = json.loads(check.partition(" CMD ")[2])
    assert (interpreter, option) == ("python", "-c")
    compile(code, "HEALTHCHECK", "exec")
    (environment,) = what(run, "ENV")
    port = environment.partition("CAREER_ADVISOR_HEALTH=0.0.0.0:")[2]
    assert f"http://127.0.0.1:{port}/healthz" in code


def test_signals_reach_the_bot_itself(run: list[Instruction]) -> None:
    (entry,), (command,) = what(run, "ENTRYPOINT"), what(run, "CMD")
    assert [*json.loads(entry), *json.loads(command)] == ["career-advisor", "run"]


def test_all_that_it_is_installed_from_is_given_to_docker() -> None:
    project = PROJECT["project"]
    needed = [INSTALL, "pyproject.toml", "uv.lock", project["readme"], *project["license-files"]]
    packages = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    assert {"bot", "knowledge"} == set(packages)
    for package in packages:
        files = (path for path in (ROOT / package).rglob("*") if "__pycache__" not in path.parts)
        needed += [path.relative_to(ROOT).as_posix() for path in files]
    assert [path for path in needed if not lets_through(path)] == []


@pytest.mark.parametrize(
    "path",
    [
        ".env",
        ".git/config",
        ".venv/bin/python",
        "bot/__pycache__/settings.cpython-311.pyc",
        "compose.yaml",
        "deploy/career-advisor.service",
        "tests/questions.jsonl",
    ],
)
def test_nothing_else_is_given_to_docker(path: str) -> None:
    assert not lets_through(path)
