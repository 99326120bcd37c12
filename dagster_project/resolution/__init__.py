"""Measuring the resolution: how well trials, assets, roles and origins agree with trials labelled by hand.

Belongs here: reading a labelled set, reading a release's answers, scoring one against the other. Does not belong here:
the resolution itself, which is dbt (models/intermediate) and its seeds.
"""
