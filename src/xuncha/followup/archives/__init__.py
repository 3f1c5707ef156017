"""归档 — the catalogue of an inspection with everything in it, as a page, a printed list and a folder.

Verbs: catalogue_inspection, file_volume, open_copy, file_round, open_round_copy, ask_to_borrow, decide_loan, return_loan.
"""
