"""The shape of a Llama: RMS norm, rotary positions, a gated feed-forward net, one table for tokens in and out."""

import math
from dataclasses import asdict, dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

LONGEST = 2048


@dataclass(frozen=True)
class Shape:
    """The sizes of a model."""

    vocabulary: int
    width: int = 160
    layers: int = 6
    heads: int = 5
    hidden: int = 448
    theta: float = 10000.0
    epsilon: float = 1e-5

    def as_dict(self) -> dict:
        """For a checkpoint."""
        return asdict(self)


class Layer(nn.Module):
    """One block: attention, then the feed-forward net."""

    def __init__(self, shape: Shape):
        super().__init__()
        width, hidden = shape.width, shape.hidden
        out = 1 / math.sqrt(2 * shape.layers)
        self.heads, self.epsilon = shape.heads, shape.epsilon
        self.attention_norm = nn.Parameter(torch.ones(width))
        self.feed_norm = nn.Parameter(torch.ones(width))
        self.query_key_value = nn.Parameter(torch.randn(3, width, width) * width**-0.5)
        self.attention_out = nn.Parameter(torch.randn(width, width) * width**-0.5 * out)
        self.gate_up = nn.Parameter(torch.randn(2, hidden, width) * width**-0.5)
        self.down = nn.Parameter(torch.randn(width, hidden) * hidden**-0.5 * out)

    def forward(self, x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
        rows, length, width = x.shape
        normed = F.rms_norm(x, (width,), self.attention_norm, self.epsilon)
        mixed = F.linear(normed, self.query_key_value.reshape(3 * width, width))
        query, key, value = mixed.view(rows, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4).unbind(0)
        attended = F.scaled_dot_product_attention(turned(query, cos, sin), turned(key, cos, sin), value, is_causal=True)
        x = x + F.linear(attended.transpose(1, 2).reshape(rows, length, width), self.attention_out)
        normed = F.rms_norm(x, (width,), self.feed_norm, self.epsilon)
        gate, up = F.linear(normed, self.gate_up.reshape(-1, width)).chunk(2, -1)
        return x + F.linear(F.silu(gate) * up, self.down)


class Model(nn.Module):
    """Tokens in, the last hidden states out; the table of tokens makes logits of them."""

    def __init__(self, shape: Shape):
        super().__init__()
        self.shape = shape
        self.table = nn.Parameter(torch.randn(shape.vocabulary, shape.width) * 0.05)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.norm = nn.Parameter(torch.ones(shape.width))
        size = shape.width // shape.heads
        angles = torch.outer(torch.arange(LONGEST).float(), shape.theta ** (-torch.arange(0, size, 2).float() / size))
        angles = torch.cat((angles, angles), -1)
        self.register_buffer("cos", angles.cos(), persistent=False)
        self.register_buffer("sin", angles.sin(), persistent=False)

    def forward(self, ids: Tensor) -> Tensor:
        x = F.embedding(ids, self.table)
        cos, sin = self.cos[: ids.shape[1]], self.sin[: ids.shape[1]]
        for layer in self.layers:
            x = layer(x, cos, sin)
        return F.rms_norm(x, (x.shape[-1],), self.norm, self.shape.epsilon)

    def matrices(self) -> list[nn.Parameter]:
        """The weights that Muon trains; the others are left to AdamW."""
        return [p for layer in self.layers for p in (layer.query_key_value, layer.attention_out, layer.gate_up, layer.down)]

    def others(self) -> list[nn.Parameter]:
        """The table and the norms."""
        return [self.table, self.norm] + [p for layer in self.layers for p in (layer.attention_norm, layer.feed_norm)]


def turned(x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    """Rotary positions, in the halves that Hugging Face's Llama uses."""
    first, second = x.chunk(2, -1)
    return x * cos + torch.cat((-second, first), -1) * sin
