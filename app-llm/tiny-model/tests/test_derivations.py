"""Every derivation is read back and calculated again: what the model learns from has to be right."""

import re
from random import Random

import pytest

from tiny_training import digits
from tiny_training.skills import decimals, letters, products, sums

SAMPLES = range(400)


def by_three(word):
    return [word[i : i + 3] for i in range(0, len(word), 3)]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("seed", SAMPLES)
def test_a_sum_in_columns_carries_and_ends_right(seed, language):
    rng = Random(seed)
    a, b = rng.randrange(1000), rng.randrange(1000)
    text = digits.added(a, b, language)
    carry = 0
    for place, (x, y, carried, total, written, on) in enumerate(re.findall(r"(\d)\+(\d)\+(\d)=(\d+), \S+? ?(\d), \S+? ?(\d)\.", text)):
        assert (int(x), int(y), int(carried)) == (digits.column(a, place), digits.column(b, place), carry)
        assert int(x) + int(y) + int(carried) == int(total) == int(on) * 10 + int(written)
        carry = int(on)
    assert text.endswith(f"{a + b:04}={a + b}.")


@pytest.mark.parametrize("seed", SAMPLES)
def test_a_difference_in_columns_borrows_and_ends_right(seed):
    rng = Random(seed)
    b = rng.randrange(1000)
    a = b + rng.randrange(1000)
    text = digits.subtracted(a, b, "en")
    columns = re.findall(r"(\d+)-(\d)-(\d)=(\d), write (\d), borrow (\d)", text)
    borrow = 0
    for place, (x, y, taken, digit, written, on) in enumerate(columns):
        assert int(x) == digits.column(a, place) + 10 * int(on)
        assert (int(y), int(taken)) == (digits.column(b, place), borrow)
        assert int(x) - int(y) - int(taken) == int(digit) == int(written)
        borrow = int(on)
    assert len(columns) == digits.COLUMNS and borrow == 0
    assert text.endswith(f"{a - b:04}={a - b}.")


@pytest.mark.parametrize("seed", SAMPLES)
def test_the_parts_of_a_product_add_up(seed):
    rng = Random(seed)
    a, b = rng.randrange(100), rng.randrange(100)
    x, y = f"{a:02}", f"{b:02}"
    for p, q, product in re.findall(r"(\d)x(\d)=(\d\d)", products.parts(x, y)):
        assert int(p) * int(q) == int(product)
    text = products.columns(x, y, "en")
    for column in re.findall(r": (\d+)((?: \+[abcd]\d=\d+)+), write (\d), carry (\d)\.", text):
        total = int(column[0])
        for digit, so_far in re.findall(r"\+[abcd](\d)=(\d+)", column[1]):
            total += int(digit)
            assert total == int(so_far)
        assert total == int(column[3]) * 10 + int(column[2])
    assert text.endswith(f"{a * b:04}={a * b}.")


@pytest.mark.parametrize("seed", SAMPLES)
def test_a_comparison_stops_at_the_first_difference_and_knows_the_larger_number(seed):
    rng = Random(seed)
    a, b = decimals.numbers(rng)
    made = decimals.chain(rng, "en", "", "bigger", a, b)
    text, sign = digits.compared(decimals.aligned(a), decimals.aligned(b))
    assert sign == ("<" if float(a) < float(b) else ">" if float(a) > float(b) else "=")
    assert all(part[1] == "=" and part[0] == part[2] for part in text.split(", ")[:-1])
    expected = f"{a} and {b} are equal." if sign == "=" else "{} is bigger than {}.".format(*((a, b) if sign == ">" else (b, a)))
    assert made.plain == expected


@pytest.mark.parametrize("seed", SAMPLES)
def test_the_counts_of_a_letter_are_right_on_every_way(seed):
    rng = Random(seed)
    word = "".join(rng.choice("abcs") for _ in range(rng.randrange(3, 13)))
    letter = rng.choice("abcs")
    pieces = by_three(word)
    assert "".join(re.findall(r"[a-z](?=\d)", letters.counted(pieces, letter))) == word
    for text in (letters.counted(pieces, letter), letters.by_pieces(pieces, letter, letters.TEXTS["en"])):
        assert int(re.findall(r"\d+", text)[-1]) == word.count(letter)
    assert re.findall(rf"{letter}(\d+)", letters.numbered(pieces, letter)) == [str(i + 1) for i in range(word.count(letter))]
    for before, found, total in re.findall(r"(\d+)\+(\d+)=(\d+)", letters.by_pieces(pieces, letter, letters.TEXTS["en"])):
        assert int(before) + int(found) == int(total)


@pytest.mark.parametrize("seed", SAMPLES)
def test_slips_stand_in_the_context_only_and_are_found(seed):
    made = letters.chain(Random(seed), "en", "", "banana", "a", by_three, slip=True)
    slips = [step for step in made.steps if step.slip]
    assert len(slips) == 1 and slips[0].content.endswith("makes 2.")
    assert "They differ." in made.steps[4].content
    assert all("2" not in step.content[-8:] for step in made.steps[4:])
    assert made.answer.startswith("The letter a appears 3 times in banana.")


@pytest.mark.parametrize("seed", SAMPLES)
def test_a_difference_below_zero_is_turned(seed):
    rng = Random(seed)
    a, b = sums.numbers(rng)
    made = sums.subtraction(rng, "en", "", a, b)
    assert made.plain == f"{a} - {b} = {a - b}."
    assert f"{a}-{b}={a - b}." in made.steps[-1].content
