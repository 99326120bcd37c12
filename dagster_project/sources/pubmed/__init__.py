"""PubMed: the index of biomedical literature of the U.S. National Library of Medicine."""
