"""Multiplying by parts: four entries of the times table, put in columns and added, then the last digit as a check."""

from random import Random

from ..chain import Chain, Step
from ..digits import PLACES, WORDS, padded
from ..held_out import pair
from . import wording

QUESTIONS = wording.lines("products")
LARGEST = 99
TEXTS = {
    "en": dict(
        asked="{a}x{b}. With two digits each: {x} and {y}.",
        swapped="Swapped: {y} and {x}.",
        check="{u}x{v}={product}, so it ends in {last}. {result} ends in {last}.",
        fits="It fits: {a}x{b}={result}.",
        rests="I multiplied digit by digit, added the parts in columns, and checked the last digit.",
    ),
    "zh": dict(
        asked="{a}x{b}。写成两位数：{x} 和 {y}。",
        swapped="交换：{y} 和 {x}。",
        check="{u}x{v}={product}，所以末位是 {last}。{result} 的末位是 {last}。",
        fits="符合：{a}x{b}={result}。",
        rests="我逐位相乘，把各部分按位相加，并检验了末位。",
    ),
}
TITLES = {
    "en": dict(
        asked=["The question", "What is asked"],
        parts=["Multiply digit by digit"],
        add=["Add the parts"],
        check=["Check the last digit"],
        again=["The parts again"],
        end=["Decide"],
    ),
    "zh": dict(
        asked=["问题", "问的是什么"], parts=["逐位相乘"], add=["各部分相加"], check=["检验末位"], again=["再看各部分"], end=["结论"]
    ),
}


def chain(rng: Random, language: str, question: str, a: int, b: int) -> Chain:
    """The chain that multiplies a by b."""
    say = TEXTS[language]
    title = {name: rng.choice(choices) for name, choices in TITLES[language].items()}
    x, y, result = padded(a, 2), padded(b, 2), a * b
    u, v = a % 10, b % 10
    steps = [
        Step(title["asked"], say["asked"].format(a=a, b=b, x=x, y=y)),
        Step(title["parts"], parts(x, y)),
        Step(title["add"], columns(x, y, language)),
        Step(title["check"], say["check"].format(u=u, v=v, product=padded(u * v, 2), last=u * v % 10, result=result)),
        Step(title["end"], say["fits"].format(a=a, b=b, result=result)),
    ]
    again = Step(title["again"], f"{say['swapped'].format(x=x, y=y)} {parts(y, x)}")
    line = f"{a} × {b} = {result}."
    return Chain(question, steps, line + "\n\n" + say["rests"], line, language, "products", [again], known_after=3)


def products(x: str, y: str) -> list[str]:
    """The four products of one digit each, all with two digits: ones, then the two mixed ones, then tens."""
    return [padded(int(p) * int(q), 2) for q in reversed(y) for p in reversed(x)]


def parts(x: str, y: str) -> str:
    """The four entries of the times table, each under a letter."""
    factors = [(p, q) for q in reversed(y) for p in reversed(x)]
    return " ".join(f"{name}: {p}x{q}={product}." for name, (p, q), product in zip("abcd", factors, products(x, y), strict=True))


def columns(x: str, y: str, language: str) -> str:
    """The parts added column by column: b and c count tens, d counts hundreds."""
    a, b, c, d = products(x, y)
    digits = [
        [("a", a[1])],
        [("a", a[0]), ("b", b[1]), ("c", c[1])],
        [("b", b[0]), ("c", c[0]), ("d", d[1])],
        [("d", d[0])],
    ]
    words, carry, written, texts = WORDS[language], 0, "", []
    for name, column in zip(PLACES[language], digits, strict=True):
        total, sums = carry, str(carry)
        for part, digit in column:
            total += int(digit)
            sums += f" +{part}{digit}={total}"
        texts.append(f"{name}: {sums}, {words['write']} {total % 10}, {words['carry']} {total // 10}.")
        carry, written = total // 10, str(total % 10) + written
    return " ".join(texts) + f" {words['together']} {written}={int(written)}."


def numbers(rng: Random) -> tuple[int, int]:
    """Two numbers up to 99, most of them with two digits."""
    return tuple(rng.randrange(100) if rng.random() < 0.8 else rng.randrange(10) for _ in range(2))


def held_out(a: int, b: int) -> bool:
    """Whether the product stands in tests only."""
    return pair("x", a, b)


def question(rng: Random, language: str, a: int, b: int) -> str:
    """A wording drawn for a product."""
    return rng.choice(QUESTIONS[language]).format(a=a, b=b)
