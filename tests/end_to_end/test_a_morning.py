"""A teacher and a senior leader do their work, by clicks and keys, in the real windows."""

from pathlib import Path

from pypdf import PdfReader

from demo.play import main


def test_the_morning_of_the_demo(tmp_path: Path, qapp: object) -> None:
    output = tmp_path / "out"

    assert main([str(output)]) == 0

    pictures = sorted(one.name for one in output.glob("*.png"))
    assert len(pictures) >= 25
    assert pictures[0] == "01-sign-in.png"
    filled = PdfReader(output / "wap-first-meeting-filled.pdf")
    text = "\n".join(page.extract_text() for page in filled.pages)
    assert "To begin each morning calmly, with drawing first." in text
    assert "Thảo Nguyễn" in text
    card = PdfReader(output / "script-card.pdf")
    assert "listening" in card.pages[0].extract_text()
    for name in (
        "daily-positive-report",
        "wap-first-meeting",
        "wap-interim-meeting",
        "one-page-summary",
    ):
        assert len(PdfReader(output / f"{name}-blank.pdf").pages) >= 1
