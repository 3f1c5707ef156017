"""What a working paper may grow from."""

SOURCES = ("fieldwork.interview", "evidence.item", "inspections.point")
