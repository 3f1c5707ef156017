"""巡察任务 — tour and inspection: stages, gates, deadlines, notices before entry, points to verify, the checklist."""
