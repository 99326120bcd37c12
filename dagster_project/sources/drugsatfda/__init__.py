"""Drugs@FDA: applications, products and submissions of FDA CDER."""
