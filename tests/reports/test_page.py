"""HTML pages: parsed by the standard library's parser, and opened in a browser where one is at hand."""

import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from typing import Unpack
from urllib.parse import quote

import pytest

from tracker.domain.ledger import LedgerEntry
from tracker.reports import EntryContext, Kind, Passage, ReportRequest, look_up, surroundings, write

from .builders import AS_OF, HOUSING, Wishes, documents, entry, hostile, ledger, overview

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def context(item: LedgerEntry) -> EntryContext:
    around = Passage("前文。", item.commitment.text, "，后文。")
    return EntryContext(
        around, tuple(Passage("上文。", one.text, "，下文。") for one in item.verdict.evidence)
    )


def made(tmp_path: Path, kind: Kind, entries: list[LedgerEntry], **more: Unpack[Wishes]) -> Path:
    output = tmp_path / f"{kind}.html"
    request = ReportRequest(kind, AS_OF, unit=HOUSING, **more)
    write(request, iter(entries), overview(entries), output, documents=documents(), context=context)
    return output


class Read(HTMLParser):
    """Collects tags with their attributes and the text outside script and style."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.inside = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.inside = tag

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside not in ("script", "style"):
            self.text.append(data)


def shown(text: str) -> str:
    """A text as a reader sees it, blanks aside."""
    return re.sub(r"\s", "", re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "\ufffd", text))


def test_page_tells_every_entry_with_both_quotes_in_their_context(tmp_path: Path) -> None:
    entries = ledger()
    page = Read(made(tmp_path, Kind.LEDGER, entries).read_text("utf-8"))
    articles = [attributes for tag, attributes in page.tags if tag == "article"]
    assert [one["data-status"] for one in articles] == [item.verdict.status.value for item in entries]
    whole = "".join(page.text)
    for item in entries:
        assert f"前文。{item.commitment.text}，后文。" in whole
        for one in item.verdict.evidence:
            assert f"上文。{one.text}，下文。" in whole
    assert "目标为疫苗接种率不低于80%，2021年9月报告为42.70%，未达到" in whole
    assert "失业率为6.1%" in whole  # what speaks against it is shown as well


@pytest.mark.parametrize("kind", list(Kind))
def test_hostile_text_is_shown_and_does_nothing(tmp_path: Path, kind: Kind) -> None:
    source = made(tmp_path, kind, [*ledger(), *hostile()]).read_text("utf-8")
    page = Read(source)
    tags = {tag for tag, _ in page.tags}
    assert not tags & {
        "img",
        "a",
        "link",
        "iframe",
        "object",
        "embed",
        "form",
        "base",
        "image",
        "foreignobject",
    }
    assert sum(tag == "script" for tag, _ in page.tags) == 1
    names = {name for _, attributes in page.tags for name in attributes}
    assert not any(name.startswith("on") for name in names)
    assert not names & {"src", "href", "style", "action", "srcdoc"}
    if kind in (Kind.LEDGER, Kind.OVERDUE, Kind.SLIPS):
        whole = shown("".join(page.text))
        for item in hostile():
            assert shown(item.commitment.text) in whole


def test_nothing_is_asked_of_a_network(tmp_path: Path) -> None:
    source = made(tmp_path, Kind.LEDGER, ledger()).read_text("utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', source)
    assert policy is not None
    assert policy[1].startswith("default-src &#39;none&#39;") or policy[1].startswith("default-src 'none'")
    assert "unsafe" not in policy[1]
    assert "http://" not in source and "https://" not in source and "@import" not in source


def test_counts_and_units_of_the_filters(tmp_path: Path) -> None:
    page = Read(made(tmp_path, Kind.LEDGER, ledger()).read_text("utf-8"))
    buttons = [
        attributes["data-status"]
        for tag, attributes in page.tags
        if "data-status" in attributes and tag == "button"
    ]
    assert buttons == ["", "fulfilled", "pending", "overdue", "unverifiable"]
    options = [attributes["value"] for tag, attributes in page.tags if tag == "option"]
    assert set(options) == {
        "", "云溪县卫生健康局", HOUSING, "云溪县民政局", "云溪县人力资源和社会保障局", "责任单位未明确",
    }  # fmt: skip


def test_summary_has_its_tables(tmp_path: Path) -> None:
    page = Read(made(tmp_path, Kind.SUMMARY, ledger()).read_text("utf-8"))
    assert sum(tag == "table" for tag, _ in page.tags) == 4


def browse(path: Path, tmp_path: Path, fragment: str = "") -> str:
    command = [
        str(BROWSER), "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
        f"--user-data-dir={tmp_path}/profile", "--dump-dom", f"file://{path}{fragment}",
    ]  # fmt: skip
    return subprocess.run(command, check=True, capture_output=True, timeout=120).stdout.decode()


@pytest.mark.skipif(BROWSER is None, reason="needs Chromium")
def test_the_page_filters_and_searches_in_a_browser(tmp_path: Path) -> None:
    entries = [*ledger(), *hostile()]
    path = made(tmp_path, Kind.LEDGER, entries)
    whole = browse(path, tmp_path)
    assert f"显示 {len(entries)} / {len(entries)} 项" in whole

    def visible(fragment: str) -> list[str]:
        dom = browse(path, tmp_path, fragment)
        return re.findall(r'<article (?![^>]*hidden)[^>]*>.*?<span class="id">([^<]*)</span>', dom, re.S)

    assert visible("#status=pending") == ["YX-0005", "YX-0006"]
    assert visible("#q=" + quote("小区 施工")) == ["YX-0002"]
    assert visible("#unit=" + quote(HOUSING)) == ["YX-0002", "YX-0005", "YX-0006"]
    assert visible("#q=" + quote("没有这样的事项")) == []


def test_surroundings_keep_to_the_paragraph() -> None:
    text = "第一段。\n前面的话，承诺的话，后面的话。\n第三段。"
    start = text.index("承诺")
    around = surroundings(text, start, start + 4)
    assert around == Passage("前面的话，", "承诺的话", "，后面的话。")
    near = surroundings(text, start, start + 4, reach=2)
    assert near == Passage("…话，", "承诺的话", "，后…")


def test_context_is_looked_up_in_the_documents_and_never_made_up() -> None:
    item = entry(1)
    promise, proof = item.commitment, item.verdict.evidence[0]
    texts = {
        "d1": "零" * (promise.span.start - 4) + "\n前言，" + promise.text + "。\n下一段",
        "d2": "一" * proof.span.start + "此处文字已经改动" * 20,
    }
    found = look_up(texts.__getitem__, documents())(item)
    assert found.passage is not None
    assert found.passage.before == "前言，"
    assert (found.passage.quote, found.passage.after) == (promise.text, "。")
    assert found.evidence == (None,)
