"""Report forms that cannot be published."""

import copy
import json

from scene import FORMS, SceneTest


class FormTest(SceneTest):
    """Nothing of a refused form is kept or waits to be sent."""

    def setUp(self):
        self.form = json.loads((FORMS / "quarterly-progress.json").read_text(encoding="utf-8"))
        self.before = (self.office.ask("form", "list"), self.office.ask("status")["outbox"])

    def assert_refused(self, content):
        outcome = self.office.run("form", "publish", self.write("form.json", content), accept=None)
        self.assert_one_sentence(outcome)
        after = (self.office.ask("form", "list"), self.office.ask("status")["outbox"])
        self.assertEqual(self.before, after)
        return outcome.err

    def changed(self, change):
        form = copy.deepcopy(self.form)
        change(form)
        return json.dumps(form, ensure_ascii=False)

    def formula_field(self, form):
        for section in form["sections"]:
            for field in section["fields"]:
                if field["kind"] == "computed":
                    return field
        raise AssertionError("the form computes nothing")

    def test_broken_formulas(self):
        for formula in ("tasks_done +", "no_such_field * 2", "((((1", "1 / / 2", "sum(", "",
                        "done_rate + 1", "9" * 5000, "(" * 5000, "tasks_done; drop table edit"):
            def change(form, formula=formula):
                self.formula_field(form)["formula"] = formula
            self.assert_refused(self.changed(change))

    def test_a_field_twice(self):
        def change(form):
            first = form["sections"][0]["fields"][0]
            form["sections"][-1]["fields"].append(dict(first))
        self.assertIn("tasks_planned", self.assert_refused(self.changed(change)))

    def test_a_member_twice(self):
        text = json.dumps(self.form, ensure_ascii=False)
        self.assert_refused(text.replace('"key":', '"key": "a", "key":', 1))

    def test_what_is_no_form(self):
        for content in (b"", b"{", b"[]", b"null", b"\xff\xfe\x00", b"{}" * 10, b"[" * 100_000,
                        b'{"key": "a"}', b"\x00" * 100, "Đây là một câu."):
            self.assert_refused(content)

    def test_unknown_kinds_and_members(self):
        self.assert_refused(self.changed(lambda form: form.update(colour="red")))
        self.assert_refused(self.changed(
            lambda form: form["sections"][0]["fields"][0].update(kind="telepathy")))

    def test_a_form_of_two_megabytes(self):
        self.assert_refused(self.changed(lambda form: form.update(about="x" * (2 << 20))))

    def test_a_file_that_is_not_there(self):
        outcome = self.office.run("form", "publish", "/no/such/file.json", accept=None)
        self.assert_one_sentence(outcome)

    def test_an_officer_may_not_publish(self):
        outcome = self.officer.run("form", "publish", FORMS / "annual-report.json", accept=None)
        self.assert_one_sentence(outcome)
        self.assertEqual(self.officer.ask("status")["outbox"], 0)
