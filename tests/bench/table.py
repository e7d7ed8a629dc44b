"""The table of figures, each beside its limit, and the file they are kept in."""
import json
import os

results = []


def heading():
    print(f"{'':<70}{'measured':>14} {'':<10}{'limit':>14}{'ratio':>9}  must be")


def report(name, value, unit, limit_value=None, ratio=None, must=None):
    """`must`: what the ratio has to reach, or the value where there is none; for eyes."""
    results.append({"name": name, "value": value, "unit": unit,
                    "limit_value": limit_value, "ratio": ratio, "must": must})
    shown = f"{value:,.1f}" if isinstance(value, float) else f"{value:,}"
    limit = "" if limit_value is None else f"{limit_value:,.1f}"
    print(f"{name:<70}{shown:>14} {unit:<10}{limit:>14}"
          f"{'' if ratio is None else f'{ratio:.2f}':>9}  {must or ''}", flush=True)


def report_bound(name, value, unit, limit_value, must="<= 1"):
    """A figure that has a bound of its own."""
    report(name, value, unit, limit_value, value / limit_value, must)


def save(path, keeps_earlier):
    """With `keeps_earlier` also the figures in the file that this run did not measure anew."""
    rows = []
    if keeps_earlier and os.path.exists(path):
        measured = {row["name"] for row in results}
        with open(path, encoding="utf-8") as file:
            rows = [row for row in json.load(file) if row["name"] not in measured]
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        json.dump(rows + results, file, indent=1)
