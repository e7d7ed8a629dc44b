"""The main job in seven steps: reports without a line, a bad line, a deadline, a consolidation."""

import base64
import hashlib
import json
import threading

from main_job import checks
from main_job.consolidating import Consolidating
from main_job.line import CutAfter, CutBeforeFirstFullRecord, Open
from main_job.people import PEOPLE
from main_job.world import MAIN_JOB_BEGINS

STEPS = 7
SAME_FIELD = "answers/files_online"
SHARED_ROW = "Phiếu hẹn điện tử và nhắc hạn trả kết quả lý lịch tư pháp"
SAME_KEY = "Đối soát dữ liệu hộ tịch bằng mã định danh"
SHORT_FIELDS = ("plan_document", "difficulties", "causes")
SMALLEST_CUT, GROWTH = 700, 1.35


def case_list(key, length):
    """Numbers of cases, as long reports have them: a text that compression makes little shorter."""
    lines, size = [], 0
    while size < length - 100:
        code = base64.b32encode(hashlib.sha256(f"{key} {len(lines)}".encode()).digest()).decode()
        groups = "-".join(code[at:at + 13] for at in range(0, 52, 13))
        line = f"Vụ {len(lines) + 1}: mã tra cứu {groups}"
        lines.append(line)
        size += len(line) + 1
    return "\n".join(lines)


class Story(Consolidating):
    """Plays the steps in order on a fresh world; each leaves what the next needs."""

    def __init__(self, world, narrator, read_workbook):
        super().__init__(world, narrator, read_workbook)
        self._world = world
        self._tell = narrator
        self._report = {}
        self._period = {}

    def play(self):
        """All seven. Raises Broken at the first promise that does not hold."""
        self.begin()
        self.go_on()

    def go_on(self):
        """From the second: whoever has begun may have played something else in between."""
        self.publish_and_open()
        self.work_without_line()
        self.come_back_badly()
        self.judge_the_deadline()
        self.settle_and_consolidate()
        self.survive_a_power_cut()

    def begin(self):
        """Step 1: a server from the data, seven devices."""
        self._step(1, "Lập máy chủ từ dữ liệu tỉnh, cấp máy cho bảy người",
                   "A server from the province's data, seven devices enrolled")
        world = self._world
        address = world.line.address
        world.server.run("init", "--organization", world.organization(), "--address", address)
        world.server.start()
        world.line.lead_to(world.server.port)
        world.line.put_up()
        for number, person in enumerate(PEOPLE, 1):
            world.enroll(person)
            self._tell.progress(number, len(PEOPLE))
        listed = world.server.run("devices", "list").json
        self._check(len(listed) == len(PEOPLE),
                    "Bảy máy đã ghi danh qua TLS, mỗi máy một khóa riêng và một mã dùng một lần",
                    "Seven devices are enrolled over TLS, each with its own key and a code that "
                    "worked once", listed)

    def publish_and_open(self):
        """Step 2: the Offices publish, the period opens by rule, everyone syncs, the line is cut."""
        self._step(2, "Hai Văn phòng phát hành mẫu; kỳ báo cáo năm mở theo quy tắc; đứt đường truyền",
                   "The Offices publish the form; the annual period opens by rule; the line is cut")
        self._world.clock.go_on_to(MAIN_JOB_BEGINS)
        forms = self._world.sample / "forms"
        for office in ("office-stp", "office-sngv"):
            device = self._world.device(office)
            for form in ("annual-report.json", "quarterly-progress.json"):
                device.ask("form", "publish", forms / form)
            device.sync()
        for device in self._world.all_devices():
            device.sync()
        for key in ("officer-1", "other-division"):
            self._period[key] = self._annual_period(key)
        self._start_the_shared_report()
        self._world.line.cut()
        outcome = self._world.device("officer-1").run("sync", accept=(3,))
        self._check(outcome.code == 3 and len(outcome.err.strip().splitlines()) == 1,
                    "Không có đường truyền: máy nói một câu, giữ nguyên mọi thứ, trả mã 3",
                    "Without a line the device says one sentence, keeps everything, exits with 3",
                    outcome.describe())

    def _annual_period(self, key):
        periods = self._world.device(key).ask("period", "list")
        found = [one for one in periods
                 if one["form"] == "annual-report" and one["due_date"] == "2026-12-15"]
        self._check(len(found) == 1 and found[0]["phase"] == "open" and found[0]["form_known"],
                    f"{self._unit(key)}: kỳ năm 2026 đã mở, hạn trước ngày 15/12, không ai phải tạo",
                    f"{self._unit(key)}: the period 2026 is open, due before 15/12, made by nobody",
                    found)
        return found[0]["id"]

    def _unit(self, key):
        return self._world.device(key).person.unit

    def _start_the_shared_report(self):
        """A first draft with one row, known to all three machines of the division; the service
        unit begins as well, so that all that waits later is one long edit and the submission."""
        first = self._world.device("officer-1")
        report = first.ask("report", "new", "--period", self._period["officer-1"])["id"]
        cells = (f"name={SHARED_ROW}", "authors=Nhóm công chức của phòng", "scope=province")
        self._row = first.ask("report", "add-row", report, "initiatives", *cells)["id"]
        first.sync()
        unit = self._world.device("service-unit")
        unit.ask("report", "new", "--period", self._period["officer-1"])
        for key in ("officer-2", "head", "service-unit"):
            self._world.device(key).sync()
        self._report["division"] = report

    def work_without_line(self):
        """Step 3: everything of the day before the due date, offline."""
        self._step(3, "Không có đường truyền: mọi người vẫn làm việc",
                   "Without a line everybody works on")
        self._world.clock.set("2026-12-14 23:30")
        answers = json.loads(
            (self._world.sample / "answers/annual-stp-hctp.json").read_text(encoding="utf-8"))
        del answers["initiatives"], answers["files_online"]
        narrative = {key: answers.pop(key) for key in ("next_year_plan", "proposals", "causes")}
        half = len(answers) // 2
        parts = (dict(list(answers.items())[:half]), dict(list(answers.items())[half:]))
        self._edit_the_shared_report(parts, narrative)
        self._report["service-unit"] = self._complete_in_time()
        self._world.clock.set("2026-12-15 00:20")
        self._report["other-division"] = self._submit(
            "other-division", self._answers_of_other_division())
        self._tell.say("Sau 00:00 ngày 15/12, Phòng Quản lý biên giới (Sở Ngoại vụ) mới bấm Gửi.",
                       "After midnight the border division of the other department submits.")

    def _edit_the_shared_report(self, parts, narrative):
        report = self._report["division"]
        cells = ((f"initiatives/{self._row}/benefit", "320500000"),
                 (f"initiatives/{self._row}/replicated", "true"))
        rows = (("authors", "Nông Thị Bích"), ("scope", "province"))
        for key, part, online, cell, row in zip(
                ("officer-1", "officer-2"), parts, ("7916", "7961"), cells, rows):
            device = self._world.device(key)
            file = self._world.write(f"{key}.json", json.dumps(part, ensure_ascii=False))
            device.ask("report", "set", report, "--from", file)
            device.ask("report", "set", report, f"files_online={online}")
            device.ask("report", "set", report, "=".join(cell))
            device.ask("report", "add-row", report, "initiatives",
                       f"name={SAME_KEY}", "=".join(row))
        head = self._world.device("head")
        file = self._world.write("head.json", json.dumps(narrative, ensure_ascii=False))
        head.ask("report", "set", report, "--from", file)
        self._tell.say("Hai chuyên viên và trưởng phòng sửa cùng một báo cáo trên ba máy: khác ô, "
                       "cùng ô, khác ô của cùng một dòng, thêm cùng một dòng.",
                       "Two officers and the head edit one report on three machines: different "
                       "fields, the same field, different cells of a row, the same new row.")

    def _complete_in_time(self):
        """The service unit's report is long: it does not fit into what a short link carries."""
        answers = json.loads(
            (self._world.sample / "answers/annual-stp-tgpl.json").read_text(encoding="utf-8"))
        for key, words in answers.items():
            if isinstance(words, str) and len(words) > 60 and key not in SHORT_FIELDS:
                answers[key] = words + "\n" + case_list(key, 3_900 - len(words))
        report = self._submit("service-unit", answers)
        waiting = self._world.device("service-unit").ask("status")["outbox"]
        self._check(waiting > 0,
                    "Trung tâm Trợ giúp pháp lý bấm Gửi lúc 23:30 ngày 14/12, chưa ai nhận được",
                    "The legal aid centre submits at 23:30 on 14/12; nobody has received it", waiting)
        self._announce()
        return report

    def _announce(self):
        """The link holds just long enough for the list of what waits."""
        edits = self._world.server.run("status").json["edits"]
        self._world.clock.set("2026-12-14 23:52")
        self._world.line.put_up(CutBeforeFirstFullRecord())
        answered = self._world.device("service-unit").try_sync()
        self._world.line.cut()
        now = self._world.server.run("status").json["edits"]
        self._check(answered is None and now == edits,
                    "Lúc 23:52 có mạng vài giây: chỉ lời báo trước đi lọt, không một sửa đổi nào tới",
                    "At 23:52 the link holds for seconds: only the announcement gets through, no "
                    "edit arrives", (answered, edits, now))

    def _answers_of_other_division(self):
        path = self._world.sample / "answers/annual-sngv-htqt.json"
        return json.loads(path.read_text(encoding="utf-8"))

    def _submit(self, key, answers):
        device = self._world.device(key)
        period = self._period.get(key, self._period["officer-1"])
        report = device.ask("report", "new", "--period", period)["id"]
        # In two sittings, as a person would.
        half = len(answers) // 2
        for sitting in (dict(list(answers.items())[:half]), dict(list(answers.items())[half:])):
            file = self._world.write(f"{key}.json", json.dumps(sitting, ensure_ascii=False))
            device.ask("report", "set", report, "--from", file)
        done = device.ask("report", "submit", report)
        self._check(done["version"] == 1 and done["seal_code"] != "",
                    f"{self._unit(key)}: bản 1 đã niêm phong, mã {done['seal_code']}",
                    f"{self._unit(key)}: version 1 is sealed, code {done['seal_code']}", done)
        return report

    def come_back_badly(self):
        """Step 4: a relay cuts sessions at chosen bytes until everything is through."""
        self._step(4, "Đường truyền trở lại, chập chờn: phiên bị cắt giữa chừng nhiều lần",
                   "The line comes back badly: sessions are cut in the middle, again and again")
        devices = self._world.all_devices()
        for number, device in enumerate(devices, 1):
            self._sync_while_cut(device)
            self._tell.progress(number, len(devices))
        self._world.line.put_up(Open())
        self._sync_all()
        self._tell.say(f"Đường truyền đã bị cắt {self._world.line.cuts} lần.",
                       f"The line was cut {self._world.line.cuts} times.")
        self._check_merged()

    def _sync_while_cut(self, device):
        budget = SMALLEST_CUT
        for _ in range(60):
            self._world.line.put_up(CutAfter(int(budget)))
            if device.try_sync() is not None:
                return
            budget *= GROWTH
        self._check(False, "Máy không bao giờ đồng bộ xong", "The device never finished", device.data)

    def _sync_all(self):
        """Until nobody has anything to say or to hear."""
        for _ in range(5):
            figures = [device.sync() for device in self._world.all_devices()]
            if all(one["pushed"] == 0 and one["pulled"] == 0 for one in figures):
                return
        self._check(False, "Các máy không bao giờ yên", "The devices never come to rest", figures)

    def _check_merged(self):
        different = checks.same_everywhere(self._world.all_devices())
        self._check(not different, "Mọi máy cùng phạm vi giữ dữ liệu giống hệt nhau",
                    "Every two devices of a scope hold identical records", different)
        shown = [self._world.device(key).show(self._report["division"])
                 for key in ("officer-1", "officer-2", "head", "office-stp")]
        self._check(all(one["fields"] == shown[0]["fields"] for one in shown),
                    "Báo cáo của phòng như nhau trên bốn máy", "The report is the same on four "
                    "machines", [one["fields"].get(SAME_FIELD) for one in shown])
        conflicts = shown[0]["conflicts"]
        both = {one[side]["value"] for one in conflicts for side in ("kept", "other")}
        self._check(len(conflicts) == 1 and conflicts[0]["path"] == SAME_FIELD
                    and both == {7916, 7961},
                    "Cùng một ô sửa hai nơi: đúng một xung đột, còn đủ hai giá trị 7916 và 7961",
                    "The field edited twice is one open conflict that holds 7916 and 7961",
                    conflicts)
        self._check_rows(shown[0]["fields"])
        everything = [key for key in ("staff_total", "tasks_assigned", "next_year_plan")
                      if f"answers/{key}" not in shown[0]["fields"]]
        self._check(not everything, "Mọi ô khác đã hợp nhất, không mất ô nào",
                    "Everything else is merged, nothing is lost", everything)
        listed = self._world.device("office-stp").ask("report", "list", "--period",
                                                      self._period["officer-1"])
        reports = [one["id"] for one in listed]
        self._check(sorted(reports) == sorted([self._report["division"],
                                               self._report["service-unit"]]),
                    "Văn phòng Sở Tư pháp thấy đúng hai báo cáo, không có bản sao",
                    "The Office of Justice sees exactly two reports, no double", reports)
        rejected = [device.ask("attention", "list") for device in self._world.all_devices()]
        self._check(not any(rejected), "Không sửa đổi nào bị từ chối", "No edit was rejected",
                    rejected)

    def _check_rows(self, fields):
        rows = checks.rows_of(fields, "initiatives")
        names = sorted(cells["name"] for cells in rows.values())
        self._check(names == sorted([SHARED_ROW, SAME_KEY]),
                    "Dòng cùng khóa thêm ở hai máy chỉ còn một, không nhân đôi",
                    "The row that both added is one row, nothing is doubled", rows)
        shared = rows[self._row]
        added = next(cells for cells in rows.values() if cells["name"] == SAME_KEY)
        self._check(shared.get("benefit") == 320500000 and shared.get("replicated") is True
                    and added.get("authors") == "Nông Thị Bích" and added.get("scope") == "province",
                    "Hai ô khác nhau của cùng một dòng đều được giữ",
                    "Different cells of one row are both kept", rows)

    def judge_the_deadline(self):
        """Step 5: announced in time is on time, submitted after it is late."""
        self._step(5, "Đúng hạn là đúng hạn: có bằng chứng", "On time is on time: there is evidence")
        server = self._world.server.run("deadlines").json
        for key, office, wanted, vietnamese, english in (
                ("service-unit", "office-stp", ("on_time", "announced"),
                 "đúng hạn, căn cứ: đã báo trước", "on time, evidence: announced"),
                ("other-division", "office-sngv", ("late", "received"), "nộp muộn", "late")):
            period = self._period.get(key, self._period["officer-1"])
            told = self._world.device(office).ask(
                "deadlines", "--period", period)
            at_server = [one for one in server if one["id"] == period]
            found = [checks.standing(one, self._unit(key)) for one in (told[0], at_server[0])]
            self._check(found == [wanted, wanted],
                        f"{self._unit(key)}: {vietnamese} (máy chủ và Văn phòng nói như nhau)",
                        f"{self._unit(key)}: {english} (server and Office agree)", found)

    def survive_a_power_cut(self):
        """Step 7: SIGKILL in the middle of a burst."""
        self._step(7, "Mất điện: máy chủ bị dừng đột ngột (SIGKILL) giữa lúc cả bảy máy đang gửi",
                   "The server is killed (SIGKILL) while all seven devices are sending")
        self._world.line.put_up(Open())
        reports = self._start_quarterly_reports()
        acknowledged = self._burst_and_kill(reports)
        self._world.server.start()
        self._sync_all()
        head = self._world.server.run("status").json["head_seq"]
        kept = {}
        for key, device in self._devices().items():
            kept[key] = checks.acknowledged(device, [reports[key]])
        lost = {key: edits for key, edits in acknowledged.items()
                if not edits.items() <= kept[key].items()}
        count = sum(map(len, acknowledged.values()))
        self._check(not lost and all(seq <= head for one in kept.values() for seq in one.values()),
                    f"Không mất gì trong {count} sửa đổi đã được xác nhận",
                    f"Nothing of {count} acknowledged edits is missing", (lost, head))
        self._check(self._office_sees(acknowledged, reports),
                    "Văn phòng cũng thấy đủ các sửa đổi đó", "The Office sees all of them too")
        verified = self._world.server.run("verify").json
        self._check(verified["sound"], "thidua-server verify: kho dữ liệu nguyên vẹn",
                    "thidua-server verify: the store is sound", verified)
        different = checks.same_everywhere(self._world.all_devices())
        self._check(not different, "Mọi máy lại giống hệt nhau", "All devices are equal again",
                    different)

    def _devices(self):
        """Those of the story: others may have one."""
        return {device.person.key: device for device in self._world.all_devices()}

    def _start_quarterly_reports(self):
        """Each unit's report on the fourth quarter."""
        reports = {}
        for key, device in self._devices().items():
            period = next(one["id"] for one in device.ask("period", "list")
                          if one["form"] == "quarterly-progress" and one["label"] == "2026-Q4")
            reports[key] = device.ask("report", "new", "--period", period)["id"]
        return reports

    def _burst_and_kill(self, reports):
        """What every device holds a receipt for when the server dies among their sessions."""
        enough = threading.Semaphore(0)
        is_dead = threading.Event()

        def work(key, device):
            for turn in range(1, 200):
                device.ask("report", "set", reports[key], f"{self._field(key)}={turn}")
                if device.try_sync() is None and is_dead.is_set():
                    return
                enough.release()

        threads = [threading.Thread(target=work, args=pair) for pair in self._devices().items()]
        for thread in threads:
            thread.start()
        for done in range(3 * len(threads)):
            enough.acquire(timeout=60)
            self._tell.progress(done + 1, 3 * len(threads))
        is_dead.set()
        self._world.server.kill()
        for thread in threads:
            thread.join()
        return {key: checks.acknowledged(device, [reports[key]])
                for key, device in self._devices().items()}

    @staticmethod
    def _field(key):
        """Three people of one unit write three fields, so that nobody waits for a decision."""
        return {"officer-2": "tasks_done", "head": "new_initiatives"}.get(key, "tasks_planned")

    def _office_sees(self, acknowledged, reports):
        offices = {"STP": self._world.device("office-stp"), "SNgV": self._world.device("office-sngv")}
        for key, edits in acknowledged.items():
            office = offices[self._unit(key).partition("-")[0]]
            if not edits.items() <= checks.acknowledged(office, [reports[key]]).items():
                return False
        return True

    def _step(self, number, vietnamese, english):
        self._tell.step(number, STEPS, vietnamese, english)

    def _check(self, holds, vietnamese, english, found=""):
        self._tell.check(holds, vietnamese, english, found)
