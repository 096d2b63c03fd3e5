"""What is held out is never trained on, in any form."""

import re
from random import Random

import pytest

from tiny_training import conversation, held_out, prompts, test_set, words
from tiny_training.digits import padded
from tiny_training.draw import Draw

FOLDER = test_set.Path(__file__).parents[1] / "test-set"


def by_two(word):
    return [word[i : i + 2] for i in range(0, len(word), 2)]


@pytest.fixture(scope="module")
def drawn():
    draw, rng = Draw(by_two, ["ab", "str", "S", "ing"]), Random(5)
    return [draw.chain(rng) for _ in range(6000)]


def test_about_a_tenth_of_the_words_is_held_out_and_always_the_same():
    share = len(words.for_tests()) / len(words.all_words())
    assert 0.07 < share < 0.13
    assert held_out.word("Strawberry") and held_out.word("strawberry")


def test_no_word_that_is_held_out_is_counted_in(drawn):
    for made in drawn:
        if made.skill == "letters":
            cut = re.search(r"(?:pieces: |组成：)([A-Za-z-]+)", made.steps[0].content).group(1)
            assert not held_out.word(cut.replace("-", ""))


def test_no_calculation_that_is_held_out_stands_anywhere(drawn):
    for made in drawn:
        for step in made.steps + made.further:
            for a, sign, b in re.findall(r"\b(\d{4})([+-])(\d{4})\b", step.content):
                assert not held_out.pair(sign, int(a), int(b)), made.question
            for a, b in re.findall(r"\b(\d+)x(\d+)\b", step.content):
                assert not held_out.pair("x", int(a), int(b)), made.question


def test_no_drill_holds_what_is_held_out():
    draw, rng = Draw(by_two, ["ab", "str"]), Random(6)
    for _ in range(3000):
        text = draw.drill(rng).turns[0].text
        for a, sign, b in re.findall(r"\b(\d{4})([+-])(\d{4})\b", text):
            assert not held_out.pair(sign, int(a), int(b))


def test_every_question_of_the_test_set_is_held_out_and_its_answer_right():
    for record in test_set.read(FOLDER, "products"):
        a, b = map(int, re.findall(r"\d+", record["question"]))
        assert held_out.pair("x", a, b) and a * b == int(record["expected"])
    for record in test_set.read(FOLDER, "sums"):
        a, b = map(int, re.findall(r"\d+", record["question"]))
        assert int(record["expected"]) in (a + b, a - b, b - a)
    for record in test_set.read(FOLDER, "letters"):
        found = [word for word in re.findall(r"[A-Za-z]{4,}", record["question"]) if held_out.word(word)]
        assert found


def test_no_refusal_of_the_test_set_is_a_wording_of_the_training():
    from tiny_training.skills import refusals

    known = {line for lines in refusals.QUESTIONS.values() for line in lines}
    asked = [record["question"] for record in test_set.read(FOLDER, "refusals")]
    assert len(set(asked)) == 100
    assert not known & set(asked)


def test_numbers_with_one_digit_are_tables_and_never_held_out():
    assert not any(held_out.pair("x", a, b) for a in range(10) for b in range(10))
    assert padded(7) == "0007"


def test_a_conversation_has_the_turns_of_the_application(drawn):
    made = drawn[0]
    turns = conversation.driven(Random(1), made).turns
    assert [turn.role for turn in turns] == ["user", "assistant"] * (len(turns) // 2)
    assert turns[0].text.startswith(made.question)
    assert turns[-1].text == made.answer
    assert not any(turn.learned for turn in turns if turn.role == "user")
    assert '"next_action"' in prompts.system("en") and "{" + "least}" not in prompts.system("zh")


def test_an_answer_asked_for_too_early_is_not_made_up(drawn):
    made = next(chain for chain in drawn if chain.skill == "products")
    for seed in range(300):
        turns = conversation.driven(Random(seed), made).turns
        steps = [turn for turn in turns if turn.role == "assistant"][:-1]
        assert (turns[-1].text == made.answer) is (len(steps) >= made.known_after)
