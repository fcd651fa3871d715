"""Fuzzes one reader, guided by what it reaches: `python -m tests.fuzz csv --seconds 60`; what breaks it is kept in the corpus."""

import argparse
import sys
import tempfile

import atheris

with atheris.instrument_imports(include=["hrforum"]):
    from tests.fuzz.readers import CORPUS, READERS, read


def main() -> None:
    """Run atheris on one reader until time is up or something breaks."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("reader", choices=READERS)
    parser.add_argument("--seconds", type=int, default=60)
    asked = parser.parse_args()
    folder = CORPUS / asked.reader
    options = [
        f"-max_total_time={asked.seconds}",
        "-timeout=10",
        "-rss_limit_mb=1024",
        f"-artifact_prefix={folder}/",
    ]
    with tempfile.TemporaryDirectory() as fresh:
        # What is new goes into the first folder and away again; the corpus itself grows by what broke something.
        atheris.Setup([sys.argv[0], *options, fresh, str(folder)], lambda raw: read(asked.reader, raw))
        atheris.Fuzz()


if __name__ == "__main__":
    main()
