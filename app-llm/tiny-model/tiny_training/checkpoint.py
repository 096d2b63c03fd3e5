"""A training as it stands: weights, optimizers and the place in the data."""

import os
from dataclasses import dataclass
from pathlib import Path

import torch

from .model import Model, Shape
from .muon import Muon

BETAS = (0.9, 0.98)


@dataclass
class Training:
    """What goes on changing while the model learns."""

    model: Model
    muon: Muon
    adam: torch.optim.AdamW
    step: int = 0
    data: str = ""
    data_step: int = 0

    @staticmethod
    def new(model: Model, device: str) -> "Training":
        """A training before its first step."""
        model.to(device)
        return Training(model, Muon(model.matrices()), torch.optim.AdamW(model.others(), betas=BETAS, weight_decay=0, fused=True))

    def moved_to(self, data: str) -> None:
        """Other data are dealt out from their beginning."""
        if data != self.data:
            self.data, self.data_step = data, 0

    def apply(self, rate: float) -> None:
        """One step with the gradients at hand."""
        torch.nn.utils.clip_grad_norm_(self.model.others(), 1.0)
        self.muon.step(rate)
        self.adam.param_groups[0]["lr"] = rate
        self.adam.step()
        self.model.zero_grad(set_to_none=True)
        self.step += 1
        self.data_step += 1


def save(training: Training, file: Path) -> None:
    """Writes a checkpoint beside the old one, then takes its place: there is always a whole one."""
    content = {
        "shape": training.model.shape.as_dict(),
        "model": training.model.state_dict(),
        "muon": training.muon.momentum,
        "adam": training.adam.state_dict(),
        "step": training.step,
        "data": training.data,
        "data_step": training.data_step,
    }
    beside = file.with_suffix(".new")
    torch.save(content, beside)
    os.replace(beside, file)


def load(file: Path, device: str = "cpu") -> Training:
    """Takes a training up where a checkpoint left it."""
    content = torch.load(file, map_location=device)
    model = Model(Shape(**content["shape"]))
    model.load_state_dict(content["model"])
    training = Training.new(model, device)
    for momentum, kept in zip(training.muon.momentum, content["muon"], strict=True):
        momentum.copy_(kept)
    training.adam.load_state_dict(content["adam"])
    training.step, training.data, training.data_step = content["step"], content["data"], content["data_step"]
    return training
