"""A setting on its first day: no pupils, and nothing to do."""

from pathlib import Path

from bluesky_desktop.domain.term_calendar import suggested_calendar
from bluesky_desktop.services.access.set_up import FirstLeader, create_setting
from bluesky_desktop.services.access.sign_in import sign_in, sign_out
from bluesky_desktop.services.sample.making import QUICK_DERIVATION, SAMPLE_MOMENT, SAMPLE_PASSWORD
from bluesky_desktop.services.store import Store
from bluesky_desktop.services.to_do.today import read_today
from bluesky_desktop.storage.vault.recovery_code import new_recovery_code


def test_a_setting_without_pupils_says_so(tmp_path: Path) -> None:
    store = Store(tmp_path / "data", QUICK_DERIVATION)
    account = create_setting(
        store,
        name="Blue Sky Learning",
        leader=FirstLeader("Priya Raman", SAMPLE_PASSWORD, "Head"),
        recovery_code=new_recovery_code(),
        calendar=suggested_calendar(2026),
        clock=lambda: SAMPLE_MOMENT,
    )
    signed_in = sign_in(
        store, account=account, password=SAMPLE_PASSWORD, clock=lambda: SAMPLE_MOMENT
    )
    view = read_today(signed_in.desk)
    sign_out(signed_in)
    assert not view.has_pupils
    assert view.date_line == "Tue 24 Nov 2026. Nothing is to do."
