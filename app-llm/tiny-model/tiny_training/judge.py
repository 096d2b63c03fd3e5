"""Says of each answer whether it is right, and prints a table with the intervals.

python -m tiny_training.judge answers.jsonl [--wrong]
"""

import argparse
import json
import math
import re
from collections import defaultdict
from pathlib import Path

from .chain import first_line

REFUSED = re.compile("cannot answer|不会回答")
EQUAL = re.compile("equal|相等")
NUMBER = re.compile(r"\d+(?:\.\d+)?")


def is_right(record: dict, answer: str) -> bool:
    """Whether the first line of an answer says what it has to."""
    line = first_line(answer.strip())
    expected = record["expected"]
    match record["skill"]:
        case "refusals":
            return bool(REFUSED.search(line))
        case "letters":
            return re.findall(r"\d+", line) == [expected]
        case "sums" | "products":
            return re.findall(r"-?\d+", line.rpartition("=")[2])[-1:] == [expected]
        case "decimals" if expected in ("yes", "no"):
            return bool(re.match("Yes|是" if expected == "yes" else "No|不", line))
        case "decimals" if expected == "equal":
            return bool(EQUAL.search(line))
        case "decimals":
            return NUMBER.findall(line)[:1] == [expected] and not EQUAL.search(line)
    raise ValueError(record["skill"])


def wilson(right: int, of: int, z: float = 1.96) -> tuple[float, float]:
    """The interval in which the true share lies with 95 %."""
    share, spread = right / of, z * z / of
    middle = share + spread / 2
    half = z * math.sqrt(share * (1 - share) / of + spread / (4 * of))
    return (middle - half) / (1 + spread), (middle + half) / (1 + spread)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("answers", type=Path)
    parser.add_argument("--wrong", action="store_true", help="print what is wrong, with its steps")
    asked = parser.parse_args()
    groups: dict[tuple, list[dict]] = defaultdict(list)
    for line in asked.answers.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        groups[record["skill"], record["temperature"], record["way"]].append(record)
    print("| skill | temperature | way | right | of | share | 95 % interval | tokens | steps |\n|---|---|---|---|---|---|---|---|---|")
    for (skill, temperature, way), records in groups.items():
        wrong = [record for record in records if not is_right(record, record["answer"])]
        of, right = len(records), len(records) - len(wrong)
        low, high = wilson(right, of)
        tokens, steps = sum(r["tokens"] for r in records) / of, sum(len(r["steps"]) for r in records) / of
        print(
            f"| {skill} | {temperature} | {way} | {right} | {of} | {right / of:.1%} | {low:.1%} to {high:.1%} | {tokens:.0f} | {steps:.1f} |"
        )
        for record in wrong if asked.wrong else []:
            print("   ", record["question"], "->", first_line(record["answer"]), "instead of", record["expected"])
            for step in record["steps"]:
                print("       ", step)


if __name__ == "__main__":
    main()
