"""Collect: forums, testimonies, tags and import, and what connects them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.deeds.draft_deeds import DraftDeeds
from ui.deeds.evening_deeds import EveningDeeds
from ui.deeds.form_deeds import FormDeeds
from ui.deeds.forum_deeds import ForumDeeds
from ui.deeds.mark_deeds import MarkDeeds
from ui.deeds.paper_deeds import PaperDeeds
from ui.deeds.review_deeds import ReviewDeeds
from ui.deeds.search_deeds import SearchDeeds
from ui.deeds.sheet_deeds import SheetDeeds
from ui.deeds.tag_deeds import TagDeeds
from ui.deeds.testimony_deeds import TestimonyDeeds
from ui.deeds.together_deeds import TogetherDeeds
from ui.deeds.withdrawal_deeds import WithdrawalDeeds
from ui.pages.forums_page import ForumsPage
from ui.pages.import_page import ImportPage
from ui.pages.page import Page
from ui.pages.tags_page import TagsPage
from ui.pages.testimonies_page import TestimoniesPage
from ui.wiring.attachments import wire_attachments
from ui.wiring.people import wire_people
from ui.wiring.rights import wire_rights

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def wire_collect(window: MainWindow) -> dict[str, Page]:
    """Make the pages of Collect by their keys and connect them."""
    forums, testimonies = ForumsPage(window.worker), TestimoniesPage(window.worker)
    tags, importing = TagsPage(window.worker), ImportPage(window.worker)
    window.drafts = DraftDeeds(window.worker, window)
    window.drafts.said.connect(window.say)
    _wire_forums(window, forums, testimonies)
    _wire_form(window, testimonies)
    _wire_reader(window, testimonies)
    wire_attachments(window, testimonies.writing, testimonies.reader)
    _wire_together(window, testimonies)
    _wire_search(window, testimonies)
    _wire_tags(window, tags)
    _wire_import(window, importing, testimonies)
    rights = wire_rights(window, testimonies)
    return {"forums": forums, "testimonies": testimonies, "tags": tags, "import": importing, **rights}


def _wire_forums(window: MainWindow, forums: ForumsPage, testimonies: TestimoniesPage) -> None:
    deeds = ForumDeeds(window.worker, window)
    deeds.said.connect(window.say)
    forums.add_requested.connect(deeds.on_add_requested)
    forums.edit_requested.connect(deeds.on_edit_requested)
    forums.remove_requested.connect(deeds.on_remove_requested)
    forums.testimonies_requested.connect(
        lambda forum_id: window.after_go("testimonies", testimonies.show_forum, forum_id)
    )
    forums.testimony_requested.connect(window.write_at)
    deeds.added.connect(forums.choose)
    _wire_evening(window, forums)
    _wire_paper(window, forums, testimonies)


def _wire_paper(window: MainWindow, forums: ForumsPage, testimonies: TestimoniesPage) -> None:
    deeds, writing = PaperDeeds(window.worker, window), testimonies.writing
    deeds.said.connect(window.say)
    forums.paper_requested.connect(deeds.on_sheets_requested)
    forums.evening.sheets_requested.connect(deeds.on_from_paper_requested)
    window.menus.from_paper.triggered.connect(deeds.on_from_paper_requested)
    window.menus.contact.triggered.connect(deeds.on_contact_requested)
    deeds.found.connect(lambda sheet: window.after_go("testimonies", writing.begin_from_sheet, sheet))
    testimonies.reader.card_requested.connect(lambda reading: deeds.on_card_requested(reading.testimony.id))
    writing.card_requested.connect(lambda kept: deeds.on_card_requested(kept.id))


def _wire_evening(window: MainWindow, forums: ForumsPage) -> None:
    deeds, queue, evening = EveningDeeds(window.worker, window), forums.queue, forums.evening
    deeds.said.connect(window.say)
    queue.come_requested.connect(
        lambda called, language: deeds.on_come_requested(forums.chosen_id, called, language)
    )
    queue.call_requested.connect(deeds.on_call_requested)
    queue.done_requested.connect(deeds.on_done_requested)
    queue.gone_requested.connect(deeds.on_gone_requested)
    queue.back_requested.connect(deeds.on_back_requested)
    queue.remove_requested.connect(deeds.on_remove_requested)
    queue.empty_requested.connect(lambda: deeds.on_empty_requested(forums.chosen_id))
    evening.backup_requested.connect(deeds.on_backup_requested)
    evening.drafts_requested.connect(lambda: window.go("testimonies"))
    evening.testimony_requested.connect(window.show_testimony)


def _wire_form(window: MainWindow, testimonies: TestimoniesPage) -> None:
    drafts = window.drafts
    deeds, writing = FormDeeds(window.worker, window), testimonies.writing
    deeds.said.connect(window.say)
    testimonies.add_requested.connect(window.write_at)
    writing.form_changed.connect(drafts.watch)
    writing.leave_requested.connect(lambda: drafts.keep(testimonies.leave_form))
    writing.throw_away_requested.connect(drafts.on_throw_away_requested)
    writing.hand_over_requested.connect(deeds.on_hand_over_requested)
    writing.written.connect(deeds.on_written)
    deeds.kept.connect(testimonies.kept)
    deeds.not_kept.connect(writing.refused)
    deeds.scripts_read.connect(lambda scripts: window.after_go("testimonies", writing.change_script, scripts))
    window.menus.scripts.triggered.connect(deeds.on_scripts_requested)
    testimonies.drafts.throw_away_requested.connect(drafts.on_throw_away_requested)
    testimonies.drafts.go_on_requested.connect(drafts.on_go_on_requested)
    drafts.resumed.connect(writing.resume)
    drafts.thrown_away.connect(testimonies.thrown_away)


def _wire_reader(window: MainWindow, testimonies: TestimoniesPage) -> None:
    deeds, reader = TestimonyDeeds(window.worker, window), testimonies.reader
    deeds.said.connect(window.say)
    reader.edit_requested.connect(testimonies.writing.change)
    reader.consent_requested.connect(deeds.on_consent_requested)
    reader.translation_requested.connect(testimonies.writing.translate)
    reader.translation_removal_requested.connect(deeds.on_translation_removal_requested)
    reader.history_requested.connect(deeds.on_history_requested)
    _wire_withdrawal(window, testimonies)
    _wire_marks(window, testimonies)
    wire_people(window, testimonies)


def _wire_marks(window: MainWindow, testimonies: TestimoniesPage) -> None:
    deeds, reader = MarkDeeds(window.worker, window), testimonies.reader
    deeds.said.connect(window.say)
    reader.hide_requested.connect(deeds.on_hide_requested)
    reader.mark_requested.connect(deeds.on_mark_requested)
    reader.copy_requested.connect(deeds.on_copy_requested)
    reader.mark_edit_requested.connect(deeds.on_edit_requested)
    reader.marks.removal_requested.connect(deeds.on_removal_requested)
    reader.leaves_requested.connect(deeds.on_leaves_requested)
    reviews = ReviewDeeds(window.worker, window)
    reviews.said.connect(window.say)
    reader.review_requested.connect(reviews.on_review_requested)


def _wire_search(window: MainWindow, testimonies: TestimoniesPage) -> None:
    deeds, finding = SearchDeeds(window.worker, window), testimonies.finding
    deeds.said.connect(window.say)
    finding.facets.save_requested.connect(lambda: deeds.on_save_requested(finding.question.sought))
    finding.facets.removal_requested.connect(deeds.on_removal_requested)


def _wire_withdrawal(window: MainWindow, testimonies: TestimoniesPage) -> None:
    deeds, reader = WithdrawalDeeds(window.worker, window), testimonies.reader
    deeds.said.connect(window.say)
    window.menus.call.triggered.connect(deeds.on_call_requested)
    reader.withdrawal_requested.connect(deeds.on_withdrawal_requested)
    reader.removal_requested.connect(deeds.on_removal_requested)
    reader.went_requested.connect(deeds.on_went_requested)


def _wire_together(window: MainWindow, testimonies: TestimoniesPage) -> None:
    deeds = TogetherDeeds(window.worker, window)
    deeds.said.connect(window.say)
    testimonies.together.together_requested.connect(deeds.on_together_requested)
    deeds.merged.connect(testimonies.choose)


def _wire_tags(window: MainWindow, tags: TagsPage) -> None:
    deeds = TagDeeds(window.worker, window)
    deeds.said.connect(window.say)
    tags.dimension_requested.connect(deeds.on_dimension_requested)
    tags.tag_requested.connect(deeds.on_tag_requested)
    tags.edit_requested.connect(deeds.on_edit_requested)
    tags.merge_requested.connect(deeds.on_merge_requested)
    tags.retirement_requested.connect(deeds.on_retirement_requested)
    tags.removal_requested.connect(deeds.on_removal_requested)
    deeds.added.connect(tags.choose)


def _wire_import(window: MainWindow, importing: ImportPage, testimonies: TestimoniesPage) -> None:
    deeds = SheetDeeds(window.worker, window)
    importing.choose_requested.connect(deeds.on_choose_requested)
    importing.bring_in_requested.connect(deeds.on_bring_in_requested)
    importing.testimonies_requested.connect(lambda: window.after_go("testimonies", testimonies.show_forum, 0))
    deeds.chosen.connect(importing.read_all)
    deeds.brought.connect(importing.brought)
    deeds.not_brought.connect(importing.not_brought)
