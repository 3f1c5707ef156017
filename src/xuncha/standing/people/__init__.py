"""人员 — those who work here: cadre pool with dated careers, accounts, roles and grants, the three administrators.

Verbs: register, amend persons; change posts, record careers, declare kin, open what is restricted; open and close
accounts, issue words, bind tokens; grant and withdraw roles; sign in and out; import persons. A person heard,
reported or dealt with is never one of these rows because of that.
"""
