"""`python -m graphbuild`: the same commands as `graphbuild`."""

from graphbuild.cli import main

main()
