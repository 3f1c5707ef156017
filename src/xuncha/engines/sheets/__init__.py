"""Spreadsheets in: what a file really is, its cells, its head wherever it stands, its rows as typed values.

`reading.read_book(data, name)` → `Book`; `tables.read_table(sheet, columns)` → `Table` of typed rows and faults, each with
sheet, row, column and a code. Plain Python: the words for a fault are the caller's (codes are listed in `faults`).
"""
