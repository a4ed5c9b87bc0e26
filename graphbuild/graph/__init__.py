"""Graph: mentions with their entities in, a KnowledgeGraph out."""
