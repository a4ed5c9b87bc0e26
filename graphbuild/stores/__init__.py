"""A graph kept: in its folder, in an embedded store, in Neo4j, in files.

Knows a KnowledgeGraph and the schema; may not know the page.
"""
