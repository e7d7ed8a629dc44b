"""Bytes that no honest device sends, on the server's port: raw, as a stranger, as a device."""

import contextlib
import os
import random
import socket
import sqlite3
import ssl

from scene import SceneTest, store_of

FRAME_HEADER_BYTES = 3
FRAME_BYTES_MAX = 1 << 20
BATCH_BYTES_MAX = 64 << 10
HELLO, EDITS, WELCOME, ENROL_REQUEST = 1, 4, 2, 20


def frame(body, length=None):
    """A frame around the body, with a length that may lie."""
    size = len(body) if length is None else length
    return size.to_bytes(FRAME_HEADER_BYTES, "little") + body


def stored(frames):
    """The frames as batches that are not compressed, behind the number of the dictionary."""
    pieces = [frames[at:at + BATCH_BYTES_MAX] for at in range(0, len(frames), BATCH_BYTES_MAX)]
    return b"\x01" + b"".join(len(piece).to_bytes(3, "little") + piece for piece in pieces)


def squeezed(noise):
    """What claims to be a compressed batch."""
    return b"\x01" + (len(noise) | 1 << 22).to_bytes(3, "little") + noise


class FrameTest(SceneTest):
    """Each ends one connection at most: the server goes on, and nothing is recorded."""

    def setUp(self):
        self.before = self.world.server.run("status").json
        self.random = random.Random(20261214)

    def tearDown(self):
        after = self.world.server.run("status").json
        for figure in ("edits", "head_seq", "head_hash", "records"):
            self.assertEqual(self.before[figure], after[figure])
        self.assert_server_is_well()

    def connect(self):
        connection = socket.create_connection(("127.0.0.1", self.world.server.port), timeout=20)
        self.addCleanup(connection.close)
        return connection

    def context(self, with_certificate):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        context.minimum_version = ssl.TLSVersion.TLSv1_3
        if with_certificate:
            with sqlite3.connect(store_of(self.officer)) as database:
                meta = dict(database.execute("SELECT key, value FROM meta"))
            database.close()
            text = lambda value: value if isinstance(value, str) else value.decode()
            certificate = self.write(
                "device.pem", text(meta["private_key"]) + "\n" +
                ssl.DER_cert_to_PEM_cert(bytes(meta["certificate"])))
            context.load_cert_chain(certificate)
        return context

    def secure(self, with_certificate):
        connection = self.context(with_certificate).wrap_socket(self.connect())
        self.addCleanup(connection.close)
        return connection

    def exchange(self, connection, data):
        """Sends, and reads until the server has hung up; what it said."""
        heard = b""
        with contextlib.suppress(OSError):
            connection.sendall(data)
        with contextlib.suppress(OSError):
            while piece := connection.recv(1 << 16):
                heard += piece
        connection.close()
        self.assertLess(len(heard), 4096)
        return heard

    def bad_frames(self):
        """Each with the reason why it is bad."""
        noise = self.random.randbytes
        yield "an unknown dictionary", b"\x02" + noise(60)
        yield "an unknown kind of batch", b"\x01\x40\x00\xc0" + noise(64)
        yield "a batch that is too long", b"\x01\x01\x00\x01" + noise(64)
        yield "no compressed batch", squeezed(noise(500))
        for why, frames in self.bad_plain_frames():
            yield why, stored(frames)

    def bad_plain_frames(self):
        noise = self.random.randbytes
        yield "length 0", frame(b"")
        yield "longest length", frame(noise(64), (1 << 24) - 1)
        yield "one byte over the limit", frame(noise(64), FRAME_BYTES_MAX + 1)
        yield "no such message", frame(bytes([99]) + noise(40))
        yield "a message of the server", frame(bytes([WELCOME]) + noise(60))
        yield "a lying list", frame(bytes([HELLO, 1, 1]) + b"\xff" * 200)
        yield "edits before the hello", frame(bytes([EDITS]) + b"\xff" * 100)
        yield "a lying enrolment", frame(bytes([ENROL_REQUEST]) + b"\xff" * 100)
        for size in (1, 7, 100, 5000, 60_000):
            yield f"{size} random bytes", frame(noise(size))
        for number in (HELLO, EDITS, ENROL_REQUEST, 3, 9, 11):
            yield f"random body of {number}", frame(bytes([number]) + noise(300))

    def test_raw_bytes(self):
        for data in (os.urandom(1), os.urandom(5000), b"GET / HTTP/1.1\r\n\r\n", b"\x00" * 4096,
                     b"\x16\x03\x01\xff\xff" + os.urandom(70_000)):
            self.exchange(self.connect(), data)

    def test_half_a_handshake(self):
        incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        half = self.context(False).wrap_bio(incoming, outgoing)
        with contextlib.suppress(ssl.SSLWantReadError):
            half.do_handshake()
        hello = outgoing.read()
        for cut in (1, 5, len(hello) // 2, len(hello) - 1):
            connection = self.connect()
            connection.sendall(hello[:cut])
            connection.shutdown(socket.SHUT_WR)
            self.exchange(connection, b"")

    def test_an_older_tls(self):
        context = self.context(False)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        context.maximum_version = ssl.TLSVersion.TLSv1_2
        with self.assertRaises((ssl.SSLError, OSError)):
            context.wrap_socket(self.connect()).recv(1)

    def test_bad_frames_of_a_stranger(self):
        for why, data in self.bad_frames():
            with self.subTest(why):
                self.exchange(self.secure(False), data)

    def test_bad_frames_of_a_device(self):
        for why, data in self.bad_frames():
            with self.subTest(why):
                self.exchange(self.secure(True), data)

    def test_truncated_frames(self):
        body = bytes([HELLO]) + self.random.randbytes(200)
        for cut in (1, 2, 4, 7, 8, 100):
            connection = self.secure(True)
            connection.sendall(stored(frame(body))[:cut])
            with contextlib.suppress(OSError):
                connection.unwrap() if cut == 8 else connection.shutdown(socket.SHUT_RDWR)
            connection.close()

    def test_a_frame_too_large_for_a_stranger(self):
        self.exchange(self.secure(False), stored(frame(bytes([ENROL_REQUEST]) + b"x" * 100_000)))
