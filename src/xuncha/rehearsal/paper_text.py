"""Invented sheets a body hands over: small Word files with a few paragraphs and a table, so that pages can be cited."""

from functools import lru_cache
from io import BytesIO
from typing import Any

from docx import Document

from .invention import Invention


def sheet(body: str, name: str, invention: Invention) -> bytes:
    """A one-page Word file, different each time."""
    random = invention.random
    document = _blank()
    document.add_heading(name, level=1)
    document.add_paragraph(f"提供单位：{body}")
    document.add_paragraph("本件由提供单位从原件复制，与原件核对一致。")
    table = document.add_table(rows=1, cols=3)
    for cell, text in zip(table.rows[0].cells, ("日期", "事项", "金额（元）"), strict=True):
        cell.text = text
    for _ in range(4):
        row = table.add_row().cells
        row[0].text = f"{invention.year}年{random.randint(1, 12)}月{random.randint(1, 28)}日"
        row[1].text = random.choice(("会议记录", "支出", "采购", "接待", "借款", "盘点"))
        row[2].text = f"{random.randint(800, 96000):,}.00"
    document.add_paragraph(f"编号：{random.randint(100000, 999999)}")
    out = BytesIO()
    document.save(out)
    return out.getvalue()


@lru_cache(1)
def _template() -> bytes:
    out = BytesIO()
    Document().save(out)
    return out.getvalue()


def _blank() -> Any:
    return Document(BytesIO(_template()))
