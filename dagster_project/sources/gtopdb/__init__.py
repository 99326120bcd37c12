"""Guide to Pharmacology: ligands, their targets and interactions, curated by pharmacologists."""
