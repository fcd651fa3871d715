"""Takes out of a copy of the archive whatever says who somebody is, apart from the words themselves."""

from hrforum.storage.archive import Archive

_TAKEN_OUT = (
    "DELETE FROM identity",
    # A face, a voice, a signed form: each is as good as a name.
    "DELETE FROM attachment",
    # Unfinished forms, and the people of an evening by what they are called.
    "DELETE FROM draft",
    "DELETE FROM left_open",
    "DELETE FROM turn",
    # Earlier words, often changed because they named somebody.
    "DELETE FROM version WHERE id NOT IN (SELECT version_id FROM current_version)",
    "UPDATE version SET translator = '' WHERE translator IS NOT NULL",
    "UPDATE testimony SET interpreter = '', row_mark = NULL",
    "UPDATE merged SET row_mark = NULL",
    # Marks under the archive's secret, by which names could be tried one after the other.
    "UPDATE purged SET row_mark = NULL",
    "DELETE FROM let_stand",
    "UPDATE forum SET note_takers = '', present = ''",
    "UPDATE batch SET file_name = ''",
    "UPDATE household SET note = ''",
    "UPDATE incident SET note = ''",
    "UPDATE passage SET note = ''",
    "UPDATE handout SET recipient = ''",
    # Words that were looked for may be a name.
    "DELETE FROM saved_search",
    # Files and folders are called as somebody likes. The numbers stay, so that later ones are held against them.
    "UPDATE saved_table SET name = '…'",
    "DELETE FROM choice WHERE key = 'second_place'",
    "DELETE FROM backup",
)
_CONSENT = (
    "UPDATE consent SET asked_by = '', interpreter = '', witness = '', proof = '', proof_attachment = NULL"
)
_GUARD = "consent_stays"


def strip(copy: Archive) -> None:
    """Take out names, contacts, guardians, who asked, witnessed, translated and took notes, attachments, earlier words
    and the organisers' notes on people, incidents and passages.

    The copy has to be swept afterwards: until then its free pages still hold all of it.
    """
    for statement in _TAKEN_OUT:
        copy.run(statement)
    guard = copy.value("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = ?", (_GUARD,))
    copy.run(f"DROP TRIGGER {_GUARD}")
    copy.run(_CONSENT)
    copy.run(guard)
