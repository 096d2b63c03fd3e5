"""Trains the model; may be stopped at any time and goes on from its last checkpoint, step for step.

python -m tiny_training.train DATA OUT                                  constant rate, until it is stopped
python -m tiny_training.train DATA OUT --decay 600                      a branch of 600 steps down to rate 0: OUT/decayed.pt
python -m tiny_training.train DATA OUT --device cuda --batch 65536      the same on a GPU
"""

import argparse
import time
from pathlib import Path

import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import Tensor

from .batches import NOT_LEARNED, Batches
from .checkpoint import Training, load, save
from .data import Shard
from .model import Model, Shape

WARM_UP = 100
SHOW_EVERY = 50


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--device", default="cpu", choices=["cpu", "cuda"])
    parser.add_argument("--batch", type=int, default=6144, help="tokens a step, padding included")
    parser.add_argument("--rate", type=float, default=4e-3)
    parser.add_argument("--steps", type=int, default=10**9, help="stop after this many steps in all")
    parser.add_argument("--decay", type=int, default=0, help="steps from the last checkpoint down to rate 0")
    parser.add_argument("--save-minutes", type=float, default=5)
    parser.add_argument("--width", type=int, default=160)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--heads", type=int, default=5)
    parser.add_argument("--hidden", type=int, default=448)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-compile", action="store_true")
    return parser.parse_args()


def loss_of(forward, table: Tensor, ids: Tensor, targets: Tensor, device: str) -> Tensor:
    """The mean loss of what is learned; logits are made for those places only."""
    with torch.autocast(device, torch.bfloat16):
        hidden = forward(ids).flatten(0, 1)
        places = (targets.flatten() != NOT_LEARNED).nonzero()[:, 0]
        logits = F.linear(hidden[places], table)
    return F.cross_entropy(logits.float(), targets.flatten()[places])


def rate_at(step: int, begun: int, asked: argparse.Namespace) -> float:
    """Warm-up, then constant; in a branch that decays a straight line down to 0."""
    if asked.decay:
        return asked.rate * max(0.0, 1 - (step - begun) / asked.decay)
    return asked.rate * min(1.0, (step + 1) / WARM_UP)


def begin(asked: argparse.Namespace) -> Training:
    """A new training, or the one that the last checkpoint keeps."""
    torch.manual_seed(asked.seed)
    vocabulary = Tokenizer.from_file(str(asked.data / "tokenizer.json")).get_vocab_size()
    last = asked.out / "last.pt"
    if last.exists():
        return load(last, asked.device)
    shape = Shape(vocabulary, asked.width, asked.layers, asked.heads, asked.hidden)
    return Training.new(Model(shape), asked.device)


def main() -> None:
    asked = options()
    torch.set_num_threads(asked.threads)
    torch.set_flush_denormal(True)
    asked.out.mkdir(parents=True, exist_ok=True)
    training = begin(asked)
    model, begun = training.model, training.step
    training.moved_to(str(asked.data))
    end = begun + asked.decay if asked.decay else asked.steps
    forward = model if asked.no_compile else torch.compile(model, dynamic=True)
    batches = Batches(Shard.load(asked.data), asked.batch, asked.seed).from_step(training.data_step)
    print(f"{sum(p.numel() for p in model.parameters())} parameters, step {begun}", flush=True)
    shown = saved = time.monotonic()
    tokens, losses = 0, []
    while training.step < end:
        ids, targets = (tensor.to(asked.device) for tensor in next(batches))
        loss = loss_of(forward, model.table, ids, targets, asked.device)
        loss.backward()
        training.apply(rate_at(training.step, begun, asked))
        tokens += ids.numel()
        losses.append(loss.item())
        if training.step % SHOW_EVERY == 0:
            now = time.monotonic()
            print(f"step {training.step}  loss {sum(losses) / len(losses):.4f}  {tokens / (now - shown):.0f} tokens/s", flush=True)
            shown, tokens, losses = now, 0, []
        if not asked.decay and time.monotonic() - saved > asked.save_minutes * 60:
            save(training, asked.out / "last.pt")
            saved = time.monotonic()
    save(training, asked.out / ("decayed.pt" if asked.decay else "last.pt"))


if __name__ == "__main__":
    main()
