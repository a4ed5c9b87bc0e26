"""A graph in a Neo4j server: what differs is loaded, what is others' stays.

Knows the driver and the property graph; may not know other stores.
"""
