from xuncha.foundation.journal.models import Entry
from xuncha.foundation.journal.queries import PAGE


def test_the_audit_administrator_reads_the_journal_line_by_line(cast):
    page = cast.audit.client.get("/journal/").content.decode()
    assert "登记人员" in page
    assert "沈建华" in page


def test_the_journal_does_not_exist_for_others(cast):
    for member in cast.everyone:
        if member is not cast.audit:
            assert member.client.get("/journal/").status_code == 404
            assert member.client.get("/journal/1/").status_code == 404


def test_lines_are_found_by_whom_and_by_what(cast):
    browser = cast.audit.client
    page = browser.get("/journal/", {"event": "organisations.body_registered"}).content.decode()
    assert page.count("<tr>") == 1 + Entry.objects.filter(event="organisations.body_registered").count()
    page = browser.get("/journal/", {"actor": cast.system.code}).content.decode()
    assert page.count("<tr>") == 1 + Entry.objects.filter(actor=cast.system.code).count()
    assert "没有这样的留痕" in browser.get("/journal/", {"actor": "P-9999"}).content.decode()


def test_older_lines_are_a_click_away(cast, monkeypatch):
    monkeypatch.setattr("xuncha.foundation.journal.queries.PAGE", 10)
    newest = Entry.objects.order_by("-sequence").first().sequence
    page = cast.audit.client.get("/journal/").content.decode()
    assert f"?before={newest - 9}" in page
    older = cast.audit.client.get("/journal/", {"before": str(newest - 9)}).content.decode()
    assert f'/journal/{newest - 10}/"' in older
    assert f'/journal/{newest}/"' not in older
    assert PAGE == 100


def test_one_entry_shows_its_facts_only_after_a_reason(cast):
    browser = cast.audit.client
    before = browser.get("/journal/1/").content.decode()
    assert "heads_signed_by" not in before
    assert browser.post("/journal/1/", {"reason": ""}).status_code == 422
    after = browser.post("/journal/1/", {"reason": "核对启用"})
    assert "heads_signed_by" in after.content.decode()
    assert browser.get("/journal/999999/").status_code == 404


def test_nonsense_in_the_address_is_no_error(cast):
    for query in (
        "before=x",
        "before=-1",
        "about=nonsense",
        "event=none.such",
        "before=99999999999999999999",
    ):
        assert cast.audit.client.get(f"/journal/?{query}").status_code == 200


def test_every_page_says_how_far_the_journal_has_come(cast):
    newest = Entry.objects.order_by("-sequence").first().sequence
    assert f"留痕第 {newest} 条" in cast.audit.client.get("/journal/").content.decode()
