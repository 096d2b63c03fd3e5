"""Puts chains into the turns in which the application drives them, and marks what is learned."""

import json
from dataclasses import dataclass
from random import Random

from . import prompts
from .chain import Chain, Step

STEPS, PLAIN, DRILL = "<|steps|>", "<|plain|>", "<|drill|>"
MORE_STEPS, EARLY = 0.08, 0.03
NOT_YET_KNOWN = {
    "en": "I have not worked that out yet.\n\nI was asked for the answer before I had one.",
    "zh": "我还没有算出来。\n\n我还没得到结果，就被要求回答了。",
}


@dataclass(frozen=True)
class Turn:
    """One message. Only what the model itself has to write, and to write right, is learned."""

    role: str
    text: str
    learned: bool = False


@dataclass(frozen=True)
class Conversation:
    """A mode, and turns that alternate between user and assistant."""

    mode: str
    turns: list[Turn]


def driven(rng: Random, chain: Chain, at_most: int = 100) -> Conversation:
    """The chain as the loop drives it: the question, step by step, then the request for the answer.

    With fewer steps at most, the conversation just breaks off there: the first steps are learned without the cost of the rest.
    """
    turns = [Turn("user", prompts.first(rng, chain.language, chain.question))]
    steps = [(step, False) for step in chain.steps[:-1]] + [(chain.steps[-1], True)]
    if chain.further and rng.random() < MORE_STEPS:
        steps += [(step, True) for step in chain.further]
    elif at_most > len(steps) and rng.random() < EARLY:
        return _ended_early(rng, chain)
    least = rng.randrange(len(chain.steps) + 1, 13)
    for number, (step, final) in enumerate(steps[:at_most]):
        turns.append(Turn("assistant", reply(step, final), not step.slip))
        if number + 1 < len(steps):
            turns.append(Turn("user", prompts.not_yet(rng, chain.language, least) if final else prompts.go_on(rng, chain.language)))
    if at_most >= len(steps):
        turns += [Turn("user", prompts.answer(rng, chain.language)), Turn("assistant", chain.answer, True)]
    return Conversation(STEPS, turns if turns[-1].role == "assistant" else turns[:-1])


def _ended_early(rng: Random, chain: Chain) -> Conversation:
    taken = rng.randrange(1, len(chain.steps))
    turns = [Turn("user", prompts.first(rng, chain.language, chain.question))]
    for step in chain.steps[:taken]:
        turns += [Turn("assistant", reply(step, False), not step.slip), Turn("user", prompts.go_on(rng, chain.language))]
    turns[-1] = Turn("user", prompts.answer(rng, chain.language))
    known = taken >= chain.known_after and not any(step.slip for step in chain.steps)
    return Conversation(STEPS, [*turns, Turn("assistant", chain.answer if known else NOT_YET_KNOWN[chain.language], True)])


def plain(chain: Chain) -> Conversation:
    """The question and its answer, without any thinking."""
    return Conversation(PLAIN, [Turn("user", chain.question), Turn("assistant", chain.plain, True)])


def reply(step: Step, final: bool) -> str:
    """A step in the shape that the schema asks for."""
    return json.dumps(
        {"title": step.title, "content": step.content, "next_action": "final_answer" if final else "continue"},
        ensure_ascii=False,
        separators=(",", ":"),
    )
