"""The order of the steps of a batch: which books, under which names, built by whom, saved and written down here.

Children build; this process alone writes: the manifest's line, then the book, in one atomic save. So a run that is
killed at any instant leaves whole books only, and ``resume`` builds none of them again.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from pathlib import Path

from docgen import saving
from docgen.batches.dask_executor import connected
from docgen.batches.executor import Executor, LocalExecutor
from docgen.batches.job import Facts, Options, Reply, Target, build_request, offices_request
from docgen.batches.manifest import Manifest
from docgen.batches.progress import Progress
from docgen.batches.report import REPORT, as_csv
from docgen.batches.result import BatchResult, Entry
from docgen.batches.targets import expand, file_names
from docgen.problems import FilePlace, Problem, ProblemsFound, error, has_errors, in_reading_order

_SAVERS = 4  # a save waits for the disk three times (the line, the book, the folder), and disks do several at once
Watch = Callable[[Progress], None]


def run(
    plans: Sequence[Path],
    folder: Path,
    options: Options,
    *,
    jobs: int | None = None,
    scheduler: str | None = None,
    resume: bool = False,
    watch: Watch = lambda _: None,
) -> BatchResult:
    """Builds a book of every plan into ``folder``, and the report; one bad plan stops no other.

    Raises :class:`ProblemsFound` only when there is nothing to go on with: the folder cannot be written or is in use
    by another run (output-unwritable, batch-busy), the scheduler does not answer (scheduler-failed).
    """
    _make(folder)
    saving.sweep_leftovers(folder)
    manifest = Manifest(folder, resume=resume)
    try:
        executor = connected(scheduler) if scheduler else LocalExecutor(jobs)
        try:
            entries = _Batch(folder, options, manifest, executor, watch).entries(expand(plans))
        finally:
            executor.close()
    finally:
        manifest.close()
    report, problems = saving.save(folder / REPORT, as_csv(entries))
    if problems:
        raise ProblemsFound(problems)
    return BatchResult(entries, report)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError):
        what = f"สร้างโฟลเดอร์ “{folder.name}” ไม่ได้"
        fault = error("output-unwritable", FilePlace(folder.name), what, "เลือกโฟลเดอร์อื่นที่มีสิทธิ์บันทึก")
        raise ProblemsFound([fault]) from None


class _Batch:
    def __init__(self, folder: Path, options: Options, manifest: Manifest, executor: Executor, watch: Watch) -> None:
        self._folder, self._options, self._manifest = folder, options, manifest
        self._executor, self._watch = executor, watch
        self._began = time.monotonic()

    def entries(self, plans: Sequence[Path]) -> list[Entry]:
        """An entry for each book, in the plans' order and each workbook's, however they came."""
        found = self._targets(plans)
        targets = [each for each in found if isinstance(each, Target)]
        built = iter(self._build(targets))
        return [next(built) if isinstance(each, Target) else each for each in found]

    def _targets(self, plans: Sequence[Path]) -> list[Target | Entry]:
        """The books to build; a workbook whose offices cannot be told apart is refused at once."""
        if not self._options.split_by:
            return [Target(plan) for plan in plans]
        asked = [(offices_request(plan, self._options), plan.name) for plan in plans]
        replies = dict(self._executor.answers(asked))
        return [each for place, plan in enumerate(plans) for each in _cut(plan, replies[place])]

    def _build(self, targets: Sequence[Target]) -> list[Entry]:
        files, told = file_names(targets)
        known = [self._manifest.known(each.key, file) for each, file in zip(targets, files, strict=True)]
        asked = [
            (build_request(each, self._options, facts), each.label) for each, facts in zip(targets, known, strict=True)
        ]
        entries: list[Entry | None] = [None] * len(targets)
        self._tell(entries)
        saving_now: dict[Future[Entry], int] = {}
        with ThreadPoolExecutor(_SAVERS) as savers:
            for place, reply in self._executor.answers(asked):
                problems = (*reply.problems, *filter(None, [told[place]]))
                saved = savers.submit(self._finished, targets[place], files[place], reply, problems)
                saving_now[saved] = place
                self._collect(saving_now, entries, most=2 * _SAVERS)
            self._collect(saving_now, entries, most=0)
        return [entry for entry in entries if entry is not None]

    def _collect(self, saving_now: dict[Future[Entry], int], entries: list[Entry | None], *, most: int) -> None:
        """Takes over what is saved, until ``most`` saves are under way."""
        done = [each for each in saving_now if each.done()]
        while done or len(saving_now) > most:
            for each in done or wait(saving_now, return_when=FIRST_COMPLETED).done:
                entries[saving_now.pop(each)] = each.result()
                self._tell(entries)
            done = []

    def _finished(self, target: Target, file: str, reply: Reply, problems: tuple[Problem, ...]) -> Entry:
        path = self._folder / file
        if reply.facts is None:
            return Entry(target, problems=problems)
        if not reply.book:
            return Entry(target, path, reply.facts, problems, resumed=True)
        faults = self._save(target, path, reply, reply.facts)
        if has_errors(faults):
            return Entry(target, problems=tuple(in_reading_order([*problems, *faults])))
        return Entry(target, path, reply.facts, problems)

    def _save(self, target: Target, path: Path, reply: Reply, facts: Facts) -> list[Problem]:
        if faults := saving.refusals(path, reply.files):
            return faults
        try:
            self._manifest.add(target.key, path.name, facts)
        except OSError:
            what = "พื้นที่เก็บข้อมูลไม่พอ จึงจดความคืบหน้าไม่ได้"
            return [error("output-unwritable", FilePlace(path.name), what, "ลบแฟ้มที่ไม่ใช้ หรือบันทึกลงไดรฟ์อื่น")]
        return saving.save(path, reply.book, sweep=False)[1]

    def _tell(self, entries: Sequence[Entry | None]) -> None:
        done = [entry for entry in entries if entry is not None]
        failed = sum(entry.path is None for entry in done)
        ready = sum(entry.resumed for entry in done)
        self._watch(Progress(len(done), failed, len(entries), time.monotonic() - self._began, ready))


def _cut(plan: Path, reply: Reply) -> list[Target | Entry]:
    """A workbook's offices, and behind them what is wrong with rows of no office."""
    found: list[Target | Entry] = [Target(plan, office) for office in reply.offices]
    if reply.problems or not found:
        found.append(Entry(Target(plan), problems=reply.problems or (_no_office(plan),)))
    return found


def _no_office(plan: Path) -> Problem:
    what = "ไม่มีหน่วยงานใดในสมุดงานนี้"
    return error("split-column", FilePlace(plan.name), what, "กรอกข้อมูลทั่วไปหน่วยงานละแถวในชีต “หน่วยงานทั้งหมด”")
