"""The five rooms as Dagster assets and checks; the rules themselves live in landing, quality and warehouse."""
