"""Resolve: which mentions are one entity, within a document and across them."""
