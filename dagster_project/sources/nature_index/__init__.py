"""Nature Index: research output of cities and institutions, as collected from its site."""
