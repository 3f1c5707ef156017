import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction

from xuncha.foundation.papers.numbering import next_number, official_number
from xuncha.foundation.terms import Actor

CLERK = Actor("A-001", "方圆")
FIELD_COPY = Actor("A-001", "方圆", origin="field-1")


@pytest.mark.django_db
def test_numbers_count_up_and_are_written_by_the_pattern():
    given = [next_number(series="evidence.item", by=CLERK, pattern="证{n:04}", within="i") for _ in range(3)]
    assert given == ["证0001", "证0002", "证0003"]


@pytest.mark.django_db
def test_each_series_scope_origin_and_year_counts_for_itself():
    next_number(series="a", by=CLERK, within="one")
    assert next_number(series="b", by=CLERK, within="one") == "1"
    assert next_number(series="a", by=CLERK, within="two") == "1"
    assert next_number(series="a", by=FIELD_COPY, within="one") == "1"
    assert next_number(series="a", by=CLERK, within="one", year=2022) == "1"
    assert next_number(series="a", by=CLERK, within="one") == "2"


@pytest.mark.django_db
def test_a_document_number_counts_by_word_and_year():
    assert official_number(word="清委巡", by=CLERK, year=2022) == "清委巡〔2022〕1号"
    assert official_number(word="清委巡办", by=CLERK, year=2022) == "清委巡办〔2022〕1号"
    assert official_number(word="清委巡", by=CLERK, year=2022) == "清委巡〔2022〕2号"
    assert official_number(word="清委巡", by=CLERK, year=2023) == "清委巡〔2023〕1号"


@pytest.mark.django_db
def test_a_number_whose_work_failed_was_never_given():
    next_number(series="a", by=CLERK)
    with pytest.raises(RuntimeError), transaction.atomic():
        next_number(series="a", by=CLERK)
        raise RuntimeError
    assert next_number(series="a", by=CLERK) == "2"


MAKE_TABLES = """
import django
django.setup()
from xuncha.foundation.terms.tables import bring_house_up_to_date
bring_house_up_to_date()
"""
TAKE_TEN = """
import django
django.setup()
from xuncha.foundation.papers.numbering import next_number
from xuncha.foundation.terms import Actor
print(*[next_number(series="race", by=Actor("A-001", "")) for _ in range(10)])
"""


@pytest.mark.slow
def test_processes_at_once_never_get_the_same_number_on_sqlite(tmp_path):
    office = {**os.environ, "XUNCHA_HOME": str(tmp_path), "XUNCHA_DATABASE": "", "PYTHONPATH": "src"}
    office["DJANGO_SETTINGS_MODULE"] = "xuncha.config.settings"
    subprocess.run([sys.executable, "-c", MAKE_TABLES], env=office, check=True)
    takers = [
        subprocess.Popen([sys.executable, "-c", TAKE_TEN], env=office, stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    given = [int(n) for taker in takers for n in taker.communicate(timeout=60)[0].split()]
    assert sorted(given) == list(range(1, 31))


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="runs on a PostgreSQL server")
def test_connections_at_once_never_get_the_same_number_on_postgresql():
    start = Barrier(4)

    def take_ten(_: int) -> list[str]:
        start.wait()
        try:
            return [next_number(series="race", by=CLERK) for _ in range(10)]
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        given = [int(number) for numbers in pool.map(take_ten, range(4)) for number in numbers]
    assert sorted(given) == list(range(1, 41))
