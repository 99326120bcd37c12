"""One module per publisher: the world's facts in that publisher's own format, and nothing else."""
