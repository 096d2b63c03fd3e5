"""A training that was stopped goes on exactly as if it had not been."""

import pytest

torch = pytest.importorskip("torch")
import numpy as np  # noqa: E402

from tiny_training.batches import NOT_LEARNED, Batches  # noqa: E402
from tiny_training.checkpoint import Training, load, save  # noqa: E402
from tiny_training.data import Shard  # noqa: E402
from tiny_training.model import Model, Shape  # noqa: E402
from tiny_training.train import loss_of  # noqa: E402

SHAPE = Shape(vocabulary=50, width=32, layers=2, heads=2, hidden=64)


@pytest.fixture
def shard():
    rng = np.random.default_rng(1)
    lengths = rng.integers(5, 200, 60)
    offsets = np.concatenate(([0], lengths.cumsum()))
    return Shard(rng.integers(0, 50, offsets[-1]).astype(np.uint16), rng.random(offsets[-1]) < 0.7, offsets)


def train(training, batches, steps):
    for _ in range(steps):
        loss_of(training.model, training.model.table, *next(batches), "cpu").backward()
        training.apply(1e-3)


def test_a_batch_depends_on_its_number_alone(shard):
    batches = Batches(shard, 512, seed=3)
    first = batches.from_step(0)
    for _ in range(70):
        next(first)
    later = batches.from_step(70)
    for _ in range(5):
        assert all(torch.equal(a, b) for a, b in zip(next(first), next(later), strict=True))


def test_only_marked_tokens_are_learned(shard):
    learned = 0
    batches = Batches(shard, 512, seed=3)
    dealt = batches.from_step(0)
    for _ in range(len(batches._order(0))):
        _, targets = next(dealt)
        learned += int((targets != NOT_LEARNED).sum())
    starts = shard.learned[shard.offsets[:-1]].sum()
    assert learned == shard.learned.sum() - starts


def test_a_training_that_is_resumed_ends_with_the_same_weights(shard, tmp_path):
    torch.manual_seed(1)
    whole = Training.new(Model(SHAPE), "cpu")
    batches = Batches(shard, 512, seed=3)
    train(whole, batches.from_step(0), 6)
    torch.manual_seed(1)
    begun = Training.new(Model(SHAPE), "cpu")
    train(begun, batches.from_step(0), 3)
    save(begun, tmp_path / "last.pt")
    resumed = load(tmp_path / "last.pt")
    train(resumed, batches.from_step(resumed.data_step), 3)
    for expected, actual in zip(whole.model.parameters(), resumed.model.parameters(), strict=True):
        assert torch.equal(expected, actual)
