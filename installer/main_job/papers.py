"""Reads the words of a .docx file back."""

import zipfile
from xml.etree import ElementTree

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def words_of(file):
    """A line for each paragraph."""
    with zipfile.ZipFile(file) as archive:
        document = ElementTree.fromstring(archive.read("word/document.xml"))
    words = "\n".join("".join(part.text or "" for part in paragraph.iter(WORD + "t"))
                      for paragraph in document.iter(WORD + "p"))
    return words.replace("\N{NO-BREAK SPACE}", " ")
