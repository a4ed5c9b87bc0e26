"""Evaluate: how well a graph fits what a person annotated."""
