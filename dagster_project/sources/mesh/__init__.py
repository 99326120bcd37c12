"""MeSH, the medical subject headings: terms, their places in the tree and their entry terms."""
