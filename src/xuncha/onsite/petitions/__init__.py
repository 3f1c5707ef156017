"""信访 — what people say by letter, call, in person or online: registered at once, who they are sealed apart; in scope or
passed on, verified, answered. Verbs: register, complete, accept, assign, link, pass on, settle, answer, set aside."""
