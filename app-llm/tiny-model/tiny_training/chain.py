"""What a skill hands over: the steps of a chain and the answer, in one language."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Step:
    """One step. A slip is written wrong on purpose: it stands in the context, and the model is never trained to write it."""

    title: str
    content: str
    slip: bool = False


@dataclass(frozen=True)
class Chain:
    """A question with the steps to its answer. The further steps are checks for a person who asks for more.

    After known_after steps the result is known, and an answer can be given to somebody who asks for it early.
    """

    question: str
    steps: list[Step]
    answer: str
    plain: str
    language: str = "en"
    skill: str = ""
    further: list[Step] = field(default_factory=list)
    known_after: int = 1


def first_line(answer: str) -> str:
    """The part of an answer that stands alone."""
    return answer.split("\n", 1)[0]
