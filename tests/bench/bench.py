#!/usr/bin/env python3
"""Runs the benchmarks: each figure beside its limit, measured in the same run.

    bench.py [REGEX]

Runs the programs of build/release. Prints a table and writes build/bench/results.json: a list of
{"name", "value", "unit", "limit_value", "ratio"}. Speed is never asserted here.
"""
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.path.join(ROOT, "build", "release")
WANTED = re.compile(sys.argv[1] if len(sys.argv) > 1 else ".")
BIN = os.path.join(BUILD, "bin")
BENCH = os.path.join(BUILD, "bench")
SAMPLE = os.path.join(ROOT, "installer", "sample")
results = []


def report(name, value, unit, limit_value=None, ratio=None):
    results.append({"name": name, "value": value, "unit": unit,
                    "limit_value": limit_value, "ratio": ratio})
    shown = f"{value:,.1f}" if isinstance(value, float) else f"{value:,}"
    limit = "" if limit_value is None else f"{limit_value:,.1f}"
    print(f"{name:<52}{shown:>14} {unit:<10}{limit:>14}"
          f"{'' if ratio is None else f'{ratio:>9.2f}'}", flush=True)


def output(*words):
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout


def json_of(*words):
    return json.loads(output(*words))


class Server:
    """A real server on loopback with an organisation of its own."""

    def __init__(self, folder, organization):
        self.folder = os.path.join(folder, "server")
        output(f"{BIN}/thidua-server", "--data", self.folder, "init", "--organization",
               organization)
        self.start()

    def start(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.admin = "127.0.0.1:%d" % free.getsockname()[1]
        self.process = subprocess.Popen(
            [f"{BIN}/thidua-server", "--data", self.folder, "serve", "--listen", "127.0.0.1:0",
             "--admin", self.admin], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.address = self.process.stdout.readline().split()[1]

    def enroll(self, unit, role, name):
        return output(f"{BIN}/thidua-server", "--data", self.folder, "enroll", "--unit", unit,
                      "--role", role, "--name", name, "--address", self.address).split()[-1]

    def metric(self, name):
        with urllib.request.urlopen(f"http://{self.admin}/metrics", timeout=10) as answer:
            text = answer.read().decode()
        return float(re.search(rf"^thidua_{name} (\S+)$", text, re.M).group(1))

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)


def bench_organization(folder, units):
    organization = {
        "units": [{"code": "BENCH", "name": "Sở thử tải", "kind": "department"},
                  {"code": "BENCH-VP", "name": "Văn phòng", "kind": "office", "parent": "BENCH"}] +
                 [{"code": f"BENCH-{at:03}", "name": f"Phòng {at}", "kind": "division",
                   "parent": "BENCH"} for at in range(units)],
        "obligations": [{
            "key": "annual", "organs": ["BENCH"], "name": "Báo cáo", "name_en": "Report",
            "form_key": "quarterly-progress",
            "schedule": {"kind": "annual", "due_month": 12, "due_day": 15, "wording": "before",
                         "roll": "none", "window": "cut_off_14", "opens_days_before": 300,
                         "closes_days_after": 31},
            "first_year": 2026, "last_year": 2026, "recipients": [],
            "reporter_kinds": ["division"], "source": "bench"}],
        "forms": [{"organs": ["BENCH"],
                   "path": os.path.join(SAMPLE, "forms", "quarterly-progress.json")}],
    }
    path = os.path.join(folder, "organization.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(organization, file, ensure_ascii=False)
    shutil.copy(os.path.join(SAMPLE, "forms", "quarterly-progress.json"), folder)
    organization["forms"][0]["path"] = "quarterly-progress.json"
    with open(path, "w", encoding="utf-8") as file:
        json.dump(organization, file, ensure_ascii=False)
    return path


def storm(folder, devices=50, edits=400):
    server = Server(folder, bench_organization(folder, devices))
    codes = os.path.join(folder, "codes")
    with open(codes, "w", encoding="utf-8") as file:
        for at in range(devices):
            file.write(server.enroll(f"BENCH-{at:03}", "officer", f"Person {at}") + "\n")
    commits = server.metric("commits_total")
    measured = json_of(f"{BENCH}/bench_storm", codes, str(edits))
    commits = server.metric("commits_total") - commits
    server.stop()
    batch = max(1, round(measured["edits"] / commits))
    bare = json_of(f"{BENCH}/bench_bare_storm", os.path.join(server.folder, "server.db"),
                   os.path.join(folder, "bare.db"), str(batch))
    report(f"storm: {devices} devices x {edits} edits, {batch} a commit", measured["edits_per_second"],
           "edits/s", bare["edits_per_second"],
           measured["edits_per_second"] / bare["edits_per_second"])


def session_bytes(folder):
    server = Server(folder, os.path.join(SAMPLE, "organization.json"))
    office, officer = os.path.join(folder, "office"), os.path.join(folder, "officer")
    thidua = f"{BIN}/thidua"
    json_of(thidua, "--data", office, "--json", "enroll",
            server.enroll("STP-VP", "office", "Office"))
    json_of(thidua, "--data", office, "--json", "form", "publish",
            os.path.join(SAMPLE, "forms", "annual-report.json"))
    json_of(thidua, "--data", office, "--json", "sync")
    json_of(thidua, "--data", officer, "--json", "enroll",
            server.enroll("STP-HCTP", "officer", "Officer"))
    period = next(row["id"] for row in json_of(thidua, "--data", officer, "--json", "period", "list")
                  if row["form"] == "annual-report" and row["due_date"].startswith("2026"))
    made = json_of(thidua, "--data", officer, "--json", "report", "new", "--period", period)["id"]
    answers = os.path.join(SAMPLE, "answers", "annual-stp-hctp.json")
    output(thidua, "--data", officer, "--json", "report", "set", made, "--from", answers)
    json_of(thidua, "--data", officer, "--json", "sync")
    json_of(thidua, "--data", officer, "--json", "sync")
    idle = json_of(thidua, "--data", officer, "--json", "sync")
    report("no-op session: application bytes both ways",
           idle["bytes_sent"] + idle["bytes_received"], "bytes", 200,
           (idle["bytes_sent"] + idle["bytes_received"]) / 200)
    report("no-op session: round trips", idle["round_trips"], "", 1, idle["round_trips"] / 1)
    fields = json_of(thidua, "--data", officer, "--json", "report", "show", made)["fields"]
    path = next(key for key, value in fields.items()
                if key.startswith("answers/") and isinstance(value, int)
                and not isinstance(value, bool) and key.count("/") == 1)
    output(thidua, "--data", officer, "--json", "report", "set", made, f"{path}={fields[path] + 1}")
    one = json_of(thidua, "--data", officer, "--json", "sync")
    report("one short field: application bytes both ways",
           one["bytes_sent"] + one["bytes_received"], "bytes", 640,
           (one["bytes_sent"] + one["bytes_received"]) / 640)
    report("one short field: round trips", one["round_trips"], "", 1, one["round_trips"] / 1)
    server.stop()


def thrift(_):
    """Whole sessions over a line in memory: every byte of both directions after compression."""
    measured = json_of(f"{BENCH}/bench_thrift")

    def row(name, value, limit, unit="bytes"):
        report(name, value, unit, limit, value / limit)

    row("no-op session, in memory", measured["idle_bytes"], 200)
    row("no-op session, in memory: round trips", measured["idle_round_trips"], 1, "")
    row("one short field of a 4 KiB report, in memory", measured["field_bytes"], 640)
    row("one short field, in memory: round trips", measured["field_round_trips"], 1, "")
    row("20 new reports of 4 KiB against zstd -19 of all", measured["reports_bytes"],
        measured["reports_zstd"])
    row("a paragraph of a text of 20 KiB", measured["paragraph_bytes"],
        700 + measured["paragraph_size"])
    row(f"20 new reports, cut after every 6 KB ({measured['cut_connections']} connections)",
        measured["cut_bytes"], 1.6 * measured["reports_bytes"])


def files(_):
    """An attached file over a line in memory that is cut every 256 KiB."""
    measured = json_of(f"{BENCH}/bench_files")
    sent = measured["bytes_sent"] / measured["size"] if measured["is_stored"] else float("inf")
    report(f"a file of 20 MB, cut every 256 KB ({measured['connections']} connections): sent",
           sent, "x its size", 1.05, sent / 1.05)


def first_pull(folder, reports=20000):
    server = Server(folder, os.path.join(SAMPLE, "organization.json"))
    server.stop()
    json_of(f"{BENCH}/bench_fill", os.path.join(server.folder, "server.db"), "STP", str(reports))
    server.start()
    device = os.path.join(folder, "device")
    code = server.enroll("STP-VP", "office", "Office")
    pulled = json_of("/usr/bin/env", f"{BENCH}/bench_pull", device, code)
    server.stop()
    bare = json_of(f"{BENCH}/bench_bare_pull", os.path.join(device, "device.db"),
                   os.path.join(folder, "bare.db"))
    report(f"first pull of {reports} reports", pulled["rows_per_second"], "rows/s",
           bare["rows_per_second"], pulled["rows_per_second"] / bare["rows_per_second"])
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


def contact(folder):
    """Over a relay that counts TCP: what a device with nothing to say costs on the line."""
    server = Server(folder, os.path.join(SAMPLE, "organization.json"))
    device = os.path.join(folder, "officer")
    thidua = f"{BIN}/thidua"
    json_of(thidua, "--data", device, "--json", "enroll",
            server.enroll("STP-HCTP", "officer", "Officer"))
    json_of(thidua, "--data", device, "--json", "sync")
    measured = json_of(f"{BENCH}/bench_contact", device, server.address)
    server.stop()
    report("no-op contact, TLS resumed: bytes on TCP both ways", measured["resumed_bytes"],
           "bytes", 1600, measured["resumed_bytes"] / 1600)
    report("no-op contact, TLS resumed: round trips with TCP's", measured["resumed_round_trips"],
           "", 3, measured["resumed_round_trips"] / 3)
    report("no-op contact, full handshake: bytes on TCP both ways", measured["full_bytes"], "bytes")
    report("no-op contact, full handshake: round trips with TCP's", measured["full_round_trips"],
           "", 3, measured["full_round_trips"] / 3)


def list_pages(_folder, reports=100000):
    """The Office's list of reports: many short periods, and few long ones."""
    for units in (6, 1500):
        pages = json_of(f"{BENCH}/bench_report_pages", str(reports), str(units))
        for page in ("cold", "first", "middle", "last", "search"):
            report(f"list of {reports:,} reports of {units} units: {page} page",
                   pages[f"{page}_ms"], "ms")


BENCHMARKS = {"storm": storm, "session_bytes": session_bytes, "thrift": thrift, "files": files, "contact": contact,
              "first_pull": first_pull, "list_pages": list_pages}


def kept(path):
    """The earlier figures that this run did not measure anew; none when it measured everything."""
    if WANTED.pattern == "." or not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as file:
        measured = {row["name"] for row in results}
        return [row for row in json.load(file) if row["name"] not in measured]


def main():
    print(f"{'':<52}{'measured':>14} {'':<10}{'limit':>14}{'ratio':>9}")
    for name, run in BENCHMARKS.items():
        if not WANTED.search(name):
            continue
        with tempfile.TemporaryDirectory(prefix="thidua-bench-") as folder:
            run(folder)
    target = os.path.join(os.path.dirname(BUILD), "bench")
    os.makedirs(target, exist_ok=True)
    path = os.path.join(target, "results.json")
    rows = kept(path) + results
    with open(path, "w", encoding="utf-8") as file:
        json.dump(rows, file, indent=1)


if __name__ == "__main__":
    main()
