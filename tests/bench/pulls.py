"""Devices that hold much."""
import os
import shutil
import subprocess
import time

from programs import BENCH, BIN, SAMPLE, Server, json_of
from table import report, report_bound


def first_pull(folder, reports=20000):
    server = Server(folder, os.path.join(SAMPLE, "organization.json"))
    json_of(f"{BENCH}/bench_fill", server.store, "STP", str(reports))
    server.start()
    device = os.path.join(folder, "device")
    code = server.enroll("STP-VP", "office", "Office")
    pulled = json_of(f"{BENCH}/bench_pull", device, code)
    server.stop()
    bare = json_of(f"{BENCH}/bench_bare_pull", os.path.join(device, "device.db"),
                   os.path.join(folder, "bare.db"))
    report(f"first pull of {reports} reports", pulled["rows_per_second"], "rows/s",
           bare["rows_per_second"], pulled["rows_per_second"] / bare["rows_per_second"])
    report_bound(f"first pull of {reports} reports: memory of the device",
                 pulled["memory_kb"] / 1024, "MB", 200)
    return device


def first_pull_100k(folder):
    first_pull(folder, 100000)


def desktop(folder, reports=20000):
    """A first pull, and the window over what it brought."""
    device = first_pull(folder, reports)
    if shutil.which("xvfb-run"):
        desktop_start(device, reports)


def desktop_start(device, reports):
    picture = os.path.join(os.path.dirname(device), "start.png")
    seconds = []
    for _ in range(3):
        began = time.monotonic()
        subprocess.run(["xvfb-run", "-a", "-s", "-screen 0 1366x768x24 -nolisten tcp",
                        f"{BIN}/thidua-desktop", "--data", device, "--place", "reports",
                        "--picture", picture], check=True, capture_output=True)
        seconds.append(time.monotonic() - began)
    report(f"desktop started to a picture of {reports} reports", min(seconds), "s")


def list_pages(_folder, reports=100000):
    """The Office's list of reports: many short periods, and few long ones."""
    for units in (6, 1500):
        pages = json_of(f"{BENCH}/bench_report_pages", str(reports), str(units))
        for page in ("cold", "first", "middle", "last", "search"):
            report(f"list of {reports:,} reports of {units} units: {page} page",
                   pages[f"{page}_ms"], "ms")
