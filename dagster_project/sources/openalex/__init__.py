"""OpenAlex: the open index of scholarly works."""
