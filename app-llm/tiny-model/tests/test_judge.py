"""The judge takes right answers for right, and no others."""

import pytest

from tiny_training.judge import is_right, wilson


@pytest.mark.parametrize(
    ("skill", "expected", "answer", "right"),
    [
        ("letters", "3", "The letter r appears 3 times in strawberry.\n\nI counted 2 ways.", True),
        ("letters", "3", "The letter r appears 2 times in strawberry.\n\nNo, 3.", False),
        ("letters", "0", "I cannot answer that.", False),
        ("letters", "2", "apple 里有 2 个字母 p。", True),
        ("decimals", "9.9", "9.9 is bigger than 9.11.", True),
        ("decimals", "9.9", "9.11 is bigger than 9.9.", False),
        ("decimals", "9.9", "9.9 and 9.11 are equal.", False),
        ("decimals", "equal", "1.5 and 1.50 are equal.", True),
        ("decimals", "no", "No, 9.11 is smaller than 9.9.", True),
        ("decimals", "yes", "不，9.11 比 9.9 小。", False),
        ("sums", "-44", "34 - 78 = -44.", True),
        ("sums", "44", "78 - 34 = 44.", True),
        ("sums", "44", "78 - 34 = -44.", False),
        ("products", "1692", "47 × 36 = 1692.", True),
        ("products", "1692", "47 × 36 = 1682.", False),
        ("products", "1692", "", False),
        ("refusals", "", "I cannot answer that.\n\nI am a tiny model.", True),
        ("refusals", "", "这个问题我不会回答。", True),
        ("refusals", "", "The letter e appears 2 times in Berlin.\n\nI cannot answer more.", False),
    ],
)
def test_the_first_line_decides(skill, expected, answer, right):
    assert is_right({"skill": skill, "expected": expected}, answer) is right


def test_wilsons_interval_is_that_of_the_books():
    low, high = wilson(285, 300)
    assert (round(low, 3), round(high, 3)) == (0.919, 0.969)
