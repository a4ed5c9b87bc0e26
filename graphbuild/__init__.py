"""graphbuild: documents in, a graph that can be trusted out."""
