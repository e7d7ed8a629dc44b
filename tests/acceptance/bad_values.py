"""Answers that a report cannot hold, and some that only look as if it could not."""

import json
import unicodedata

from scene import SceneTest


class ValueTest(SceneTest):
    """A refused answer leaves the report and the outbox as they were."""

    def setUp(self):
        self.before = self.state()

    def state(self):
        return self.officer.show(self.report)["fields"], self.officer.ask("status")["outbox"]

    def assert_refused(self, outcome):
        self.assert_one_sentence(outcome)
        self.assertEqual(self.before, self.state())

    def set(self, *words):
        return self.officer.run("report", "set", self.report, *words, accept=None)

    def set_from(self, content):
        return self.set("--from", self.write("answers.json", content))

    def test_words_of_the_wrong_type(self):
        for words in ("staff_total=many", "staff_total=1.5", "staff_total=0x10", "staff_total=1e3",
                      "plan_date=2026-02-30", "plan_date=tomorrow", "plan_issued=perhaps",
                      "self_assessment=superb", "satisfaction=97,6,1", "prize_money=1.000.00đồng",
                      "staff_total=99999999999999999999", "satisfaction=" + "9" * 100):
            self.assert_refused(self.set(words))

    def test_json_of_the_wrong_type(self):
        for answers in ({"staff_total": "many"}, {"staff_total": [1]}, {"staff_total": {}},
                        {"staff_total": True}, {"plan_issued": 3}, {"plan_date": 20261214},
                        {"initiatives": "none"}, {"initiatives": [{"name": 3}]},
                        {"initiatives": [{"colour": "red"}]}, {"satisfaction": True}):
            self.assert_refused(self.set_from(json.dumps(answers)))

    def test_numbers_out_of_range(self):
        for words in ("staff_total=0", "staff_total=100001", "satisfaction=100.01",
                      "satisfaction=-1", "guiding_documents=-1", "prize_money=-0.01"):
            self.assert_refused(self.set(words))

    def test_places_that_the_form_does_not_have(self):
        for words in ("no_such_field=1", "answers/=1", "answers/staff_total/x=1", "state=accepted",
                      "informed_rate=100", "initiatives=1", "../unit=1", "=1"):
            outcome = self.set(words)
            self.assertIn(outcome.code, (1, 2), outcome.describe())
            self.assertEqual(self.before, self.state())

    def test_a_text_of_one_megabyte(self):
        self.assert_refused(self.set_from(json.dumps({"difficulties": "x" * (1 << 20)})))
        self.assert_refused(self.set_from(json.dumps({"difficulties": "x" * 500_000})))
        self.assert_refused(self.set("difficulties=" + "x" * 100_000))

    def test_a_nul_byte(self):
        self.assert_refused(self.set_from('{"difficulties": "a\\u0000b"}'))
        self.assert_refused(self.set_from(b'{"difficulties": "a\x00b"}'))

    def test_bytes_that_are_no_text(self):
        for raw in (b"\xff\xfe", b"\xc3", b"\xed\xa0\x80", b"\xf4\x90\x80\x80"):
            self.assert_refused(self.set_from(b'{"difficulties": "' + raw + b'"}'))
        self.assert_refused(self.set_from('{"difficulties": "\\ud800"}'))

    def test_one_bad_answer_among_good_ones_stops_all(self):
        self.assert_refused(self.set("staff_informed=5", "guiding_documents=3", "staff_total=no"))

    def test_decomposed_letters_are_stored_composed(self):
        composed = "Đổi mới sáng tạo, chuyển đổi số"
        self.officer.ask("report", "set", self.report,
                         "difficulties=" + unicodedata.normalize("NFD", composed))
        fields = self.officer.show(self.report)["fields"]
        self.assertEqual(fields["answers/difficulties"], composed)

    def test_emoji_are_kept_as_they_are(self):
        words = "Đạt 👍🏽 và 👨‍👩‍👧 𠮷"
        self.officer.ask("report", "set", self.report, "causes=" + words)
        self.officer.sync()
        kept = self.officer.show(self.report)["fields"]["answers/causes"]
        self.assertIn("👍🏽", kept)
        self.assertIn("𠮷", kept)
        self.office.sync()
        self.assertEqual(self.office.show(self.report)["fields"]["answers/causes"], kept)

    def test_a_step_that_is_not_possible(self):
        for words in (("submit",), ("withdraw",), ("accept",), ("return", "--reason", "x")):
            outcome = self.officer.run("report", words[0], self.report, *words[1:], accept=None)
            self.assert_refused(outcome)
