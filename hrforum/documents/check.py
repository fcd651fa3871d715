"""Judging a PDF by the rules of PDF/UA-1 and PDF/A-2a before it is handed over."""

from dataclasses import dataclass
from pathlib import Path

import page

_LIMITS = page.SafetyLimits(
    max_reference_depth=2_000,
    max_table_grid_rows=1_000_000,
    max_table_grid_cells=10_000_000,
    max_decoded_stream_size=1 << 30,
    max_total_decoded_content_size=1 << 32,
    max_input_size=1 << 31,
    max_object_count=10_000_000,
)
"""The validator guards itself against strangers' files; these are our own, and may be long."""


@dataclass(frozen=True, slots=True)
class Findings:
    """How many rules were tried, and which of them failed: the rule's number and what it asks for."""

    total: int
    failed: tuple[tuple[str, str], ...]


def check(document: Path | bytes, profile: str = "ua1") -> Findings:
    """Try a PDF, a file or its bytes, against a profile: "ua1" (PDF/UA-1) or "2a" (PDF/A-2a)."""
    if isinstance(document, bytes):
        report = page.validate_pdf_bytes(document, profile=profile, limits=_LIMITS)
    else:
        report = page.validate_pdf(str(document), profile=profile, limits=_LIMITS)
    failed = {str(one.rule_id): str(one.message) for one in report.failures}
    if report.rules.failed and not failed:
        raise AssertionError("the validator counts failed rules without naming them")
    return Findings(report.rules.total, tuple(sorted(failed.items())))
