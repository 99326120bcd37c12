"""WHO ICTRP: registrations of the world's trial registries, as exported by its portal."""
