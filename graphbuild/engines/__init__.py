"""Where the extraction of many documents runs: this machine or a cluster.

Knows batches and processes; may not know what is done with a batch.
"""
