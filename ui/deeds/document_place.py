"""Asking where a document should lie, as PDF or as a Word document, and saying that it was saved."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from hrforum.i18n import _, ngettext
from hrforum.operations.document import Written


def document_chooser(window: QWidget, caption: str, name: str) -> QFileDialog:
    """Return a dialog that asks where a document should lie; the kind that is chosen gives the name its ending."""
    kinds = {"PDF (*.pdf)": "pdf", _("Word document") + " (*.docx)": "docx"}
    first = Path(name).suffix.removeprefix(".")
    chooser = QFileDialog(window, caption, str(Path.home()), ";;".join(kinds))
    chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    chooser.setDefaultSuffix(first)
    chooser.selectNameFilter(next(kind for kind, ending in kinds.items() if ending == first))
    chooser.selectFile(name)

    def on_kind_chosen(kind: str) -> None:
        chooser.setDefaultSuffix(kinds[kind])
        chosen = chooser.selectedFiles()
        if chosen:
            chooser.selectFile(Path(chosen[0]).with_suffix("." + kinds[kind]).name)

    chooser.filterSelected.connect(on_kind_chosen)
    return chooser


def saved_sentence(written: Written) -> str:
    """Return that a document was saved, with its pages where they are known."""
    if not written.pages:
        return _("Saved: {name}.").format(name=written.path.name)
    told = ngettext("Saved: {count} page in {name}.", "Saved: {count} pages in {name}.", written.pages)
    return told.format(count=written.pages, name=written.path.name)
