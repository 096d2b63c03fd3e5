"""Comparing two decimals: name them A and B, write both with equally many places, compare digit by digit, then the other way round.

The names are what everything is copied by: two numbers that begin alike are easily mixed up. With equally many places they are a and b,
so that no name stands for two texts; the conclusion names the one that was asked for before it writes any number.
"""

from decimal import Decimal
from random import Random

from ..chain import Chain, Step
from ..digits import compared
from ..held_out import pair
from . import wording

QUESTIONS = wording.lines("decimals")
ASKS = [("bigger", 10), ("smaller", 5), ("is bigger", 4), ("is smaller", 4)]
EQUAL = 0.06
WHOLE, FRACTION = 2, 3
TEXTS = {
    "en": {
        "asked": "A={a}, B={b}. With equally many places: a={x}, b={y}.",
        "so": "So {p}{sign}{q}.",
        "without": "Without the point: a={x}, b={y}.",
        "agree": "Both ways agree: a{sign}b.",
        "bigger": "The bigger is {p}.",
        "smaller": "The smaller is {p}.",
        "equal": "They are equal.",
        "named": "{p}={a}, {q}={b}.",
        ">": "{a} is bigger than {b}.",
        "<": "{a} is smaller than {b}.",
        "=": "{a} and {b} are equal.",
        "yes": "Yes, ",
        "no": "No, ",
        "rests": "I wrote both with equally many places and compared them digit by digit, in both directions.",
    },
    "zh": {
        "asked": "A={a}, B={b}。写成同样多的位数：a={x}, b={y}。",
        "so": "所以 {p}{sign}{q}。",
        "without": "去掉小数点：a={x}, b={y}。",
        "agree": "两次结果一致：a{sign}b。",
        "bigger": "较大的是 {p}。",
        "smaller": "较小的是 {p}。",
        "equal": "两数相等。",
        "named": "{p}={a}, {q}={b}。",
        ">": "{a} 比 {b} 大。",
        "<": "{a} 比 {b} 小。",
        "=": "{a} 和 {b} 相等。",
        "yes": "是的，",
        "no": "不，",
        "rests": "我把两个数写成同样多的位数，从两个方向逐位比较。",
    },
}
TITLES = {
    "en": dict(
        asked=["The question", "What is asked"],
        first=["Compare digit by digit"],
        back=["The other way round"],
        third=["Without the point"],
        end=["Decide"],
    ),
    "zh": dict(asked=["问题", "问的是什么"], first=["逐位比较"], back=["反过来比较"], third=["去掉小数点"], end=["结论"]),
}
SWAPPED = {"<": ">", ">": "<", "=": "="}


def chain(rng: Random, language: str, question: str, asks: str, a: str, b: str) -> Chain:
    """The chain that compares a with b."""
    say = TEXTS[language]
    title = {name: rng.choice(choices) for name, choices in TITLES[language].items()}
    x, y = aligned(a), aligned(b)
    digits, sign = compared(x, y)
    back, _ = compared(y, x)
    line = conclusion(say, asks, a, b, sign)
    steps = [
        Step(title["asked"], say["asked"].format(a=a, b=b, x=x, y=y)),
        Step(title["first"], f"a={x}, b={y}. {digits}. {say['so'].format(p='a', sign=sign, q='b')}"),
        Step(title["back"], f"b={y}, a={x}. {back}. {say['so'].format(p='b', sign=SWAPPED[sign], q='a')}"),
        Step(title["end"], decided(say, asks, a, b, sign)),
    ]
    x, y = x.replace(".", ""), y.replace(".", "")
    without = Step(title["third"], f"{say['without'].format(x=x, y=y)} {digits}. {say['so'].format(p='a', sign=sign, q='b')}")
    return Chain(question, steps, line + "\n\n" + say["rests"], line, language, "decimals", [without], known_after=2)


def aligned(number: str) -> str:
    """The number with zeros so that every number has the same places."""
    whole, _, fraction = number.partition(".")
    return whole.zfill(WHOLE) + "." + fraction.ljust(FRACTION, "0")


def decided(say: dict[str, str], asks: str, a: str, b: str, sign: str) -> str:
    """The sign that both ways gave, the name that was asked for, the numbers behind the names, and the sentence made of them."""
    (p, first), (q, second) = in_order(asks, a, b, sign)
    name = "equal" if sign == "=" else "bigger" if asks.endswith("bigger") else "smaller"
    parts = [say["agree"].format(sign=sign), say[name].format(p=p), say["named"].format(p=p, q=q, a=first, b=second)]
    return " ".join([*parts, sentence(say, asks, a, b, sign)])


def in_order(asks: str, a: str, b: str, sign: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """The two with their names, the one that was asked for in front; equal ones as they were asked."""
    both = ("A", a), ("B", b)
    return both if sign in ("=", wanted(asks)) else (both[1], both[0])


def wanted(asks: str) -> str:
    """The sign that stands between the one that was asked for and the other."""
    return ">" if asks.endswith("bigger") else "<"


def sentence(say: dict[str, str], asks: str, a: str, b: str, sign: str) -> str:
    """The sentence that names the number that was asked for first."""
    (_, first), (_, second) = in_order(asks, a, b, sign)
    return say["=" if sign == "=" else wanted(asks)].format(a=first, b=second)


def conclusion(say: dict[str, str], asks: str, a: str, b: str, sign: str) -> str:
    """The answer alone; to a question with "is" it begins with yes or no."""
    yes_or_no = say["yes" if sign == wanted(asks) else "no"] if asks.startswith("is ") else ""
    return yes_or_no + sentence(say, asks, a, b, sign)


def numbers(rng: Random) -> tuple[str, str]:
    """Two numbers of which most look alike at first: equal in front of the point, of different lengths behind it."""
    whole = rng.randrange(10) if rng.random() < 0.6 else rng.randrange(100)
    other = whole if rng.random() < 0.75 else rng.randrange(100)
    a, b = f"{whole}{_fraction(rng)}", f"{other}{_fraction(rng)}"
    if rng.random() < EQUAL:
        return a, a
    if whole == other and rng.random() < 0.3 and "." in a:
        b = a[:-1] + str(rng.randrange(10)) if rng.random() < 0.5 else a + str(rng.randrange(10))
    return (a, b) if len(b.partition(".")[2]) <= FRACTION else (a, a[:-1])


def _fraction(rng: Random) -> str:
    length = rng.choice([0, 1, 1, 1, 2, 2, 2, 2, 3, 3])
    return "." + "".join(str(rng.randrange(10)) for _ in range(length)) if length else ""


def held_out(a: str, b: str) -> bool:
    """Whether the comparison stands in tests only; 1.5 and 1.50 are the same number."""
    return pair("decimals", Decimal(a).normalize(), Decimal(b).normalize())


def asked(rng: Random, language: str) -> tuple[str, str]:
    """What is asked for, and a wording for it."""
    asks = rng.choices([name for name, _ in ASKS], [weight for _, weight in ASKS])[0]
    return asks, rng.choice(QUESTIONS[f"{language} {asks}"])
