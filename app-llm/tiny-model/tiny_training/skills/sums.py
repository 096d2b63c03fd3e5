"""Adding and subtracting: write the digits under each other, go column by column from the right, then undo it as a check."""

from random import Random

from ..chain import Chain, Step
from ..digits import added, compared, padded, subtracted
from ..held_out import pair
from . import wording

QUESTIONS = wording.lines("sums")
LARGEST = 999
TEXTS = {
    "en": dict(
        add="{a}+{b}. In columns: {x} and {y}.",
        take="{a}-{b}. In columns: a={x}, b={y}. {digits}, so {larger}, {smaller}, {sign}.",
        plus="above zero",
        minus="below zero",
        fits="Undone, it gives {a} again. It fits: {a}{sign}{b}={result}.",
        added="I added column by column, and took one number away again as a check.",
        taken="I subtracted column by column, and added it back as a check.",
    ),
    "zh": dict(
        add="{a}+{b}。按位写：{x} 和 {y}。",
        take="{a}-{b}。按位写：a={x}, b={y}。{digits}，所以 {larger}, {smaller}，{sign}。",
        plus="大于零",
        minus="小于零",
        fits="反过来又得到 {a}。符合：{a}{sign}{b}={result}。",
        added="我从右到左逐位相加，又减回去检验。",
        taken="我从右到左逐位相减，又加回去检验。",
    ),
}
TITLES = {
    "en": dict(
        asked=["The question", "What is asked"], add=["Add the columns"], take=["Subtract the columns"], again=["Swapped"], end=["Decide"]
    ),
    "zh": dict(asked=["问题", "问的是什么"], add=["逐位相加"], take=["逐位相减"], again=["交换"], end=["结论"]),
}


def addition(rng: Random, language: str, question: str, a: int, b: int) -> Chain:
    """The chain that adds b to a and takes b away again."""
    say, title = TEXTS[language], _titles(rng, language)
    steps = [
        Step(title["asked"], say["add"].format(a=a, b=b, x=padded(a), y=padded(b))),
        Step(title["add"], f"{padded(a)}+{padded(b)}. {added(a, b, language)}"),
        Step(title["take"], f"{padded(a + b)}-{padded(b)}. {subtracted(a + b, b, language)}"),
        Step(title["end"], say["fits"].format(a=a, b=b, sign="+", result=a + b)),
    ]
    again = Step(title["again"], f"{padded(b)}+{padded(a)}. {added(b, a, language)}")
    line = f"{a} + {b} = {a + b}."
    return Chain(question, steps, line + "\n\n" + say["added"], line, language, "sums", [again], known_after=2)


def subtraction(rng: Random, language: str, question: str, a: int, b: int) -> Chain:
    """The chain that takes b from a and adds it back; if b is larger, it takes a from b and turns the sign."""
    say, title = TEXTS[language], _titles(rng, language)
    digits, sign = compared(padded(a), padded(b))
    larger, smaller = max(a, b), min(a, b)
    rest = larger - smaller
    asked = say["take"].format(
        a=a,
        b=b,
        x=padded(a),
        y=padded(b),
        digits=digits,
        larger=f"{'b' if sign == '<' else 'a'}={padded(larger)}",
        smaller=f"{'a' if sign == '<' else 'b'}={padded(smaller)}",
        sign=say["minus" if sign == "<" else "plus"],
    )
    steps = [
        Step(title["asked"], asked),
        Step(title["take"], f"{padded(larger)}-{padded(smaller)}. {subtracted(larger, smaller, language)}"),
        Step(title["add"], f"{padded(rest)}+{padded(smaller)}. {added(rest, smaller, language)}"),
        Step(title["end"], say["fits"].format(a=larger, b=smaller, sign="-", result=rest) + (f" {a}-{b}={a - b}." if a < b else "")),
    ]
    again = Step(title["again"], f"{padded(smaller)}+{padded(rest)}. {added(smaller, rest, language)}")
    line = f"{a} - {b} = {a - b}."
    return Chain(question, steps, line + "\n\n" + say["taken"], line, language, "sums", [again], known_after=2)


def _titles(rng: Random, language: str) -> dict[str, str]:
    return {name: rng.choice(choices) for name, choices in TITLES[language].items()}


def numbers(rng: Random) -> tuple[int, int]:
    """Two numbers up to 999 of one to three digits, longer ones more often."""
    return tuple(rng.randrange(10 ** rng.choice([1, 2, 2, 3, 3, 3])) for _ in range(2))


def held_out(sign: str, a: int, b: int) -> bool:
    """Whether the calculation stands in tests only; the one that undoes it counts, too."""
    if sign == "+":
        return pair("+", a, b) or pair("-", a + b, b)
    return pair("-", a, b) or pair("+", abs(a - b), min(a, b))


def question(rng: Random, language: str, sign: str, a: int, b: int) -> str:
    """A wording drawn for a calculation."""
    return rng.choice(QUESTIONS[f"{language} {sign}"]).format(a=a, b=b)
