"""Pupils: added, edited by role, archived, found; two editors don't overwrite each other."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from bluesky_desktop.domain.errors import ChangedMeanwhile, InvalidInput, NotFound
from bluesky_desktop.domain.obligations import Duty
from bluesky_desktop.domain.pupil import Contact, ContactRule, Pupil
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.drafts import find_draft, keep_draft
from bluesky_desktop.services.ladder.zone6 import people_at_home
from bluesky_desktop.services.pupils.register import (
    LARGEST_PHOTO,
    add_pupil,
    archive_pupil,
    brief_pupils,
    edit_pupil,
    list_pupils,
    read_photo,
    read_pupil,
    set_photo,
)
from bluesky_desktop.storage.tables.keeping import AuditRow
from tests.services.climbing import climb
from tests.services.conftest import (
    LEADER,
    LSA,
    OTHER_TEACHER,
    PASTORAL,
    TEACHER,
    School,
)

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
WHOLE = Pupil(
    id=None,
    legal_first_name="Þórdís",
    last_name="O’Connor-Ng",
    preferred_name="Dísa",
    say_name="DEE-sa",
    pronouns="she_her",
    date_of_birth=date(2016, 2, 29),
    year_group="5",
    class_name="Wren",
    upn="H801200001001",
    send_status="ehcp",
    send_needs=("asc", "sensory"),
    has_ehcp=True,
    ehcp_note="Reviewed in May",
    thrive_stage="doing",
    strengths=("Sings", "Notices others"),
    what_helps=("Headphones",),
    regulation_plan="Offer the den. Wait.",
    reasonable_adjustments="Sits by the door.",
    host_school="Hill Primary",
    contacts=(
        Contact(
            None,
            "Sigrún O’Connor",
            "mother",
            "01632 960111",
            "07700 900111",
            "sigrun@example.org",
            ContactRule.FIRST,
            "After two",
        ),
        Contact(None, "Páll Ng", "father", rule=ContactRule.NEVER, position=1),
    ),
)


def _last_act(desk: Desk) -> tuple[str, dict[str, Any]]:
    with desk.database.reader() as work:
        row = work.session.scalars(select(AuditRow).order_by(AuditRow.id.desc())).first()
    assert row is not None
    return row.act, json.loads(row.detail)


class TestAdding:
    """All that is known of a pupil is kept as it was typed."""

    def test_all_of_it_is_kept(self, school: School) -> None:
        desk = school.desk(PASTORAL)
        adults = (school.id_of(TEACHER), school.id_of(LSA))
        whole = replace(WHOLE, key_adult_ids=adults, class_teacher_id=adults[0], lsa_id=adults[1])
        pupil_id = add_pupil(desk, pupil=whole).value
        kept = read_pupil(desk, pupil_id=pupil_id)
        without_ids = tuple(replace(one, id=None) for one in kept.contacts)
        assert replace(kept, id=None, version=0, contacts=without_ids) == whole

    @pytest.mark.parametrize(
        ("changed", "field"),
        [
            ({"legal_first_name": " ", "preferred_name": ""}, "legal_first_name"),
            ({"upn": "A801200001001"}, "upn"),
            ({"date_of_birth": date(2026, 11, 25)}, "date_of_birth"),
            ({"date_of_birth": date(1990, 1, 1)}, "date_of_birth"),
            ({"contacts": (Contact(None, " ", "mother"),)}, "contacts.0.name"),
        ],
    )
    def test_what_can_not_be_is_refused_with_its_field(
        self, school: School, changed: dict[str, Any], field: str
    ) -> None:
        with pytest.raises(InvalidInput) as refused:
            add_pupil(school.desk(LEADER), pupil=replace(WHOLE, **changed))
        assert refused.value.field == field

    def test_names_are_tidied_and_a_preferred_one_is_enough(self, school: School) -> None:
        desk = school.desk(LEADER)
        typed = replace(WHOLE, legal_first_name="", preferred_name=" Dísa  Rún ", upn=" ")
        kept = read_pupil(desk, pupil_id=add_pupil(desk, pupil=typed).value)
        assert (kept.legal_first_name, kept.preferred_name, kept.upn) == ("Dísa Rún",) * 2 + ("",)

    def test_empty_lines_are_left_out(self, school: School) -> None:
        desk = school.desk(LEADER)
        typed = replace(WHOLE, strengths=("Sings", " ", "Runs  fast"))
        kept = read_pupil(desk, pupil_id=add_pupil(desk, pupil=typed).value)
        assert kept.strengths == ("Sings", "Runs fast")

    def test_its_draft_is_gone_once_it_is_kept(self, school: School) -> None:
        desk = school.desk(LEADER)
        draft = keep_draft(desk, kind="pupil", pupil_id=None, subject="", body={"a": 1}).value
        add_pupil(desk, pupil=WHOLE, draft_id=draft)
        assert find_draft(desk, kind="pupil", pupil_id=None) is None


class TestEditing:
    """Who may change what, and what happens when two do."""

    @pytest.mark.parametrize("name", [TEACHER, LSA])
    def test_a_teacher_changes_strengths_and_what_helps_alone(
        self, school: School, name: str
    ) -> None:
        desk = school.desk(name)
        before = read_pupil(desk, pupil_id=school.ilya)
        typed = replace(
            before,
            last_name="Somebody",
            strengths=("Tells stories",),
            what_helps=("Putty",),
            regulation_plan="Changed",
            contacts=(),
        )
        edit_pupil(desk, pupil=typed)
        after = read_pupil(desk, pupil_id=school.ilya)
        assert after == replace(
            before,
            strengths=("Tells stories",),
            what_helps=("Putty",),
            version=before.version + 1,
        )

    def test_pastoral_changes_all_of_it_and_contacts_keep_their_ids(self, school: School) -> None:
        desk = school.desk(PASTORAL)
        before = read_pupil(desk, pupil_id=school.ilya)
        first, *others = before.contacts
        new = Contact(None, "Aunt Rosa", "carer")
        edit_pupil(desk, pupil=replace(before, class_name="Wren", contacts=(new, *others)))
        after = read_pupil(desk, pupil_id=school.ilya)
        assert after.class_name == "Wren"
        assert [one.name for one in after.contacts] == ["Aunt Rosa", *(o.name for o in others)]
        assert [one.id for one in after.contacts[1:]] == [one.id for one in others]
        assert first.id not in {one.id for one in after.contacts}

    def test_the_second_of_two_editors_is_told(self, school: School) -> None:
        first, second = school.desk(PASTORAL), school.desk(TEACHER)
        opened = read_pupil(first, pupil_id=school.ilya)
        opened_too = read_pupil(second, pupil_id=school.ilya)
        edit_pupil(first, pupil=replace(opened, class_name="Wren"))
        with pytest.raises(ChangedMeanwhile):
            edit_pupil(second, pupil=replace(opened_too, strengths=("Sings",)))
        after = read_pupil(first, pupil_id=school.ilya)
        assert (after.class_name, after.strengths) == ("Wren", opened.strengths)

    def test_what_stood_before_is_in_the_trail(self, school: School) -> None:
        desk = school.desk(TEACHER)
        before = read_pupil(desk, pupil_id=school.ilya)
        edit_pupil(desk, pupil=replace(before, strengths=("Sings",)))
        act, detail = _last_act(desk)
        assert act == "edit_pupil"
        assert detail == {"before": {"strengths": list(before.strengths)}}

    def test_one_who_is_not_there_is_said_to_be_gone(self, school: School) -> None:
        desk = school.desk(LEADER)
        with pytest.raises(NotFound):
            edit_pupil(desk, pupil=replace(WHOLE, id=999))
        with pytest.raises(NotFound):
            read_pupil(desk, pupil_id=999)
        with pytest.raises(NotFound):
            archive_pupil(desk, pupil_id=999)
        with pytest.raises(NotFound):
            set_photo(desk, pupil_id=999, image=PNG)


class TestArchiving:
    """Who left stands in no list, and nothing of them is lost."""

    def test_out_of_the_lists_and_back(self, school: School) -> None:
        desk = school.desk(LEADER)
        archive_pupil(desk, pupil_id=school.ilya)
        assert [row.pupil.id for row in list_pupils(desk)] == [school.ngozi]
        assert [row.pupil.id for row in list_pupils(desk, archived=True)] == [school.ilya]
        assert [one.id for one in brief_pupils(desk)] == [school.ngozi]
        assert read_pupil(desk, pupil_id=school.ilya).archived
        archive_pupil(desk, pupil_id=school.ilya, archived=False)
        assert {row.pupil.id for row in list_pupils(desk)} == {school.ilya, school.ngozi}


class TestPhoto:
    """A picture if one is wanted, and nothing else."""

    def test_kept_changed_and_taken_away(self, school: School) -> None:
        desk = school.desk(PASTORAL)
        assert read_photo(desk, pupil_id=school.ilya) is None
        for image in (PNG, b"\xff\xd8\xff" + bytes(20), None):
            set_photo(desk, pupil_id=school.ilya, image=image)
            assert read_photo(desk, pupil_id=school.ilya) == image
            assert read_pupil(desk, pupil_id=school.ilya).has_photo is (image is not None)

    @pytest.mark.parametrize("image", [b"", b"GIF89a", PNG + bytes(LARGEST_PHOTO)])
    def test_what_is_no_small_picture_is_refused(self, school: School, image: bytes) -> None:
        with pytest.raises(InvalidInput):
            set_photo(school.desk(LEADER), pupil_id=school.ilya, image=image)


class TestTheList:
    """Where each pupil stands, and what is to do."""

    def test_by_last_name_with_each_place_on_the_ladder(self, school: School) -> None:
        climb(school.desk(TEACHER), school.ilya, 2)
        climb(school.desk(OTHER_TEACHER), school.ilya, 5)
        eze, marchetti = list_pupils(school.desk(LEADER))
        assert (eze.pupil.name, marchetti.pupil.name) == ("Ngozi Eze", "Ilya Marchetti")
        assert (eze.places, eze.to_do) == ((), ())
        assert {(one.step, one.lead_name) for one in marchetti.places} == {
            (2, TEACHER),
            (5, OTHER_TEACHER),
        }
        assert {one.duty for one in marchetti.to_do} >= {Duty.CALL_HOME, Duty.CONVERSATION}

    def test_accents_and_capitals_do_not_put_anybody_last(self, school: School) -> None:
        desk = school.desk(LEADER)
        for last_name in ("Évrard", "abel", "Zola", "Øst"):
            add_pupil(desk, pupil=Pupil(id=None, legal_first_name="Jo", last_name=last_name))
        names = [row.pupil.last_name for row in list_pupils(desk)]
        assert names == ["abel", "Évrard", "Eze", "Marchetti", "Øst", "Zola"]
        assert [one.last_name for one in brief_pupils(desk)] == names


def test_whom_to_call_first_and_whom_never(school: School) -> None:
    home = people_at_home(school.desk(), pupil_id=school.ilya)
    assert [one.name for one in home.to_call] == ["Lucia Marchetti", "Paolo Marchetti"]
    assert [one.name for one in home.never] == ["Vito Marchetti"]
