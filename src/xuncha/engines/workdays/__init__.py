"""工作日 — working days with moved holidays (调休), periods added to a day, and the sum shown line by line."""
