"""Where the extraction of many documents runs: this machine or a cluster.

Knows batches; may not know what is done with them.
"""
