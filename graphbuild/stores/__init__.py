"""Stores: where a KnowledgeGraph goes."""
