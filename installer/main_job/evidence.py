"""Scanned pages as evidence: small PDF files of one grey picture, the same in every run."""

import random

# By the noun of what it is attached to.
FIELDS = {"difficulty": "file", "initiative": "file", "role-model": "file", "meeting": "file",
          "self-inspection": "file", "inspection": "file", "nomination": "parts/minutes/file"}
WIDTH, HEIGHT = 248, 350  # dots: an A4 page at 30 dpi


def scanned_page(number):
    """The bytes of the file with that number; no two are alike."""
    rows = _rows(random.Random(number))
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /XObject << /Im 5 0 R >> >> >>",
        _stream(b"", b"q 595 0 0 842 0 0 cm /Im Do Q"),
        _stream(b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray"
                b" /BitsPerComponent 8 " % (WIDTH, HEIGHT), rows),
    )
    return _file(objects)


def _rows(chance):
    """White paper, and grey lines of words on it."""
    page = bytearray(b"\xf4" * (WIDTH * HEIGHT))
    for top in range(30, HEIGHT - 30, 9):
        at, end = 24, WIDTH - chance.randint(24, 120)
        while at < end:
            word = chance.randint(4, 18)
            for row in range(top, top + 4):
                for dot in range(at, min(at + word, end)):
                    page[row * WIDTH + dot] = chance.randint(30, 120)
            at += word + 4
    return bytes(page)


def _stream(about, content):
    return b"<< %s/Length %d >>\nstream\n%s\nendstream" % (about, len(content), content)


def _file(objects):
    written = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(written)
    written += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    written += b"".join(b"%010d 00000 n \n" % place for place in places)
    return written + (b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
                      % (len(objects) + 1, table))
