"""What several steps of the story look at."""


def same_everywhere(devices):
    """What differs between devices that may read the same: scope -> digests; empty when nothing."""
    digests = {}
    for device in devices:
        verified = device.ask("verify")
        for scope, digest in verified["digests"].items():
            digests.setdefault(scope, set()).add(digest)
    return {scope: found for scope, found in digests.items() if len(found) > 1}


def standing(deadlines, unit):
    """(verdict, evidence) of a unit in a period as a device or the server tells it."""
    for line in deadlines["units"]:
        if line["unit"] == unit:
            return line["verdict"], evidence_kind(line)
    return None


def evidence_kind(line):
    """The server writes the kind itself, a device an object around it."""
    evidence = line["evidence"]
    return evidence["kind"] if isinstance(evidence, dict) else evidence


def rows_of(fields, table):
    """{row id: {column: value}} of a table in the flat fields of a report."""
    rows = {}
    prefix = f"answers/{table}/"
    for path, value in fields.items():
        if path.startswith(prefix):
            row, _, column = path[len(prefix) :].partition("/")
            rows.setdefault(row, {})
            if column:
                rows[row][column] = value
    return rows


def answers_of(report):
    """Typed and computed answers together."""
    return {**report["fields"], **report["computed"]}


def acknowledged(device, reports):
    """{edit: sequence} of everything the device holds a receipt for, in these reports."""
    found = {}
    for report in reports:
        for entry in device.ask("report", "history", report):
            if entry["server_time"] is not None:
                found[entry["id"]] = entry["seq"]
    return found

