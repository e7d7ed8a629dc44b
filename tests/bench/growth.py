"""What a short session costs a server that holds much."""
import os
import statistics

from programs import BENCH, Load, Server, json_of
from province import SHORT_FORM, deadline, write_organization
from table import report

UNITS = 50
DEVICES = 40
TEXT_BYTES = 100  # of each record: what counts is how many there are


class Site:
    """A server with so many records, and devices that have short sessions with it."""

    def __init__(self, folder, records):
        folder = os.path.join(folder, str(records))
        os.mkdir(folder)
        self.server = Server(folder, write_organization(folder, UNITS))
        json_of(f"{BENCH}/bench_fill", self.server.store, "BENCH", str(records), str(TEXT_BYTES))
        devices = self.server.enrol_many(DEVICES, UNITS)
        self.server.start()
        self.load = Load(f"{BENCH}/bench_sessions", devices, self.server.address, SHORT_FORM,
                         deadline().year)

    def measure(self, kind, sessions):
        """Processor in microseconds, and bytes, of one session."""
        before = self.server.processor_ns()
        measured = self.load.go(f"{kind} {sessions}")
        spent = self.server.processor_ns() - before
        return spent / 1000 / sessions, measured["bytes"] / sessions

    def close(self):
        self.load.end()
        self.server.stop()


def growth(folder, sizes=(1_000, 10_000, 100_000, 1_000_000), rounds=9, sessions=100):
    """All servers stand there at once and are asked in turn, so that what else happens on the
    machine happens to all of them."""
    sites = {size: Site(folder, size) for size in sizes}
    names = {"idle": "no-op session", "field": "one short field"}
    figures = {(kind, size): [] for kind in names for size in sizes}
    for kind in names:
        for _ in range(rounds):
            for size, site in sites.items():
                figures[kind, size].append(site.measure(kind, sessions))
    for site in sites.values():
        site.close()
    for kind, name in names.items():
        for place, (what, unit) in enumerate((("processor of the server", "us"),
                                              ("bytes", "bytes"))):
            middle = {size: statistics.median(round[place] for round in figures[kind, size])
                      for size in sizes}
            for size in sizes:
                report(f"{name} at {size:,} records: {what}", middle[size], unit,
                       middle[sizes[0]], middle[size] / middle[sizes[0]], "<= 1.1")
