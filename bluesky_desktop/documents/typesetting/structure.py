"""What the marks on a page are, for screen readers: headings, paragraphs, tables, fields."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any


@dataclass(eq=False, slots=True)
class Element:
    """A part of the document's structure. `role` is a standard PDF structure type.

    `alternative` are the words for who cannot see it, of a figure.

    Kids are elements, marks on a page (page index, mark number) or fields (their reference).
    """

    role: str
    alternative: str = ""
    kids: list["Element | tuple[int, int] | FieldMark"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class FieldMark:
    """A form field as a part of the structure. `widget` is its PDF dictionary."""

    page: int
    widget: Any


class Structure:
    """Gathers elements while pages are drawn, and writes their tree at the end."""

    def __init__(self, canvas: Any):
        self._canvas = canvas
        self._root = Element("Document")
        self._open = [self._root]
        self._decorating = False
        self._marks: list[list[Element]] = [[]]
        self._pages: list[Any] = [canvas._doc.thisPageRef()]

    def next_page(self) -> None:
        """Marks from here on stand on a new page."""
        self._marks.append([])
        self._pages.append(self._canvas._doc.thisPageRef())

    @contextmanager
    def inside(self, element: Element) -> Iterator[None]:
        """What is drawn now belongs to `element`, which may have begun on an earlier page."""
        if element not in self._open[-1].kids:
            self._open[-1].kids.append(element)
        self._open.append(element)
        try:
            yield
        finally:
            self._open.pop()

    @contextmanager
    def marked(self, element: Element) -> Iterator[None]:
        """The text that is drawn now is the content of `element`, unless it is decoration."""
        if self._decorating:
            yield
            return
        with self.inside(element):
            number = len(self._marks[-1])
            self._marks[-1].append(element)
            element.kids.append((len(self._pages) - 1, number))
            self._canvas.addLiteral(f"/{element.role} <</MCID {number}>> BDC")
            yield
            self._canvas.addLiteral("EMC")

    @contextmanager
    def decoration(self) -> Iterator[None]:
        """What is drawn now carries no meaning: borders, headings repeated, footers."""
        if self._decorating:
            yield
            return
        self._decorating = True
        self._canvas.addLiteral("/Artifact BMC")
        yield
        self._canvas.addLiteral("EMC")
        self._decorating = False

    def add_field(self, widget: Any) -> None:
        """A form field stands here in reading order."""
        element = Element("Form")
        element.kids.append(FieldMark(len(self._pages) - 1, widget))
        self._open[-1].kids.append(element)

    def write(self) -> None:
        """Write the tree into the document. To be called once, after the last page."""
        _Writer(self._canvas, self._pages).write(self._root, self._marks)


class _Writer:
    def __init__(self, canvas: Any, pages: list[Any]):
        from reportlab.pdfbase import pdfdoc

        self._pdf = pdfdoc
        self._canvas = canvas
        self._doc = canvas._doc
        self._pages = pages
        self._fields: list[Any] = []
        self._references: dict[Element, Any] = {}

    def write(self, root: Element, marks: list[list[Element]]) -> None:
        pdf = self._pdf
        tree = pdf.PDFDictionary({"Type": pdf.PDFName("StructTreeRoot")})
        tree_reference = self._doc.Reference(tree)
        self._write_element(root, tree_reference)
        numbers: list[Any] = []
        for index, elements in enumerate(marks):
            owners = pdf.PDFArray([self._references[element] for element in elements])
            numbers.extend([index, self._doc.Reference(owners)])
            self._tell_page(index)
        for index, owner in enumerate(self._fields, start=len(marks)):
            numbers.extend([index, owner])
        tree["K"] = self._references[root]
        tree["ParentTree"] = pdf.PDFDictionary({"Nums": pdf.PDFArray(numbers)})
        tree["ParentTreeNextKey"] = len(marks) + len(self._fields)
        self._canvas.setCatalogEntry("StructTreeRoot", tree_reference)
        self._canvas.setCatalogEntry("MarkInfo", {"Marked": "true"})

    def _write_element(self, element: Element, parent: Any) -> Any:
        pdf = self._pdf
        entry = pdf.PDFDictionary(
            {
                "Type": pdf.PDFName("StructElem"),
                "S": pdf.PDFName(element.role),
                "P": parent,
            }
        )
        if element.alternative:
            entry["Alt"] = pdf.PDFString(element.alternative)
        reference = self._references[element] = self._doc.Reference(entry)
        entry["K"] = pdf.PDFArray([self._write_kid(kid, reference) for kid in element.kids])
        return reference

    def _write_kid(self, kid: Element | tuple[int, int] | FieldMark, owner: Any) -> Any:
        pdf = self._pdf
        if isinstance(kid, Element):
            return self._write_element(kid, owner)
        if isinstance(kid, FieldMark):
            kid.widget["StructParent"] = len(self._pages) + len(self._fields)
            self._fields.append(owner)
            return pdf.PDFDictionary(
                {
                    "Type": pdf.PDFName("OBJR"),
                    "Pg": self._pages[kid.page],
                    "Obj": self._doc.Reference(kid.widget),
                }
            )
        page, number = kid
        return pdf.PDFDictionary(
            {"Type": pdf.PDFName("MCR"), "Pg": self._pages[page], "MCID": number}
        )

    def _tell_page(self, index: int) -> None:
        page = self._doc.idToObject[self._pages[index].name]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = index
        page.Tabs = self._pdf.PDFName("S")
