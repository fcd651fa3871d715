"""S8: under Linux no core file is written and no other program of the same user reads this one's memory."""

import subprocess
import sys

_ASK = (
    "import ctypes, resource, sys; from hrforum.operations.memory import close_memory; close_memory();"
    "sys.stdout.write(f'{resource.getrlimit(resource.RLIMIT_CORE)[0]} {ctypes.CDLL(None).prctl(3, 0, 0, 0, 0)}')"
)


def test_s8_memory_is_closed() -> None:
    if sys.platform.startswith("linux"):
        said = subprocess.run([sys.executable, "-c", _ASK], capture_output=True, text=True, check=True).stdout
        assert said == "0 0"
