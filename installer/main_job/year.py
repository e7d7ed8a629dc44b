"""A department's year around the main job: reports before it, and after it the plan, the work of the
units, awards, what is sent up."""

import json

from main_job import checks, evidence, year_data as data
from main_job.year_awards import Awards
from main_job.year_desk import Desks
from main_job.year_dossiers import Dossiers
from main_job.year_page import Page
from main_job.year_papers import Papers
from main_job.year_reports import Reports

STEPS = 13
YEAR_BEGINS = "2026-06-08 08:00"


class Year:
    """Plays the year of Sở Tư pháp with the real commands; every record is invented data."""

    def __init__(self, world, narrator):
        self._world = world
        self._tell = narrator
        self._desks = Desks(world, data.UNIT_DESKS)
        self._desks.fields_for_evidence = evidence.FIELDS
        self._awards = Awards(self._desks, narrator)
        self._reports = Reports(world, self._desks, narrator)
        self._papers = Papers(world, self._desks, narrator)

    def report_until_autumn(self):
        """Steps 1 to 3, before December: the reports of two quarters, six months and a theme."""
        self._step(1, YEAR_BEGINS, "Tháng 6, trước công việc chính: cấp máy cho những người còn lại, "
                   "Văn phòng lập kỳ báo cáo", "June, before the main job: devices for everybody "
                   "else, the Office makes the periods")
        self._reports.open_periods(data.MORE_PEOPLE)
        self._tell.say(f"{len(data.MORE_PEOPLE)} máy nữa đã ghi danh.",
                       f"{len(data.MORE_PEOPLE)} more devices are enrolled.")
        self._step(2, "2026-06-17 09:00", "Báo cáo quý II và 6 tháng: nộp, trả lại, nộp muộn, nhập "
                   "thay, gửi Sở Nội vụ", "Quarter II and six months: submitted, returned, late, "
                   "entered for a unit, sent up")
        self._reports.report_first_half()
        self._reports.send_half_year()
        self._step(3, "2026-08-12 09:00", "Báo cáo chuyên đề và quý III; Văn phòng đổi hạn báo cáo 6 "
                   "tháng", "The thematic report and quarter III; the Office changes a duty")
        self._reports.report_autumn()

    def play(self):
        """Steps 4 to 13, after the main job. Raises Broken at the first promise that does not
        hold."""
        self.gather_people()
        self.found_the_law()
        self.issue_the_plan()
        self.work_through_the_year()
        self.report_december()
        self.nominate()
        self.sit_in_council()
        self.decide_and_send()
        self.hear_from_the_province()
        self.read_back()

    def gather_people(self):
        """Step 4: everybody on file, the other parties."""
        self._step(4, "2026-12-15 13:30", "Cả năm của một Sở: lập danh sách cán bộ",
                   "A department's whole year: the list of staff")
        for row in data.STAFF:
            self._make_person(*row)
        for fields in data.OTHER_PARTIES:
            self._desks.make(data.OFFICE, "other-party", fields, name=fields["name"])
        self._tell.say(f"{len(data.STAFF)} người trong danh sách, {len(data.OTHER_PARTIES)} đối "
                       "tượng khác.", f"{len(data.STAFF)} people on file, "
                       f"{len(data.OTHER_PARTIES)} other parties.")
        self._desks.sync(data.OFFICE, "head-cc1")
        hidden = self._desks.list("head-cc1", "discipline")
        told = self._desks.list(data.OFFICE, "discipline")
        self._check(len(told) == len(data.DISCIPLINE) and not hidden,
                    "Việc đang xem xét kỷ luật: chỉ Văn phòng, Hội đồng, lãnh đạo đọc được, máy của "
                    "đơn vị không có", "A disciplinary matter: only the Office, the Council and the "
                    "leadership read it, a unit's device has none of it", (told, hidden))

    def _make_person(self, name, unit, gender, birth_year, ethnicity, position, is_leader):
        fields = {"name": name, "unit": unit, "gender": gender, "birth_year": birth_year,
                  "ethnicity": ethnicity, "positions/1/unit": unit, "positions/1/title": position,
                  "positions/1/is_leader": is_leader, **data.STAFF_MORE.get(name, {})}
        self._desks.make(data.OFFICE, "person", fields, name=name)
        if name in data.DISCIPLINE:
            self._desks.make(data.OFFICE, "discipline",
                             {"person": f"@{name}", **data.DISCIPLINE[name]})

    def found_the_law(self):
        """Step 5: rule sets by their days, and the documents everything rests on."""
        self._step(5, "2026-12-15 14:00", "Nhập các bộ quy định theo thời gian, căn cứ pháp lý",
                   "Rule sets by their days, legal bases")
        files = [self._world.sample / f"rules/{key}.json" for key in data.RULE_SETS]
        self._desks.ask(data.OFFICE, "ruleset", "import", *files)
        listed = self._desks.ask(data.OFFICE, "ruleset", "list")
        self._check(sorted(one["key"] for one in listed) == sorted(data.RULE_SETS),
                    "Bốn bộ quy định, mỗi bộ có ngày hiệu lực riêng",
                    "Four rule sets, each with its own days", listed)
        laws = json.loads(files[0].read_text(encoding="utf-8"))["bases"]
        for law in laws:
            self._make_basis(law, {one["number"]: one for one in laws})
        force = self._force_of_bases()
        self._check({"in_force", "expired"} <= set(force.values())
                    and force["06/2022/QH15"] == "in_force",
                    "Mỗi căn cứ tự cho biết còn hay hết hiệu lực",
                    "Each legal basis says itself whether it is in force", force)

    def _make_basis(self, law, laws):
        """What replaces it comes first."""
        if law["number"] in self._desks.ids:
            return
        if "replaced_by" in law:
            self._make_basis(laws[law["replaced_by"]], laws)
        fields = {"number": law["number"], "kind": law["kind"], "source": law["source"],
                  "effective_from": law["from"], "is_confirmed": law["certainty"] == "confirmed"}
        for path, key in (("subject", "title"), ("effective_to", "to")):
            if key in law:
                fields[path] = law[key]
        if "replaced_by" in law:
            fields["replaced_by"] = f"@{law['replaced_by']}"
        self._desks.make(data.OFFICE, "basis", fields, name=law["number"])

    def _force_of_bases(self):
        shown = [self._desks.show(data.OFFICE, "basis", one["id"])
                 for one in self._desks.list(data.OFFICE, "basis")]
        return {one["fields"]["number"]: one["computed"]["force"] for one in shown}

    def issue_the_plan(self):
        """Step 6: the plan is signed, numbered and made known; criteria; notices; meetings."""
        self._step(6, "2026-12-16 08:00", "Kế hoạch 48/KH-STP: trình, ký, cấp số, phổ biến",
                   "The plan 48/KH-STP: submitted, signed, numbered, made known")
        desks = self._desks
        file = self._world.sample / "plans/stp.json"
        plan = desks.ask(data.OFFICE, "plan", "new", "--from", file)["id"]
        desks.name("plan", plan)
        desks.change(data.OFFICE, "plan", plan, {"signer/name": data.COUNCIL[0]})
        desks.step(data.OFFICE, "plan", "submit", plan)
        desks.sync(data.OFFICE, data.DIRECTOR)
        desks.step(data.DIRECTOR, "plan", "sign", plan)
        desks.sync(data.DIRECTOR, data.CLERK)
        state = desks.step(data.CLERK, "plan", "issue", plan,
                           {"number": "48/KH-STP", "issued_on": "20/04/2026"})
        self._register_document("KH", 48, "20/04/2026", "Kế hoạch thực hiện hai phong trào", plan)
        desks.sync(data.CLERK, data.OFFICE)
        self._check(state == "issued", "Giám đốc ký, Văn thư cấp số 48/KH-STP",
                    "The Director signs, the registry gives the number 48/KH-STP", state)
        self._make_criteria(json.loads(file.read_text(encoding="utf-8")))
        self._make_known()

    def _make_criteria(self, plan):
        """One set for each kind of nominee, as the plan words them."""
        for kind, title in data.CRITERIA_TITLES.items():
            below = f"criteria/{kind}/"
            fields = {f"criteria/{path[len(below):]}": value for path, value in plan.items()
                      if path.startswith(below)}
            made = self._desks.make(data.OFFICE, "criteria",
                                    {"title": title, "for": kind, "plan": "@plan", "edition": 1,
                                     "valid_from": "20/04/2026", **fields},
                                    name=f"criteria-{kind}")
            self._desks.step(data.OFFICE, "criteria", "submit", made)

    def _make_known(self):
        desks = self._desks
        for name, fields, _ in data.NOTICES:
            notice = desks.make(data.OFFICE, "announcement", fields, name=name)
            desks.step(data.OFFICE, "announcement", "submit", notice)
        desks.sync(data.OFFICE)
        for key in self._world.devices:
            notices = [name for name, _, readers in data.NOTICES if key in readers]
            if notices:
                self._acknowledge(key, notices)
        desks.play(data.MEETINGS)
        desks.sync(data.OFFICE)
        standing = desks.ask(data.OFFICE, "announcement", "standing", desks.ids["notice-plan"])
        readers = len(data.NOTICES[0][2])
        units = len([one for one in standing["units"] if one["people"]])
        missing = sum(len(one["people_missing"]) for one in standing["units"])
        self._check(standing["people_done"] == readers and missing > 0,
                    f"{readers} người của {units} đơn vị đã xác nhận đọc kế hoạch; còn {missing} "
                    "người, nêu rõ tên",
                    f"{readers} people of {units} units have acknowledged it; {missing} are still "
                    "missing, by name",
                    standing)

    def _acknowledge(self, key, notices):
        self._desks.sync(key)
        for name in notices:
            self._desks.ask(key, "announcement", "acknowledge", self._desks.ids[name])
        self._desks.sync(key)

    def _register_document(self, register, number, day, subject, about):
        self._desks.make(data.CLERK, "document",
                         {"register": register, "year": data.YEAR, "number": number,
                          "issued_on": day, "subject": subject, "about": about,
                          "symbol": f"{number}/{'QĐ' if register == 'QD' else register}-STP"})

    def work_through_the_year(self):
        """Step 7: everything that units raise and do; each on the own device, in turns."""
        self._step(7, "2026-12-17 08:00", "Việc của các đơn vị: chỉ tiêu, tự kiểm tra, khó khăn, "
                   "sáng kiến, điển hình, đánh giá", "The units' work: targets, inspections, "
                   "difficulties, initiatives, role models, assessments")
        period = next(one["id"] for one in self._desks.ask(data.OFFICE, "period", "list")
                      if one["form"] == "annual-report" and one["due_date"] == "2026-12-15")
        self._desks.name("annual", period)
        self._desks.play([*data.REGISTRATIONS, *data.TARGETS, *data.SELF_INSPECTIONS, *data.INSPECTIONS,
                          *data.DIFFICULTIES, *data.INITIATIVES, *data.ROLE_MODELS,
                          *data.ASSESSMENTS, *data.PRAISES, *data.REMINDERS])
        self._desks.sync(data.DIRECTOR)
        answered = [one for one in self._desks.list(data.DIRECTOR, "difficulty")
                    if "answer" in one["fields"]]
        by_director = [one["title"] for one in answered if self._was_answered_by_director(one)]
        wanted = sum(step.verb == "answer" and step.actor == data.DIRECTOR
                     for item in data.DIFFICULTIES for step in item.steps)
        self._check(len(by_director) == wanted,
                    f"Giám đốc đã chỉ đạo {wanted} khó khăn, vướng mắc; lịch sử ghi rõ ai trả lời",
                    f"The Director has answered {wanted} difficulties; the history says who",
                    by_director)

    def _was_answered_by_director(self, difficulty):
        history = self._desks.ask(data.DIRECTOR, "difficulty", "history", difficulty["id"])
        director = self._world.device(data.DIRECTOR).person.name
        return any(one["step"] == "answer" and one["author"] == director for one in history)

    def report_december(self):
        """Step 8: the fourth quarter, and the annual reports that are still due."""
        self._step(8, "2026-12-17 15:00", "Báo cáo quý IV và những báo cáo năm còn thiếu",
                   "Quarter IV, and the annual reports that are still missing")
        self._reports.report_december()

    def nominate(self):
        """Step 9: rounds with quota, dossiers, what the law says of each."""
        self._step(9, "2026-12-18 08:00", "Mở đợt khen thưởng, đề nghị, đối chiếu quy định",
                   "Award rounds, nominations, what the law says of them")
        self._awards.open_rounds()
        self._awards.nominate()

    def sit_in_council(self):
        """Step 10: nine members, one of them absent; the list is posted for opinions."""
        self._step(10, "2026-12-22 08:00", "Hội đồng họp: 9 người, vắng 1, bỏ phiếu, kiểm phiếu",
                   "The Council sits: nine members, one absent; votes, counts")
        self._awards.sit_in_council()
        self._papers.post_the_list()

    def decide_and_send(self):
        """Step 11: the decision, the register, a cancellation; the annual report goes up."""
        self._step(11, "2026-12-28 08:00", "Quyết định khen thưởng, sổ khen thưởng, hủy bỏ, gửi báo "
                   "cáo", "Award decisions, register, a cancellation, the annual report is sent")
        self._awards.decide()
        for number, title, _ in data.DECISIONS:
            self._register_document("QD", number, "28/12/2026", title,
                                    self._desks.ids[f"{number}/QĐ-STP"])
        self._awards.cancel_one()
        self._send_annual_report()

    def _send_annual_report(self):
        """To every recipient of the obligation. One does not confirm."""
        desks, period = self._desks, self._desks.ids["annual"]
        self._papers.write_own_words(period)
        made = desks.ask(data.OFFICE, "consolidate", "--period", period, "--freeze")
        prepared = desks.ask(data.OFFICE, "dispatch", "prepare", "--period", period)["prepared"]
        desks.sync(data.OFFICE, data.CLERK)
        self._register_document("BC", 128, "14/12/2026", "Báo cáo phong trào năm 2026", period)
        desks.ask(data.CLERK, "dispatch", "send-all", "--period", period, "--number", "128/BC-STP",
                  "--sent-on", "14/12/2026")
        desks.sync(data.CLERK, "receiver-snv")
        sent = {one["fields"]["to_name"]: one["id"]
                for one in desks.list("receiver-snv", "dispatch")
                if one["fields"]["period"] == period}
        shown = desks.ask("receiver-snv", "dispatch", "show", sent["SNV"])
        figures = [path for path in shown["fields"] if path.endswith("/value")]
        self._check(prepared == 4 and figures and len(shown["attachments"]) == 1,
                    f"Sở Nội vụ thấy {len(figures)} chỉ số và tệp báo cáo kèm theo",
                    f"the Department of Home Affairs sees {len(figures)} figures and the report",
                    shown)
        self._papers.check_own_words(made, shown)
        desks.step("receiver-snv", "dispatch", "receive", sent["SNV"], {"receipt_number": "4127"})
        desks.sync("receiver-snv", data.CLERK)
        for code in ("SKHCN", "SNNMT"):
            desks.step(data.CLERK, "dispatch", "note", sent[code], {"received_on": "15/12/2026"})
        desks.sync(data.CLERK, data.OFFICE)
        standing = desks.ask(data.OFFICE, "dispatch", "standing", "--period", period)
        late = [one["code"] for one in standing["recipients"] if one["standing"] != "received"]
        self._check(late == ["UBND"] and not standing["done"],
                    "Báo cáo năm đã gửi mọi nơi nhận; Sở Nội vụ tự xác nhận trên máy của mình; còn "
                    "UBND tỉnh chưa xác nhận", "The annual report is sent to every recipient; the "
                    "Department of Home Affairs confirms on its own device; one has not confirmed",
                    standing)

    def hear_from_the_province(self):
        """Step 12: dossiers above, and what is printed and listed at the end of the year."""
        self._step(12, "2026-12-29 08:00", "Hồ sơ trình cấp tỉnh: trả lại, gửi lại, được duyệt; in "
                   "giấy tờ, xuất danh sách", "Dossiers above: returned, sent again, approved; "
                   "papers and lists")
        Dossiers(self._desks, self._tell).go_up()
        self._papers.print_papers()
        self._papers.print_certificates()
        self._papers.write_lists()

    def _check_evidence(self):
        """Every scanned page has come over the line, and is what was attached, on another desk."""
        desks, here = self._desks, []
        for noun in evidence.FIELDS:
            for one in desks.list(data.OFFICE, noun):
                here += [(noun, one["id"], file) for file in
                         desks.show(data.OFFICE, noun, one["id"])["attachments"]]
        noun, record, file = here[-1]
        copy = self._world.folder / "evidence" / "copy.pdf"
        desks.ask(data.OFFICE, noun, "fetch", record, file["hash"], "--to", copy)
        is_same = any(copy.read_bytes() == original.read_bytes()
                      for original in copy.parent.glob("minh-chung-*.pdf"))
        self._check(len(here) == desks.files_attached and is_same,
                    f"{len(here)} tệp minh chứng của các đơn vị đều tới Văn phòng, mở được ngay",
                    f"{len(here)} files of evidence have all reached the Office, whole", len(here))

    def _check_statistics(self):
        """The tables of the sector count what the registers hold."""
        desks = self._desks
        tables = {one["title"][:6]: one for one in desks.ask(
            data.OFFICE, "statistics", self._world.sample / "statistics/thi-dua-khen-thuong.json")}
        awards = [one for one in desks.list(data.OFFICE, "award")
                  if one["computed"]["standing"] == "valid"]
        counted = tables["0602.N"]["total"] + tables["0603.N"]["total"]
        self._check(counted == len(awards) and tables["0605.N"]["total"] == 2,
                    f"Biểu 0601.N - 0605.N: {counted} khen thưởng còn hiệu lực, 2 người làm công tác "
                    "thi đua", f"Forms 0601.N - 0605.N: {counted} awards that stand, 2 people who "
                    "do the emulation work", tables)

    def read_back(self):
        """Step 13: everything as the commands tell it, and totals that must agree."""
        self._step(13, "2026-12-30 08:00", "Cả năm trên một trang, đọc lại từ chính các lệnh",
                   "The year in one page, read back from the commands")
        self._desks.sync_all()
        Page(self._world, self._desks, self._tell).show()
        self._reports.check_changed_duty()
        self._check_evidence()
        self._check_statistics()
        self._check_store()

    def _check_store(self):
        devices = list(self._world.devices.values())
        troubled = {key: found for key, device in self._world.devices.items()
                    if (found := device.ask("attention", "list") + device.ask("conflict", "list"))}
        self._check(not troubled, "Không sửa đổi nào bị từ chối, không xung đột nào còn mở",
                    "No edit was rejected and no conflict is open", troubled)
        different = checks.same_everywhere(devices)
        self._check(not different, f"{len(devices)} máy: cùng phạm vi thì dữ liệu giống hệt nhau",
                    f"{len(devices)} devices: every two of a scope hold identical records",
                    different)
        verified = self._world.server.run("verify").json
        self._check(verified["sound"], "thidua-server verify: kho dữ liệu của cả năm nguyên vẹn",
                    "thidua-server verify: the store of the whole year is sound", verified)

    def _step(self, number, moment, vietnamese, english):
        """A heading; the clock goes on to its day, never back."""
        self._world.clock.go_on_to(moment)
        self._tell.step(number, STEPS, vietnamese, english)

    def _check(self, holds, vietnamese, english, found=""):
        self._tell.check(holds, vietnamese, english, found)
