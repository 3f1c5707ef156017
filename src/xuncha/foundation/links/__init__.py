"""脉络 — the chain: kinds of thing, edges between things, verbs offered, conditions asked, subscriptions told.

A lower room never knows a higher one; it asks these registries: `links.kinds.kind`, `links.edges.connect` and
`neighbours`, `links.offers.offer`, `links.conditions.condition`, `links.subscriptions.on`. What a person may not
know is left out by the supplier, so that nothing here needs to know why.
"""
