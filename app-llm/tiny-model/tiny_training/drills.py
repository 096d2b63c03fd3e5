"""Short exercises in the very form in which the steps use them, without the cost of a conversation."""

from collections.abc import Callable, Sequence
from random import Random

from .conversation import DRILL, Conversation, Turn
from .digits import added, compared, padded, subtracted
from .held_out import pair
from .skills import letters, products


def spelling(rng: Random, pieces: list[str]) -> Conversation:
    """Pieces of the vocabulary in a row, each spelled; then perhaps counted in."""
    row = [rng.choice(pieces) for _ in range(rng.randrange(5, 12))]
    if rng.random() < 0.2:
        return _drill(letters.spelled(row))
    letter = rng.choice(rng.choice(row).lower())
    if not letter.isalpha():
        return _drill(letters.spelled(row))
    if rng.random() < 0.5:
        return _drill(f"{letter}. {letters.counted(row, letter)}")
    return _drill(f"{letter}. {letters.by_pieces(row[:6], letter, letters.TEXTS['en'])}")


def adding(rng: Random) -> Conversation:
    """One sum in columns."""
    a, b = _numbers(rng, lambda a, b: pair("+", a, b))
    return _drill(f"{padded(a)}+{padded(b)}. {added(a, b, 'en')}")


def subtracting(rng: Random) -> Conversation:
    """One difference in columns."""
    rest, b = _numbers(rng, lambda rest, b: pair("-", rest + b, b))
    a = rest + b
    return _drill(f"{padded(a)}-{padded(b)}. {subtracted(a, b, 'en')}")


def comparing(rng: Random) -> Conversation:
    """A few pairs of digits compared."""
    width = rng.choice([3, 4])
    rows = []
    for _ in range(3):
        a = padded(rng.randrange(10**width), width)
        keep = rng.randrange(width + 1)
        b = a[:keep] + "".join(str(rng.randrange(10)) for _ in range(width - keep))
        digits, sign = compared(a, b)
        rows.append(f"a={a}, b={b}. {digits}. So a{sign}b.")
    return _drill(" ".join(rows))


def multiplying(rng: Random) -> Conversation:
    """The parts of a product, and mostly their sum."""
    a, b = _numbers(rng, lambda a, b: pair("x", a, b), [2])
    x, y = padded(a, 2), padded(b, 2)
    if rng.random() < 0.3:
        return _drill(f"{x} and {y}. {products.parts(x, y)}")
    return _drill(f"{products.parts(x, y)} {products.columns(x, y, 'en')}")


def _numbers(rng: Random, held: Callable[[int, int], bool], lengths: Sequence[int] = (2, 3, 3)) -> tuple[int, int]:
    while True:
        a, b = (rng.randrange(10 ** rng.choice(lengths)) for _ in range(2))
        if not held(a, b):
            return a, b


def _drill(text: str) -> Conversation:
    return Conversation(DRILL, [Turn("assistant", text, True)])
