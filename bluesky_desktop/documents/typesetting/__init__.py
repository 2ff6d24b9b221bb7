"""Setting text, boxes and pages: any script, any length, nothing cut.

Own code, because what a paragraph of the PDF library can't do is what a school's names need:
several typefaces by script in one line, right-to-left lines without a package that lacks wheels,
shaped text that can still be copied and searched, boxes with room for the pen that continue on
the next page, and a structure for screen readers. All measures are points (1/72 inch).
"""
