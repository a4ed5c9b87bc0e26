"""The weights that ship, as a network that can be trained further."""

from __future__ import annotations

import gzip
from pathlib import Path

import numpy as np
import onnx
import torch
from network import Network
from onnx import numpy_helper
from torch import nn

from graphbuild.extract.recogniser.weights import EMBEDDINGS, NETWORK, card, scaled

_CODES, _SCALES = "_quantized", "_scale"


def shipped(folder: Path) -> Network:
    """Return the network of a folder that `export` wrote, its weights as they were rounded."""
    graph = onnx.load_from_string(gzip.decompress((folder / NETWORK).read_bytes())).graph
    stored = {each.name: numpy_helper.to_array(each) for each in graph.initializer}
    products = [node.input[1] for node in graph.node if node.op_type == "MatMulInteger"]
    layers = sum(".after_dense.weight" in name for name in stored)
    with np.load(folder / EMBEDDINGS) as first:
        pieces = scaled(first["codes"], first["scales"])
        inner = len(stored["layers.0.wider.bias"])
        network = Network(len(pieces), layers, 2 * len(card(folder).labels) + 1, inner)
        with torch.no_grad():
            network.pieces.weight.copy_(torch.from_numpy(pieces))
            network.writing.weight.copy_(torch.from_numpy(first["writing"].astype(np.float32)))
            places = torch.from_numpy(first["places"].astype(np.float32))
            network.places.weight[: len(places)].copy_(places)
    network.encoder.load_state_dict(
        {name: torch.from_numpy(value.copy()) for name, value in stored.items() if _is_plain(name)},
        strict=False,
    )
    dense = [module for module in network.encoder.modules() if isinstance(module, nn.Linear)]
    for module, codes in zip(dense, products, strict=True):
        scales = stored[codes.removesuffix(_CODES) + _SCALES]
        weights = stored[codes].astype(np.float32) * scales
        module.weight.data.copy_(torch.from_numpy(weights.T))
    return network


def _is_plain(name: str) -> bool:
    return name.startswith(("layers.", "normalised.", "tags."))
