"""Reads an XLSX file back: by itself, and through LibreOffice."""

import csv
import decimal
import os
import pathlib
import subprocess
import tempfile
import zipfile
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LABEL_COLUMN, TOTAL_COLUMN = 1, 3
# Every sheet (-1), UTF-8 (76), numbers as they are and not as they are shown.
CSV_FILTER = (
    "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
)


def _column(reference):
    number = 0
    for letter in reference:
        if letter.isalpha():
            number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def read_first_sheet(file):
    """Rows of cells, as text."""
    with zipfile.ZipFile(file) as archive:
        strings = [
            "".join(part.text or "" for part in item.iter(MAIN + "t"))
            for item in ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))
        ]
        sheet = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    rows = []
    for row in sheet.iter(MAIN + "row"):
        cells = {}
        for cell in row.iter(MAIN + "c"):
            value = cell.find(MAIN + "v")
            if value is not None:
                is_shared = cell.get("t") == "s"
                text = strings[int(value.text)] if is_shared else value.text
                cells[_column(cell.get("r"))] = text
        rows.append([cells.get(at, "") for at in range(max(cells, default=-1) + 1)])
    return rows


def read_first_sheet_in_libreoffice(file):
    """The same rows after LibreOffice opened the file and saved it as CSV."""
    environment = {name: value for name, value in os.environ.items() if name != "LD_PRELOAD"}
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
             "--convert-to", CSV_FILTER, "--outdir", folder, str(file)],
            env=environment, check=True, capture_output=True, timeout=180,
        )
        sheets = sorted(pathlib.Path(folder).glob("*.csv"), key=os.path.getmtime)
        first = [sheet for sheet in sheets if sheet.stem.endswith(("Tổng hợp", "Consolidation"))]
        with open(first[0], encoding="utf-8", newline="") as opened:
            return list(csv.reader(opened))


def totals(rows):
    """The number in the column of totals, by the label of its row."""
    found = {}
    for row in rows:
        if len(row) > TOTAL_COLUMN:
            try:
                # A spreadsheet holds binary numbers and means 15 digits of them.
                found[row[LABEL_COLUMN]] = decimal.Decimal(f"{float(row[TOTAL_COLUMN]):.15g}")
            except ValueError:
                continue
    return found
