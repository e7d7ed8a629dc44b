"""Tells the reader what happens, and stops the story when something is not as it must be."""

import sys
import time

GREEN, RED, BOLD, PLAIN = "\033[32m", "\033[31m", "\033[1m", "\033[0m"


class Broken(Exception):
    """A promise that did not hold."""


class Narrator:
    """Plain sentences, in Vietnamese or English, with a mark for everything that was checked."""

    def __init__(self, language, out=sys.stdout):
        self._is_english = language == "en"
        self._out = out
        self._has_colour = out.isatty()
        self._begun = time.monotonic()
        self.checks = 0

    def step(self, number, of, vietnamese, english):
        """A heading."""
        seconds = int(time.monotonic() - self._begun)
        words = english if self._is_english else vietnamese
        self._write(f"\n{self._in(BOLD, f'[{number}/{of}] {words}')}  ({seconds} s)")

    def say(self, vietnamese, english):
        """A sentence."""
        self._write("      " + (english if self._is_english else vietnamese))

    def progress(self, done, of):
        """A bar on a terminal; nothing elsewhere."""
        if not self._has_colour:
            return
        width = 24
        filled = width * done // of
        end = "\n" if done == of else "\r"
        self._out.write(f"      [{'#' * filled}{'.' * (width - filled)}] {done}/{of}{end}")
        self._out.flush()

    def check(self, holds, vietnamese, english, found=""):
        """Something that must hold, said when it does."""
        words = english if self._is_english else vietnamese
        if not holds:
            self._write(f"  {self._in(RED, '✗')}   {words}")
            raise Broken(f"{english}\n{found}")
        self.checks += 1
        self._write(f"  {self._in(GREEN, '✓')}   {words}")

    def _in(self, colour, words):
        return f"{colour}{words}{PLAIN}" if self._has_colour else words

    def _write(self, words):
        self._out.write(words + "\n")
        self._out.flush()
