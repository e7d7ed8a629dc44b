"""How the page of the year is set: labels on the left, wrapped values, what it is checked by below."""

import collections
import textwrap

MARGIN, WIDTH, PAGE, NO_BREAK = " " * 6, 27, 96, "\N{NO-BREAK SPACE}"


def grouped(number):
    """1.234.567, as money is written in Vietnam."""
    return f"{int(number):,}".replace(",", ".")


def counted(words):
    """"3 Draft, 2 Submitted": the most frequent first."""
    ordered = sorted(collections.Counter(words).items(), key=lambda pair: (-pair[1], pair[0]))
    return ", ".join(together(f"{count} {word}") for word, count in ordered)


def small(words):
    """In the middle of a sentence."""
    return words[:1].lower() + words[1:]


def together(words):
    """Words that stay on one line."""
    return words.replace(" ", NO_BREAK)


class Lines:
    """The lines of a page; what must hold is said once the page is whole."""

    def __init__(self, world, desks, narrator):
        self._world = world
        self._desks = desks
        self._tell = narrator
        self._to_check = []

    def _heading(self, vietnamese, english):
        self._tell.say(vietnamese, english)

    def _line(self, vietnamese, english, value, english_value=None):
        told = value if english_value is None else english_value
        self._tell.say(self._wrapped(vietnamese, value), self._wrapped(english, told))

    @staticmethod
    def _wrapped(label, value):
        """As many lines as it takes, the later ones below the value."""
        lines = textwrap.wrap(value, PAGE, initial_indent=f"  {label:<{WIDTH}} ",
                              subsequent_indent=" " * (WIDTH + 3), break_on_hyphens=False)
        return ("\n" + MARGIN).join(lines).replace(NO_BREAK, " ")

    def _check(self, holds, vietnamese, english, found=""):
        self._to_check.append((holds, vietnamese, english, found))

    def _check_all(self):
        for one in self._to_check:
            self._tell.check(*one)
        self._to_check.clear()
