"""Lists of companies: listed pharma and biotech companies with country, and synonyms of sponsor names."""
