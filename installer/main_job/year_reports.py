"""The units' reports of the year: quarters, six months, a theme, what is late of the annual report.

Units work at the same time, each on its own devices; the Office takes what has come.
"""

import concurrent.futures
import json
import time

from main_job import checks, year_data as data, year_figures as figures

AT_ONCE = 4  # devices that work at the same time
PERIODS_FOLLOW_SECONDS_MAX = 60
# An answer of six months, quarter III and quarter IV, and the annual one that says them together.
SAME_OF_THE_YEAR = (("tasks_done", "tasks_completed"), ("communication_items",) * 2)


class Reports:
    """Opens the periods, lets the units report in them, and says who was in time."""

    def __init__(self, world, desks, narrator):
        self._world = world
        self._desks = desks
        self._tell = narrator
        self._reports = {}  # by period and unit
        self._half_year = ""

    # June: what is to be reported.

    def open_periods(self, people):
        """The Office publishes forms, makes a duty of its own and an exceptional period; meanwhile
        everybody gets a device, and the server lets the periods follow."""
        forms, desks = self._world.sample / "forms", self._desks
        for form in ("quarterly-progress.json", "digital-literacy.json"):
            desks.ask(data.OFFICE, "form", "publish", forms / form)
        made = desks.ask(data.OFFICE, "obligation", "new", *figures.HALF_YEAR)
        self._half_year = made["id"]
        theme = desks.ask(data.OFFICE, "period", "create", *figures.THEME)["id"]
        desks.sync(data.OFFICE)
        for person in people:
            self._world.enroll(person)
        self._wait_for_half_year("2026-H1", "2026-07-05")
        for period, label in self._labels().items():
            desks.name(label, period)
        desks.name("theme", theme)
        due = self._period_of_half_year("2026-H1")["due_date"]
        self._check(due == "2026-07-05" and "2026-Q4" in desks.ids,
                    "Văn phòng tự lập nghĩa vụ báo cáo 6 tháng theo công văn của Sở Nội vụ; kỳ tự "
                    "sinh, hạn 05/7",
                    "The Office makes the duty to report every six months itself; its period "
                    "follows, due 05/07", due)

    def _wait_for_half_year(self, label, due):
        """The server lets periods follow within 20 s; the story's clock may leap months meanwhile."""
        end = time.monotonic() + PERIODS_FOLLOW_SECONDS_MAX
        while (self._period_of_half_year(label) or {}).get("due_date") != due:
            if time.monotonic() > end:
                self._check(False, "Kỳ báo cáo không theo quy định mới",
                            "The period never followed")
            time.sleep(1)
            self._desks.sync(data.OFFICE)

    def _labels(self):
        """The progress reports of the year by the name that the story gives them."""
        return {one["id"]: one["label"] for one in self._desks.ask(data.OFFICE, "period", "list")
                if one["form"] == "quarterly-progress" and one["label"] in figures.PROGRESS}

    def _period_of_half_year(self, label):
        """One of the periods of the duty that the Office has made; None before it is there."""
        own = self._desks.ask(data.OFFICE, "obligation", "show", self._half_year)["periods"]
        return next((one for one in self._desks.ask(data.OFFICE, "period", "list")
                     if one["id"] in own and one["label"] == label), None)

    # What a unit does, and what the Office does.

    def _file_together(self, units, filings):
        """filings: of a unit, the (period, answers) that it fills in and submits in one sitting."""
        with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
            for made in pool.map(lambda unit: self._file(unit, filings(unit)), units):
                self._reports.update(made)

    def _file(self, unit, filings):
        """The officer fills in, the head submits; where there is one person, that person both."""
        writer, signer = (self._world.device(key) for key in figures.REPORTERS[unit])
        writer.sync()
        made = {(period, unit): self._fill(writer, unit, period, answers)
                for period, answers in filings}
        if signer is not writer:
            writer.sync()
            signer.sync()
        for report in made.values():
            signer.ask("report", "submit", report)
        signer.sync()
        return made

    def _fill(self, device, unit, period, answers, *options):
        report = device.ask("report", "new", "--period", self._desks.ids[period], *options)["id"]
        name = f"bao-cao/{unit}-{period}.json"
        (self._world.folder / "bao-cao").mkdir(exist_ok=True)
        file = self._world.write(name, json.dumps(answers, ensure_ascii=False))
        device.ask("report", "set", report, "--from", file)
        return report

    def _progress(self, *periods):
        """Of a unit its answers in these periods, where it has some."""
        return lambda unit: [(period, figures.PROGRESS[period][unit]) for period in periods
                             if unit in figures.PROGRESS[period]]

    def _take(self, *wanted):
        """The Office accepts these reports: (period, unit)."""
        self._desks.sync(data.OFFICE)
        for one in wanted:
            self._desks.ask(data.OFFICE, "report", "accept", self._reports[one])
        self._desks.sync(data.OFFICE)

    def standing(self, period):
        """Who was in time in a period, as the Office's device tells it."""
        return self._desks.ask(data.OFFICE, "deadlines", "--period", self._desks.ids[period])[0]

    def _check_counts(self, period, vietnamese, english, **wanted):
        told = self.standing(period)
        found = {verdict: told[verdict] for verdict in wanted}
        self._check(found == wanted, vietnamese, english, told)

    # The second quarter and the first half of the year.

    def report_first_half(self):
        """Six units in time; one is returned and comes back; one late, one entered by the Office."""
        self._world.clock.go_on_to("2026-06-17 09:00")
        first = [unit for unit in figures.REPORTERS if unit not in ("STP-CC1", "STP-DG")]
        self._file_together(first, self._progress("2026-Q2", "2026-H1"))
        self._return_one()
        self._world.clock.go_on_to("2026-06-22 10:00")
        self._file_together(["STP-CC1"], self._progress("2026-Q2", "2026-H1"))
        self._enter_on_behalf("2026-Q2", "STP-DG")
        self._take(("2026-Q2", "STP-CC1"), ("2026-H1", "STP-CC1"), ("2026-Q2", "STP-DG"))
        self._check_counts("2026-Q2", "Quý II: 8 đơn vị, 6 đúng hạn, 2 muộn; máy ghi rõ ngày tới",
                           "Quarter II: eight units, six on time, two late; the days are kept",
                           expected=8, on_time=6, late=2, missing=0)

    def _return_one(self):
        """What the Office sends back with a reason comes again as the next version, still in time."""
        unit, period, desks = figures.RETURNED, "2026-Q2", self._desks
        report = self._reports[period, unit]
        self._world.clock.go_on_to("2026-06-18 08:30")
        self._take(*(one for one in self._reports if one != (period, unit)))
        desks.ask(data.OFFICE, "report", "return", report, "--reason", figures.WHY_RETURNED)
        desks.sync(data.OFFICE)
        writer, signer = figures.REPORTERS[unit]
        desks.sync(writer)
        reason = self._world.device(writer).show(report)["reason"]
        file = self._world.write("bao-cao/sua.json", json.dumps(figures.MENDED, ensure_ascii=False))
        desks.ask(writer, "report", "set", report, "--from", file)
        version = desks.ask(signer, "report", "submit", report)["version"]
        desks.sync(signer)
        self._take((period, unit))
        verdict, _ = checks.standing(self.standing(period), unit)
        self._check(reason == figures.WHY_RETURNED and version == 2 and verdict == "on_time",
                    f"Văn phòng trả lại một báo cáo: “{reason}”; đơn vị sửa, nộp lại thành bản 2, "
                    "vẫn đúng hạn", f"The Office returns a report: “{reason}”; it comes back as "
                    "version 2, still on time", (reason, version, verdict))

    def _enter_on_behalf(self, period, unit):
        """The unit telephones its figures; that the Office typed them stays to be seen."""
        device = self._world.device(data.OFFICE)
        report = self._fill(device, unit, period, figures.PROGRESS[period][unit], "--unit", unit)
        device.ask("report", "submit", report)
        self._reports[period, unit] = report
        fields = device.show(report)["fields"]
        self._check(fields.get("entered_on_behalf") is True,
                    "Văn phòng nhập thay Trung tâm Dịch vụ đấu giá, báo cáo ghi rõ là nhập thay",
                    "The Office enters the report of the auction centre, which says so", fields)

    def send_half_year(self):
        """The Office adds up and the registry sends; the recipient confirms on its own device."""
        desks, period = self._desks, self._desks.ids["2026-H1"]
        self._world.clock.go_on_to("2026-07-03 09:00")
        made = desks.ask(data.OFFICE, "consolidate", "--period", period, "--freeze")
        desks.ask(data.OFFICE, "dispatch", "prepare", "--period", period)
        desks.sync(data.OFFICE, data.CLERK)
        desks.ask(data.CLERK, "dispatch", "send-all", "--period", period, "--number", "61/BC-STP",
                  "--sent-on", "03/07/2026")
        desks.sync(data.CLERK, "receiver-snv")
        sent = [one["id"] for one in desks.list("receiver-snv", "dispatch")
                if one["fields"]["period"] == period]
        for dispatch in sent:
            desks.step("receiver-snv", "dispatch", "receive", dispatch, {"receipt_number": "2210"})
        desks.sync("receiver-snv", data.OFFICE)
        standing = self.standing("2026-H1")["duty"]["standing"]
        done = self._parts(made, "tasks_done")
        self._check(len(sent) == 1 and standing == "received" and len(done) == 7,
                    f"Báo cáo 6 tháng: {len(done)} đơn vị, {sum(done.values())} nhiệm vụ hoàn thành; "
                    "đã gửi và Sở Nội vụ đã xác nhận", f"Six months: {len(done)} units, "
                    f"{sum(done.values())} tasks done; sent, and confirmed above", (sent, standing))

    # The theme and the third quarter.

    def report_autumn(self):
        """The theme in August, the third quarter in September; a changed duty."""
        self._world.clock.go_on_to("2026-08-12 09:00")
        late = figures.ANNUAL_LATE
        classes = [unit for unit in figures.CLASSES if unit != late]
        self._file_together(classes, self._of_theme)
        self._desks.ask(data.OFFICE, "period", "exempt", self._desks.ids["theme"], "--unit",
                        "STP-DG", "--reason", figures.NO_CLASSES)
        self._world.clock.go_on_to("2026-08-18 10:00")
        self._file_together([late], self._of_theme)
        self._take(*(("theme", unit) for unit in figures.CLASSES))
        self._check_counts("theme", "Chuyên đề “Bình dân học vụ số”: 5 đúng hạn, 1 muộn, 1 được miễn "
                           "có lý do", "The theme: five on time, one late, one exempt for a reason",
                           expected=6, on_time=5, late=1, exempt=1)
        self._report_third_quarter(late)
        self._desks.ask(data.OFFICE, "obligation", "set", self._half_year, *figures.HALF_YEAR_LATER)
        self._desks.sync(data.OFFICE)
        self._wait_for_half_year("2027-H1", "2027-07-10")

    def _report_third_quarter(self, late):
        quarter = figures.PROGRESS["2026-Q3"]
        self._world.clock.go_on_to("2026-09-16 09:00")
        self._file_together([unit for unit in quarter if unit != late], self._progress("2026-Q3"))
        self._world.clock.go_on_to("2026-09-22 08:30")
        self._file_together([late], self._progress("2026-Q3"))
        self._take(*(("2026-Q3", unit) for unit in quarter))
        self._check_counts("2026-Q3", "Quý III: 7 đúng hạn, 1 muộn",
                           "Quarter III: seven on time, one late", on_time=7, late=1, missing=0)

    @staticmethod
    def _of_theme(unit):
        return [("theme", figures.CLASSES[unit])]

    # December.

    def report_december(self):
        """The fourth quarter, and the annual reports that the main job has left open."""
        desks = self._desks
        annual = desks.ids["annual"]
        for unit in figures.EXTENDED:
            desks.ask(data.OFFICE, "period", "extend", annual, "--unit", unit, "--until",
                      "18/12/2026", "--reason", figures.WHY_EXTENDED)
        desks.ask(data.OFFICE, "period", "exempt", annual, "--unit", "STP-VP", "--reason",
                  figures.OFFICE_ADDS_UP)
        desks.sync(data.OFFICE)
        self._file_together(figures.PROGRESS["2026-Q4"], self._of_december)
        missing = [*figures.EXTENDED, figures.ANNUAL_LATE]
        self._take(*(("2026-Q4", unit) for unit in figures.PROGRESS["2026-Q4"]),
                   *(("annual", unit) for unit in missing))
        self._check_counts("annual", "Báo cáo năm: 3 đúng hạn (2 được lùi hạn vì mất điện), 2 muộn, "
                           "2 chưa nộp, 1 được miễn", "Annual report: three on time (two had more "
                           "time), two late, two missing, one exempt",
                           on_time=3, extended=2, late=2, missing=2, exempt=1)
        self._check_year_adds_up()

    def _of_december(self, unit):
        filings = self._progress("2026-Q4")(unit)
        if unit in (*figures.EXTENDED, figures.ANNUAL_LATE):
            file = self._world.sample / f"answers/annual-{unit.lower()}.json"
            filings.append(("annual", json.loads(file.read_text(encoding="utf-8"))))
        return filings

    def _check_year_adds_up(self):
        """What the units said of the parts of the year is what their annual reports say of it."""
        made = {period: self._desks.ask(data.OFFICE, "consolidate", "--period",
                                        self._desks.ids[period])
                for period in ("2026-H1", "2026-Q3", "2026-Q4", "annual")}
        annual = made.pop("annual")
        wrong, seen = [], 0
        for of_part, of_year in SAME_OF_THE_YEAR:
            parts = [self._parts(one, of_part) for one in made.values()]
            for unit, told in self._parts(annual, of_year).items():
                seen += 1
                reckoned = sum(part[unit] for part in parts)
                if reckoned != told:
                    wrong.append((unit, of_year, reckoned, told))
        self._check(not wrong and seen == 2 * len(figures.ANNUAL_UNITS),
                    f"6 tháng + quý III + quý IV = báo cáo năm, ở cả {len(figures.ANNUAL_UNITS)} đơn "
                    "vị: nhiệm vụ hoàn thành, tin bài", "Six months + quarter III + quarter IV = the "
                    "annual report in every unit: tasks done, news items", wrong)

    @staticmethod
    def _parts(made, field):
        """{unit: what it contributes} to a figure of a consolidation."""
        figure = next(one for one in made["figures"] if one["field"] == field)
        return {part["unit"]: part["contribution"] for part in figure["parts"]}

    def check_changed_duty(self):
        """The Office has changed its duty: the next period follows, what has begun keeps its day."""
        due = [self._period_of_half_year(label)["due_date"] for label in ("2026-H2", "2027-H1")]
        self._check(due == ["2027-01-05", "2027-07-10"],
                    "Đổi hạn báo cáo 6 tháng: kỳ đã bắt đầu giữ hạn 05/01, từ kỳ sau là 10/7",
                    "The duty was changed: the period that had begun keeps 05/01, the next has "
                    "10/07", due)

    def _check(self, holds, vietnamese, english, found=""):
        self._tell.check(holds, vietnamese, english, found)
