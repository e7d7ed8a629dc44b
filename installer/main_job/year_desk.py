"""The desks of the year: who writes which record, and who takes the next step with it.

An item is one record and its way through the year. Everybody does what lies next on the own desk
and syncs; whoever is waited for then finds it there.
"""

import dataclasses

from main_job.evidence import scanned_page

UNIT_ACTORS = ("officer", "head")


@dataclasses.dataclass(frozen=True)
class Step:
    """What somebody does with a record: `actor` is officer, head or the key of a device."""

    actor: str
    verb: str
    said: dict = dataclasses.field(default_factory=dict)


@dataclasses.dataclass(frozen=True)
class Item:
    """A record to be made and the steps it takes afterwards. Others refer to it by "@name"."""

    noun: str
    unit: str
    fields: dict
    steps: tuple = ()
    maker: str = "officer"
    name: str = ""


class Desks:
    """The devices as desks, and the ids of everything that has a name."""

    def __init__(self, world, unit_desks):
        self._world = world
        self._unit_desks = unit_desks
        self.ids = {}
        self.own_verbs = {}
        self.fields_for_evidence = {}  # by noun: whoever makes a record attaches a scanned page
        self.files_attached = 0
        self._moment = 0
        self._made_at = {}
        self._synced_at = {}

    def ask(self, key, *words):
        """A command on a device; its JSON document."""
        return self._world.device(key).ask(*words)

    def try_words(self, key, *words):
        """A command that may be refused; its outcome."""
        return self._world.device(key).run(*words, accept=None)

    def try_step(self, key, noun, verb, record):
        """A step that may be refused; its outcome."""
        return self.try_words(key, noun, verb, record)

    def sync(self, *keys):
        """One session each, in this order."""
        for key in keys:
            self._world.device(key).sync()
            self._moment += 1
            self._synced_at[key] = self._moment

    def sync_all(self):
        """Everybody hears of everything; whoever wrote has sent it already."""
        self.sync(*self._world.devices)

    def make(self, key, noun, fields, unit=None, name=""):
        """A new record; its id."""
        words = [f"{path}={self._value(value)}" for path, value in fields.items()]
        if unit is not None:
            words += ["--unit", unit]
        made = self.ask(key, noun, "new", *words)["id"]
        if name:
            self.name(name, made)
        return made

    def name(self, name, record):
        """Others may refer to it from now on."""
        self._moment += 1
        self.ids[name], self._made_at[name] = record, self._moment

    def change(self, key, noun, record, fields):
        """Sets fields, all in one save."""
        self.ask(key, noun, "set", record,
                 *(f"{path}={self._value(value)}" for path, value in fields.items()))

    def step(self, key, noun, verb, record, said=None):
        """A step of the record's way; the state it leads to."""
        options = []
        for name, value in (said or {}).items():
            options += [f"--{name.replace('_', '-')}", self._value(value)]
        return self.ask(key, noun, verb, record, *options)["state"]

    def show(self, key, noun, record):
        """One record with everything known of it."""
        return self.ask(key, noun, "show", record)

    def list(self, key, noun, *options):
        """A register."""
        return self.ask(key, noun, "list", *options)

    def play(self, items):
        """Takes every item to the end of its way; ids by name are kept."""
        ways = [(item, [Step(item.maker, "new"), *item.steps]) for item in items]
        made = {}
        while left := sum(len(steps) for _, steps in ways):
            for key in self._in_order():
                self._work_at(key, ways, made)
            if left == sum(len(steps) for _, steps in ways):
                raise ValueError(f"nobody can go on: {[item for item, steps in ways if steps]}")

    def _in_order(self):
        """The units first, then who waits for them."""
        units = {key for keys in self._unit_desks.values() for key in keys}
        return sorted(self._world.devices, key=lambda key: key not in units)

    def _work_at(self, key, ways, made):
        """Everything that waits for this person."""
        mine = [way for way in ways if way[1] and self._key(way[0], way[1][0].actor) == key
                and self._names_in(way[0]) <= self.ids.keys()]
        if not mine:
            return
        if any(self._has_to_hear(key, item, steps[0]) for item, steps in mine):
            self.sync(key)
        for item, steps in mine:
            while steps and self._key(item, steps[0].actor) == key:
                self._perform(key, item, steps.pop(0), made)
        self.sync(key)

    @staticmethod
    def _names_in(item):
        return {value[1:] for value in item.fields.values() if str(value).startswith("@")}

    def _has_to_hear(self, key, item, step):
        """Whether what the step needs was written elsewhere after the device's last session."""
        last = self._synced_at.get(key, 0)
        return step.verb != "new" or any(self._made_at.get(name, 0) >= last
                                         for name in self._names_in(item))

    def _perform(self, key, item, step, made):
        if step.verb == "new":
            unit = item.unit if step.actor not in UNIT_ACTORS and item.unit else None
            made[id(item)] = self.make(key, item.noun, item.fields, unit, item.name)
            if item.noun in self.fields_for_evidence:
                self._attach(key, item.noun, made[id(item)], self.fields_for_evidence[item.noun])
            if "parts/confirmation/kind" in item.fields:
                self._attach(key, item.noun, made[id(item)], "parts/confirmation/file")
        elif step.verb == "set":
            self.change(key, item.noun, made[id(item)], step.said)
        elif step.verb in self.own_verbs:
            self.own_verbs[step.verb](key, made[id(item)], step.said)
        else:
            self.step(key, item.noun, step.verb, made[id(item)], step.said)

    def _attach(self, key, noun, record, field):
        self.files_attached += 1
        file = self._world.folder / "evidence" / f"minh-chung-{self.files_attached:02}.pdf"
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(scanned_page(self.files_attached))
        self.ask(key, noun, "attach", record, file, "--field", field)

    def _key(self, item, actor):
        """The device of an actor; an officer and a head are those of the item's unit."""
        if actor not in UNIT_ACTORS:
            return actor
        return self._unit_desks[item.unit][UNIT_ACTORS.index(actor)]

    def _value(self, value):
        """As it is typed; "@name" is the id of what has the name."""
        if isinstance(value, bool):
            return "yes" if value else "no"
        words = str(value)
        return self.ids[words[1:]] if words.startswith("@") else words
