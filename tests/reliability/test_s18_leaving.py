"""S18 to S20 with fewer tries each; and each notices what it looks for."""

import io
from pathlib import Path

import pikepdf

from tests.reliability.leaving import no_formula, nothing_else, only_what_was_agreed_to, telltale


def test_s18_documents_carry_nothing_else(tmp_path: Path) -> None:
    outcome = nothing_else(1, 1, tmp_path)
    assert outcome.failures == ()
    assert outcome.tried == 6


def test_s19_no_cell_is_a_formula(tmp_path: Path) -> None:
    assert no_formula(2_000, 1, tmp_path).failures == ()


def test_s20_only_what_was_agreed_to(tmp_path: Path) -> None:
    outcome = only_what_was_agreed_to(256, 1, tmp_path)
    assert outcome.failures == ()
    assert outcome.tried == 256


def test_s18_sees_what_it_looks_for(tmp_path: Path) -> None:
    document = pikepdf.new()
    document.add_blank_page()
    document.docinfo["/Author"] = "Ada"
    document.docinfo["/CreationDate"] = "D:20261124120000Z"
    document.Root["/Told"] = document.make_stream(str(tmp_path).encode())
    raw = io.BytesIO()
    document.save(raw, compress_streams=True)
    assert telltale(raw.getvalue(), tmp_path) == [
        "tells the path",
        "has /Author",
        "tells the hour",
    ]
