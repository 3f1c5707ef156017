"""现场 — reports heard, interviews confirmed page by page, materials asked for, received and returned, visits made.

Verbs: plan_interview, replan_interview, cancel_interview, start_interview, write_answers, mark_point, hold_interview,
confirm_interview, note_refusal, open_interview, write_outline, change_outline; request_materials, change_request,
approve_request, send_back_request, drop_request, send_request, receive_material, note_not_provided, return_material;
plan_visit, approve_visit, hold_visit, cancel_visit, keep_photo, note_phone_check; plan_sitting, hold_sitting,
cancel_sitting, add_sitting_paper; hand_out_forms, note_returned_forms; note_problem, record_solution, check_problem,
drop_problem.
"""
