"""证据 — items with their files and fingerprints, custody from hand to hand, citations to the page and back.

Verbs: register_item, register_record, supersede_item, move_custody, cite, withdraw_citation, open_item.
"""
