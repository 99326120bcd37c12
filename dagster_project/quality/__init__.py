"""The data guard: expectations written as data, run by Great Expectations on each load and on each mart.

Belongs here: reading expectations, running them, and what becomes of the results. Does not belong here: which
expectations there are (`source.yml`, dbt YAML) and what a failed check stops (the Dagster asset checks).
"""
