"""Writes the spreadsheets in should_pass/ and should_fail/, for bodies and people. Run when a case is added:

    python -m tests.samples.make_sheets

A file's name says what it shows; in should_fail it begins with the code expected.
"""

import io
import struct
import zipfile
from datetime import date
from pathlib import Path

from openpyxl import Workbook

HERE = Path(__file__).parent
BODIES = ["编号", "单位名称", "简称", "类别", "上级单位", "所在地", "设立日期"]
PEOPLE = ["编号", "姓名", "单位", "职务", "任现职时间", "专长", "籍贯", "可任组长", "入库"]
BODY = ["", "清源县粮食局", "县粮食局", "部门", "清源县委", "城关镇", "2019-03-01"]
PERSON = ["", "赵敏", "清源县水利局", "科员", "2021-03-05", "财务、审计", "清源县城关镇", "否", "是"]
SETS = {"bodies": (BODIES, BODY, 6), "people": (PEOPLE, PERSON, 4)}


def csv_text(*rows: list[str]) -> str:
    return "".join(",".join(row) + "\r\n" for row in rows)


def xlsx(rows: list[list[object]], merge: str = "", sheet: str = "名册", before: str = "") -> bytes:
    book = Workbook()
    page = book.active
    if before:
        page.title = before
        page.append(["说明：本表由各单位填写"])
        page = book.create_sheet(sheet)
    page.title = sheet
    for row in rows:
        page.append(row)
    if merge:
        for area in merge.split():
            page.merge_cells(area)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_day(row: list[str], at: int, day: object) -> list[object]:
    return [*row[:at], day, *row[at + 1 :]]


def two_line_head(head: list[str]) -> list[list[object]]:
    """A title over all columns, and a group name over the last two."""
    above: list[object] = [*head[:-2], "其他", ""]
    below: list[object] = [*[""] * (len(head) - 2), *head[-2:]]
    return [["清源县名册", *[""] * (len(head) - 1)], above, below]


def two_line_merges(head: list[str]) -> str:
    last = chr(64 + len(head))
    before = chr(63 + len(head))
    columns = [chr(65 + i) for i in range(len(head) - 2)]
    return " ".join([f"A1:{last}1", f"{before}2:{last}2", *(f"{c}2:{c}3" for c in columns)])


def record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def xls(rows: list[list[object]]) -> bytes:
    """An old binary workbook (BIFF8 in an OLE file), only as much of it as readers need."""
    texts: list[str] = []
    cells = b""
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            if isinstance(value, int | float):
                cells += record(0x0203, struct.pack("<HHHd", r, c, 0, float(value)))
            elif value:
                if value not in texts:
                    texts.append(str(value))
                cells += record(0x00FD, struct.pack("<HHHI", r, c, 0, texts.index(str(value))))
    table = b"".join(struct.pack("<HB", len(t), 1) + t.encode("utf-16-le") for t in texts)
    bof = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0x0DBB, 0x07CC, 0, 6))
    strings = record(0x00FC, struct.pack("<II", len(texts), len(texts)) + table)
    name = "名册"
    end = record(0x000A, b"")
    sheet_bof = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0x0DBB, 0x07CC, 0, 6))
    bound = struct.pack("<BB", len(name), 1) + name.encode("utf-16-le")
    codepage = record(0x0042, struct.pack("<H", 1200))
    start = len(bof) + len(codepage) + 4 + 6 + len(bound) + len(strings) + len(end)
    boundsheet = record(0x0085, struct.pack("<IBB", start, 0, 0) + bound)
    size = struct.pack("<IIHHH", 0, len(rows), 0, max(len(r) for r in rows), 0)
    stream = bof + codepage + boundsheet + strings + end + sheet_bof + record(0x0200, size) + cells + end
    return ole(stream.ljust(4096, b"\x00"), "Workbook")


def ole(stream: bytes, name: str) -> bytes:
    """One stream in a compound file of 512-byte sectors: header, FAT, directory, stream."""
    sectors = -(-len(stream) // 512)
    stream = stream.ljust(sectors * 512, b"\x00")
    fat = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, 2 + sectors), 0xFFFFFFFE]
    fat += [0xFFFFFFFF] * (128 - len(fat))

    def entry(title: str, kind: int, start: int, size: int, child: int = 0xFFFFFFFF) -> bytes:
        raw = title.encode("utf-16-le").ljust(64, b"\x00")
        length = len(title) * 2 + 2 if title else 0
        links = struct.pack("<III", 0xFFFFFFFF, 0xFFFFFFFF, child)
        return (
            raw
            + struct.pack("<HBB", length, kind, 1)
            + links
            + b"\x00" * 36
            + struct.pack("<IIi", start, size, 0)
        )

    directory = (
        entry("Root Entry", 5, 0xFFFFFFFE, 0, 1) + entry(name, 2, 2, len(stream)) + entry("", 0, 0, 0) * 2
    )
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 16
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\x00" * 6
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<I", 0) + b"\xff" * (108 * 4)
    return header + struct.pack("<128I", *fat) + directory + stream


def passing(what: str) -> dict[str, bytes]:
    head, row, at = SETS[what]
    example = ["示例", *row[1:]]
    text = csv_text(head, row)
    tabbed = "\t".join(head) + "\n" + "\t".join(row) + "\n"
    return {
        "csv_utf8.csv": text.encode(),
        "csv_utf8_bom.csv": text.encode("utf-8-sig"),
        "csv_gb18030.csv": text.encode("gb18030"),
        "csv_utf16.csv": text.encode("utf-16"),
        "csv_tabs.csv": tabbed.encode(),
        "csv_day_chinese.csv": csv_text(head, [*row[:at], "2019年3月1日", *row[at + 1 :]]).encode(),
        "csv_day_slashes.csv": csv_text(head, [*row[:at], "2019/3/1", *row[at + 1 :]]).encode(),
        "csv_day_fullwidth.csv": csv_text(head, [*row[:at], "２０１９－０３－０１", *row[at + 1 :]]).encode(),
        "csv_day_serial.csv": csv_text(head, [*row[:at], "43525", *row[at + 1 :]]).encode(),
        "csv_blank_lines_and_columns.csv": csv_text(
            [*head, "", "备注"], [], [*row, "", "好"], [], []
        ).encode(),
        "csv_example_row_ignored.csv": csv_text(head, example, row).encode(),
        "xlsx_plain.xlsx": xlsx([head, row]),
        "xlsx_day_cell.xlsx": xlsx([head, with_day(row, at, date(2019, 3, 1))]),
        "xlsx_day_serial.xlsx": xlsx([head, with_day(row, at, 43525)]),
        "xlsx_merged_head.xlsx": xlsx([*two_line_head(head), row], two_line_merges(head)),
        "xlsx_second_sheet.xlsx": xlsx([head, row], before="填写说明"),
        "xls_old.xls": xls([head, [v if i != at else 43525 for i, v in enumerate(row)]]),
    }


def failing(what: str) -> dict[str, bytes]:
    head, row, at = SETS[what]
    ok = csv_text(head, row).encode()
    locked = io.BytesIO()
    with zipfile.ZipFile(locked, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    return {
        "empty-nothing.csv": b"",
        "empty-spaces.csv": b"  \r\n \r\n",
        "no_sheet-commas.csv": b",,,\r\n,,,\r\n",
        "encrypted-workbook.xlsx": ole(b"x" * 4096, "EncryptedPackage"),
        "damaged-zip.xlsx": b"PK\x03\x04 this is no workbook",
        "not_a_sheet-pdf.xlsx": b"%PDF-1.7\n1 0 obj\n",
        "not_a_sheet-word.xlsx": locked.getvalue(),
        "not_a_sheet-web_page.xls": b"<html><body><table><tr><td>1</td></tr></table></body></html>",
        "not_a_sheet-picture.csv": b"\x89PNG\r\n\x1a\n0000",
        "mislabelled-xlsx_as_csv.csv": xlsx([head, row]),
        "mislabelled-csv_as_xlsx.xlsx": ok,
        "not_text-bytes.csv": bytes(range(128, 256)) * 8,
        "no_head-other_table.csv": "日期,凭证号,金额\r\n2022-01-01,1,2\r\n".encode(),
        "no_rows-head_only.csv": csv_text(head).encode(),
        "column_missing-name.csv": csv_text([head[0], *head[2:]], [row[0], *row[2:]]).encode(),
        "column_twice-name.csv": csv_text([*head, head[1]], [*row, row[1]]).encode(),
        "no_such_day-february.csv": csv_text(head, [*row[:at], "2022-02-30", *row[at + 1 :]]).encode(),
        "not_a_day-word.csv": csv_text(head, [*row[:at], "去年", *row[at + 1 :]]).encode(),
        "cell_empty-name.csv": csv_text(head, [row[0], "", *row[2:]]).encode(),
        "cell_long-name.csv": csv_text(head, [row[0], "长" * 200, *row[2:]]).encode(),
        "number_unknown-code.csv": csv_text(head, ["X-9999", *row[1:]]).encode(),
        "row_twice-same.csv": csv_text(head, row, row).encode(),
        "error_value-formula.csv": csv_text(head, [row[0], "#REF!", *row[2:]]).encode(),
        **(failing_bodies(head, row) if what == "bodies" else failing_people(head, row)),
    }


def failing_bodies(head: list[str], row: list[str]) -> dict[str, bytes]:
    return {
        "not_a_choice-kind.csv": csv_text(head, [*row[:3], "机关", *row[4:]]).encode(),
        "parent_unknown-town.csv": csv_text(head, [*row[:4], "没有的镇", *row[5:]]).encode(),
        "circle-two_rows.csv": csv_text(
            head, ["", "甲局", "", "部门", "乙局", "", ""], ["", "乙局", "", "部门", "甲局", "", ""]
        ).encode(),
        "circle-below_itself.csv": csv_text(
            head, ["B-0001", "清源县委", "", "", "清源县水利局", "", ""]
        ).encode(),
    }


def failing_people(head: list[str], row: list[str]) -> dict[str, bytes]:
    return {
        "unit_unknown-bureau.csv": csv_text(head, [*row[:2], "没有的局", *row[3:]]).encode(),
        "not_a_flag-perhaps.csv": csv_text(head, [*row[:7], "也许", row[8]]).encode(),
    }


def main() -> None:
    for folder, made in (("should_pass", passing), ("should_fail", failing)):
        for what in SETS:
            place = HERE / folder / what
            place.mkdir(parents=True, exist_ok=True)
            for old in place.iterdir():
                old.unlink()
            for name, content in made(what).items():
                (place / name).write_bytes(content)


if __name__ == "__main__":
    main()
