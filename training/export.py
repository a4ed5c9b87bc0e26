"""Write a trained network as the files that ship: all of it in less than 12 MB.

Dense layers run in 8 bits, a scale for each column and one for what comes in (dynamic
quantisation; Jacob et al. 2018, CVPR). Their weights take 129 values a column, so that sums do
not overflow on processors without VNNI. Vectors of pieces take 15, a scale for each 64 of
them.
"""

from __future__ import annotations

import copy
import functools
import json
import tempfile
import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from network import HEADS, WIDTH, Layer, Network
from onnxruntime.quantization import QuantType, quant_pre_process, quantize_dynamic
from torch import Tensor

from graphbuild.extract.recogniser.weights import CARD, EMBEDDINGS, MIDDLE, NETWORK, PIECES
from graphbuild.extract.recogniser.windows import LONGEST

BLOCK = 64
PLACES = LONGEST + 16
"""Of the places that MiniLM knows, those that a window can have."""

VALUES = 64
"""Of a dense layer's weights, on each side of zero."""

_GZIP = 31
"""zlib's number for a gzip file with its largest window."""


def export(
    network: Network, pieces: Sequence[str], labels: Sequence[str], folder: Path, f: float | None
) -> None:
    """Write the network, its pieces in their order, its first vectors and its card."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / PIECES).write_text("\n".join(pieces), encoding="utf-8")
    write_embeddings(network, folder / EMBEDDINGS)
    write_encoder(network, folder / NETWORK)
    card = {"version": "3", "f": f, "labels": list(labels)}
    (folder / CARD).write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")


def write_embeddings(network: Network, path: Path) -> None:
    """Write the vectors that pieces, their writing and their places begin with."""
    vectors = network.pieces.weight.detach().numpy().reshape(-1, WIDTH // BLOCK, BLOCK)
    scales = (np.abs(vectors).max(axis=2) / MIDDLE).clip(min=1e-6).astype(np.float16)
    values = np.round(vectors / scales[..., None].astype(np.float32))
    codes = (values.clip(-MIDDLE, MIDDLE) + MIDDLE).astype(np.uint8)
    pairs = codes.reshape(len(codes), -1, 2)
    np.savez_compressed(
        path,
        codes=pairs[..., 0] | pairs[..., 1] << 4,
        scales=scales,
        writing=network.writing.weight.detach().numpy().astype(np.float16),
        places=network.places.weight[:PLACES].detach().numpy().astype(np.float16),
    )


class _Attention(torch.autograd.Function):
    """All heads as one operator of ONNX Runtime's."""

    @staticmethod
    def forward(_: object, query: Tensor, key: Tensor, value: Tensor) -> Tensor:
        """Return something of the right shape: it is traced, not run."""
        return query + key + value

    @staticmethod
    def symbolic(graph: torch.Graph, *parts: torch.Value) -> torch.Value:
        """Return the operator's node."""
        return graph.op("com.microsoft::MultiHeadAttention", *parts, num_heads_i=HEADS)


def _seen(layer: Layer, x: Tensor, _: Tensor | None) -> Tensor:
    """Return what `Layer.seen` does, in fewer operators."""
    return _Attention.apply(*layer.asked(x).split(WIDTH, dim=2))


def write_encoder(network: Network, path: Path) -> None:
    """Write the encoder as ONNX, its dense layers in 8 bits."""
    encoder = copy.deepcopy(network.encoder).eval()
    for layer in encoder.layers:
        layer.seen = functools.partial(_seen, layer)
    for module in encoder.layers.modules():
        if isinstance(module, torch.nn.Linear):
            module.weight.data = coarse(module.weight.data)
    with tempfile.TemporaryDirectory() as scratch:
        exact, ready, small = (Path(scratch, name) for name in ("exact", "ready", "small"))
        torch.onnx.export(
            encoder,
            (torch.zeros(1, 16, WIDTH),),
            str(exact),
            input_names=["pieces"],
            output_names=["scores"],
            dynamic_axes={"pieces": {1: "length"}, "scores": {1: "length"}},
            dynamo=False,
            opset_version=17,
            custom_opsets={"com.microsoft": 1},
        )
        quant_pre_process(str(exact), str(ready))
        quantize_dynamic(
            str(ready),
            str(small),
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            extra_options={"MatMulConstBOnly": True},
        )
        path.write_bytes(compressed(small.read_bytes()))


def compressed(network: bytes) -> bytes:
    """Return a gzip file of single bytes' codes alone: weights have no repetitions."""
    coder = zlib.compressobj(9, zlib.DEFLATED, _GZIP, 9, zlib.Z_HUFFMAN_ONLY)
    return coder.compress(network) + coder.flush()


def coarse(weights: Tensor) -> Tensor:
    """Return weights rounded to the values that the quantised layer has, a step a row.

    Up or down by chance, the likelier the nearer, so that what training changed by less than
    a step is there on average: rounded to the nearest, weights that were rounded before
    would go back (Gupta et al. 2015, Deep learning with limited numerical precision, ICML).
    """
    step = weights.abs().amax(dim=1, keepdim=True) / VALUES
    by_chance = torch.rand(weights.shape, generator=torch.Generator().manual_seed(0))
    return (weights / step + by_chance).floor().clamp(-VALUES, VALUES) * step
