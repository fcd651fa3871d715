"""A process of the peers' own environment that sets one source with one of them, and says how long it took and how large it grew.

.venv-peers/bin/python tests/benchmarks/peer.py weasyprint|typst SOURCE FILE, with the fonts beside the source. Imports nothing of the project.
"""

import json
import sys
import time
from importlib import import_module
from pathlib import Path


def weasyprint(source: Path, target: Path) -> None:
    """Set a page of HTML as PDF/UA-1."""
    import_module("weasyprint").HTML(filename=str(source)).write_pdf(str(target), pdf_variant="pdf/ua-1")


def typst(source: Path, target: Path) -> None:
    """Set Typst's own markup as PDF/UA-1."""
    import_module("typst").compile(
        str(source),
        output=str(target),
        font_paths=[str(source.parent)],
        ignore_system_fonts=True,
        pdf_standards="ua-1",
    )


def main(peer: str, source: Path, target: Path) -> None:
    """Set once and print seconds, those of the processor, imports left out, and bytes of memory as one line of JSON."""
    import_module(peer)
    start, worked = time.perf_counter(), time.process_time()
    {"weasyprint": weasyprint, "typst": typst}[peer](source, target)
    took, work = time.perf_counter() - start, time.process_time() - worked
    status = Path("/proc/self/status").read_text(encoding="ascii")
    memory = int(status.partition("VmHWM:")[2].split()[0]) * 1024
    print(json.dumps({"seconds": took, "work": work, "memory": memory}))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
