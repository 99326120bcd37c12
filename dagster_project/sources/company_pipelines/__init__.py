"""Pipelines that large companies publish on their sites, collected into one table."""
