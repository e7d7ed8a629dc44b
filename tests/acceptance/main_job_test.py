"""The main job of installer/quickstart with the real programs, and LibreOffice as the reader."""

import argparse
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def main():
    """Ends with the story's own exit code."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--binaries", required=True)
    parser.add_argument("--clock", required=True)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="thidua-main-job-") as folder:
        story = [sys.executable, "-B", str(ROOT / "installer/main_job"), "--language", "en",
                 "--libreoffice", "--binaries", arguments.binaries, "--clock", arguments.clock,
                 "--folder", f"{folder}/demo"]
        code = subprocess.run(story, check=False).returncode
        log = pathlib.Path(folder, "demo/server.log")
        said = log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
    if "Sanitizer" in said or "runtime error" in said:
        code = 1
    if code != 0:
        print(said[-6000:])
    return code


if __name__ == "__main__":
    sys.exit(main())
