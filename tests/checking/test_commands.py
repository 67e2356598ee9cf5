"""`diplo read` and `diplo check`."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from diplo.cli.main import cli

NEWS = (
    "EXAMPLETON, June 20, 1917 (Wire) -- Examplan President Ann Aleph paid a state visit to Bexland this month.\n\n"
    "The Example Cooperation Organization has five members. Bexland has the chair of the organization.\n"
)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "news.txt"
    path.write_text(NEWS, encoding="utf-8")
    return path


def invoke(template: Path, *arguments: object, stdin: bytes = b"", check: bool = True) -> Result:
    given = ["check" if check else "read", "--database", str(template), *map(str, arguments)]
    return CliRunner().invoke(cli, given, prog_name="diplo", input=stdin, catch_exceptions=False)


def test_read_prints_the_documents_answer(template: Path, news: Path) -> None:
    answer = json.loads(invoke(template, news, "--format", "json", check=False).stdout)

    assert answer["document"]["date"] == "1917-06-20"
    assert {claim["predicate"] for claim in answer["claims"]} == {"office", "visit", "count", "chairmanship"}
    for claim in answer["claims"]:
        assert NEWS[claim["selector"]["start"] : claim["selector"]["end"]].strip()


def test_one_file_is_an_object_and_several_are_a_list_or_lines(template: Path, news: Path) -> None:
    assert isinstance(json.loads(invoke(template, news, "--format", "json").stdout), dict)
    assert len(json.loads(invoke(template, news, news, "--format", "json").stdout)) == 2
    assert len(invoke(template, news, news, "--format", "jsonl").stdout.splitlines()) == 2


def test_check_adds_verdict_evidence_and_why(template: Path, news: Path) -> None:
    answer = json.loads(invoke(template, news, "--format", "json").stdout)

    count = next(claim for claim in answer["claims"] if claim["predicate"] == "count")
    assert count["verdict"] == "refuted"
    assert count["slot_verdicts"] == {"value": "refuted"}
    assert "4 members" in count["explanation"]


@pytest.mark.parametrize(("fail_on", "code"), [([], 0), (["refuted"], 1), (["conflicting_evidence"], 0)])
def test_the_exit_code_says_what_was_asked_for(template: Path, news: Path, fail_on: list[str], code: int) -> None:
    arguments = [part for verdict in fail_on for part in ("--fail-on", verdict)]

    assert invoke(template, news, *arguments).exit_code == code


def test_a_terminal_shows_the_text_then_the_findings(template: Path, news: Path) -> None:
    shown = invoke(template, news).stdout

    assert "Examplan President Ann Aleph paid a state visit" in shown
    assert "refuted  count: organization xorg" in shown
    assert shown.index("EXAMPLETON") < shown.index("refuted  count")


def test_standard_input_is_a_document_too(template: Path) -> None:
    assert "standard input" in invoke(template, "-", stdin=NEWS.encode()).stdout


def test_html_is_a_page_in_which_nothing_runs(template: Path, tmp_path: Path) -> None:
    path = tmp_path / "<img src=x onerror=alert(1)>.txt"
    path.write_text(
        "<script>alert(1)</script> Examplan President Ann Aleph said \"<b onclick='x()'>no</b>\".", encoding="utf-8"
    )

    page = invoke(template, path, "--format", "html", "--date", "1917").stdout

    assert page.startswith("<!doctype html>")
    assert "<script" not in page
    assert "<img" not in page
    assert "onclick='" not in page
    assert '<mark class="supported"' in page


def test_nothing_steers_the_terminal(template: Path, tmp_path: Path) -> None:
    path = tmp_path / "news.txt"
    path.write_bytes(b"\x1b]0;owned\x07\x1b[31mExamplan President Ann Aleph\x1b[0m spoke.\x9b2J")

    for form in ("table", "markdown"):
        shown = invoke(template, path, "--format", form, "--date", "1917").output
        assert "\x1b" not in shown
        assert "\x07" not in shown
        assert "\x9b" not in shown


def test_markdown_holds_no_markup_of_the_document(template: Path, tmp_path: Path) -> None:
    path = tmp_path / "news.txt"
    path.write_text("Prime Minister Bob *Bold of Exampla met [Ann](http://x) <b>", encoding="utf-8")

    assert "<b>" not in invoke(template, path, "--format", "markdown").stdout


def test_a_file_that_is_not_there_is_one_line(template: Path, tmp_path: Path) -> None:
    result = invoke(template, tmp_path / "missing.txt")

    assert result.exit_code == 2
    assert "cannot be read" in result.output
