"""Muon: momentum whose matrices are made orthogonal before they move the weights. It learns from fewer tokens than Adam."""

import math

import torch
from torch import Tensor, nn

MOMENTUM, DECAY = 0.95, 0.02


class Muon:
    """The optimizer of the matrices; a parameter of three dimensions is a stack of matrices."""

    def __init__(self, parameters: list[nn.Parameter]):
        self.parameters = parameters
        self.momentum = [torch.zeros_like(parameter) for parameter in parameters]

    @torch.no_grad()
    def step(self, rate: float) -> None:
        """Moves the weights; matrices of one size are worked on together."""
        groups: dict[torch.Size, list[tuple[Tensor, Tensor]]] = {}
        for parameter, momentum in zip(self.parameters, self.momentum, strict=True):
            momentum.lerp_(parameter.grad, 1 - MOMENTUM)
            ahead = parameter.grad.lerp(momentum, MOMENTUM)
            matrices = zip(parameter, ahead, strict=True) if ahead.dim() == 3 else [(parameter, ahead)]
            for weights, change in matrices:
                groups.setdefault(change.shape, []).append((weights, change))
        for size, group in groups.items():
            changes = orthogonal(torch.stack([change for _, change in group]))
            scale = rate * 0.2 * math.sqrt(max(size))
            for (weights, _), change in zip(group, changes, strict=True):
                weights.mul_(1 - rate * DECAY).add_(change, alpha=-scale)


def orthogonal(matrices: Tensor, rounds: int = 5) -> Tensor:
    """Nearly orthogonal matrices by Newton and Schulz's iteration."""
    tall = matrices.shape[-2] > matrices.shape[-1]
    x = matrices.transpose(-1, -2) if tall else matrices
    x = x / (x.norm(dim=(-2, -1), keepdim=True) + 1e-7)
    for _ in range(rounds):
        square = x @ x.transpose(-1, -2)
        x = 3.4445 * x + (-4.775 * square + 2.0315 * square @ square) @ x
    return x.transpose(-1, -2) if tall else x
