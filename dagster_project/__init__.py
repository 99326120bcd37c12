"""The warehouse's Python side: landing, guarding, building and publishing. Metric logic lives in dbt, not here."""
