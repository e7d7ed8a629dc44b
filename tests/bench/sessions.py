"""What one session takes on the line."""
import os

from programs import BENCH, BIN, SAMPLE, Server, json_of, output
from table import report, report_bound

THIDUA = f"{BIN}/thidua"


def session_bytes(folder):
    server = Server(folder, os.path.join(SAMPLE, "organization.json")).start()
    office, officer = os.path.join(folder, "office"), os.path.join(folder, "officer")
    json_of(THIDUA, "--data", office, "--json", "enroll",
            server.enroll("STP-VP", "office", "Office"))
    json_of(THIDUA, "--data", office, "--json", "form", "publish",
            os.path.join(SAMPLE, "forms", "annual-report.json"))
    json_of(THIDUA, "--data", office, "--json", "sync")
    json_of(THIDUA, "--data", officer, "--json", "enroll",
            server.enroll("STP-HCTP", "officer", "Officer"))
    made = begin_report(officer)
    json_of(THIDUA, "--data", officer, "--json", "sync")
    json_of(THIDUA, "--data", officer, "--json", "sync")
    report_session("no-op session", json_of(THIDUA, "--data", officer, "--json", "sync"), 200)
    change_one_field(officer, made)
    report_session("one short field", json_of(THIDUA, "--data", officer, "--json", "sync"), 640)
    server.stop()


def begin_report(device):
    period = next(row["id"] for row in json_of(THIDUA, "--data", device, "--json", "period", "list")
                  if row["form"] == "annual-report" and row["due_date"].startswith("2026"))
    made = json_of(THIDUA, "--data", device, "--json", "report", "new", "--period", period)["id"]
    answers = os.path.join(SAMPLE, "answers", "annual-stp-hctp.json")
    output(THIDUA, "--data", device, "--json", "report", "set", made, "--from", answers)
    return made


def change_one_field(device, made):
    fields = json_of(THIDUA, "--data", device, "--json", "report", "show", made)["fields"]
    path = next(key for key, value in fields.items()
                if key.startswith("answers/") and isinstance(value, int)
                and not isinstance(value, bool) and key.count("/") == 1)
    output(THIDUA, "--data", device, "--json", "report", "set", made, f"{path}={fields[path] + 1}")


def report_session(name, session, bytes_max):
    report_bound(f"{name}: application bytes both ways",
                 session["bytes_sent"] + session["bytes_received"], "bytes", bytes_max)
    report_bound(f"{name}: round trips", session["round_trips"], "", 1)


def thrift(_folder):
    """Whole sessions over a line in memory: every byte of both directions after compression."""
    measured = json_of(f"{BENCH}/bench_thrift")
    report_bound("no-op session, in memory", measured["idle_bytes"], "bytes", 200)
    report_bound("no-op session, in memory: round trips", measured["idle_round_trips"], "", 1)
    report_bound("one short field of a 4 KiB report, in memory", measured["field_bytes"], "bytes",
                 640)
    report_bound("one short field, in memory: round trips", measured["field_round_trips"], "", 1)
    report_bound("20 new reports of 4 KiB against zstd -19 of all", measured["reports_bytes"],
                 "bytes", measured["reports_zstd"], None)
    report_bound("a paragraph of a text of 20 KiB", measured["paragraph_bytes"], "bytes",
                 700 + measured["paragraph_size"])
    report_bound(f"20 new reports, cut after every 6 KB ({measured['cut_connections']} connections)",
                 measured["cut_bytes"], "bytes", 1.6 * measured["reports_bytes"])


def files(_folder):
    """An attached file over a line in memory that is cut every 256 KiB."""
    measured = json_of(f"{BENCH}/bench_files")
    sent = measured["bytes_sent"] / measured["size"] if measured["is_stored"] else float("inf")
    report_bound(f"a file of 20 MB, cut every 256 KB ({measured['connections']} connections): sent",
                 sent, "x its size", 1.05)


def contact(folder):
    """Over a relay that counts TCP: what a device with nothing to say costs on the line."""
    server = Server(folder, os.path.join(SAMPLE, "organization.json")).start()
    device = os.path.join(folder, "officer")
    json_of(THIDUA, "--data", device, "--json", "enroll",
            server.enroll("STP-HCTP", "officer", "Officer"))
    json_of(THIDUA, "--data", device, "--json", "sync")
    measured = json_of(f"{BENCH}/bench_contact", device, server.address)
    server.stop()
    report_bound("no-op contact, TLS resumed: bytes on TCP both ways", measured["resumed_bytes"],
                 "bytes", 1600)
    report_bound("no-op contact, TLS resumed: round trips with TCP's",
                 measured["resumed_round_trips"], "", 3)
    report("no-op contact, full handshake: bytes on TCP both ways", measured["full_bytes"], "bytes")
    report_bound("no-op contact, full handshake: round trips with TCP's",
                 measured["full_round_trips"], "", 3)
