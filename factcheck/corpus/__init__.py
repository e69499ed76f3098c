"""A corpus: articles in files, by the million -> answers in files, a shard each, on one machine or a cluster."""
