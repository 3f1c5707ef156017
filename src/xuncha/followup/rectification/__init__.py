"""整改 — lists, measures, proof, checks by another person, what came of it, disclosure.

Verbs: open_ledger, hand_over_ledger, propose_measure, change_measure, drop_measure, submit_plan, review_plan,
report_progress, submit_proof, hand_in_item, check_item, record_money, record_persons, record_rule, record_meeting,
withdraw_result, disclose, ask_extension, decide_extension, add_task, check_step, take_over_item, hand_in_report,
answer_report, record_visit, assess_ledger, record_committee_hearing, import_measures.
"""
