"""The year in one page. Every figure is read back from the commands, none is known before."""

import collections
import decimal
import json

from main_job import year_data as data, year_figures as figures
from main_job.year_page_lines import counted, grouped, small, together
from main_job.year_page_sent import SentLines

# Several registers on one line: label, and of each the noun and what its records are called.
TOGETHER = {
    "people": (("Người, căn cứ", "People and law"),
               (("person", "cán bộ", "people on file"),
                ("other-party", "đối tượng khác", "other parties"),
                ("basis", "căn cứ pháp lý", "legal bases"))),
    "plan": (("Văn bản, phổ biến", "Plan and notices"),
             (("plan", "kế hoạch đã ban hành", "plan issued"),
              ("criteria", "bộ tiêu chí", "sets of criteria"),
              ("announcement", "thông báo", "notices"), ("meeting", "cuộc họp", "meetings"))),
    "awards": (("Xét khen thưởng", "Commendation"),
               (("award-round", "đợt", "rounds"), ("council", "phiên họp Hội đồng", "sessions"),
                ("decision", "quyết định", "decisions"),
                ("document", "văn bản trong sổ", "documents in the register"))),
}
# noun, Vietnamese, English
OF_UNITS = (
    ("registration", "Đăng ký danh hiệu", "Registrations for titles"),
    ("target", "Chỉ tiêu", "Targets"),
    ("assessment", "Tự đánh giá", "Assessments"),
    ("self-inspection", "Tự kiểm tra", "Self-inspections"),
    ("inspection", "Kiểm tra", "Inspections"),
    ("difficulty", "Khó khăn, vướng mắc", "Difficulties"),
    ("initiative", "Sáng kiến", "Initiatives"),
    ("role-model", "Điển hình", "Role models"),
    ("praise", "Biểu dương, thư khen", "Praise"),
)
STANDINGS = {"early": ("về đích sớm", "met early"), "exceeded": ("vượt", "exceeded"),
             "met": ("đạt", "met"), "not_met": ("chưa đạt", "not met"),
             "pending": ("chưa đến hạn", "not due yet")}
KINDS = {"collective": ("tập thể", "collectives"), "individual": ("cá nhân", "individuals"),
         "other_party": ("đối tượng khác", "other parties")}


def prize_by_law(sets, award):
    """Coefficient × base salary of the day, rounded up, as the rule files themselves say it; none
    where they give no coefficient. An organisation outside counts as a collective."""
    entry = next(one for rules in sets for one in rules.get("awards", ())
                 if one["code"] == award["award"])
    if "coefficients" not in entry:
        return 0
    organisations = {one["name"] for one in data.OTHER_PARTIES if one["kind"] == "organisation"}
    kind = "collective" if award["name"] in organisations else award["kind"]
    salaries = sorted((one["from"], one["amount"]) for rules in sets
                      for one in rules.get("base_salary", ()) if one["from"] <= award["decided_on"])
    step = decimal.Decimal(next(rules["round_up_to"] for rules in sets if "round_up_to" in rules))
    raw = decimal.Decimal(entry["coefficients"][kind]) * decimal.Decimal(salaries[-1][1])
    return int((raw / step).to_integral_value(decimal.ROUND_CEILING) * step)


class Page(SentLines):
    """What the Office would print on the last day of the year."""

    def show(self):
        """The page, and below it the totals that must agree with each other."""
        day = self._world.clock.now().strftime("%d/%m/%Y")
        self._tell.say("", "")
        self._heading(f"SỞ TƯ PHÁP TUYÊN QUANG - PHONG TRÀO THI ĐUA NĂM {data.YEAR} (ngày {day})",
                      f"DEPARTMENT OF JUSTICE OF TUYÊN QUANG - THE YEAR {data.YEAR} (on {day})")
        self._heading("Triển khai", "How it began")
        self._show_together("people")
        self._show_together("plan")
        self._show_acknowledgements()
        self._heading("Các phòng, đơn vị", "The units")
        deadlines = self._show_reports()
        self._show_register("reminder", "Đôn đốc", "Reminders")
        for register in OF_UNITS:
            self._show_register(*register)
        self._show_targets()
        self._heading("Khen thưởng", "Commendation")
        self._show_together("awards")
        self._show_nominations()
        self._show_votes()
        self._show_awards()
        self._heading("Sở với cấp trên, lưu trữ", "What goes up, and what is kept")
        self._show_duties(deadlines)
        self._show_dispatches()
        self._show_dossiers()
        self._show_files()
        self._show_audit()
        self._tell.say("", "")
        self._tell.say("Những con số trên trang, tính lại bằng cách khác:",
                       "The figures of the page, reckoned again another way:")
        self._check_all()

    def _list(self, noun, key=data.OFFICE):
        return self._desks.list(key, noun)

    def _show_together(self, group):
        """Drafts are nobody's business yet."""
        labels, registers = TOGETHER[group]
        counts = [sum(one["state"] != "draft" for one in self._list(noun)) for noun, *_ in registers]
        told = [", ".join(together(f"{count} {words[language]}")
                          for count, (_, *words) in zip(counts, registers)) for language in (0, 1)]
        self._line(*labels, *told)

    def _show_register(self, noun, vietnamese, english):
        entries = self._list(noun)
        states = [small(one["state_text"]) for one in entries if one["state_text"]]
        told = f"{len(entries)}" + (f" ({counted(states)})" if states else "")
        self._line(vietnamese, english, told)

    def _both(self, words, names):
        """The same counts in both languages."""
        return tuple(counted(names[word][language] for word in words) for language in (0, 1))

    def _show_targets(self):
        listed = self._list("target")
        standings = [self._desks.show(data.OFFICE, "target", one["id"])["computed"]["standing"]
                     for one in listed]
        self._line("Kết quả chỉ tiêu", "Targets by standing",
                   *self._both(standings, STANDINGS))
        wanted = set(STANDINGS)
        self._check(set(standings) == wanted and len(standings) == len(data.TARGETS),
                    f"{len(standings)} chỉ tiêu có đủ mọi kết quả, không chỉ tiêu nào bị bỏ sót",
                    f"{len(standings)} targets in every standing, none left out", standings)

    def _show_nominations(self):
        listed = self._list("nomination")
        self._line("Đề nghị khen thưởng", "Nominations", *(
            f"{len(listed)}: {kinds}"
            for kinds in self._both([one["fields"]["kind"] for one in listed], KINDS)))
        for kind in KINDS:
            states = [small(one["state_text"]) for one in listed if one["fields"]["kind"] == kind]
            self._line(f"  {KINDS[kind][0]}", f"  {KINDS[kind][1]}", counted(states))

    def _show_awards(self):
        awards = self._list("award")
        pages = [self._desks.show(data.OFFICE, "award", one["id"]) for one in awards]
        valid = [one for one in pages if one["computed"]["standing"] == "valid"]
        cancelled = [one for one in pages if one["computed"]["standing"] == "cancelled"]
        total, kept = self._sum(awards), self._sum(valid)
        names = counted(one["fields"]["award_name"] for one in awards)
        self._line("Sổ khen thưởng", "Register of awards", f"{len(awards)} ({names})")
        self._line("Tổng tiền thưởng", "Prize money",
                   f"{grouped(total)} đồng; đã hủy {len(cancelled)}, còn {grouped(kept)} đồng",
                   f"{grouped(total)} đồng; {len(cancelled)} cancelled, "
                   f"{grouped(kept)} đồng remain")
        self._check_prizes(awards, total)
        decided = [one for one in self._list("nomination")
                   if one["state"] in ("decided", "published")]
        self._check(len(decided) == len(valid) + len(cancelled),
                    f"{len(decided)} đề nghị đã quyết định = {len(valid)} khen thưởng còn hiệu lực "
                    f"+ {len(cancelled)} đã hủy", f"{len(decided)} nominations decided = "
                    f"{len(valid)} valid awards + {len(cancelled)} cancelled",
                    (len(valid), len(cancelled)))
        self._check(len(self._list("cancellation")) == len(cancelled),
                    "Mỗi khen thưởng bị hủy có đúng một quyết định hủy",
                    "Each cancelled award has one cancellation", cancelled)

    @staticmethod
    def _sum(awards):
        return sum(int(one["fields"].get("amount", 0)) for one in awards)

    def _check_prizes(self, awards, total):
        """By another way: the rule files, award by award; and on another person's device."""
        by_law = sum(prize_by_law(self._sets_of(one["fields"]["rule_set"]), one["fields"])
                     for one in awards)
        elsewhere = self._sum(self._list("award", data.DIRECTOR))
        self._check(total == by_law == elsewhere,
                    "Tiền trong sổ = hệ số × lương cơ sở tính lại từng người = sổ trên máy Giám "
                    f"đốc: {grouped(by_law)} đồng",
                    "Prizes in the register = coefficient × base salary "
                    f"reckoned again = the Director's register: {grouped(by_law)} đồng",
                    (total, by_law, elsewhere))

    def _sets_of(self, key):
        """A rule set and those it extends, the nearest first."""
        sets = []
        while key:
            file = self._world.sample / f"rules/{key}.json"
            sets.append(json.loads(file.read_text(encoding="utf-8")))
            key = sets[-1].get("extends")
        return sets

    def _show_votes(self):
        counts = [one["fields"] for one in self._list("count", data.SECRETARY)]
        ballots = self._list("ballot", data.SECRETARY)
        votes = [one["fields"] for one in self._list("vote", data.SECRETARY)]
        written = sum(one["is_written"] for one in votes)
        issued = sum(one["issued"] for one in counts)
        passed = sum(one["result"] == "passed" for one in counts)
        self._line("Hội đồng biểu quyết", "Votes of the Council",
                   f"{len(counts)} trường hợp, {passed} đạt; {len(votes)} lượt, {written} ý kiến "
                   f"bằng văn bản, {len(ballots)} phiếu kín",
                   f"{len(counts)} cases, {passed} passed; {len(votes)} votes, {written} written, "
                   f"{len(ballots)} secret ballots")
        secret = [one for one in counts if one["denominator"] == "all_members"]
        self._check(len(votes) == issued + written
                    and len(ballots) == sum(one["issued"] for one in secret)
                    and len(ballots) == sum(one["returned"] for one in secret)
                    and all(one["for"] + one["against"] == one["valid"] for one in counts),
                    "Phiếu kín phát ra = thu về; tán thành + không tán thành = hợp lệ",
                    "Secret ballots issued = returned; for + against = valid", counts)
        hidden = self._list("ballot") + [one for one in ballots if "member" in one["fields"]]
        self._check(not hidden, "Văn phòng không thấy phiếu kín nào, không phiếu nào mang tên "
                    "người", "The Office sees no secret ballot, and no ballot carries a name",
                    hidden)

    def _show_acknowledgements(self):
        people = 0
        for name, fields, _ in data.NOTICES:
            standing = self._desks.ask(data.OFFICE, "announcement", "standing",
                                       self._desks.ids[name])
            people += standing["people_done"]
            missing = [figures.NAMES.get(one["unit"], one["unit"]) for one in standing["units"]
                       if not one["people"]]
            done = f"{len(standing['units']) - len(missing)}/{len(standing['units'])}"
            self._line("Đã đọc thông báo", "Notice acknowledged",
                       f"{fields['title']}: {standing['people_done']} người của {done} đơn vị; chưa "
                       f"có ai ở: {', '.join(missing)}",
                       f"{fields['title']}: {standing['people_done']} people of {done} units; nobody "
                       f"yet in: {', '.join(missing)}")
        records = len(self._list("acknowledgement"))
        self._check(records == people, f"{records} lượt xác nhận, đúng bằng tổng theo thông báo",
                    f"{records} acknowledgements, as many as the notices count", people)

    def _show_audit(self):
        lines = self._desks.ask(data.OFFICE, "audit")
        authors = collections.Counter(one["author"] for one in lines)
        most = ", ".join(together(f"{name} {count}") for name, count in authors.most_common(3))
        self._line("Nhật ký thao tác", "Audit trail",
                   f"{grouped(len(lines))} dòng của {len(authors)} người; nhiều nhất: {most}",
                   f"{grouped(len(lines))} lines by {len(authors)} people; most: {most}")
        file = self._world.folder / "audit.csv"
        written = self._desks.ask(data.OFFICE, "audit", "--to", file)["lines"]
        self._check(written == len(lines), f"{file.name} có đúng {grouped(written)} dòng đó",
                    f"{file.name} has the same {grouped(written)} lines", written)
