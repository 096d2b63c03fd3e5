"""Writes the held-out questions with their answers; the refusals are written by hand and stand in test-set/refusals.txt.

python -m tiny_training.test_set test-set
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

from . import held_out, words
from .draw import CAPITALS, CHINESE, letter_for
from .skills import decimals, letters, products, sums

SKILLS = ["letters", "decimals", "sums", "products", "refusals"]
SEED = 2026
COUNTS = {"letters": 300, "decimals": 100, "sums": 100, "products": 100}


def letter_questions(rng: Random, many: int) -> list[dict]:
    """A word each, drawn without its like."""
    records = []
    for word in rng.sample([word for word in words.for_tests() if word not in held_out.DEMONSTRATION], many):
        letter = letter_for(rng, word)
        shown = word.capitalize() if rng.random() < CAPITALS else word
        records.append(record("letters", letters.question(rng, _language(rng), shown, letter), str(word.count(letter))))
    return records


def decimal_questions(rng: Random, many: int) -> list[dict]:
    """Pairs that are not compared anywhere in training."""
    records = []
    while len(records) < many:
        a, b = decimals.numbers(rng)
        if decimals.held_out(a, b):
            asks, wording = decimals.asked(rng, _language(rng))
            records.append(record("decimals", wording.format(a=a, b=b), _comparison(asks, a, b)))
    return records


def sum_questions(rng: Random, many: int) -> list[dict]:
    """Sums and differences by turns."""
    records = []
    while len(records) < many:
        sign = "+-"[len(records) % 2]
        a, b = sums.numbers(rng)
        if sign == "-" and a < b and rng.random() < 0.8:
            a, b = b, a
        if held_out.pair(sign, a, b):
            records.append(record("sums", sums.question(rng, _language(rng), sign, a, b), str(a + b if sign == "+" else a - b)))
    return records


def product_questions(rng: Random, many: int) -> list[dict]:
    """Products up to 99 times 99."""
    records = []
    while len(records) < many:
        a, b = products.numbers(rng)
        if products.held_out(a, b):
            records.append(record("products", products.question(rng, _language(rng), a, b), str(a * b)))
    return records


MAKERS: dict[str, Callable[[Random, int], list[dict]]] = {
    "letters": letter_questions,
    "decimals": decimal_questions,
    "sums": sum_questions,
    "products": product_questions,
}


def record(skill: str, question: str, expected: str) -> dict:
    """A question with what the first line of its answer has to say."""
    return {"skill": skill, "question": question, "expected": expected}


def read(folder: Path, skill: str) -> list[dict]:
    """The questions of a skill."""
    if skill == "refusals":
        return [record(skill, line, "") for line in (folder / "refusals.txt").read_text(encoding="utf-8").splitlines() if line]
    return [json.loads(line) for line in (folder / f"{skill}.jsonl").read_text(encoding="utf-8").splitlines()]


def _language(rng: Random) -> str:
    return "zh" if rng.random() < CHINESE else "en"


def _comparison(asks: str, a: str, b: str) -> str:
    bigger = asks.endswith("bigger")
    if asks.startswith("is "):
        return "yes" if (float(a) > float(b) if bigger else float(a) < float(b)) else "no"
    if float(a) == float(b):
        return "equal"
    return (max if bigger else min)(a, b, key=float)


if __name__ == "__main__":
    out = Path(sys.argv[1])
    for skill, make in MAKERS.items():
        lines = [json.dumps(entry, ensure_ascii=False) for entry in make(Random(f"{SEED} {skill}"), COUNTS[skill])]
        (out / f"{skill}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
