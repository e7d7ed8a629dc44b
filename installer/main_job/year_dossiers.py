"""Dossiers that the province decides: sent up, returned, sent again, approved, taken over."""

from main_job import year_data as data

PROVINCE = "receiver-snv"
APPROVED, EXAMINED = "Bàn Văn Thắng", "Ma Văn Hiệp"
WHY_RETURNED = "Hồ sơ chưa có số và ngày tờ trình của Sở Tư pháp"
LETTER = {"number": "95/TTr-STP", "submitted_on": "28/12/2026"}
DECISION = {"decision_number": "2418/QĐ-UBND", "decided_on": "29/12/2026",
            "decided_by": "Chủ tịch UBND tỉnh Tuyên Quang"}


class Dossiers:
    """What the Department of Home Affairs does with the department's dossiers, and what comes back."""

    def __init__(self, desks, narrator):
        self._desks = desks
        self._tell = narrator

    def go_up(self):
        """Both ends on their own devices; nothing of a decision is typed twice."""
        self._return_one()
        self._number_the_letter()
        self._receive_and_approve()
        self._take_over()

    def _at_province(self):
        """{name of the nominee: dossier} as the recipient's device lists them."""
        return {one["fields"]["name"]: one for one in self._desks.list(PROVINCE, "dossier")}

    def _return_one(self):
        desks = self._desks
        desks.sync(PROVINCE)
        found = self._at_province()
        files = desks.show(PROVINCE, "dossier", found[APPROVED]["id"])["attachments"]
        self._check(set(found) == {APPROVED, EXAMINED} and files
                    and not desks.list(PROVINCE, "nomination"),
                    "Sở Nội vụ thấy đúng hai hồ sơ Sở Tư pháp trình lên, kèm tệp, ngoài ra không "
                    "đọc được gì của các đơn vị", "The Department of Home Affairs sees the two "
                    "dossiers with their files, and nothing else of the units", found)
        desks.step(PROVINCE, "dossier", "return", found[APPROVED]["id"], {"reason": WHY_RETURNED})
        desks.sync(PROVINCE, data.CLERK)

    def _number_the_letter(self):
        """The registry numbers the letter once; the dossiers, also the returned one, say it."""
        desks = self._desks
        desks.change(data.CLERK, "award-round", desks.ids["round-province"], LETTER)
        desks.sync(data.CLERK, data.OFFICE)
        returned = next(one for one in desks.list(data.OFFICE, "dossier")
                        if one["fields"]["name"] == APPROVED)
        self._check(returned["state"] == "returned"
                    and returned["fields"].get("reason") == WHY_RETURNED,
                    f"Một hồ sơ bị trả lại, lý do tới tận máy Văn phòng: “{WHY_RETURNED}”",
                    f"One dossier is returned, with its reason: “{WHY_RETURNED}”", returned)
        desks.step(data.OFFICE, "dossier", "submit", returned["id"])
        desks.sync(data.OFFICE, PROVINCE)

    def _receive_and_approve(self):
        desks, found = self._desks, self._at_province()
        numbers = {one["fields"].get("letter_number") for one in found.values()}
        self._check(numbers == {LETTER["number"]} and found[APPROVED]["state"] == "sent",
                    f"Văn thư cấp số {LETTER['number']} một lần: tờ trình và cả hai hồ sơ cùng số",
                    f"The registry gives the number {LETTER['number']} once: the letter and both "
                    "dossiers say it", numbers)
        for receipt, name in enumerate((APPROVED, EXAMINED), 311):
            desks.step(PROVINCE, "dossier", "receive", found[name]["id"],
                       {"receipt_number": receipt})
        desks.step(PROVINCE, "dossier", "approve", found[APPROVED]["id"], DECISION)
        desks.sync(PROVINCE, data.OFFICE)
        totals = desks.ask(PROVINCE, "dossier", "totals")
        states = {one["award"]: one["states"] for one in totals}
        self._check(states == {"BK-T": {"approved": 1}, "CSTDT": {"received": 1}},
                    "Sở Nội vụ đếm hồ sơ theo cơ quan và hình thức: 1 đã duyệt, 1 đang thẩm định",
                    "The recipient counts by organ and award: one approved, one being examined",
                    totals)

    def _take_over(self):
        """The award enters the register with the decision from above."""
        desks = self._desks
        desks.step(data.OFFICE, "nomination", "note", desks.ids[f"nom-{APPROVED}"])
        desks.sync(data.OFFICE)
        award = next((one["fields"] for one in desks.list(data.OFFICE, "award")
                      if one["fields"]["name"] == APPROVED), {})
        self._check(award.get("decision_number") == DECISION["decision_number"]
                    and award.get("decided_by") == DECISION["decided_by"],
                    f"Quyết định {DECISION['decision_number']} của cấp trên vào sổ khen thưởng, "
                    "không ai gõ lại", f"The decision {DECISION['decision_number']} from above "
                    "enters the register, and nobody types it again", award)

    def _check(self, holds, vietnamese, english, found=""):
        self._tell.check(holds, vietnamese, english, found)
