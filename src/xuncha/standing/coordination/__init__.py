"""协作移交 — what is asked of, sent to and received from any outside body: letters, receipts, returns, briefings.

Verbs: draft, change, send, withdraw a letter; note its receipt, reply, return, a reminder; close it; register a
briefing, hand it to a team, sign for it, give it back;
register and end the key of a receiver.
"""
