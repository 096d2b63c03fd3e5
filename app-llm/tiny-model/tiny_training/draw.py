"""Draws conversations: which skill, which language, which words and numbers, plain or driven. Never what is held out."""

from collections.abc import Callable, Mapping
from random import Random

from . import conversation, drills, held_out, words
from .chain import Chain
from .conversation import Conversation
from .skills import decimals, letters, products, refusals, sums

CHINESE, PLAIN, SLIPS, CAPITALS, BELOW_ZERO = 0.2, 0.06, 0.08, 0.1, 0.4
SKILLS = {"letters": 30, "decimals": 24, "sums": 16, "products": 8, "refusals": 22}
DRILLS = {"spelling": 62, "adding": 9, "subtracting": 11, "comparing": 10, "multiplying": 8}


class Draw:
    """What is drawn from: the words for training, and the pieces in which the tokenizer cuts them."""

    def __init__(
        self,
        split: Callable[[str], list[str]],
        pieces: list[str],
        drilled: float = 0.0,
        first_step: float = 0.0,
        shares: Mapping[str, int] = SKILLS,
        chinese: float = CHINESE,
    ):
        self.split, self.pieces, self.drilled, self.first_step = split, pieces, drilled, first_step
        self.shares, self.chinese = shares, chinese
        self.words = words.for_training()

    def conversation(self, rng: Random) -> Conversation:
        """One conversation, or a drill, or only the first step of a conversation, by their shares."""
        if rng.random() < self.drilled:
            return self.drill(rng)
        chain = self.chain(rng)
        if rng.random() < PLAIN:
            return conversation.plain(chain)
        return conversation.driven(rng, chain, 1 if rng.random() < self.first_step else 100)

    def chain(self, rng: Random, skill: str = "") -> Chain:
        """A chain of a skill, or of any."""
        name = skill or rng.choices(list(self.shares), list(self.shares.values()))[0]
        language = "zh" if rng.random() < self.chinese else "en"
        return getattr(self, f"_{name}")(rng, language)

    def drill(self, rng: Random) -> Conversation:
        """An exercise."""
        name = rng.choices(list(DRILLS), list(DRILLS.values()))[0]
        return drills.spelling(rng, self.pieces) if name == "spelling" else getattr(drills, name)(rng)

    def word(self, rng: Random) -> str:
        """A word to count letters in: real, invented, or put together from pieces, so that every piece is met."""
        kind = rng.random()
        word = rng.choice(self.words) if kind < 0.55 else words.invented(rng) if kind < 0.75 else self._patchwork(rng)
        if rng.random() < CAPITALS:
            return word.upper() if rng.random() < 0.15 else word.capitalize()
        return word

    def _patchwork(self, rng: Random) -> str:
        small = [piece for piece in self.pieces if piece.islower()] or self.words
        while True:
            word = "".join(rng.choice(small) for _ in range(rng.choice([1, 2, 2, 3, 3, 4])))
            if 2 < len(word) < 16 and not held_out.word(word):
                return word

    def _letters(self, rng: Random, language: str) -> Chain:
        word = self.word(rng)
        letter = letter_for(rng, word)
        asked = letters.question(rng, language, word, letter)
        return letters.chain(rng, language, asked, word, letter, self.split, rng.random() < SLIPS)

    def _decimals(self, rng: Random, language: str) -> Chain:
        a, b = drawn(decimals.numbers, decimals.held_out, rng)
        asks, wording = decimals.asked(rng, language)
        return decimals.chain(rng, language, wording.format(a=a, b=b), asks, a, b)

    def _sums(self, rng: Random, language: str) -> Chain:
        sign = rng.choice("+-")
        a, b = drawn(sums.numbers, lambda x, y: sums.held_out(sign, x, y), rng)
        if sign == "-" and a < b and rng.random() > BELOW_ZERO:
            a, b = b, a
        make = sums.addition if sign == "+" else sums.subtraction
        return make(rng, language, sums.question(rng, language, sign, a, b), a, b)

    def _products(self, rng: Random, language: str) -> Chain:
        a, b = drawn(products.numbers, products.held_out, rng)
        return products.chain(rng, language, products.question(rng, language, a, b), a, b)

    def _refusals(self, rng: Random, language: str) -> Chain:
        language = "zh" if language == "zh" or rng.random() < 0.05 else "en"
        return refusals.chain(rng, language, refusals.question(rng, language, self.words))


def letter_for(rng: Random, word: str) -> str:
    """A letter to count: often one that stands twice, at times one that is missing."""
    small, kind = word.lower(), rng.random()
    twice = sorted({letter for letter in small if small.count(letter) > 1})
    if twice and kind < 0.45:
        return rng.choice(twice)
    return rng.choice(small) if kind < 0.85 else rng.choice("abcdefghijklmnopqrstuvwxyz")


def drawn(numbers: Callable[[Random], tuple], held: Callable[..., bool], rng: Random) -> tuple:
    """Two numbers that are not held out."""
    while held(*(pair := numbers(rng))):
        pass
    return pair
