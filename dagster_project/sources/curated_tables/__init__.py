"""Curated tables: figures and statements of published documents, committed under raw/curated."""
