"""The recogniser's network while it is trained: MiniLM's first layers, told of capitals.

A transformer encoder as in BERT (Devlin et al. 2019, NAACL), begun with the weights of
all-MiniLM-L6-v2 (Wang et al. 2020, MiniLM, NeurIPS; Reimers and Gurevych 2019, EMNLP).
"""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

WIDTH, HEADS, INNER, PLACES = 384, 12, 1536, 512
WAYS_OF_WRITING = 8
DROPOUT = 0.1


class Layer(nn.Module):
    """Self-attention and two dense layers, each with a residual and normalised."""

    def __init__(self, inner: int = INNER) -> None:
        super().__init__()
        self.asked = nn.Linear(WIDTH, 3 * WIDTH)
        self.answered = nn.Linear(WIDTH, WIDTH)
        self.after_attention = nn.LayerNorm(WIDTH, eps=1e-12)
        self.wider = nn.Linear(WIDTH, inner)
        self.narrower = nn.Linear(inner, WIDTH)
        self.after_dense = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """x: batch by pieces by width. mask: true for pieces, None where all are."""
        seen = self.answered(self.seen(x, mask))
        x = self.after_attention(x + functional.dropout(seen, DROPOUT, self.training))
        dense = self.narrower(functional.gelu(self.wider(x)))
        return self.after_dense(x + functional.dropout(dense, DROPOUT, self.training))

    def seen(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Return what each piece sees of the others: batch by pieces by width."""
        batch, pieces, _ = x.shape
        parts = self.asked(x).view(batch, pieces, 3, HEADS, WIDTH // HEADS)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        dropped = DROPOUT if self.training else 0.0
        heads = functional.scaled_dot_product_attention(query, key, value, mask, dropped)
        return heads.transpose(1, 2).reshape(batch, pieces, WIDTH)


class Encoder(nn.Module):
    """From vectors of pieces to scores of tags: what export.py writes as ONNX."""

    def __init__(self, layers: int, tags: int, inner: int = INNER) -> None:
        super().__init__()
        self.normalised = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(inner) for _ in range(layers))
        self.tags = nn.Linear(WIDTH, tags)

    def forward(self, x: Tensor, mask: Tensor | None = None) -> Tensor:
        """x: batch by pieces by width. Returns batch by pieces by tags."""
        x = functional.dropout(self.normalised(x), DROPOUT, self.training)
        for layer in self.layers:
            x = layer(x, mask)
        return self.tags(functional.dropout(x, DROPOUT, self.training))


class Network(nn.Module):
    """The encoder with the vectors that it begins with."""

    def __init__(self, pieces: int, layers: int, tags: int, inner: int = INNER) -> None:
        super().__init__()
        self.pieces = nn.Embedding(pieces, WIDTH)
        self.places = nn.Embedding(PLACES, WIDTH)
        self.writing = nn.Embedding(WAYS_OF_WRITING, WIDTH)
        nn.init.normal_(self.writing.weight, std=0.02)
        self.encoder = Encoder(layers, tags, inner)

    def forward(self, pieces: Tensor, writing: Tensor, mask: Tensor) -> Tensor:
        """All batch by pieces: numbers, numbers, and true where there is a piece."""
        places = self.places.weight[: pieces.shape[1]]
        embedded = self.pieces(pieces) + self.writing(writing) + places
        return self.encoder(embedded, mask[:, None, None, :])


def begun(path: Path, rows: list[int], layers: int, tags: int) -> Network:
    """Return a network with MiniLM's weights.

    path: its model.safetensors. rows: which of its pieces are kept, in their new order.
    """
    stored = load_file(path)
    network = Network(len(rows), layers, tags)
    first = "embeddings."
    with torch.no_grad():
        network.pieces.weight.copy_(stored[first + "word_embeddings.weight"][rows])
        kind = stored[first + "token_type_embeddings.weight"][0]
        network.places.weight.copy_(stored[first + "position_embeddings.weight"] + kind)
        _copy(network.encoder.normalised, stored, [first + "LayerNorm"])
        for number, layer in enumerate(network.encoder.layers):
            base = f"encoder.layer.{number}."
            attention = base + "attention."
            asked = [f"{attention}self.{part}" for part in ("query", "key", "value")]
            _copy(layer.asked, stored, asked)
            _copy(layer.answered, stored, [attention + "output.dense"])
            _copy(layer.after_attention, stored, [attention + "output.LayerNorm"])
            _copy(layer.wider, stored, [base + "intermediate.dense"])
            _copy(layer.narrower, stored, [base + "output.dense"])
            _copy(layer.after_dense, stored, [base + "output.LayerNorm"])
    return network


def _copy(module: nn.Module, stored: dict[str, Tensor], names: list[str]) -> None:
    for part in ("weight", "bias"):
        getattr(module, part).copy_(torch.cat([stored[f"{name}.{part}"] for name in names]))
