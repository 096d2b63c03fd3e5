"""Deals the documents out in batches. Which batch comes at which step depends on the seed alone, so that a training resumes exactly."""

from collections.abc import Iterator

import numpy as np
import torch
from torch import Tensor

from .data import Shard

EDGES = [64, 96, 128, 192, 256, 320, 384, 448, 512, 576, 640, 768, 1024]
NOT_LEARNED = -1


class Batches:
    """Rows of about one length, padded on the right: with causal attention the padding is never seen."""

    def __init__(self, shard: Shard, tokens: int, seed: int):
        self.shard, self.tokens, self.seed = shard, tokens, seed
        self.bucket = np.searchsorted(EDGES, np.diff(shard.offsets) - 1)
        if self.bucket.max() >= len(EDGES):
            raise ValueError("A document is longer than the longest row.")

    def from_step(self, step: int) -> Iterator[tuple[Tensor, Tensor]]:
        """The batches from a step on, without end."""
        epoch, passed = 0, 0
        while True:
            order = self._order(epoch)
            for length, rows in order[max(0, step - passed) :]:
                yield self._batch(length, rows)
            passed += len(order)
            epoch += 1

    def _order(self, epoch: int) -> list[tuple[int, np.ndarray]]:
        rng = np.random.default_rng([self.seed, epoch])
        order = []
        for bucket, length in enumerate(EDGES):
            documents = rng.permutation(np.flatnonzero(self.bucket == bucket))
            rows = max(1, self.tokens // length)
            order += [(length, documents[i : i + rows]) for i in range(0, len(documents), rows)]
        return [order[i] for i in rng.permutation(len(order))]

    def _batch(self, length: int, rows: np.ndarray) -> tuple[Tensor, Tensor]:
        ids = np.zeros((len(rows), length), dtype=np.int64)
        targets = np.full((len(rows), length), NOT_LEARNED, dtype=np.int64)
        for row, document in enumerate(rows):
            begin, end = self.shard.offsets[document : document + 2]
            document = self.shard.ids[begin:end].astype(np.int64)
            ids[row, : end - begin - 1] = document[:-1]
            targets[row, : end - begin - 1] = np.where(self.shard.learned[begin + 1 : end], document[1:], NOT_LEARNED)
        return torch.from_numpy(ids), torch.from_numpy(targets)
