"""组建授权 — teams of a batch, declarations, recusal decided for every member and target, authorisation.

Verbs: form a team, add and remove members, assign targets, sign a declaration, record or raise an objection, record past
handling or a business tie, examine pairs, propose a recusal, submit a team. A decision is re-opened when a fact changes.
"""
