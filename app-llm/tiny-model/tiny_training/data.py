"""Writes the training set: conversations as token ids, with a mark on every token that is learned.

python -m tiny_training.data OUT --documents 60000 --drilled 0.5
"""

import argparse
import json
import shutil
from collections.abc import Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import numpy as np
from tokenizers import Tokenizer

from . import tokenizer as tokenizing
from .conversation import Conversation
from .draw import CHINESE, SKILLS, Draw

CHUNK = 5000


class Encoding:
    """Turns conversations into ids the way the chat template does."""

    def __init__(self, tokenizer: Tokenizer):
        self.tokenizer = tokenizer
        self.ids = {name: tokenizer.token_to_id(name) for name in tokenizing.SPECIAL}

    def encode(self, conversation: Conversation) -> tuple[list[int], list[bool]]:
        """The ids, and which of them are learned. A reply is learned with its end."""
        ids, learned = [self.ids["<|begin|>"], self.ids[conversation.mode]], [False, False]
        for turn in conversation.turns:
            text = self.tokenizer.encode(turn.text, add_special_tokens=False).ids
            ids += [self.ids[f"<|{turn.role}|>"], *text, self.ids["<|end|>"]]
            learned += [False] + [turn.learned] * (len(text) + 1)
        return ids, learned


@dataclass(frozen=True)
class Shard:
    """Documents one after the other: ids, marks, and where each document begins; the last offset is the end."""

    ids: np.ndarray
    learned: np.ndarray
    offsets: np.ndarray

    @staticmethod
    def load(folder: Path) -> "Shard":
        """Reads what save wrote."""
        return Shard(*(np.load(folder / f"{name}.npy") for name in ("ids", "learned", "offsets")))

    def save(self, folder: Path) -> None:
        """Writes three files."""
        for name in ("ids", "learned", "offsets"):
            np.save(folder / f"{name}.npy", getattr(self, name))


@dataclass(frozen=True)
class Mix:
    """What a training set is made of. Each chunk has a seed of its own, so that it does not matter how many are made at once."""

    tokenizer: Path
    drilled: float
    first_step: float
    seed: int
    shares: Mapping[str, int] = field(default_factory=lambda: SKILLS)
    chinese: float = CHINESE

    def chunk(self, number: int, documents: int) -> Shard:
        """Makes one chunk."""
        tokenizer = Tokenizer.from_file(str(self.tokenizer))
        draw = Draw(
            lambda word: tokenizing.pieces(tokenizer, word),
            tokenizing.letter_pieces(tokenizer),
            self.drilled,
            self.first_step,
            self.shares,
            self.chinese,
        )
        rng = Random(f"{self.seed} {number}")
        return shard((draw.conversation(rng) for _ in range(documents)), Encoding(tokenizer))


def shard(conversations: Iterable[Conversation], encoding: Encoding) -> Shard:
    """The conversations as one shard."""
    ids, learned, offsets = [], [], [0]
    for conversation in conversations:
        more, marks = encoding.encode(conversation)
        ids.append(np.array(more, dtype=np.uint16))
        learned.append(np.array(marks, dtype=bool))
        offsets.append(offsets[-1] + len(more))
    return Shard(np.concatenate(ids), np.concatenate(learned), np.array(offsets, dtype=np.int64))


def joined(shards: Iterable[Shard]) -> Shard:
    """Shards one after the other."""
    ids, learned, lengths = zip(*((part.ids, part.learned, np.diff(part.offsets)) for part in shards), strict=True)
    return Shard(np.concatenate(ids), np.concatenate(learned), np.concatenate(([0], np.concatenate(lengths).cumsum())))


def shares(text: str) -> dict[str, int]:
    """Reads the shares of the skills."""
    given = {name: int(share) for name, share in (part.split("=") for part in text.split(","))}
    if not given.keys() <= SKILLS.keys():
        raise argparse.ArgumentTypeError(f"The skills are {', '.join(SKILLS)}.")
    return given


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("--tokenizer", type=Path, default=Path("tokenizer.json"))
    arguments.add_argument("--documents", type=int, default=60000)
    arguments.add_argument("--drilled", type=float, default=0.3, help="share of documents that are drills")
    arguments.add_argument("--first-step", type=float, default=0.2, help="share of conversations that break off after the first step")
    arguments.add_argument("--shares", type=shares, default=SKILLS, help="of the skills, as letters=30,decimals=24,…; default: draw.py's")
    arguments.add_argument("--chinese", type=float, default=CHINESE)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--workers", type=int, default=1)
    options = arguments.parse_args()
    mix = Mix(options.tokenizer, options.drilled, options.first_step, options.seed, options.shares, options.chinese)
    numbers = range(-(-options.documents // CHUNK))
    sizes = [min(CHUNK, options.documents - number * CHUNK) for number in numbers]
    with ProcessPoolExecutor(options.workers) as pool:
        made = joined(pool.map(mix.chunk, numbers, sizes))
    options.out.mkdir(parents=True, exist_ok=True)
    made.save(options.out)
    shutil.copy(options.tokenizer, options.out / "tokenizer.json")
    print(json.dumps({"documents": options.documents, "tokens": len(made.ids), "learned": int(made.learned.sum())}))


if __name__ == "__main__":
    main()
