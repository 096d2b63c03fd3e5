"""Says whether an answer is right, from its first line alone, and how sure a share of right answers is."""

import math
import re

from .chain import first_line

REFUSED = re.compile("cannot answer|不会回答")
EQUAL = re.compile("equal|相等")
NUMBER = re.compile(r"\d+(?:\.\d+)?")


def is_right(record: dict, answer: str) -> bool:
    """Whether the answer to a question of the test set is right."""
    line = first_line(answer.strip())
    expected = record["expected"]
    match record["skill"]:
        case "refusals":
            return bool(REFUSED.search(line))
        case "letters":
            return re.findall(r"\d+", line) == [expected]
        case "sums" | "products":
            return re.findall(r"-?\d+", line.rpartition("=")[2].replace("−", "-"))[-1:] == [expected]
        case "decimals" if expected in ("yes", "no"):
            return re.match("Yes|是", line) is not None if expected == "yes" else re.match("No|不", line) is not None
        case "decimals" if expected == "equal":
            return EQUAL.search(line) is not None
        case "decimals":
            return NUMBER.findall(line)[:1] == [expected]
    raise ValueError(record["skill"])


def wilson(right: int, of: int, z: float = 1.96) -> tuple[float, float]:
    """The interval in which the true share lies with 95 %."""
    share, spread = right / of, z * z / of
    middle = share + spread / 2
    half = z * math.sqrt(share * (1 - share) / of + spread / (4 * of))
    return (middle - half) / (1 + spread), (middle + half) / (1 + spread)
