"""The words in which letters are counted: taken from texts at hand, the sources of Python's library and the licences of the system.

python -m tiny_training.words > tiny_training/words.txt
"""

import re
import sysconfig
from collections import Counter
from pathlib import Path
from random import Random

from . import held_out

FILE = Path(__file__).parent / "words.txt"
FOUND_IN_AT_LEAST = 2
WORD = re.compile(r"(?<![\w.\\/-])[a-z]{3,15}(?![\w\\/(-])")
VOWEL, THRICE = re.compile("[aeiouy]"), re.compile(r"(.)\1\1")

ONSETS = "b br c ch cl d dr f fl g gr h j k kl l m n p pr pl qu r s sh sl sp st str t th tr v w y z".split() + [""]
VOWELS = "a e i o u ea oo ou ee ai io y".split()
CODAS = "n r rr ll l s ss t tt nd ng m p x ck st rt".split() + ["", "", ""]


def all_words() -> list[str]:
    """Every word of the committed list, held out or not."""
    return FILE.read_text(encoding="utf-8").split()


def for_training() -> list[str]:
    """The words that the model may see letters counted in."""
    return [word for word in all_words() if not held_out.word(word)]


def for_tests() -> list[str]:
    """The words that it may not, of at least four letters."""
    return [word for word in all_words() if held_out.word(word) and len(word) > 3]


def invented(rng: Random) -> str:
    """A word that sounds like one and most likely is none; never one that is held out."""
    while True:
        syllables = rng.choice([1, 2, 2, 3, 3])
        word = "".join(rng.choice(ONSETS) + rng.choice(VOWELS) + rng.choice(CODAS) for _ in range(syllables))
        if 3 <= len(word) <= 14 and not THRICE.search(word) and not held_out.word(word):
            return word


def collect() -> list[str]:
    """Finds the words anew."""
    library = Path(sysconfig.get_paths()["stdlib"])
    files = [path for path in sorted(library.rglob("*.py")) if not {"site-packages", "test", "tests", "lib2to3"} & set(path.parts)]
    files += [path for path in sorted(Path("/usr/share/common-licenses").glob("*")) if path.is_file()]
    found: Counter[str] = Counter()
    for path in files:
        found.update(set(WORD.findall(path.read_text(encoding="utf-8", errors="ignore"))))
    return sorted(
        word
        for word, files_with_it in found.items()
        if files_with_it >= FOUND_IN_AT_LEAST and VOWEL.search(word) and not THRICE.search(word)
    )


if __name__ == "__main__":
    from .skills.refusals import FILLERS

    everyday = {
        word for name in ("topic", "animal", "part", "verb") for entry in FILLERS[name] for word in WORD.findall(entry) if len(word) > 2
    }
    print("\n".join(sorted(everyday | held_out.DEMONSTRATION | set(collect()))))
