"""Forms, from the list through the editor to the paper, by clicks and keys."""

from io import BytesIO
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QTextEdit

from bluesky_desktop.documents.definition import find_form
from bluesky_desktop.services.context import Desk
from bluesky_desktop.services.ladder.scripts import open_returns
from bluesky_desktop.services.papers.forms import keep_form, read_form
from bluesky_desktop.services.pupils.register import brief_pupils
from bluesky_desktop.ui import places
from bluesky_desktop.ui.pages.paper_preview import PaperPreviewPage
from bluesky_desktop.ui.pages.paper_preview.sheets import Sheet, SmallSheet
from tests.audit_trail import acts_about
from tests.ui.conftest import AtWork, Hands

FIRST, REPORT = "wap-first-meeting", "daily-positive-report"


def pupil(desk: Desk, first_name: str) -> int:
    return next(one.id for one in brief_pupils(desk) if one.first_name == first_name)


def save_as(hands: Hands, target: Path) -> str:
    """Saves through the file dialog; returns the name that was suggested there."""
    hands.see("Page 1 of")
    hands.click("Save as PDF")
    dialogs: list[QFileDialog] = []

    def opened() -> bool:
        every = QApplication.topLevelWidgets()
        dialogs[:] = [one for one in every if isinstance(one, QFileDialog) and one.isVisible()]
        return bool(dialogs)

    hands.wait_for(opened, "the file dialog")
    field = dialogs[0].findChild(QLineEdit)
    assert field is not None
    suggested = field.text()
    field.setText(str(target))
    dialogs[0].accept()
    hands.settle()
    return suggested


def test_a_form_is_begun_for_a_pupil_written_previewed_and_saved(
    at_work: AtWork, tmp_path: Path
) -> None:
    hands = at_work("Siân Llewellyn", places.Forms())
    desk = hands.workspace.desk
    thao = pupil(desk, "Thảo")

    hands.click("For a pupil: Wellbeing Action Plan (WAP): first meeting")
    hands.type("thao")
    hands.key(Qt.Key.Key_Return)
    hands.see("Aim of WAP:")
    hands.fill("Aim of WAP:", "To begin each morning calmly.")
    hands.click("Preview")
    hands.see("Still empty")
    assert read_form(desk, form=FIRST, pupil_id=thao).values["aim"] == (
        "To begin each morning calmly."
    )

    target = tmp_path / "plan.pdf"
    suggested = save_as(hands, target)
    assert suggested == "Wellbeing Action Plan (WAP), first meeting, Thảo Nguyễn.pdf"
    text = "".join(page.extract_text() for page in PdfReader(target).pages)
    assert "To begin each morning calmly." in text
    assert acts_about(desk, thao)[-2:] == ["begin_form", "save_paper"]
    hands.see("Saved as plan.pdf")
    assert hands.shell.isActiveWindow()

    hands.go(places.Forms())
    hands.see("Go on writing")


def test_from_a_pupils_page_a_form_is_begun_for_that_pupil(at_work: AtWork) -> None:
    hands = at_work("Siân Llewellyn", places.Today())
    hana = pupil(hands.workspace.desk, "Hana")
    thao = pupil(hands.workspace.desk, "Thảo")
    keep_form(hands.workspace.desk, form=FIRST, pupil_id=thao, values={"aim": "To read aloud."})
    hands.go(places.PupilPage(hana))
    hands.key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    hands.type("forms for this")
    hands.key(Qt.Key.Key_Return)
    hands.wait_for(lambda: QApplication.activePopupWidget() is not None, "the list")
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, Qt.Key.Key_Return)
    hands.see("Hana Sato. The papers of the policy’s appendix.")
    hands.see("A form begun for a pupil will stand here.")
    hands.click("For Hana: Wellbeing Action Plan (WAP): first meeting")
    assert hands.shell.page is not None
    assert hands.shell.page.place == places.FormEditor(FIRST, hana)


def test_what_is_typed_is_kept_by_itself_and_the_top_bar_says_so(at_work: AtWork) -> None:
    hands = at_work("Leila Haddad", places.Forms())
    desk = hands.workspace.desk
    ilya = pupil(desk, "Ilya")
    hands.go(places.FormEditor(REPORT, ilya))
    hands.fill("Next Steps:", "A new target with Amara.")
    hands.see("Kept at 11:07")
    assert read_form(desk, form=REPORT, pupil_id=ilya).values["next_steps"] == (
        "A new target with Amara."
    )


def test_leaving_the_editor_at_once_loses_nothing(at_work: AtWork) -> None:
    hands = at_work("Siân Llewellyn", places.Forms())
    desk = hands.workspace.desk
    thao = pupil(desk, "Thảo")
    hands.go(places.FormEditor(FIRST, thao))
    hands.fill("Aim of WAP:", "One calm hour.")
    hands.shell.back()
    hands.settle()
    assert read_form(desk, form=FIRST, pupil_id=thao).values["aim"] == "One calm hour."


def test_who_may_not_prepare_a_meeting_reads_the_form_and_changes_nothing(at_work: AtWork) -> None:
    hands = at_work("Amara Okafor", places.Forms())
    assert not hands.sees("For a pupil: Wellbeing Action Plan (WAP): first meeting")
    assert hands.sees("For a pupil: Daily Positive Reporting")

    desk = hands.workspace.desk
    thao = pupil(desk, "Thảo")
    hands.go(places.FormEditor(FIRST, thao))
    hands.fill("Aim of WAP:", "Not mine to write")
    hands.shell.back()
    hands.settle()
    assert read_form(desk, form=FIRST, pupil_id=thao).kept_at is None


def test_a_file_that_cannot_be_written_is_said_in_place_and_can_be_saved_elsewhere(
    at_work: AtWork, tmp_path: Path
) -> None:
    hands = at_work("Leila Haddad", places.FormPreview(REPORT, None, "blank"))
    hands.see("Page 2 of 2")
    page = hands.shell.page
    assert isinstance(page, PaperPreviewPage)
    page.save_to(tmp_path / "a stick that was pulled out" / "report.pdf")
    hands.see("could not be saved.")
    assert hands.sees("Nothing is lost: the paper is still here.")

    save_as(hands, tmp_path / "elsewhere.pdf")
    assert (tmp_path / "elsewhere.pdf").read_bytes().startswith(b"%PDF")
    assert not hands.sees("could not be saved.")


def test_the_paper_changes_with_how_it_is_printed(at_work: AtWork, tmp_path: Path) -> None:
    hands = at_work("Siân Llewellyn", places.Forms())
    desk = hands.workspace.desk
    thao = pupil(desk, "Thảo")
    keep_form(desk, form=FIRST, pupil_id=thao, values={"aim": "One calm hour."})
    hands.go(places.FormPreview(FIRST, thao))

    hands.click("Fillable")
    save_as(hands, tmp_path / "fillable.pdf")
    assert PdfReader(tmp_path / "fillable.pdf").get_fields()

    hands.click("Blank")
    save_as(hands, tmp_path / "blank.pdf")
    assert "One calm hour." not in PdfReader(tmp_path / "blank.pdf").pages[0].extract_text()


def test_the_preview_shows_where_one_types(at_work: AtWork) -> None:
    """A reader shows a form's fields, the preview shows the page alone."""
    hands = at_work("Siân Llewellyn", places.Forms())
    hands.go(places.FormPreview(FIRST, None, "blank"))
    hands.see("Page 1 of")
    assert not bluish(hands)
    hands.click("Fillable")
    hands.wait_for(lambda: bluish(hands), "the fields")


def bluish(hands: Hands) -> bool:
    """Whether much of the sheet is of the pale blue of a field."""
    sheet = hands.shell.findChild(Sheet)
    if sheet is None:
        return False
    image = sheet.grab().toImage()
    across, down = range(0, image.width(), 6), range(0, image.height(), 6)
    points = [image.pixelColor(x, y) for x in across for y in down]
    return sum(one.blue() - one.red() > 6 for one in points) > len(points) / 10


def test_from_the_preview_one_goes_on_writing(at_work: AtWork) -> None:
    hands = at_work("Siân Llewellyn", places.Forms())
    thao = pupil(hands.workspace.desk, "Thảo")
    hands.go(places.FormPreview(FIRST, thao))
    hands.click("Go on writing")
    assert hands.shell.page is not None
    assert hands.shell.page.place == places.FormEditor(FIRST, thao)


def test_a_record_has_its_paper_too(at_work: AtWork, tmp_path: Path) -> None:
    hands = at_work("Priya Raman", places.Forms())
    promise = open_returns(hands.workspace.desk)[0]
    hands.go(places.PaperPreview("script", promise.step_id, promise.pupil_id))
    hands.see("The 30 second script, Tue 24 Nov")
    save_as(hands, tmp_path / "card.pdf")
    page = PdfReader(BytesIO((tmp_path / "card.pdf").read_bytes())).pages[0]
    assert page.mediabox.width > page.mediabox.height


def test_the_sheets_are_gone_through_with_keys_and_by_their_small_ones(at_work: AtWork) -> None:
    hands = at_work("Priya Raman", places.FormPreview(REPORT, None, "blank"))
    hands.see("Page 2 of 2")
    small = next(one for one in hands.shell.findChildren(SmallSheet) if one.page == 1)
    assert not small.isChecked()
    hands.key(Qt.Key.Key_End)
    assert small.isChecked()
    hands.key(Qt.Key.Key_Home)
    assert not small.isChecked()
    small.click()
    hands.settle()
    assert small.isChecked()


def test_every_field_of_every_form_can_be_written_in_under_its_own_name(at_work: AtWork) -> None:
    hands = at_work("Priya Raman", places.Forms())
    thao = pupil(hands.workspace.desk, "Thảo")
    for form in (FIRST, "wap-interim-meeting", REPORT):
        hands.go(places.FormEditor(form, thao))
        definition = find_form(form)
        in_body = [one for one in definition.fields() if definition.has_in_body(one)]
        named = {edit.accessibleName() for edit in hands.shell.findChildren(QLineEdit)}
        named |= {edit.accessibleName() for edit in hands.shell.findChildren(QTextEdit)}
        assert {one.label or one.spoken_name for one in in_body} <= named


def test_hostile_text_goes_through_editor_preview_and_paper(
    at_work: AtWork, tmp_path: Path
) -> None:
    hands = at_work("Priya Raman", places.Forms())
    desk = hands.workspace.desk
    thao = pupil(desk, "Thảo")
    hostile = "<b>&amp;</b> \0 \u202eevil\u202c 🙂 " + "letters" * 1500
    keep_form(desk, form=FIRST, pupil_id=thao, values={"aim": hostile, "slt": hostile})
    hands.go(places.FormEditor(FIRST, thao))
    hands.fill("Other:", "still here")
    hands.click("Preview")
    save_as(hands, tmp_path / "hostile.pdf")
    text = "".join(page.extract_text() for page in PdfReader(tmp_path / "hostile.pdf").pages)
    assert "<b>&amp;</b>" in text
    assert "still here" in text
    assert read_form(desk, form=FIRST, pupil_id=thao).values["slt"] == hostile


def test_every_sheet_goes_to_the_printer_and_into_the_trail(
    at_work: AtWork, tmp_path: Path
) -> None:
    hands = at_work("Leila Haddad", places.Forms())
    desk = hands.workspace.desk
    thao = pupil(desk, "Thảo")
    hands.go(places.FormPreview(REPORT, thao))
    hands.see("Page 2 of 2")
    page = hands.shell.page
    assert isinstance(page, PaperPreviewPage)

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    page.print_on(printer)
    hands.see("Sent to the printer")

    printed = PdfReader(tmp_path / "printed.pdf")
    assert len(printed.pages) == 2
    assert [len(sheet.images) for sheet in printed.pages] == [1, 1]
    assert acts_about(desk, thao)[-1] == "print_paper"


def test_a_printer_that_refuses_is_said_and_the_paper_stays(
    at_work: AtWork, tmp_path: Path
) -> None:
    hands = at_work("Leila Haddad", places.FormPreview(REPORT, None, "blank"))
    hands.see("Page 2 of 2")
    page = hands.shell.page
    assert isinstance(page, PaperPreviewPage)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "gone" / "printed.pdf"))
    page.print_on(printer)
    hands.see("The printer did not take the paper.")
    save_as(hands, tmp_path / "report.pdf")


def test_a_paper_begins_at_the_top_of_its_preview_and_goes_on_without_gaps(at_work: AtWork) -> None:
    hands = at_work("Siân Llewellyn", places.FormPreview("one-page-summary"))
    hands.see("Page 1 of")
    page = hands.shell.page
    assert isinstance(page, PaperPreviewPage)
    sheet = page.findChild(Sheet)
    assert isinstance(sheet, Sheet)
    assert sheet.width() == sheet.maximumWidth()
    assert sheet.y() == 0


def test_the_editor_tells_which_other_child_is_named_and_the_paper_does_not(
    at_work: AtWork,
) -> None:
    hands = at_work("Siân Llewellyn", places.Today())
    thao = pupil(hands.workspace.desk, "Thảo")
    hands.go(places.FormEditor(FIRST, thao))
    assert not hands.sees("The paper says “another child”.")
    hands.fill("Aim of WAP:", "To play with Kofi Boateng.")
    hands.see("Names Kofi Boateng. The paper says “another child”.")
    hands.click("Preview")
    hands.see("Page 1 of")
    page = hands.shell.page
    assert isinstance(page, PaperPreviewPage)
    assert page.printout is not None
    text = "".join(one.extract_text() for one in PdfReader(BytesIO(page.printout.content)).pages)
    assert "To play with another child." in " ".join(text.split())
    assert "Kofi" not in text
