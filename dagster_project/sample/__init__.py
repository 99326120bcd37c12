"""The simulated world that stands in for publishers: its facts, their files, and the truth about them.

Everything that comes from here is `data_tier = 'synthetic'`. No pipeline code belongs here, and nothing here
reads SQL or a built database: truth is written from the facts alone.
"""

from dagster_project.sample.generate import generate

__all__ = ["generate"]
