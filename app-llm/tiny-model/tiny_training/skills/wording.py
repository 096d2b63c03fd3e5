"""Reads the wordings of questions: one a line, a heading for each language, in the folder beside this file."""

from pathlib import Path

FOLDER = Path(__file__).parent / "wordings"


def lines(name: str) -> dict[str, list[str]]:
    """The wordings of a skill by language."""
    found: dict[str, list[str]] = {}
    for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            found[line[2:]] = current = []
        elif line.strip():
            current.append(line)
    return found
