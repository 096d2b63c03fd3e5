"""Refusing everything else: look at the question, say what the model can do, decide not to guess."""

import re
from random import Random

from ..chain import Chain, Step
from . import wording

QUESTIONS = wording.lines("refusals")
NEAR = re.compile(r"How (many|often|much)|Count|Which|Compare|Is |Does |Add|Subtract|Multiply|What is \{|What is the (sum|product|total)|[({\d]|.*(多少|几个|哪个)")
NEAR_MISSES = {language: [line for line in lines if NEAR.match(line)] for language, lines in QUESTIONS.items()}
NEAR_SHARE = 0.6
FILLERS = {name: lines[0].split("|") for name, lines in wording.lines("fillers").items()}
TEXTS = {
    "en": dict(
        asked=["This is none of the things that I can work out.", "The question is outside of what I was made for."],
        able="I can count one letter in one word, compare two decimals below 100, add or subtract two numbers up to 999, and multiply two numbers up to 99.",
        end=["I would only be guessing, so I say that I cannot answer.", "A guess would not be honest, so I do not answer."],
        more=["No other way leads me to an answer either.", "I have looked at it again, and it stays outside of what I can do."],
        answer="I cannot answer that.",
        rests="I am a tiny model: I can count one letter in one word, compare two decimals, and add, subtract or multiply two small numbers. A larger model can help with this.",
    ),
    "zh": dict(
        asked=["这不属于我能算的内容。", "这个问题超出了我的能力范围。"],
        able="我只会数一个单词里的一个字母，比较两个小于 100 的小数，加减两个不超过 999 的数，以及乘两个不超过 99 的数。",
        end=["我只能乱猜，所以我说不会回答。", "猜测并不诚实，所以我不作答。"],
        more=["换别的方法，我也得不到答案。", "我又看了一遍，仍然超出了我的能力范围。"],
        answer="这个问题我不会回答。",
        rests="我是一个很小的模型：只会数一个单词里的一个字母，比较两个小数，以及加、减、乘两个较小的数。更大的模型可以帮上忙。",
    ),
}
TITLES = {
    "en": dict(asked=["The question", "What is asked"], able=["What I can do"], end=["Decide"], more=["Look again"]),
    "zh": dict(asked=["问题", "问的是什么"], able=["我会做什么"], end=["结论"], more=["再看一遍"]),
}
NUMBERS = {
    "small": lambda rng: str(rng.randrange(2, 13)),
    "number": lambda rng: str(rng.randrange(2, 10 ** rng.choice([1, 2, 2, 3]) + 2)),
    "hundreds": lambda rng: str(rng.randrange(100, 1000)),
    "big": lambda rng: str(rng.randrange(1000, 10 ** rng.randrange(4, 9))),
    "decimal": lambda rng: f"{rng.randrange(30)}.{rng.randrange(1, 100)}",
    "longdecimal": lambda rng: (
        f"{rng.randrange(30)}.{rng.randrange(1000, 10**6)}" if rng.random() < 0.6 else f"{rng.randrange(100, 5000)}.{rng.randrange(100)}"
    ),
    "fraction": lambda rng: f"{rng.randrange(1, 10)}/{rng.randrange(2, 20)}",
    "year": lambda rng: str(rng.randrange(1400, 2031)),
    "letter": lambda rng: rng.choice("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"),
}
PLACEHOLDER = re.compile(r"\{([a-z]+)\}")


def chain(rng: Random, language: str, question: str) -> Chain:
    """The chain that ends without an answer, and says so."""
    say = TEXTS[language]
    title = {name: rng.choice(choices) for name, choices in TITLES[language].items()}
    steps = [
        Step(title["asked"], rng.choice(say["asked"])),
        Step(title["able"], say["able"]),
        Step(title["end"], rng.choice(say["end"])),
    ]
    answer = say["answer"] + "\n\n" + say["rests"]
    return Chain(question, steps, answer, answer, language, "refusals", [Step(title["more"], rng.choice(say["more"]))])


def question(rng: Random, language: str, words: list[str]) -> str:
    """A question that belongs to no skill: a wording with its places filled in, often one that looks like a skill's question."""
    wordings = NEAR_MISSES if rng.random() < NEAR_SHARE else QUESTIONS
    text = PLACEHOLDER.sub(lambda found: _filler(rng, found.group(1), words), rng.choice(wordings[language]))
    if language == "en" and rng.random() < 0.3:
        text = text[0].lower() + text[1:]
    if rng.random() < 0.15:
        text = text.rstrip("?.。？")
    return text or "?"


def _filler(rng: Random, place: str, words: list[str]) -> str:
    if place == "word" or (place == "topic" and rng.random() < 0.3):
        return rng.choice(words)
    if place == "sentence":
        return " ".join(rng.choice(words) for _ in range(rng.randrange(4, 11)))
    if place in NUMBERS:
        return NUMBERS[place](rng)
    return rng.choice(FILLERS[place])
