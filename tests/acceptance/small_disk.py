"""A disk that can be filled: a small one of its own where one may be mounted, else a limit on the
length of files, which every process may be given."""

import contextlib
import os
import pathlib
import subprocess
import tempfile

from scene import run

DISK_BYTES = 8 << 20
TOO_SHORT_BYTES = 4096
UNLIMITED = "unlimited"


class MountedDisk:
    """A tmpfs of a few megabytes."""

    def __init__(self, folder):
        self.folder = folder

    def programs(self, programs):
        """The programs that write on this disk."""
        return programs

    def fill(self, server=None):
        """Leaves less than a page."""
        with open(self.folder / "filler", "wb", buffering=0) as filler:
            with contextlib.suppress(OSError):
                while True:
                    filler.write(b"\0" * 4096)

    def free(self, server=None):
        """There is room again."""
        (self.folder / "filler").unlink()


class _LimitedPrograms:
    """The same programs, which may be kept from writing beyond the first page of a file."""

    def __init__(self, programs):
        self._programs = programs
        self.limit = UNLIMITED

    def environment(self):
        return self._programs.environment()

    def words(self, *words):
        # Ignored from the start: otherwise the signal ends the program before it sees the error.
        script = f'trap "" XFSZ; exec prlimit --fsize={self.limit}:{UNLIMITED} -- "$@"'
        return ["sh", "-c", script, "sh", *self._programs.words(*words)]


class LimitedDisk:
    """No disk of its own: writes fail because the files would become too long."""

    def __init__(self, folder):
        self.folder = folder
        self._limited = []

    def programs(self, programs):
        self._limited.append(_LimitedPrograms(programs))
        return self._limited[-1]

    def fill(self, server=None):
        self._set(str(TOO_SHORT_BYTES), server)

    def free(self, server=None):
        self._set(UNLIMITED, server)

    def _set(self, limit, server):
        for programs in self._limited:
            programs.limit = limit
        if server is not None:
            subprocess.run(["prlimit", "--pid", str(server.process_id),
                            f"--fsize={limit}:{UNLIMITED}"], check=True)


@contextlib.contextmanager
def small_disk(beside):
    """One of the two, for the length of a test."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="disk-", dir=beside))
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    options = f"size={DISK_BYTES},uid={os.geteuid()},gid={os.getegid()}"
    try:
        is_mounted = os.environ.get("THIDUA_TEST_NO_MOUNT") is None and run(
            [*as_root, "mount", "-t", "tmpfs", "-o", options, "tmpfs", folder]).code == 0
    except FileNotFoundError:
        is_mounted = False
    try:
        yield MountedDisk(folder) if is_mounted else LimitedDisk(folder)
    finally:
        if is_mounted:
            run([*as_root, "umount", "-l", folder])
