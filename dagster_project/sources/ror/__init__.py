"""ROR, the registry of research organisations: names, countries, kinds and relations of organisations."""
