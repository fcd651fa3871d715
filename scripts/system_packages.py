"""Sees to it that the system offers what Python packages cannot bring along; needs the standard library only.

    python scripts/system_packages.py [venv] [windows] [screen] [pdf] [freeze] [peers]

Where something is missing: installs it if apt-get is there and we are root, else prints the one line to run and exits 1.
"""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys

# The shared libraries that Qt's modules and plugins link (read with ldd) and that its wheels do not carry,
# each with its package on Debian and Ubuntu.
LIBRARIES = {
    "windows": {
        "libEGL.so.1": "libegl1",
        "libGL.so.1": "libgl1",
        "libX11.so.6": "libx11-6",
        "libdbus-1.so.3": "libdbus-1-3",
        "libfontconfig.so.1": "libfontconfig1",
        "libfreetype.so.6": "libfreetype6",
        "libglib-2.0.so.0": "libglib2.0-0",
        "libgthread-2.0.so.0": "libglib2.0-0",
        "libxkbcommon.so.0": "libxkbcommon0",
        "libzstd.so.1": "libzstd1",
    },
    "screen": {
        "libX11-xcb.so.1": "libx11-xcb1",
        "libxcb-cursor.so.0": "libxcb-cursor0",
        "libxcb-glx.so.0": "libxcb-glx0",
        "libxcb-icccm.so.4": "libxcb-icccm4",
        "libxcb-image.so.0": "libxcb-image0",
        "libxcb-keysyms.so.1": "libxcb-keysyms1",
        "libxcb-randr.so.0": "libxcb-randr0",
        "libxcb-render-util.so.0": "libxcb-render-util0",
        "libxcb-render.so.0": "libxcb-render0",
        "libxcb-shape.so.0": "libxcb-shape0",
        "libxcb-shm.so.0": "libxcb-shm0",
        "libxcb-sync.so.1": "libxcb-sync1",
        "libxcb-util.so.1": "libxcb-util1",
        "libxcb-xfixes.so.0": "libxcb-xfixes0",
        "libxcb-xkb.so.1": "libxcb-xkb1",
        "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    },
    "peers": {
        "libpango-1.0.so.0": "libpango-1.0-0",
        "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    },
}
PROGRAMS = {
    "pdf": {"pdftotext": "poppler-utils", "pdftoppm": "poppler-utils"},
    "freeze": {"objcopy": "binutils", "objdump": "binutils"},
}


def main(needs: list[str]) -> int:
    """Check each need and mend what can be mended; returns the exit code."""
    if not sys.platform.startswith("linux"):
        return 0
    missing = missing_packages(needs)
    if missing and shutil.which("apt-get") and os.geteuid() == 0:
        install(missing)
        missing = missing_packages(needs)
    if missing:
        print("hrforum needs a few parts of the system that are not here. Please run:", file=sys.stderr)
        print(f"sudo apt-get install {' '.join(missing)}", file=sys.stderr)
        return 1
    return 0


def missing_packages(needs: list[str]) -> list[str]:
    """Return the Debian packages that would bring what is missing, each once, in order."""
    missing = []
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    if "venv" in needs and not importlib.util.find_spec("ensurepip"):
        missing.append(venv_package(version))
    # Debian's Python has its library inside the program; the freezer wants it beside.
    if "freeze" in needs and sys.base_prefix == "/usr" and not loads(f"libpython{version}.so.1.0"):
        missing.append(f"libpython{version}")
    for need in needs:
        missing += [package for name, package in LIBRARIES.get(need, {}).items() if not loads(name)]
        missing += [package for name, package in PROGRAMS.get(need, {}).items() if not shutil.which(name)]
    return list(dict.fromkeys(missing))


def venv_package(version: str) -> str:
    """Name the package that lets this Python make virtual environments."""
    if os.path.realpath("/usr/bin/python3") == os.path.realpath(sys.executable):
        return "python3-venv"
    return f"python{version}-venv"


def loads(name: str) -> bool:
    """Say whether the system's loader finds the shared library."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def install(packages: list[str]) -> None:
    """Install the packages with apt-get; what still fails shows in the check that follows."""
    print(f"Installing from the system's packages: {' '.join(packages)}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "-qq", "update"], env=environment, check=False)
    command = ["apt-get", "-qq", "install", "--yes", "--no-install-recommends", *packages]
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
