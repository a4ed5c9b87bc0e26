"""The graph as files for other tools: a format a writer, all with the same columns (`rows`).

Knows a KnowledgeGraph and its folder; may not know a server or the page.
"""
