"""The first stage: documents read, extracted by this machine or a cluster, and kept in shards.

Knows what of a build is read already; never who is who.
"""
