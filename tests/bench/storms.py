"""Everybody comes at once."""
import os
import statistics

from programs import BENCH, Load, Server, json_of
from province import SHORT_FORM, deadline, write_long_form, write_organization
from table import report, report_bound


def bare_speed(server, folder, batch):
    """The middle one of three: it takes a fraction of a second."""
    speeds = []
    for at in range(3):
        loop = json_of(f"{BENCH}/bench_bare_storm", server.store,
                       os.path.join(folder, f"bare-{at}.db"), str(batch))
        speeds.append(loop["edits_per_second"])
    return statistics.median(speeds)


def storm(folder, devices=50, edits=400, typing="one-report"):
    """Every device has a unit of its own. The bare loop writes the same rows, as many a commit."""
    reports = edits if typing == "new-reports" else 1
    server = Server(folder, write_organization(folder, devices, reports))
    enrolled = server.enrol_many(devices, devices)
    server.start()
    load = Load(f"{BENCH}/bench_storm", enrolled, server.address, SHORT_FORM, deadline().year,
                edits, "--typing", typing)
    commits = server.metric("commits_total")
    measured = load.go()
    commits = server.metric("commits_total") - commits
    memory = server.memory_mb_max()
    load.end()
    server.stop()
    batch = max(1, round(measured["edits"] / commits))
    bare = bare_speed(server, folder, batch)
    what = "edits" if typing == "one-report" else "reports"
    name = f"storm: {devices} devices x {edits} {what}"
    report(name, measured["edits_per_second"], "edits/s", bare,
           measured["edits_per_second"] / bare, ">= 0.3")
    report(f"{name}: p99 against the median", measured["p99"], "s", measured["median"],
           measured["p99"] / measured["median"], "<= 3")
    report_bound(f"{name}: memory of the server", memory, "MB", 512)
    lost = devices * edits - measured["edits"]
    report(f"{name}: errors a person sees", measured["errors"] + lost, "", must="0")
    report(f"{name}: told to come back later", measured["come_backs"], "times")
    report(f"{name}: edits a commit", batch, "")


def storm_200(folder):
    storm(folder, devices=200, edits=20, typing="new-reports")


def storm_1000(folder):
    storm(folder, devices=1000, edits=20, typing="new-reports")


def intake(folder, seconds=30, devices=120, sessions=30, reports=5):
    """Reports of 250 questions, made and submitted, a few in a session. As many are ready as last for
    the whole time at 600 a second; a server that has taken all of them before was faster."""
    form = write_long_form(folder)
    server = Server(folder, write_organization(folder, devices, sessions * reports, form))
    enrolled = server.enrol_many(devices, devices)
    server.start()
    load = Load(f"{BENCH}/bench_intake", enrolled, server.address, form, deadline().year, seconds,
                reports, sessions)
    measured = load.go()
    memory = server.memory_mb_max()
    load.end()
    server.stop()
    name = f"intake of reports of 250 questions for {seconds} s"
    report_bound(name, measured["reports_per_second"], "a second", 500, ">= 1")
    report_bound(f"{name}: slowest 5 s", measured["slowest_slice_per_second"], "a second", 500,
                 ">= 1")
    report(f"{name}: errors a person sees", measured["errors"], "", must="0")
    report(f"{name}: processor of the load",
           measured["load_processor_seconds"] / measured["seconds"], "of 1")
    report(f"{name}: memory of the server", memory, "MB")


def overlap_once(folder, devices, reports, edits):
    """The devices of one unit edit the same reports; half of what they do meets somebody else's."""
    form = write_long_form(folder)
    server = Server(folder, write_organization(folder, 1, reports, form))
    enrolled = server.enrol_many(devices, 1)
    server.start()
    load = Load(f"{BENCH}/bench_overlap", enrolled, server.address, form, deadline().year, reports,
                edits)
    measured = load.go()
    load.end()
    server.stop()
    return measured


def overlap(folder, devices=200, reports=100, edits=20, times=3):
    """The middle one of three. Everybody receives what everybody did in both, so converging is
    compared with converging; beside it stands the time until the last receipt."""
    all_measured = []
    for at in range(times):
        place = os.path.join(folder, f"overlap-{at}")
        os.mkdir(place)
        all_measured.append(overlap_once(place, devices, reports, edits))
    all_measured.sort(key=lambda one: one["together"]["converged"] / one["apart"]["converged"])
    measured = all_measured[times // 2]
    apart, together = measured["apart"], measured["together"]
    name = f"{devices} devices x {edits} edits of the same {reports} reports"
    report(f"{name}: converged; converged apart", together["converged"], "s",
           apart["converged"], together["converged"] / apart["converged"], "<= 1.5")
    report(f"{name}: last receipt; last receipt apart", together["sent"], "s", apart["sent"],
           together["sent"] / apart["sent"], "<= 1.5")
    report(f"{name}: conflicts", together["conflicts"], "")
    errors = sum(one[part]["errors"] for one in all_measured for part in ("apart", "together"))
    report(f"{name}: errors a person sees", errors, "", must="0")
