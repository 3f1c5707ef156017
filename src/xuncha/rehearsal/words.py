WORD = "xuncha-2026"
"""Of every account of a rehearsal. Printed by `demo`, said on the sign-in page: a rehearsal hides nothing."""
