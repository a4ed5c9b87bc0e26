r"""Write the mean of networks that further.py trained as the weights that ship.

    python training/mean.py --begin BEFORE --networks 0.safetensors 1.safetensors \\
        --share 1.0 --out graphbuild/extract/recogniser/models/en

Sources: Wortsman et al. (2022), Model soups, ICML; of what training changed, `--share` is
kept: Wortsman et al. (2022), Robust fine-tuning of zero-shot models, CVPR.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from export import export
from safetensors.torch import load_file, save_file
from shipped import shipped

from graphbuild.extract.recogniser.weights import PIECES, card


def main() -> None:
    """Write what ships."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--begin", type=Path, required=True, help="weights that all began with")
    parser.add_argument("--networks", nargs="+", type=Path, required=True)
    parser.add_argument("--share", type=float, default=1.0, help="of what changed that is kept")
    parser.add_argument("--f", type=float, help="of names with types, on documents kept aside")
    parser.add_argument("--keep", type=Path, help="the mean, to train further")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    network = shipped(args.begin)
    before = network.state_dict()
    trained = [load_file(path) for path in args.networks]
    network.load_state_dict(
        {
            name: (1 - args.share) * value
            + args.share / len(trained) * sum(weights[name] for weights in trained)
            for name, value in before.items()
        }
    )
    if args.keep:
        save_file(network.state_dict(), args.keep)
    pieces = (args.begin / PIECES).read_text("utf-8").splitlines()
    export(network, pieces, card(args.begin).labels, args.out, args.f)
    size = sum(path.stat().st_size for path in args.out.iterdir())
    print(f"{args.out}: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
