"""NIH RePORTER: what the National Institutes of Health fund, by API, ExPORTER file or list by location."""
