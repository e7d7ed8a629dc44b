"""Step 6 of the main job: settle, return, accept, consolidate."""

import decimal
import json

from main_job import checks, workbook

REASON = "Đề nghị bổ sung số lượt tuyên truyền và kiểm tra lại số hồ sơ nộp trực tuyến"


class Consolidating:
    """The part of the story in which the Offices work."""

    def __init__(self, world, narrator, read_workbook):
        self._world = world
        self._tell = narrator
        self._read_workbook = read_workbook

    def settle_and_consolidate(self):
        """Step 6."""
        self._step(6, "Giải quyết xung đột, trả lại, duyệt, tổng hợp",
                   "Settle the conflict, return, accept, consolidate")
        self._world.clock.set("2026-12-15 08:30")
        self._settle()
        self._return_and_come_back()
        self._accept("office-stp", self._report["division"], self._report["service-unit"])
        self._accept("office-sngv", self._report["other-division"])
        self._consolidate("office-stp", self._period["officer-1"], ("STP-CC1", "STP-DG"), 2)
        self._consolidate("office-sngv", self._period["other-division"], ("SNgV-HTQT",), 1)

    def _settle(self):
        head = self._world.device("head")
        conflict = head.ask("conflict", "list")[0]
        side = "keep" if conflict["kept"]["value"] == 7916 else "take"
        head.ask("conflict", side, conflict["id"])
        self._sync_all()
        left = [device.ask("conflict", "list") for device in self._world.all_devices()]
        value = self._world.device("officer-2").show(self._report["division"])["fields"]
        self._check(not any(left) and value["answers/files_online"] == 7916,
                    "Trưởng phòng chọn 7916: xung đột đã giải quyết trên mọi máy",
                    "The head chooses 7916: the conflict is settled on every device", left)

    def _return_and_come_back(self):
        report = self._report["division"]
        self._world.device("head").ask("report", "submit", report)
        self._sync_all()
        self._world.device("office-stp").ask("report", "return", report, "--reason", REASON)
        self._sync_all()
        returned = self._world.device("officer-1").show(report)
        self._check(returned["state"] == "returned" and returned["reason"] == REASON,
                    "Văn phòng trả lại báo cáo, lý do tới tận máy chuyên viên",
                    "The Office returns the report; its reason is on the officer's machine",
                    returned["state"])
        self._world.device("officer-1").ask("report", "set", report, "communication_items=31")
        self._sync_all()
        done = self._world.device("head").ask("report", "submit", report)
        self._sync_all()
        shown = self._world.device("office-stp").show(report)
        self._check(done["version"] == 2 and shown["version"] == 2
                    and shown["state"] == "submitted",
                    "Báo cáo trở lại thành bản 2", "It comes back as version 2", shown["state"])

    def _accept(self, office, *reports):
        for report in reports:
            self._world.device(office).ask("report", "accept", report)
        self._sync_all()
        states = [self._world.device(office).show(report)["state"] for report in reports]
        self._check(set(states) == {"accepted"}, f"{self._unit(office)} đã duyệt",
                    f"{self._unit(office)} has accepted", states)

    def _consolidate(self, office, period, missing, reports):
        device = self._world.device(office)
        files = [self._world.folder / f"{office}.{ending}" for ending in ("json", "xlsx")]
        for file in files:
            device.ask("consolidate", "--period", period, "--to", file)
        made = json.loads(files[0].read_text(encoding="utf-8"), parse_float=decimal.Decimal)
        self._check(len(made["included"]) == reports,
                    f"{self._unit(office)} tổng hợp {reports} báo cáo",
                    f"{self._unit(office)} consolidates {reports} reports", made["included"])
        self._check_drill_down(device, made)
        named = [unit["unit"] for unit in made["missing"]]
        self._check(set(missing) <= set(named),
                    f"Đơn vị chưa nộp được nêu tên: {', '.join(named)}",
                    f"The missing units are named: {', '.join(named)}", named)
        self._check_workbook(files[1], made)

    def _check_drill_down(self, device, made):
        """Each part is what its report says; each sum is the sum of its parts."""
        reports = {report: checks.answers_of(device.show(report)) for report in made["included"]}
        wrong = []
        followed = 0
        for figure in made["figures"]:
            if figure["kind"] != "sum":
                continue
            parts = figure["parts"]
            if parts and figure["value"] != sum(part["contribution"] for part in parts):
                wrong.append(figure)
            for part in parts:
                followed += 1
                if part["contribution"] != reports[part["report"]][f"answers/{figure['field']}"]:
                    wrong.append(figure)
        self._check(not wrong and followed > 0,
                    f"{followed} số liệu thành phần truy được về đúng báo cáo, đúng bản",
                    f"{followed} parts lead back to the very report and version", wrong)

    def _check_workbook(self, file, made):
        """The workbook shows the same numbers."""
        shown = workbook.totals(self._read_workbook(file))
        numbers = {figure["label"]: figure["value"] for figure in made["figures"]
                   if isinstance(figure["value"], (int, decimal.Decimal))}
        wrong = {label: (value, shown.get(label)) for label, value in numbers.items()
                 if shown.get(label) != value}
        self._check(numbers and not wrong,
                    f"Bảng tính {file.name} có đúng {len(numbers)} số liệu đó",
                    f"The workbook {file.name} has the same {len(numbers)} figures", wrong)
