"""ClinicalTrials.gov: the US registry, worldwide studies."""
