"""The committed tokenizer sees words in pieces, and digits and spelled letters one by one."""

from pathlib import Path

import pytest

tokenizers = pytest.importorskip("tokenizers")
from tiny_training import held_out, tokenizer, words  # noqa: E402

TOKENIZER = tokenizers.Tokenizer.from_file(str(Path(__file__).parents[1] / "tokenizer.json"))


def tokens(text):
    return TOKENIZER.encode(text).tokens


def test_a_word_is_cut_alike_wherever_it_stands():
    for word in words.for_tests()[:200]:
        alone = tokens(word)
        assert tokens(f"How many Rs are in {word}?")[-1 - len(alone) : -1] == alone


def test_no_word_that_is_held_out_is_an_entry():
    entries = {piece for piece in tokenizer.letter_pieces(TOKENIZER) if len(piece) > 2}
    assert not [entry for entry in entries if held_out.word(entry)]


def test_most_words_hide_their_letters():
    cut = [tokenizer.pieces(TOKENIZER, word) for word in words.for_tests()]
    assert sum(map(len, cut)) < 0.55 * sum(len("".join(pieces)) for pieces in cut)


def test_digits_and_spelled_letters_are_single():
    assert tokens("1234+987=2221") == list("1234+987=2221")
    assert tokens(" s t r") == ["Ġs", "Ġt", "Ġr"]


@pytest.mark.parametrize("text", ["How many “Rs”?", "里有几个 r？", '{"title":"x"}', "ñ ü 😀", "a\n\nb  c"])
def test_every_text_comes_back_as_it_was(text):
    assert TOKENIZER.decode(TOKENIZER.encode(text).ids) == text
