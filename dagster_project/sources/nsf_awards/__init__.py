"""NSF awards: what the U.S. National Science Foundation funds, by API, yearly archive or table."""
