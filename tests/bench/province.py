"""An organ to measure with: as many units as wanted, and as many reports for each to write."""
import datetime
import json
import os
import shutil

from programs import SAMPLE

SHORT_FORM = os.path.join(SAMPLE, "forms", "quarterly-progress.json")
VIETNAM = datetime.timezone(datetime.timedelta(hours=7))


def deadline():
    """All its reports are due before the next 15 December: the beginning of that day."""
    today = datetime.datetime.now(VIETNAM)
    # Time enough for a run to end before.
    year = today.year if today < datetime.datetime(today.year, 12, 10, tzinfo=VIETNAM) else (
        today.year + 1)
    return datetime.datetime(year, 12, 15, tzinfo=VIETNAM)


def write_organization(folder, units, reports=1, form=SHORT_FORM):
    """Units BENCH-0000 ..., obligations bench-0000 ... with one period each. Returns the path."""
    with open(form, encoding="utf-8") as file:
        form_key = json.load(file)["key"]
    year = deadline().year
    organization = {
        "units": [{"code": "BENCH", "name": "Sở thử tải", "kind": "department"},
                  {"code": "BENCH-VP", "name": "Văn phòng", "kind": "office", "parent": "BENCH"}] +
                 [{"code": f"BENCH-{at:04}", "name": f"Phòng {at}", "kind": "division",
                   "parent": "BENCH"} for at in range(units)],
        "obligations": [{
            "key": f"bench-{at:04}", "organs": ["BENCH"], "name": f"Báo cáo {at}",
            "name_en": f"Report {at}", "form_key": form_key,
            "schedule": {"kind": "annual", "due_month": 12, "due_day": 15, "wording": "before",
                         "roll": "none", "window": "cut_off_14", "opens_days_before": 300,
                         "closes_days_after": 31},
            "first_year": year, "last_year": year, "recipients": [],
            "reporter_kinds": ["division"], "source": "bench"} for at in range(reports)],
        "forms": [{"organs": ["BENCH"], "path": "form.json"}],
    }
    shutil.copy(form, os.path.join(folder, "form.json"))
    path = os.path.join(folder, "organization.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(organization, file, ensure_ascii=False)
    return path


def write_long_form(folder, questions=250):
    """A form of so many questions: figures, and after every four of them one in words. Returns the
    path."""
    def question(at):
        if at % 5 == 4:
            return {"key": f"q{at:03}", "kind": "long_text", "length_max": 3000,
                    "label": {"vi": f"Câu hỏi {at}: nêu kết quả", "en": f"Question {at}: results"},
                    "consolidation": "text_by_unit"}
        return {"key": f"q{at:03}", "kind": "integer", "minimum": 0,
                "label": {"vi": f"Câu hỏi {at}: số lượng", "en": f"Question {at}: how many"},
                "consolidation": "sum"}
    form = {"key": "long-report", "version": 1,
            "title": {"vi": "Báo cáo dài", "en": "Long report"},
            "sections": [{"key": f"part_{part}", "title": {"vi": f"Phần {part}",
                                                           "en": f"Part {part}"},
                          "fields": [question(at) for at in
                                     range(part * 25, min(part * 25 + 25, questions))]}
                         for part in range((questions + 24) // 25)]}
    path = os.path.join(folder, "long-form.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(form, file, ensure_ascii=False)
    return path
