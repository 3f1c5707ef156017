"""巡察任务 — tour and inspection: stages, gates, deadlines, points to verify, the checklist and what was looked at."""
