"""The line between the devices and the server: a TCP relay that can be cut at any byte.

It sees only TLS records. Each connection follows the rule that is set when it opens.
"""

import contextlib
import dataclasses
import socket
import threading
import time

FULL_RECORD = 16_000


@dataclasses.dataclass(frozen=True)
class Open:
    """Everything passes."""


@dataclasses.dataclass(frozen=True)
class CutAfter:
    """The connection is cut once so many bytes have passed, both directions together."""

    bytes: int


@dataclasses.dataclass(frozen=True)
class CutBeforeFirstFullRecord:
    """Passes what the device says first, up to its first full TLS record, and cuts there.

    A device begins with the list of its waiting edits, in a record of its own; edits of more than
    16 KiB fill the next. So the server reads the list, and no edit. The cut comes `patience`
    seconds later, when the server has had time to write the list down.
    """

    patience: float = 1.5


class Cut(Exception):
    """The rule ends the connection here."""


class _Budget:
    """How much of one connection may still pass."""

    def __init__(self, rule):
        self._rule = rule
        self._left = rule.bytes if isinstance(rule, CutAfter) else None
        self._lock = threading.Lock()
        self._record = bytearray()

    def take(self, data, is_upward):
        """The part of the data that may pass, and whether the connection is cut after it."""
        if isinstance(self._rule, CutAfter):
            with self._lock:
                passing = data[: self._left]
                self._left -= len(passing)
                return passing, self._left == 0
        if isinstance(self._rule, CutBeforeFirstFullRecord) and is_upward:
            return self._until_first_full_record(data)
        return data, False

    def _until_first_full_record(self, data):
        self._record += data
        at = 0
        while at + 5 <= len(self._record):
            length = int.from_bytes(self._record[at + 3 : at + 5], "big")
            if length >= FULL_RECORD:
                surplus = len(self._record) - at
                return data[: max(0, len(data) - surplus)], True
            at += 5 + length
        return data, False


class Line:
    """A relay on 127.0.0.1. Down, its port refuses connections; up, it passes them on."""

    def __init__(self):
        self._listener = None
        self._port = 0
        self._server = None
        self._rule = Open()
        self._open = set()
        self._lock = threading.Lock()
        self.connections = 0
        self.cuts = 0

    @property
    def address(self):
        """Where devices find the server."""
        if self._port == 0:
            with socket.socket() as probe:
                probe.bind(("127.0.0.1", 0))
                self._port = probe.getsockname()[1]
        return f"127.0.0.1:{self._port}"

    def lead_to(self, port):
        """The server's own port."""
        self._server = ("127.0.0.1", port)

    def put_up(self, rule=Open()):
        """Accepts connections, each of which follows the rule."""
        self._rule = rule
        if self._listener is not None:
            return
        host, port = self.address.split(":")
        self._listener = socket.socket()
        self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._listener.bind((host, int(port)))
        self._listener.listen(64)
        threading.Thread(target=self._accept, args=(self._listener,), daemon=True).start()

    def cut(self):
        """Takes the line down; what is open breaks."""
        listener, self._listener = self._listener, None
        if listener is not None:
            with contextlib.suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            listener.close()
        with self._lock:
            broken = list(self._open)
        for end in broken:
            _reset(end)

    def _accept(self, listener):
        while True:
            try:
                device, _ = listener.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._relay, args=(device, self._rule), daemon=True).start()

    def _relay(self, device, rule):
        server = socket.socket()
        ends = {device, server}
        with self._lock:
            self._open |= ends
        budget = _Budget(rule)
        try:
            server.connect(self._server)
            down = threading.Thread(
                target=self._pump, args=(server, device, budget, False), daemon=True
            )
            down.start()
            self._pump(device, server, budget, True)
            down.join()
        except OSError:
            pass
        finally:
            with self._lock:
                self._open -= ends
            for end in ends:
                end.close()

    def _pump(self, source, target, budget, is_upward):
        try:
            while data := source.recv(1 << 16):
                passing, is_cut = budget.take(data, is_upward)
                target.sendall(passing)
                if is_cut:
                    raise Cut
            target.shutdown(socket.SHUT_WR)
        except Cut:
            self.cuts += 1
            if isinstance(budget._rule, CutBeforeFirstFullRecord):
                time.sleep(budget._rule.patience)
            _reset(source)
            _reset(target)
        except OSError:
            _reset(source)
            _reset(target)


def _reset(end):
    """Breaks a connection the way a lost link does: without a word."""
    with contextlib.suppress(OSError):
        end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        end.shutdown(socket.SHUT_RDWR)
