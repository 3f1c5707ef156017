"""What can be wrong with a file, a head or a cell, as codes; every code is listed here."""

from dataclasses import dataclass

# Of the whole file; `Unreadable.detail` in brackets.
FILE_CODES = (
    "empty",  # no bytes
    "too_large",  # (largest size in MB)
    "encrypted",
    "damaged",
    "not_a_sheet",  # (what it is: pdf, docx, picture, web_page, zip, unknown)
    "mislabelled",  # (what it is: xlsx, xls, csv)
    "not_text",  # a text file in no encoding we know
    "too_many_rows",  # (most rows)
    "no_sheet",  # no sheet with anything in it
)

# Of a table, a row or a cell; `Fault.detail` in brackets.
TABLE_CODES = (
    "no_head",  # (labels looked for)
    "column_missing",  # (label)
    "column_twice",  # (label)
    "no_rows",
    "cell_empty",  # (label)
    "cell_long",  # (longest)
    "no_such_day",  # a date that does not exist
    "not_a_day",  # nothing like a date
    "not_a_flag",  # neither yes nor no
    "not_a_choice",  # (choices)
    "not_a_number",
    "error_value",  # #N/A, #REF! and the like
    "key_unknown",  # a key of another list, or changed
    "row_twice",  # (the first row)
    "day_to_come",
    "file_missing",  # named in a cell and not among the files given
    "file_unused",  # (its name) given and named nowhere
    "not_now",  # (why nothing may be written for this row)
    "not_a_time",
    "came_already",  # taken in from an earlier file
    "protected_level",  # what this office may not read
    "late_needs_reason",  # (the closing day)
    "target_unknown",  # no such body is being inspected
    "target_ambiguous",  # (which ones)
)


class Unreadable(Exception):
    """The file as a whole cannot be taken."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to mend: where (sheet, row from 1, column letter, its label), what stands there, the code."""

    code: str
    sheet: str = ""
    row: int = 0
    column: str = ""
    label: str = ""
    value: str = ""
    detail: str = ""


def letter(column: int) -> str:
    """0 → A, 25 → Z, 26 → AA."""
    out = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        out = chr(65 + rest) + out
    return out
