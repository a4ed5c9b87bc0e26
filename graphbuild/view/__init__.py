"""The graph as a page and a picture: who leads, where each stands.

Knows a KnowledgeGraph; may not know stores.
"""
