"""The part of the page that tells of reports: of the units, of the organ, and what goes up."""

from main_job import year_data as data, year_figures as figures
from main_job.year_page_lines import Lines, small, together
from main_job.year_papers import LISTS, PAPERS

VERDICTS = {"on_time": ("đúng hạn", "on time"), "late": ("muộn", "late"),
            "missing": ("chưa nộp", "missing"), "exempt": ("được miễn", "exempt")}
OF_PROVINCE = " Tuyên Quang"
RECEIPTS = {"received": ("đã nhận", "received"), "sent": ("chưa xác nhận", "not confirmed"),
            "returned": ("trả lại", "returned"), "not_sent": ("chưa gửi", "not sent"),
            "overdue": ("quá hạn", "overdue")}


class SentLines(Lines):
    """Read from the deadlines, the dispatches and the dossiers on the Office's device."""

    def _show_reports(self):
        deadlines = {one["id"]: one for one in self._desks.ask(data.OFFICE, "deadlines")}
        submitted = [one for one in self._desks.list(data.OFFICE, "report") if one["version"] > 0]
        told, judged = ([], []), 0
        for name, *labels in figures.PERIODS:
            period = deadlines[self._desks.ids[name]]
            judged += period["on_time"] + period["late"]
            for language, label in enumerate(labels):
                counts = ", ".join(together(f"{period[verdict]} {words[language]}")
                                   for verdict, words in VERDICTS.items() if period[verdict])
                told[language].append(f"{label}: {counts}")
        again = sum(one["version"] > 1 for one in submitted)
        self._line("Báo cáo đã nộp", "Reports submitted",
                   f"{len(submitted)}, trong đó {again} nộp lại sau khi bị trả lại",
                   f"{len(submitted)}, of which {again} came again after they were returned")
        self._line("  đúng hạn hay muộn", "  on time or late", *("; ".join(one) for one in told))
        self._check(judged == len(submitted) == len({one["id"] for one in submitted}),
                    f"{judged} báo cáo, mỗi báo cáo có một kết luận đúng hạn hay muộn",
                    f"{judged} reports, each of them judged on time or late", len(submitted))
        return list(deadlines.values())

    def _show_duties(self, deadlines):
        """What the organ itself owes, as far as it has begun."""
        today = self._world.clock.now().strftime("%Y-%m-%d")
        duties = [one["duty"] for one in deadlines
                  if one["duty"] and one["duty"]["organ"] == "STP"
                  and (one["duty"]["opens"] or "") <= today]
        self._line("Việc Sở phải làm", "What the department owes",
                   "; ".join((f"{one['number']}, " if one["number"] else "")
                             + f"{one['name']}: {one['standing_words']}" for one in duties))
        done = {one["number"]: one["standing"] for one in duties if one["number"]}
        overdue = [one["name"] for one in duties if one["overdue_days"] > 0]
        self._check(done == {"48/KH-STP": "issued", "61/BC-STP": "received", "128/BC-STP": "sent"}
                    and not overdue,
                    "Kế hoạch, báo cáo 6 tháng, báo cáo năm của chính Sở đều xong; không việc nào "
                    "quá hạn", "Plan, six-month and annual report of the department itself are done; "
                    "nothing is overdue", duties)

    def _show_dispatches(self):
        standing = self._desks.ask(data.OFFICE, "dispatch", "standing", "--period",
                                   self._desks.ids["annual"])
        recipients = standing["recipients"]
        told = ["; ".join(f"{one['name'].removesuffix(OF_PROVINCE)}: "
                          + together(RECEIPTS[one["standing"]][language])
                          for one in recipients) for language in (0, 1)]
        self._line("Báo cáo năm gửi đi", "Annual report sent to", *told)
        confirmed = [one for one in recipients if one["standing"] == "received"]
        self._check(len(confirmed) == len(recipients) - 1,
                    f"{len(confirmed)}/{len(recipients)} nơi nhận đã xác nhận",
                    f"{len(confirmed)} of {len(recipients)} recipients have confirmed", recipients)

    def _show_dossiers(self):
        self._line("Hồ sơ trình tỉnh", "Dossiers above",
                   "; ".join(f"{one['fields']['name']}, {one['fields']['award_name']}: "
                             f"{small(one['state_text'])}"
                             for one in self._desks.list(data.OFFICE, "dossier")))

    def _show_files(self):
        counts = [len(list((self._world.folder / folder).glob(ending)))
                  for folder, ending in ((PAPERS, "*.docx"), (LISTS, "*.xlsx"))]
        self._line("Giấy tờ, danh sách", "Papers and lists",
                   f"{counts[0]} tệp Word trong {PAPERS}/, {counts[1]} bảng tính trong {LISTS}/",
                   f"{counts[0]} Word files in {PAPERS}/, {counts[1]} workbooks in {LISTS}/")
