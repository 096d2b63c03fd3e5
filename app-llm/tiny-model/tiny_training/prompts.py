"""The texts that the application sends, read from its own resources, so that training and application cannot part."""

from pathlib import Path
from random import Random

FOLDER = Path(__file__).parents[2] / "src/main/resources/prompts/1"  # the version that the model is trained on
FAULTS = [path.stem for path in sorted((FOLDER / "en").glob("fault-*.md"))]
STEP_FAULTS = [name for name in FAULTS if name != "fault-no-answer"]
OTHER_GO_ON = {
    "en": ["Go on.", "Continue with the next step.", "Next step.", "Please continue."],
    "zh": ["继续。", "请继续下一步。", "下一步。"],
}
OTHER_ANSWER = {
    "en": ["Now give the final answer.", "Give the final answer, in plain text.", "Now answer the question."],
    "zh": ["现在请给出最终答案。", "请回答问题。"],
}
HINTS = {
    "en": [
        "Check it once more.",
        "Take your time.",
        "Look at it closely.",
        "I am not sure that this is right.",
        "Think of another way.",
        "Be careful.",
    ],
    "zh": ["再检查一遍。", "慢慢来。", "仔细看。", "我不确定这对不对。", "换个方法想想。", "小心一点。"],
}
RARELY, SELDOM = 0.04, 0.12


def text(name: str, language: str) -> str:
    """A prompt as it stands in its file; white space around it is not part of it."""
    return (FOLDER / language / f"{name}.md").read_text(encoding="utf-8").strip()


def system(language: str, least: int = 3, most: int = 25, tokens: int = 300) -> str:
    """The system prompt of a chain."""
    return text("system-careful-json", language).replace("{least}", str(least)).replace("{most}", str(most)).replace("{tokens}", str(tokens))


def go_on(rng: Random, language: str) -> str:
    """A turn that asks for the next step: mostly the application's own words, at times others, a hint or a fault."""
    turn = text("go-on-json", language) if rng.random() > SELDOM else rng.choice(OTHER_GO_ON[language])
    return _with_additions(rng, language, turn, STEP_FAULTS)


def not_yet(rng: Random, language: str, least: int) -> str:
    """A turn that asks for more steps than the model wanted to take."""
    return _with_additions(rng, language, text("not-yet-json", language).replace("{least}", str(least)), STEP_FAULTS)


def answer(rng: Random, language: str) -> str:
    """A turn that asks for the answer."""
    turn = text("answer-careful", language) if rng.random() > SELDOM else rng.choice(OTHER_ANSWER[language])
    if rng.random() < RARELY:
        turn = _hint(rng, language) + "\n\n" + turn
    return _with_additions(rng, language, turn, ["fault-no-answer"]) if rng.random() < RARELY else turn


def first(rng: Random, language: str, question: str) -> str:
    """The first turn: the question, and seldom what else stands below it."""
    return _with_additions(rng, language, question, STEP_FAULTS) if rng.random() < 0.5 else question


def _with_additions(rng: Random, language: str, turn: str, faults: list[str]) -> str:
    if rng.random() < RARELY:
        turn += "\n\n" + _hint(rng, language)
    if rng.random() < RARELY:
        turn += "\n\n" + text(rng.choice(faults), language)
    return turn


def _hint(rng: Random, language: str) -> str:
    return text("hint", language).replace("{hint}", rng.choice(HINTS[language]))
