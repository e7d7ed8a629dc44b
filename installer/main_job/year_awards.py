"""Commendation in the year: rounds, dossiers, the Council, the decision and the register."""

from main_job import year_data as data
from main_job.programs import FAILED

REFUSED = "Chuyển sang đợt đề nghị cấp tỉnh"


class Awards:
    """Everything from the opening of a round to the entry in the register."""

    def __init__(self, desks, narrator):
        self._desks = desks
        self._tell = narrator
        self._session = ""
        self._passed = []
        desks.own_verbs.update({"take": self._take, "refuse": self._refuse,
                                "send_up": self._send_up})

    def open_rounds(self):
        """One at the level of the organ with a quota, one of proposals to the province."""
        for name, fields in data.ROUNDS:
            made = self._desks.make(data.OFFICE, "award-round", fields, name=name)
            self._desks.step(data.OFFICE, "award-round", "submit", made)
        self._desks.sync(data.OFFICE)

    def nominate(self):
        """The units nominate; the Office checks, returns, holds, accepts."""
        self._desks.play(data.NOMINATIONS)
        listed = self._desks.list(data.OFFICE, "nomination")
        states = {one["state"] for one in listed}
        self._tell.check(len(listed) == len(data.NOMINATIONS)
                         and {"draft", "returned", "on_hold", "accepted", "sent_up"} <= states,
                         f"{len(listed)} đề nghị: có đề nghị bị trả lại, có đề nghị tạm dừng vì "
                         "đang xem xét kỷ luật", f"{len(listed)} nominations: some returned, one "
                         "on hold because of an open disciplinary matter", sorted(states))

    def _take(self, key, nomination, _):
        """Accepts a dossier; what the law warns of is gone on with for a reason that is kept."""
        review = self._desks.ask(key, "nomination", "check", nomination)
        for check in review["open"]:
            reason = data.OVERRULES.get(check["check"])
            self._tell.check(check["result"] == "warned" and reason,
                             f"Một cảnh báo được bỏ qua, lý do được lưu lại: {reason}",
                             f"A warning is overruled, and the reason is kept: {reason}", check)
            self._desks.ask(key, "nomination", "overrule", nomination, check["check"], "--reason",
                            reason)
        self._desks.step(key, "nomination", "accept", nomination)

    def _refuse(self, key, nomination, _):
        """The law stops it here and names the way."""
        outcome = self._desks.try_step(key, "nomination", "accept", nomination)
        review = self._desks.ask(key, "nomination", "check", nomination)
        route = review["route"]
        self._tell.check(outcome.code == FAILED and review["refusal"] and "Sở Nội vụ" in route,
                         f"Bằng khen không xét ở cấp Sở. {route}",
                         f"Not an award that this organ grants. {route}", outcome.describe())
        self._desks.step(key, "nomination", "return", nomination, {"reason": REFUSED})

    def _send_up(self, key, nomination, said):
        """To a higher level, with its files: they come to this machine only once they are needed."""
        outcome = self._desks.try_words(key, "nomination", "forward", nomination, "--forwarded-to",
                                        said["forwarded_to"])
        self._tell.check(outcome.code == FAILED and "minh-chung" in outcome.err,
                         "Hồ sơ trình lên chưa có tệp trên máy Văn phòng: máy nêu tên tệp, đồng bộ "
                         "xong mới gửi", "A dossier whose files are not on the Office's machine is "
                         "not sent up; the machine names them, and a session brings them",
                         outcome.describe())
        self._desks.sync(key)
        self._desks.step(key, "nomination", "forward", nomination, said)

    # The Council.

    def sit_in_council(self):
        """Votes, open or secret as the rule says; counts; what they mean for each case."""
        self._prepare_in_summer()
        self._open_session()
        recused = 0
        for name, against, written in data.CASES:
            recused += self._vote(name, against, written)
        self._tell.check(recused == 1, "Ủy viên được đề nghị không bỏ phiếu cho trường hợp của "
                         "mình", "A member who is nominated does not vote on the own case", recused)
        slips = self._desks.ask(data.SECRETARY, "council", "empty-box", self._session)["ballots"]
        counts = {name: self._desks.ask(data.SECRETARY, "council", "tally", self._session, "--case",
                                        self._desks.ids[name]) for name, _, _ in data.CASES}
        secret = [one for one in counts.values() if one["denominator"] == "all_members"]
        self._tell.check(slips == sum(one["issued"] for one in secret),
                         f"Hòm phiếu có {slips} phiếu kín, đúng bằng số phiếu phát ra",
                         f"{slips} secret ballots out of the box, as many as were issued", counts)
        for name, count in counts.items():
            self._conclude(name, count)
        self._desks.change(data.SECRETARY, "council", self._session,
                           {"conclusion": "Nhất trí đề nghị Giám đốc quyết định.",
                            "ends_at": "11:20"})
        self._desks.step(data.SECRETARY, "council", "close", self._session)
        self._desks.sync(data.SECRETARY, data.OFFICE)

    def _prepare_in_summer(self):
        """The Council's first session of the year: its programme, and nobody's case."""
        fields = {"title": "Phiên họp đầu năm của Hội đồng", "held_on": "02/07/2026",
                  "begins_at": "14:00", "ends_at": "16:10", "place": "Phòng họp tầng 2",
                  "chair": data.COUNCIL[0], "secretary": "Sầm Văn Phúc", "number": "04/BB-HĐ",
                  "conclusion": "Thống nhất tiêu chí, chỉ tiêu khen thưởng và lịch làm việc."}
        for number, member in enumerate(data.COUNCIL, 1):
            below = f"members/{number}/"
            fields |= {below + "name": member, below + "person": f"@{member}",
                       below + "duty": data.COUNCIL_DUTIES.get(member, "Ủy viên"),
                       below + "order": number, below + "is_present": True}
        self._desks.sync(data.SECRETARY)
        session = self._desks.make(data.SECRETARY, "council", fields)
        self._desks.step(data.SECRETARY, "council", "submit", session)
        self._desks.step(data.SECRETARY, "council", "close", session)

    def _open_session(self):
        fields = {"title": "Họp xét khen thưởng năm 2026", "round": "@round-organ",
                  "held_on": "22/12/2026", "begins_at": "08:00", "place": "Phòng họp tầng 2",
                  "chair": data.COUNCIL[0], "secretary": "Sầm Văn Phúc", "number": "09/BB-HĐ",
                  "tellers/1/name": "Lương Thu Hà", "tellers/2/name": "Lộc Thị Mai"}
        for number, member in enumerate(data.COUNCIL, 1):
            below = f"members/{number}/"
            fields |= {below + "name": member, below + "person": f"@{member}",
                       below + "duty": data.COUNCIL_DUTIES.get(member, "Ủy viên"),
                       below + "order": number, below + "is_present": member != data.ABSENT}
            if member == data.ABSENT:
                fields[below + "reason"] = data.WHY_ABSENT
        for number, (name, _, _) in enumerate(data.CASES, 1):
            fields |= {f"cases/{number}/nomination": f"@{name}", f"cases/{number}/order": number}
        self._desks.sync(data.SECRETARY)
        self._session = self._desks.make(data.SECRETARY, "council", fields, name="session")
        self._desks.step(data.SECRETARY, "council", "submit", self._session)
        self._desks.sync(data.SECRETARY, data.OFFICE)
        for name, _, _ in data.CASES:
            self._desks.step(data.OFFICE, "nomination", "bring", self._desks.ids[name],
                             {"session": self._session})
        self._desks.sync(data.OFFICE, data.SECRETARY)

    def _vote(self, name, against, written):
        """Of those in the room the last are against. Whether one is refused, the case being own."""
        case, recused = self._desks.ids[name], 0
        room = [member for member in data.COUNCIL if member != data.ABSENT]
        for member in room:
            if name == f"nom-{member}":
                outcome = self._desks.try_words(data.SECRETARY, *self._ballot("vote", case, member,
                                                                              "for"))
                recused += outcome.code == FAILED
                continue
            choice = "against" if room.index(member) >= len(room) - against else "for"
            self._desks.ask(data.SECRETARY, *self._ballot("vote", case, member, choice))
        self._desks.ask(data.SECRETARY, *self._ballot("write", case, data.ABSENT, written))
        return recused

    def _ballot(self, verb, case, member, choice):
        return ("council", verb, self._session, "--case", case, "--member", member, "--choice",
                choice)

    def _conclude(self, name, count):
        verb = "conclude" if count["passed"] else "fail"
        words = count["words"]
        if name == data.CONVERTED:
            verb, words = "convert", f"{words}. {data.OTHER_FORM}"
        self._desks.step(data.SECRETARY, "nomination", verb, self._desks.ids[name],
                         {"council_result": words})
        if verb == "conclude":
            self._passed.append(name)

    # The decisions.

    def decide(self):
        """Presented, signed by the Director, numbered by the registry, entered by the Office."""
        for name in self._passed:
            if name in data.SENT_UP:
                self._send_up(data.OFFICE, self._desks.ids[name], {"forwarded_to": "Sở Nội vụ"})
            else:
                self._desks.step(data.OFFICE, "nomination", "present", self._desks.ids[name])
        presented = [*(name for name in self._passed if name not in data.SENT_UP),
                     *data.WITHOUT_COUNCIL]
        awards = {item.name: item.fields["award"] for item in data.NOMINATIONS}
        for number, title, granted in data.DECISIONS:
            rewarded = [name for name in presented if awards[name] in granted]
            self._decide(number, title, rewarded)
        for name in presented[:data.PUBLISHED]:
            self._desks.step(data.OFFICE, "nomination", "publish", self._desks.ids[name])
        self._desks.sync(data.OFFICE, data.DIRECTOR, data.CLERK)

    def _decide(self, number, title, rewarded):
        desks, symbol = self._desks, f"{number}/QĐ-STP"
        decision = desks.make(data.OFFICE, "decision", self._decision_fields(title, rewarded),
                              name=symbol)
        desks.step(data.OFFICE, "decision", "submit", decision)
        desks.sync(data.OFFICE, data.DIRECTOR)
        desks.step(data.DIRECTOR, "decision", "sign", decision)
        desks.sync(data.DIRECTOR, data.CLERK)
        desks.step(data.CLERK, "decision", "issue", decision,
                   {"number": symbol, "issued_on": "28/12/2026"})
        desks.sync(data.CLERK, data.OFFICE)
        entered = desks.ask(data.OFFICE, "decision", "enter", decision)["awards"]
        self._tell.check(entered == len(rewarded),
                         f"Quyết định {symbol}: {entered} trường hợp vào sổ kèm tiền thưởng",
                         f"Decision {symbol}: {entered} entries in the register, with prizes",
                         entered)

    def _decision_fields(self, title, rewarded):
        fields = {"title": title, "round": "@round-organ", "fund": "Quỹ thi đua, khen thưởng",
                  "proposed_by": "Hội đồng Thi đua - Khen thưởng",
                  "signer/name": data.COUNCIL[0], "signer/title": "Giám đốc",
                  "signer/capacity": "own"}
        fields |= {f"nominations/{at}": f"@{name}" for at, name in enumerate(rewarded, 1)}
        for at, number in enumerate(data.DECISION_BASES, 1):
            basis = self._desks.show(data.OFFICE, "basis", self._desks.ids[number])["fields"]
            below = f"bases/{at}/"
            fields |= {below + "basis": f"@{number}", below + "number": number, below + "order": at,
                       below + "kind": basis["kind"], below + "subject": basis.get("subject", "")}
        for at, recipient in enumerate(data.DECISION_RECIPIENTS, 1):
            fields |= {f"recipients/{at}/name": recipient, f"recipients/{at}/order": at}
        return fields

    def cancel_one(self):
        """The Director takes one back; certificate and money return, nothing is erased."""
        desks = self._desks
        award = next(one["id"] for one in desks.list(data.DIRECTOR, "award")
                     if one["fields"]["name"] == data.CANCELLED)
        made = desks.make(data.DIRECTOR, "cancellation",
                          {"award": award, "decision_number": "318/QĐ-STP",
                           "decided_on": "28/12/2026",
                           "reason": "Số văn bản rà soát kê khai có trùng lặp"})
        desks.sync(data.DIRECTOR, data.OFFICE)
        desks.change(data.OFFICE, "cancellation", made, {"certificate_back_on": "28/12/2026",
                                                         "money_back_on": "28/12/2026"})
        desks.sync(data.OFFICE)
        shown = desks.show(data.OFFICE, "award", award)
        self._tell.check(shown["computed"]["standing"] == "cancelled"
                         and shown["fields"]["name"] == data.CANCELLED,
                         "Một Giấy khen bị hủy bằng quyết định riêng, sổ vẫn giữ nguyên dòng cũ",
                         "One award is cancelled by a decision of its own; the register keeps the "
                         "entry", shown)
