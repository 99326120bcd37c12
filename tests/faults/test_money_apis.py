"""APIs of exchange rates, financials and publications, on loopback."""

from collections.abc import Callable

import pytest
from landing_kit import Desk
from publishers import Answer, Publisher, Site

from dagster_project.errors import SourceUnreachable
from dagster_project.landing.manifest import loads_of

Online = Callable[[Publisher], Site]
SERIES = "KEY,FREQ,CURRENCY,TIME_PERIOD,OBS_VALUE\nEXR.D.USD.EUR.SP00.A,D,USD,2024-01-02,1.25\n"

pytestmark = pytest.mark.usefixtures("waits")


def test_every_rate_comes_in_one_answer(desk: Desk, online: Online) -> None:
    site = online(lambda request: Answer(SERIES))
    assert desk.pull("ecb_rates", site.url).stopping_refusals == []
    (load,) = loads_of(desk.settings.raw_dir, "ecb_rates", "daily_rates")
    assert load.manifest.n_rows == 1
    (request,) = site.requests
    assert request.path == "/service/data/EXR/D..EUR.SP00.A"
    assert request.query == {"format": "csvdata", "detail": "dataonly"}


def test_error_page_instead_of_rates_is_not_landed(desk: Desk, online: Online) -> None:
    site = online(lambda request: Answer("<html>No results</html>"))
    with pytest.raises(SourceUnreachable, match="not CSV"):
        desk.pull("ecb_rates", site.url)
    assert loads_of(desk.settings.raw_dir, "ecb_rates", "daily_rates") == []
