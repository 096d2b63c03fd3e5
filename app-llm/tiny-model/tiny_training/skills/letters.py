"""Counting a letter in a word: name the pieces the model sees, spell each of them, count along, count by pieces, compare.

Every count begins with its letter, as the exercises do: what is compared stands in one text.
"""

from collections.abc import Callable
from random import Random

from ..chain import Chain, Step
from . import wording

Split = Callable[[str], list[str]]

QUESTIONS = wording.lines("letters")
TEXTS = {
    "en": dict(
        asked="The letter is {letter}. The word in pieces: {pieces}.",
        makes="That makes {n}.",
        so="so",
        agree="Counting along gave {a}, piece by piece {b}. They agree.",
        differ="Counting along gave {a}, piece by piece {b}. They differ.",
        decide="A third count gave {n}.",
        answer="The letter {letter} appears {n} {times} in {word}.",
        rests="I spelled the word piece by piece and counted it in more than one way.",
    ),
    "zh": dict(
        asked="字母是 {letter}。单词由这些片段组成：{pieces}。",
        makes="一共 {n} 个。",
        so="所以",
        agree="顺着数得到 {a}，按片段数得到 {b}。两次一致。",
        differ="顺着数得到 {a}，按片段数得到 {b}。两次不一致。",
        decide="第三次数得到 {n}。",
        answer="{word} 里有 {n} 个字母 {letter}。",
        rests="我逐个片段拼出了这个单词，并用不止一种方法数过。",
    ),
}
TITLES = {
    "en": dict(
        asked=["The question", "What is asked"],
        spell=["Spell it", "Spell the pieces"],
        along=["Count along"],
        pieces=["Count piece by piece"],
        third=["Count once more"],
        end=["Compare", "Compare the counts"],
    ),
    "zh": dict(
        asked=["问题", "问的是什么"],
        spell=["拼写", "拼出片段"],
        along=["顺着数"],
        pieces=["按片段数"],
        third=["再数一次"],
        end=["比较", "比较结果"],
    ),
}


def chain(rng: Random, language: str, question: str, word: str, letter: str, split: Split, slip: bool = False) -> Chain:
    """The chain for one word; with a slip, one of the two counts is wrong and the chain finds that out."""
    say, pieces, right = TEXTS[language], split(word), word.lower().count(letter)
    missed = rng.randrange(right) if slip and right else None
    along = missed if missed is not None and rng.random() < 0.5 else None
    by_piece = missed if along is None else None
    a, b = right - (along is not None), right - (by_piece is not None)
    title = {name: rng.choice(choices) for name, choices in TITLES[language].items()}
    steps = [
        Step(title["asked"], say["asked"].format(letter=letter, pieces="-".join(pieces))),
        Step(title["spell"], spelled(pieces)),
        Step(title["along"], f"{letter}. {counted(pieces, letter, along)} {say['makes'].format(n=a)}", slip=along is not None),
        Step(title["pieces"], f"{letter}. {by_pieces(pieces, letter, say, by_piece)}", slip=by_piece is not None),
        Step(title["end"], say["agree" if a == b else "differ"].format(a=a, b=b)),
    ]
    third = Step(title["third"], f"{letter}. {numbered(pieces, letter)} {say['makes'].format(n=right)}")
    if a != b:
        steps += [third, Step(title["end"], say["decide"].format(n=right))]
    times = "time" if right == 1 else "times"
    line = say["answer"].format(letter=letter, n=right, word=word, times=times)
    return Chain(question, steps, line + "\n\n" + say["rests"], line, language, "letters", [third] if a == b else [], known_after=3)


def spelled(pieces: list[str]) -> str:
    """Each piece and its letters, in small letters."""
    return " ".join(f"{piece}: {' '.join(piece.lower())}." for piece in pieces)


def counted(pieces: list[str], letter: str, missed: int | None = None) -> str:
    """Each letter with the count so far. The occurrence with the number that is missed is read as another letter."""
    count, seen, parts = 0, 0, []
    for piece in pieces:
        marks = []
        for character in piece.lower():
            count += character == letter and seen != missed
            seen += character == letter
            marks.append(f"{character}{count}")
        parts.append(f"{piece}: {' '.join(marks)}.")
    return " ".join(parts)


def by_pieces(pieces: list[str], letter: str, say: dict[str, str], missed: int | None = None) -> str:
    """Each piece counted from zero, and added to the sum so far."""
    total, seen, parts = 0, 0, []
    for piece in pieces:
        here = piece.lower().count(letter)
        slipped = missed is not None and seen <= missed < seen + here
        marks = counted([piece], letter, missed - seen if slipped else None)
        found = here - slipped
        parts.append(f"{marks[:-1]}, {say['so']} {total}+{found}={total + found}.")
        seen, total = seen + here, total + found
    return " ".join(parts) + " " + say["makes"].format(n=total)


def numbered(pieces: list[str], letter: str) -> str:
    """Only the places where the letter stands get a number."""
    count, parts = 0, []
    for piece in pieces:
        marks = []
        for character in piece.lower():
            count += character == letter
            marks.append(f"{character}{count}" if character == letter else character)
        parts.append(f"{piece}: {' '.join(marks)}.")
    return " ".join(parts)


def question(rng: Random, language: str, word: str, letter: str) -> str:
    """A wording drawn for a word and a letter."""
    shown = letter.upper() if rng.random() < 0.5 else letter
    many = rng.choice([shown + "s", shown + "'s"])
    quoted = rng.choice(["{}", "{}", "{}", '"{}"', "“{}”"]).format(word)
    return rng.choice(QUESTIONS[language]).format(letter=shown, letters=many, word=quoted)
