"""Claims on the real extracts: what public records contradict is published, and beside what cannot be compared."""

import duckdb

from tests.conftest import Place


def test_public_findings_are_published_whatever_they_say(real_place: Place) -> None:
    with duckdb.connect(str(real_place.marts), read_only=True) as connection:
        found = connection.execute(
            "select status, count(*) from meta.mart_claim_reconciliation where data_tier = 'public_proxy' group by all"
        ).fetchall()
        not_tested = connection.execute(
            "select distinct tolerance from meta.mart_claim_reconciliation where status = 'not_comparable'"
        ).fetchall()
    counts = dict(found)
    assert counts["fail"] > 0
    assert counts["pass"] > 0
    assert counts["not_comparable"] > 0
    assert not_tested == [("n/a",)]


def test_sign_of_a_claim_is_that_of_the_exhibit(real_place: Place) -> None:
    """China's part less that of the US in respiratory, taken from the mart a second time."""
    with duckdb.connect(str(real_place.marts), read_only=True) as connection:
        (expected,) = connection.execute(
            "select 100 * sum(case origin_group when 'CN' then share_of_global else -share_of_global end) "
            "from exhibits.mart_exhibit_02_ta_share where data_tier = 'public_proxy' and ta_id = 'respiratory' "
            "and origin_group in ('CN', 'US')"
        ).fetchone()
        observed, status = connection.execute(
            "select observed, status from meta.mart_claim_reconciliation "
            "where claim_id = 'C02-01' and data_tier = 'public_proxy'"
        ).fetchone()
    assert abs(observed - expected) < 1e-9
    assert status == ("pass" if expected > 0 else "fail")
