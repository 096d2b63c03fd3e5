"""Says which words and numbers the model must never be trained on, by a hash and not by a list: every run keeps the same ones away."""

import hashlib

# What people are likely to ask first; held out by name so that a demonstration never shows something learned by heart.
DEMONSTRATION = frozenset(
    "strawberry strawberries blueberry raspberry cranberry berry berries banana mississippi committee parallel bookkeeper".split()
)
ONE_IN = 10


def word(text: str) -> bool:
    """Whether letters of this word are counted in tests only. Case does not matter."""
    lower = text.lower()
    return lower in DEMONSTRATION or _chosen("word", lower)


def pair(operation: str, a: object, b: object) -> bool:
    """Whether this calculation or comparison stands in tests only, in either order. Entries of one-digit tables never do."""
    small = all(isinstance(x, int) and x < 10 for x in (a, b))
    return not small and _chosen(operation, *sorted((str(a), str(b))))


def _chosen(*key: str) -> bool:
    return hashlib.sha256(" ".join(key).encode()).digest()[0] * ONE_IN < 256
