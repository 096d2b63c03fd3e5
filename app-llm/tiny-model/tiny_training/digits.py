"""Calculations as a child writes them: one small entry of a table at a time, each derivation as a text that can be checked."""

PLACES = {"en": ["ones", "tens", "hundreds", "thousands"], "zh": ["个位", "十位", "百位", "千位"]}
WORDS = {
    "en": dict(write="write", carry="carry", borrow="borrow", together="Together"),
    "zh": dict(write="写", carry="进", borrow="借", together="合起来"),
}
COLUMNS = 4


def padded(number: int, width: int = COLUMNS) -> str:
    """The number with zeros in front, so that digits of one place stand in one column."""
    return str(number).zfill(width)


def column(number: int, place: int) -> int:
    """The digit at a place, 0 for the ones."""
    return number // 10**place % 10


def added(a: int, b: int, language: str) -> str:
    """The sum of two numbers below 5000, column by column from the right."""
    words, parts, carry = WORDS[language], [], 0
    for place, name in enumerate(PLACES[language]):
        x, y = column(a, place), column(b, place)
        total = x + y + carry
        parts.append(f"{name}: {x}+{y}+{carry}={total}, {words['write']} {total % 10}, {words['carry']} {total // 10}.")
        carry = total // 10
    return joined(parts, a + b, language)


def subtracted(a: int, b: int, language: str) -> str:
    """The difference of two numbers, the larger one first, column by column from the right."""
    words, parts, borrow = WORDS[language], [], 0
    for place, name in enumerate(PLACES[language]):
        x, y = column(a, place), column(b, place)
        ten = 10 if x < y + borrow else 0
        digit = x + ten - y - borrow
        parts.append(f"{name}: {x + ten}-{y}-{borrow}={digit}, {words['write']} {digit}, {words['borrow']} {ten // 10}.")
        borrow = ten // 10
    return joined(parts, a - b, language)


def compared(a: str, b: str) -> tuple[str, str]:
    """Two texts of equally many digits from the left up to the first difference, and the sign between the whole numbers."""
    parts, sign = [], "="
    for x, y in zip(a, b, strict=True):
        if x == ".":
            continue
        sign = "<" if x < y else ">" if x > y else "="
        parts.append(f"{x}{sign}{y}")
        if sign != "=":
            break
    return ", ".join(parts), sign


def joined(parts: list[str], result: int, language: str) -> str:
    """The columns, and the digits put together from the left; zeros in front fall away."""
    return " ".join([*parts, f"{WORDS[language]['together']} {padded(result)}={result}."])
