"""Measure: precision and recall of the scan on marked passages, for each kind and over all."""

from collections.abc import Iterable
from dataclasses import dataclass

from hrforum.analysis.identifiers import Finding, Kind, scan
from tests.analysis.identifiers.labelled import Mark, Passage


@dataclass(slots=True)
class Score:
    """Counts of one kind: what was marked, how much of it was touched and how much covered; what was proposed, how much rightly."""

    marked: int = 0
    found: int = 0
    covered: int = 0
    proposed: int = 0
    right: int = 0

    @property
    def recall(self) -> float:
        """The share of marks that a proposal of the same kind touches; 1 where nothing was marked."""
        return self.found / self.marked if self.marked else 1.0

    @property
    def whole(self) -> float:
        """The share of marks all of whose letters and digits stand in proposals, of whatever kind."""
        return self.covered / self.marked if self.marked else 1.0

    @property
    def precision(self) -> float:
        """The share of proposals that touch a mark of the same kind; 1 where nothing was proposed."""
        return self.right / self.proposed if self.proposed else 1.0


def measure(passages: Iterable[Passage]) -> dict[Kind | None, Score]:
    """Return the score of each kind, and under None that of all together."""
    scores: dict[Kind | None, Score] = {kind: Score() for kind in (*Kind, None)}
    for passage in passages:
        findings = [
            finding
            for finding in scan(passage.text, passage.language, passage.known)
            if finding.start < passage.end and passage.start < finding.end
        ]
        for mark in passage.marks:
            for score in (scores[mark.kind], scores[None]):
                score.marked += 1
                score.found += any(_same(finding, mark) for finding in findings)
                score.covered += _covers(passage.text, findings, mark)
        for finding in findings:
            for score in (scores[finding.kind], scores[None]):
                score.proposed += 1
                score.right += any(_same(finding, mark) for mark in passage.marks)
    return scores


def _same(finding: Finding, mark: Mark) -> bool:
    return finding.kind is mark.kind and finding.start < mark.end and mark.start < finding.end


def _covers(text: str, findings: list[Finding], mark: Mark) -> bool:
    letters = {at for at in range(mark.start, mark.end) if text[at].isalnum()}
    return letters <= {at for finding in findings for at in range(finding.start, finding.end)}


def table(title: str, scores: dict[Kind | None, Score]) -> str:
    """Return the scores as lines to print."""
    lines = [title, f"{'kind':<16}{'marked':>7}{'recall':>8}{'whole':>8}{'proposed':>10}{'precision':>11}"]
    for kind, score in scores.items():
        if score.marked or score.proposed:
            shown = (f"{score.recall:.2f}", f"{score.whole:.2f}") if score.marked else ("-", "-")
            precision = f"{score.precision:.2f}" if score.proposed else "-"
            name = kind.value if kind else "all"
            lines.append(
                f"{name:<16}{score.marked:>7}{shown[0]:>8}{shown[1]:>8}{score.proposed:>10}{precision:>11}"
            )
    return "\n".join(lines)
