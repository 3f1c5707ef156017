"""公文排版 — lays out official papers (GB/T 9704-2012) and form papers as Word files, and makes PDF of the same.

Plain values in (`Letter`, `Record` and their blocks), bytes out: `word.to_docx`, `convert.to_pdf`, `codes.stamp`;
`codes.read` recognises the pages of a scanned stack. No tables, no settings, no web.
"""

from .parts import (
    Attachment,
    Blank,
    Block,
    Column,
    Document,
    Facts,
    Heading,
    Imprint,
    Letter,
    Mark,
    NewPage,
    Paragraph,
    Questions,
    Record,
    Signatures,
    SignLine,
    Table,
)

__all__ = [
    "Attachment",
    "Blank",
    "Block",
    "Column",
    "Document",
    "Facts",
    "Heading",
    "Imprint",
    "Letter",
    "Mark",
    "NewPage",
    "Paragraph",
    "Questions",
    "Record",
    "SignLine",
    "Signatures",
    "Table",
]
