"""A pack that can't be right is refused with the place named; a setting's changes are applied."""

from pathlib import Path

import msgspec
import pytest

from bluesky_desktop.bundled import resource
from bluesky_desktop.policy.overrides import (
    PackOverrides,
    apply,
    decode_overrides,
    encode_overrides,
)
from bluesky_desktop.policy.pack import Choice
from bluesky_desktop.policy.reader import PackUnreadable, read_pack
from bluesky_desktop.policy.text import read_policy_text

PACK = resource("policy-pack.toml")


def _changed(tmp_path: Path, before: str, after: str) -> Path:
    text = PACK.read_text(encoding="utf-8")
    assert before in text
    path = tmp_path / "pack.toml"
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("before", "after", "place"),
    [
        ('name = "Attunement"', "name = 3", "$.steps[0].name"),
        ("number = 2", "number = 3", "$.steps"),
        ("take_up_minutes = 2", 'take_up_minutes = "two"', "$.limits.take_up_minutes"),
        ("take_up_minutes = 2", "take_up_minutes = 0", "$.limits.take_up_minutes"),
        ("re_engaging_ends_to = 4", "re_engaging_ends_to = 5", "$.limits.re_engaging_ends_to"),
        ("take_up_minutes = 2", "", "$.limits"),
        ("take_up_minutes = 2", "take_up_minutes = 2\nunknown = 1", "$.limits"),
        ("return_minutes_usual = 5", "return_minutes_usual = 61", "$.limits.return_minutes_usual"),
        ('thrive_threshold = "thinking"', 'thrive_threshold = "asleep"', "$.thrive_threshold"),
        ('gaps = ["feeling"]', 'gaps = ["mood"]', "$.script.lines[1].say"),
        ("approaches = [", "others = [", "$.choices"),
        ('key = "vrfs", label', 'key = "pace", label', "$.choices.approaches"),
    ],
)
def test_the_place_of_a_mistake_is_named(
    tmp_path: Path, before: str, after: str, place: str
) -> None:
    path = _changed(tmp_path, before, after)
    with pytest.raises(PackUnreadable) as refused:
        read_pack(path)
    assert place in str(refused.value)
    assert "pack.toml" in str(refused.value)


def test_what_is_no_toml_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "pack.toml"
    path.write_bytes(b"version = \xff\x00")
    with pytest.raises(PackUnreadable, match=r"pack\.toml"):
        read_pack(path)
    with pytest.raises(PackUnreadable, match=r"pack\.toml"):
        read_policy_text(path)


def test_no_pack_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_pack(tmp_path / "none.toml")


class TestOverrides:
    """A setting's own changes: what they don't name stays as the pack has it."""

    def test_without_changes_the_pack_stays_and_its_place_is_named(self) -> None:
        pack = apply(read_pack(PACK), PackOverrides())
        assert pack.choices == read_pack(PACK).choices
        assert "{zone6}" not in "".join(one.name + one.action + one.section for one in pack.steps)

    def test_the_place_of_step_5_is_the_settings_own(self) -> None:
        pack = apply(read_pack(PACK), PackOverrides(zone6="Rainbow Room"))
        assert pack.step_name(5) == "Restorative conversation in Rainbow Room"
        assert "referred to Rainbow Room" in pack.step(5).action
        assert "Child to attend Rainbow Room" in pack.step(5).section

    def test_limits_and_lists_are_changed_one_by_one(self) -> None:
        places = (Choice("yard", "Yard"), Choice("hall", "Hall", active=False))
        changes = PackOverrides(limits={"take_up_minutes": 4}, choices={"places": places})
        pack = apply(read_pack(PACK), changes)
        assert (pack.limits.take_up_minutes, pack.limits.time_in_minutes) == (4, 3)
        assert [one.label for one in pack.offered("places")] == ["Yard"]
        assert pack.label("places", "hall") == "Hall"

    def test_changes_that_make_no_sense_are_refused(self) -> None:
        with pytest.raises(PackUnreadable, match=r"\$\.limits\.return_minutes_usual"):
            apply(read_pack(PACK), PackOverrides(limits={"return_minutes_most": 2}))
        with pytest.raises(msgspec.ValidationError):
            apply(read_pack(PACK), PackOverrides(limits={"unheard_of": 2}))
        twice = (Choice("yard", "Yard"), Choice("yard", "Garden"))
        with pytest.raises(PackUnreadable, match="same key"):
            apply(read_pack(PACK), PackOverrides(choices={"places": twice}))

    def test_they_are_kept_as_json_and_read_again(self) -> None:
        changes = PackOverrides(
            zone6="Zone {zone6} “6”",
            limits={"take_up_minutes": 4},
            choices={"places": (Choice("yard", "Yard\x00\u202e<b>"),)},
        )
        assert decode_overrides(encode_overrides(changes)) == changes
        assert decode_overrides("{}") == PackOverrides()
