"""A disk that fills while building: one message, exit code 1, and the last release serves on."""

import resource
import subprocess

from tests.conftest import Place

LIMIT_BYTES = 5_000_000  # landing the sample needs less per file, the build's own file more


def test_full_disk_while_building_keeps_the_last_release(sample_release: Place) -> None:
    before = sample_release.marts.read_bytes()
    done = subprocess.run(
        sample_release.command("refresh"),
        capture_output=True, text=True, env=sample_release.environment(),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (LIMIT_BYTES, LIMIT_BYTES)),
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert "no disk space left while building" in done.stderr
    assert "free space" in done.stderr
    assert "Traceback" not in done.stderr
    assert sample_release.marts.read_bytes() == before
