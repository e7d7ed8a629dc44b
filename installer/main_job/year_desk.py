"""The desks of the year: who writes which record, and who takes the next step with it.

An item is one record and its way through the year. Everybody does what lies next on the own desk
and syncs; whoever is waited for then finds it there.
"""

import dataclasses

UNIT_ACTORS = ("officer", "head")


@dataclasses.dataclass(frozen=True)
class Step:
    """What somebody does with a record: `actor` is officer, head or the key of a device."""

    actor: str
    verb: str
    said: dict = dataclasses.field(default_factory=dict)


@dataclasses.dataclass(frozen=True)
class Item:
    """A record to be made and the steps it takes afterwards. `name` lets others refer to it: "@name".
    """

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

    def ask(self, key, *words):
        """A command on a device; its JSON document."""
        return self._world.device(key).ask(*words)

    def sync(self, *keys):
        """One session each, in this order."""
        for key in keys:
            self._world.device(key).sync()

    def sync_all(self):
        """What anybody has written goes up, then everybody hears of it."""
        for _ in range(2):
            self.sync(*self._world.devices)

    def make(self, key, noun, fields, unit=None, name=""):
        """A new record; its id."""
        words = [f"{path}={self._value(value)}" for path, value in fields.items()]
        if unit is not None:
            words += ["--unit", unit]
        made = self.ask(key, noun, "new", *words)["id"]
        if name:
            self.ids[name] = made
        return made

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
        while any(steps for _, steps in ways):
            for key in list(self._world.devices):
                self._work_at(key, ways, made)

    def _work_at(self, key, ways, made):
        """Everything that waits for this person."""
        mine = [way for way in ways if way[1] and self._key(way[0], way[1][0].actor) == key]
        if not mine:
            return
        self.sync(key)
        for item, steps in mine:
            while steps and self._key(item, steps[0].actor) == key:
                self._perform(key, item, steps.pop(0), made)
        self.sync(key)

    def _perform(self, key, item, step, made):
        if step.verb == "new":
            unit = item.unit if step.actor not in UNIT_ACTORS and item.unit else None
            made[id(item)] = self.make(key, item.noun, item.fields, unit, item.name)
        elif step.verb == "set":
            self.change(key, item.noun, made[id(item)], step.said)
        elif step.verb in self.own_verbs:
            self.own_verbs[step.verb](key, made[id(item)], step.said)
        else:
            self.step(key, item.noun, step.verb, made[id(item)], step.said)

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
