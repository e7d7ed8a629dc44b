"""The programs that are measured and those that measure, as they were built for release."""
import glob
import json
import os
import re
import signal
import socket
import subprocess
import urllib.request

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.path.join(ROOT, "build", "release")
BIN = os.path.join(BUILD, "bin")
BENCH = os.path.join(BUILD, "bench")
SAMPLE = os.path.join(ROOT, "installer", "sample")


running = []  # processes that were started, and have to end


def end_all():
    """Whatever a benchmark that broke off has left."""
    for process in running:
        if process.poll() is None:
            process.kill()
            process.wait()
    running.clear()


def output(*words, **options):
    return subprocess.run(words, check=True, capture_output=True, text=True, **options).stdout


def json_of(*words, **options):
    return json.loads(output(*words, **options))


class Server:
    """A real server on loopback with an organisation of its own. `environment`: beside this
    program's."""

    def __init__(self, folder, organization, environment=None):
        self.folder = os.path.join(folder, "server")
        self.store = os.path.join(self.folder, "server.db")
        self.environment = {**os.environ, **(environment or {})}
        self.command("init", "--organization", organization)

    def command(self, *words):
        return output(f"{BIN}/thidua-server", "--data", self.folder, *words, env=self.environment)

    def start(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.admin = "127.0.0.1:%d" % free.getsockname()[1]
        # Its log goes to a file: nobody reads a pipe meanwhile, and a full one stops the server.
        with open(os.path.join(self.folder, "log"), "w", encoding="utf-8") as log:
            self.process = subprocess.Popen(
                [f"{BIN}/thidua-server", "--data", self.folder, "serve", "--listen",
                 "127.0.0.1:0", "--admin", self.admin], stdout=subprocess.PIPE, stderr=log,
                text=True, env=self.environment)
        running.append(self.process)
        self.address = self.process.stdout.readline().split()[1]
        return self

    def enroll(self, unit, role, name):
        return self.command("enroll", "--unit", unit, "--role", role, "--name", name, "--address",
                            self.address).split()[-1]

    def enrol_many(self, devices, units):
        """Devices of bench_enrol, in a file. Before the server is started, so that they have what
        it has."""
        path = os.path.join(os.path.dirname(self.folder), "devices")
        json_of(f"{BENCH}/bench_enrol", self.folder, path, str(devices), str(units))
        return path

    def metric(self, name):
        with urllib.request.urlopen(f"http://{self.admin}/metrics", timeout=10) as answer:
            text = answer.read().decode()
        return float(re.search(rf"^thidua_{name} (\S+)$", text, re.M).group(1))

    def memory_mb_max(self):
        """The most that it ever had."""
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as status:
            return int(re.search(r"VmHWM:\s+(\d+)", status.read()).group(1)) / 1024

    def processor_ns(self):
        """What all its threads have used."""
        spent = 0
        for path in glob.glob(f"/proc/{self.process.pid}/task/*/schedstat"):
            with open(path, encoding="ascii") as schedstat:
                spent += int(schedstat.read().split()[0])
        return spent

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(60)


class Load:
    """A program that makes everything ready first, and then waits to be told to go."""

    def __init__(self, *words):
        self.process = subprocess.Popen([str(word) for word in words], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True)
        running.append(self.process)
        line = self.process.stdout.readline()
        if line.strip() != "ready":
            raise RuntimeError(f"{words[0]} was not ready: {line}")

    def go(self, word="go"):
        """What it measured."""
        self.process.stdin.write(word + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError("the load broke off")
        return json.loads(line)

    def end(self):
        self.process.stdin.close()
        if self.process.wait(60) != 0:
            raise RuntimeError("the load failed")
