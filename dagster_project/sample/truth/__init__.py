"""What every exhibit must show for a simulated world, computed from its facts alone, never by SQL."""

from dagster_project.sample.truth.write import TruthWriter, write_truth

__all__ = ["TruthWriter", "write_truth"]
