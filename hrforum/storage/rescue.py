"""Builds a new archive from what can be read of a damaged one, and mends what then refers to something lost."""

import secrets
import shutil
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from hrforum.domain.code import new_code
from hrforum.errors import Damaged, FileTrouble, HrforumError, WrongPassphrase
from hrforum.i18n import _
from hrforum.progress import SILENT, Progress
from hrforum.storage import orphans, rescued_consent, schema, spare_list
from hrforum.storage.archive import Archive, Row, new_uuid
from hrforum.storage.beside import beside, keep_private, sync_file, sync_folder
from hrforum.storage.key import Key
from hrforum.storage.salvage import Salvage, Shape

_BATCH = 2_000
_PROTECTS = ("consent", "redaction", "testifier", "testimony_testifier", "choice", "erase_order", "purged")


@dataclass(frozen=True, slots=True)
class Rescued:
    """How many rows of each table came over, and what did not, each as a table and a number."""

    rows: dict[str, int]
    lost: tuple[str, ...]
    backup: Path | None = None
    """The newest backup that is whole, where something was lost: the other way."""

    @property
    def protection_lost(self) -> bool:
        """Whether something is lost that keeps words from leaving: a no, a hidden place, that somebody is young."""
        return any(each.split()[0].rstrip(":") in _PROTECTS for each in self.lost)


def rescue(damaged: Path, key: Key, target: Path, progress: Progress = SILENT) -> Rescued:
    """Write everything that can be read of a damaged archive into a new one under the same key; the damaged file is only copied.

    Raises `WrongPassphrase` or `Damaged` where nothing can be read, `FileTrouble` where the new file cannot be written.
    """
    if target.exists():
        raise FileTrouble(_("There is already a file of that name. Choose another name."))
    with beside(target) as fresh, beside(target.with_name(target.name + "-source")) as copy:
        _copy(damaged, copy)
        fresh.touch(0o600, exist_ok=False)
        with Archive(fresh, key) as made:
            found = _filled(made, copy, key, progress)
            made.bring_home()
        keep_private(fresh)
        try:
            sync_file(fresh)
            fresh.rename(target)
        except OSError as error:
            raise FileTrouble(
                _("The archive cannot be made there: {why}").format(why=error.strerror)
            ) from None
        sync_folder(target.parent)
    return found


def _copy(damaged: Path, copy: Path) -> None:
    # Looking alone would already finish an interrupted save: the damaged file stays as it is.
    try:
        shutil.copyfile(damaged, copy)
        wal = damaged.with_name(damaged.name + "-wal")
        if wal.exists():
            shutil.copyfile(wal, copy.with_name(copy.name + "-wal"))
    except OSError as error:
        raise FileTrouble(_("The file cannot be copied: {why}").format(why=error.strerror)) from None


def _filled(made: Archive, copy: Path, key: Key, progress: Progress) -> Rescued:
    made.run(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    made.run("PRAGMA foreign_keys = OFF")
    schema.migrations.apply(made.db)
    with beside(copy.with_name(copy.name + "-laid-out")) as laid_out:
        source, unknown = _source(made, copy, key, laid_out)
        try:
            return _fill(made, source, unknown, progress)
        finally:
            source.close()


def _source(made: Archive, copy: Path, key: Key, laid_out: Path) -> tuple[Salvage, list[str]]:
    """Return the damaged file as it is read, and what of it cannot be found: where its list of tables is damaged, under a list of our own."""
    wrong: HrforumError | None = None
    alone: frozenset[int] | None = None
    try:
        with closing(Salvage(copy, key)) as source:
            whole = orphans.all_can_be_entered(source)
        if whole:
            return Salvage(copy, key), []
        with beside(copy.with_name(copy.name + "-alone")) as spent:
            _copy(copy, spent)
            alone = orphans.never_used(spent, key)
    except (Damaged, WrongPassphrase) as error:
        # A damaged first page cannot be told from a wrong passphrase, before other pages were tried.
        wrong = error
    with beside(copy.with_name(copy.name + "-plan")) as plan:
        found = spare_list.lay_under(copy, key, laid_out, spare_list.plans_of(made, plan))
    if found is None:
        if wrong is not None:
            raise wrong
        return Salvage(copy, key), []
    pages = range(2, found.pages + 1) if alone is None else alone
    parts = orphans.adopt(laid_out, key, found.plan, found.roots, pages, alone is not None)
    return Salvage(laid_out, key, parts), [f"{name} (all of it)" for name in sorted(found.unknown)]


def _fill(made: Archive, source: Salvage, unknown: list[str], progress: Progress) -> Rescued:
    shapes = source.shapes()
    triggers = made.rows("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    lost = list(unknown)
    counts: dict[str, int] = {}
    with made.atomic():
        for name, _sql in triggers:
            made.run(f"DROP TRIGGER {name}")
        known = [row[0] for row in made.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for number, shape in enumerate(each for each in shapes.values() if each.name in known):
            progress.step(number, len(shapes), _("Reading {table}").format(table=shape.name))
            if shape.name != "_sqlite_migrations":
                counts[shape.name] = _bring(made, shape, source.rows(shape, lost.append))
        _mend(made, lost)
        made.run("INSERT INTO search(search) VALUES ('rebuild')")
        for _name, sql in triggers:
            made.run(sql)
    made.run(f"PRAGMA user_version = {schema.SCHEMA}")
    return Rescued(counts, tuple(_in_ranges(lost)))


def _in_ranges(lost: Iterable[str]) -> list[str]:
    """Return what is lost with numbers that follow each other as one range: a page that is gone holds many."""
    said: list[str] = []
    table, first, last = "", 0, 0

    def end() -> None:
        if table:
            said.append(f"{table} {first}" if first == last else f"{table} {first}-{last}")

    for each in lost:
        name, _space, number = each.rpartition(" ")
        if not number.isdigit():
            end()
            table = ""
            said.append(each)
        elif name == table and int(number) == last + 1:
            last = int(number)
        else:
            end()
            table, first, last = name, int(number), int(number)
    end()
    return said


def _bring(made: Archive, shape: Shape, rows: Iterable[Row]) -> int:
    mine = {row[1] for row in made.rows(f"PRAGMA table_info({shape.name})")}
    kept = [place for place, column in enumerate(shape.columns) if column in mine]
    columns = ", ".join(shape.columns[place] for place in kept)
    sql = f"INSERT OR IGNORE INTO {shape.name} ({columns}) VALUES ({', '.join('?' * len(kept))})"
    waiting: list[tuple[object, ...]] = []
    for row in rows:
        waiting.append(tuple(row[place] for place in kept))
        if len(waiting) == _BATCH:
            made.run_many(sql, waiting)
            waiting.clear()
    made.run_many(sql, waiting)
    return int(made.value(f"SELECT count(*) FROM {shape.name}"))


# ---- what refers to something lost -------------------------------------------------------------------------------------
def _mend(made: Archive, lost: list[str]) -> None:
    if not made.value("SELECT count(*) FROM archive"):
        sql = (
            "INSERT INTO archive (id, uuid, name, place, language, made_on, practice, secret)"
            " VALUES (1, ?, ?, '', 'en', '2000-01-01', 0, ?)"
        )
        made.run(sql, (new_uuid().bytes, _("Rescued"), secrets.token_bytes(32)))
        lost.append("archive 1")
    _mend_devices(made)
    _mend_testimonies(made, lost)
    _mend_what_protects(made, lost)
    while broken := made.rows('SELECT DISTINCT "table", parent, fkid FROM pragma_foreign_key_check'):
        for table, parent, number in broken:
            _mend_reference(made, table, parent, number, lost)
    if about := rescued_consent.withhold(made, lost, datetime.now(UTC).isoformat(timespec="seconds")):
        lost.append(f"consent asked anew: {about} x testimony")


def _mend_devices(made: Archive) -> None:
    tables = [
        row[0]
        for row in made.rows(
            "SELECT m.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = 'device_id'"
        )
    ]
    for table in tables:
        missing = f"SELECT DISTINCT device_id FROM {table} WHERE device_id NOT IN (SELECT id FROM device)"
        for (device_id,) in made.rows(missing):
            made.run("INSERT INTO device (id, uuid) VALUES (?, ?)", (device_id, new_uuid().bytes))
    made.run(
        "UPDATE device SET counter = max(counter, coalesce((SELECT max(counter) FROM ledger WHERE device_id = device.id), 0))"
    )


def _mend_testimonies(made: Archive, lost: list[str]) -> None:
    """Words whose testimony is lost are kept under a new code: what was said cannot be asked for twice."""
    for testimony_id, device_id in made.rows(
        "SELECT testimony_id, min(device_id) FROM version WHERE testimony_id NOT IN (SELECT id FROM testimony) GROUP BY testimony_id"
    ):
        code = new_code("HRF")
        made.run(
            "INSERT INTO testimony (id, uuid, device_id, code, happened_precision, place, ask, status)"
            " VALUES (?, ?, ?, ?, 'unknown', '', '', 'draft')",
            (testimony_id, new_uuid().bytes, device_id, code),
        )
        lost.append(f"testimony {testimony_id}: {code}")
    made.run("DELETE FROM current_version WHERE version_id NOT IN (SELECT id FROM version)")
    # A translation that was taken away on purpose stays away.
    made.run(
        "INSERT OR IGNORE INTO current_version (testimony_id, language, kind, version_id)"
        " SELECT testimony_id, language, kind, max(id) FROM version WHERE kind = 'original' AND testimony_id NOT IN"
        " (SELECT testimony_id FROM current_version WHERE kind = 'original') GROUP BY testimony_id"
    )


# (NULL NOT IN an empty table is true, so each asks first whether anything is named.)
# What a reference that is merely emptied would turn into something that protects less, or into nothing that can be read.
_PROTECTING = (
    # An answer about a lost attachment would become one about the testimony.
    (
        "consent",
        "DELETE FROM consent WHERE attachment_id IS NOT NULL AND attachment_id NOT IN (SELECT id FROM attachment)",
    ),
    (
        "redaction",
        "UPDATE redaction SET audience = 'outside', hearing_id = NULL WHERE hearing_id IS NOT NULL AND hearing_id NOT IN (SELECT id FROM hearing)",
    ),
    # Earlier words may be current now, and what was hidden in the lost ones stands there: nothing leaves until somebody looked.
    (
        "redaction",
        "UPDATE redaction SET version_id = NULL, lost = 1 WHERE version_id IS NOT NULL AND version_id NOT IN (SELECT id FROM version)",
    ),
)


def _mend_what_protects(made: Archive, lost: list[str]) -> None:
    for table, sql in _PROTECTING:
        if changed := made.changed(sql):
            lost.append(f"{table}: {changed} x -")
    # An attachment hangs on something, so the draft that is lost comes back empty.
    made.run(
        "INSERT INTO draft (id, uuid, device_id, kept_at, body) SELECT draft_id, randomblob(16), min(device_id), '', '{}'"
        " FROM attachment WHERE draft_id IS NOT NULL AND draft_id NOT IN (SELECT id FROM draft) GROUP BY draft_id"
    )


def _mend_reference(made: Archive, table: str, parent: str, number: int, lost: list[str]) -> None:
    column, needed = made.rows(
        'SELECT f."from", c."notnull" OR c.pk FROM pragma_foreign_key_list(?) f JOIN pragma_table_info(?) c ON c.name = f."from" WHERE f.id = ?',
        (table, table, number),
    )[0]
    where = f"{column} IS NOT NULL AND {column} NOT IN (SELECT id FROM {parent})"
    if needed:
        gone = made.changed(f"DELETE FROM {table} WHERE {where}")
    else:
        gone = made.changed(f"UPDATE {table} SET {column} = NULL WHERE {where}")
    if gone:
        lost.append(f"{table}: {gone} x {parent}")
