"""One folder per source: `source.yml` says everything a person must say, `source.py` what a rule file cannot."""
