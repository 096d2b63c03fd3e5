"""The tokenizer: byte-level BPE whose merges come from words alone, and whole tokens for what all conversations share.

A word that letters are counted in is cut into the same pieces wherever it stands, since no merge crosses a space or a hyphen;
frequent words of the questions and steps are single tokens. Digits always are. No entry is a word that is held out.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from random import Random

from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, pre_tokenizers

from . import held_out, words

SPECIAL = ["<|pad|>", "<|begin|>", "<|plain|>", "<|steps|>", "<|drill|>", "<|user|>", "<|assistant|>", "<|end|>"]
# llama.cpp knows this way of cutting as "llama-bpe"; its tokens that stand whole in the vocabulary are taken without merging.
CUT = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
WORD_MERGES, SHORT_MERGES, WHOLE_TOKENS = 520, 260, 560


def build(texts: Iterable[str], vocabulary: Iterable[str]) -> Tokenizer:
    """Makes the tokenizer from texts like those of the training, and from the words."""
    cut = pre_tokenizers.Sequence(
        [pre_tokenizers.Split(Regex(CUT), behavior="isolated"), pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)]
    )
    whole: Counter[str] = Counter()
    for text in texts:
        whole.update(piece for piece, _ in cut.pre_tokenize_str(text))
    # Characters of Chinese are three bytes: each that is used becomes one token.
    characters = {piece: count for piece, count in _single_characters(whole, cut).items() if count >= 30}
    merges = merged(Counter(vocabulary), WORD_MERGES) + merged(Counter(characters), SHORT_MERGES, at_least=1)
    entries = SPECIAL + sorted(pre_tokenizers.ByteLevel.alphabet()) + list(dict.fromkeys("".join(pair) for pair in merges))
    known = set(entries)
    common = [piece for piece, _ in whole.most_common() if _may_stand_whole(piece) and piece not in known]
    entries += common[:WHOLE_TOKENS]
    tokenizer = Tokenizer(models.BPE({entry: number for number, entry in enumerate(entries)}, merges, ignore_merges=True))
    tokenizer.add_special_tokens([AddedToken(name, special=True) for name in SPECIAL])
    tokenizer.pre_tokenizer, tokenizer.decoder = cut, decoders.ByteLevel()
    return tokenizer


def merged(counts: Counter[str], most: int, at_least: int = 2) -> list[tuple[str, str]]:
    """The merges of byte-pair encoding, the most frequent pair first; never one that makes a word that is held out."""
    parts = {word: list(word) for word in counts}
    merges: list[tuple[str, str]] = []
    refused: set[tuple[str, str]] = set()
    while len(merges) < most:
        pairs: Counter[tuple[str, str]] = Counter()
        for word, count in counts.items():
            for pair in pairwise(parts[word]):
                pairs[pair] += count
        best = next((pair for pair in sorted(pairs, key=lambda p: (-pairs[p], p)) if pair not in refused and pairs[pair] >= at_least), None)
        if best is None:
            break
        if len("".join(best)) > 2 and held_out.word("".join(best)):
            refused.add(best)
            continue
        merges.append(best)
        for word, cut in parts.items():
            if best[0] in cut:
                parts[word] = _join(cut, best)
    return merges


def pieces(tokenizer: Tokenizer, word: str) -> list[str]:
    """The pieces in which the model sees a word."""
    return [tokenizer.decode([number]) for number in tokenizer.encode(word, add_special_tokens=False).ids]


def letter_pieces(tokenizer: Tokenizer) -> list[str]:
    """Every entry of the vocabulary that stands for Latin letters, as it looks without a space in front."""
    shown = {entry.lstrip("Ġ") for entry in tokenizer.get_vocab()}
    return sorted(entry for entry in shown if entry.isascii() and entry.isalpha())


def _join(cut: list[str], pair: tuple[str, str]) -> list[str]:
    joined: list[str] = []
    for part in cut:
        if joined and (joined[-1], part) == pair:
            joined[-1] += part
        else:
            joined.append(part)
    return joined


def _may_stand_whole(piece: str) -> bool:
    letters = piece.lstrip("Ġ")
    if any(character.isdigit() for character in piece):
        return False
    return len(piece) > 1 and not (len(letters) > 2 and letters.isascii() and letters.isalpha() and held_out.word(letters))


def _single_characters(whole: Counter[str], cut: pre_tokenizers.PreTokenizer) -> Counter[str]:
    byte = {entry: entry for entry in pre_tokenizers.ByteLevel.alphabet()}
    decoder, found = decoders.ByteLevel(), Counter()
    for piece, count in whole.items():
        if all(entry in byte for entry in piece):
            for character in decoder.decode([piece]):
                if ord(character) > 127:
                    found[cut.pre_tokenize_str(character)[0][0]] += count
    return found


def main() -> None:
    """python -m tiny_training.tokenizer OUT.json"""
    from .draw import Draw

    arguments = argparse.ArgumentParser(description=main.__doc__)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("--seed", type=int, default=11)
    options = arguments.parse_args()
    rng = Random(options.seed)
    draw = Draw(split=lambda word: [word], pieces=[])
    texts = (turn.text for _ in range(12000) for turn in draw.conversation(rng).turns)
    tokenizer = build(texts, words.for_training())
    options.out.write_text(json.dumps(json.loads(tokenizer.to_str()), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(tokenizer.get_vocab_size(), "entries")


if __name__ == "__main__":
    main()
