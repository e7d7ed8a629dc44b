"""What the year of Sở Tư pháp is made of. Every name, figure and event is invented.

Dates are as they would be typed; "@name" refers to a record that has the name.
"""

from main_job.people import Person
from main_job.year_desk import Item, Step

YEAR = 2026
OFFICE, DIRECTOR, DEPUTY, SECRETARY, CLERK = ("office-stp", "director", "deputy", "secretary",
                                              "clerk")
RULE_SETS = ("vn-2024", "vn-2025-07", "vn-2026-10", "vn-2027-03")
ORGAN = "Sở Tư pháp"

# Who gets a device besides the seven of the story, from June on.
MORE_PEOPLE = (
    Person(DIRECTOR, "STP", "leadership", "Vương Đình Khải"),
    Person(DEPUTY, "STP", "leadership", "Đặng Quốc Tuấn"),
    Person(SECRETARY, "STP-HD", "secretary", "Sầm Văn Phúc"),
    Person(CLERK, "STP-VP", "clerk", "Chu Thị Lan"),
    Person("officer-pbgdpl", "STP-PBGDPL", "officer", "Triệu Minh Ngọc"),
    Person("head-pbgdpl", "STP-PBGDPL", "head", "Vi Đức Long"),
    Person("officer-tgpl", "STP-TGPL", "officer", "Phùng Thị Sen"),
    Person("head-xdkt", "STP-XDKT", "head", "Nguyễn Thanh Tùng"),
    Person("head-bttp", "STP-BTTP", "head", "Ngô Thị Thu Trang"),
    Person("head-cc1", "STP-CC1", "head", "Phạm Quang Huy"),
    Person("head-dg", "STP-DG", "head", "La Văn Quyết"),
    Person("receiver-snv", "SNV-TDKT", "receiver", "Ma Thị Dung"),
)

# The devices of a unit's officer and of its head.
UNIT_DESKS = {
    "STP-XDKT": ("head-xdkt", "head-xdkt"),
    "STP-PBGDPL": ("officer-pbgdpl", "head-pbgdpl"),
    "STP-HCTP": ("officer-1", "head"),
    "STP-BTTP": ("head-bttp", "head-bttp"),
    "STP-TGPL": ("officer-tgpl", "service-unit"),
    "STP-CC1": ("head-cc1", "head-cc1"),
    "STP-DG": ("head-dg", "head-dg"),
}

# name, unit, gender, year of birth, ethnic group, position, whether leading
STAFF = (
    ("Vương Đình Khải", "STP", "male", 1972, "Kinh", "Giám đốc Sở", True),
    ("Đặng Quốc Tuấn", "STP", "male", 1976, "Kinh", "Phó Giám đốc Sở", True),
    ("Lương Thu Hà", "STP-VP", "female", 1981, "Tày", "Phó Chánh Văn phòng", True),
    ("Chu Thị Lan", "STP-VP", "female", 1990, "Kinh", "Văn thư", False),
    ("Quan Văn Đạt", "STP-VP", "male", 1992, "Tày", "Chuyên viên", False),
    ("Đỗ Thị Hạnh", "STP-VP", "female", 1986, "Kinh", "Kế toán", False),
    ("Lục Văn Sơn", "STP-VP", "male", 1979, "Nùng", "Lái xe", False),
    ("Lộc Thị Mai", "STP-VP", "female", 1978, "Tày", "Chủ tịch Công đoàn Sở", True),
    ("Sầm Văn Phúc", "STP-VP", "male", 1985, "Nùng", "Chuyên viên chính", False),
    ("Nguyễn Thanh Tùng", "STP-XDKT", "male", 1975, "Kinh", "Trưởng phòng", True),
    ("Hà Văn Toàn", "STP-XDKT", "male", 1988, "Tày", "Chuyên viên", False),
    ("Sùng Thị Dinh", "STP-XDKT", "female", 1993, "Mông", "Chuyên viên", False),
    ("Trần Thị Khánh Ly", "STP-XDKT", "female", 1991, "Kinh", "Chuyên viên", False),
    ("Lù Văn Pao", "STP-XDKT", "male", 1995, "La Chí", "Chuyên viên", False),
    ("Vi Đức Long", "STP-PBGDPL", "male", 1977, "Tày", "Trưởng phòng", True),
    ("Triệu Minh Ngọc", "STP-PBGDPL", "female", 1992, "Dao", "Chuyên viên", False),
    ("Lèng Thị Xuân", "STP-PBGDPL", "female", 1987, "Nùng", "Chuyên viên chính", False),
    ("Vàng Mí Chá", "STP-PBGDPL", "male", 1994, "Mông", "Chuyên viên", False),
    ("Bùi Thị Thoa", "STP-PBGDPL", "female", 1984, "Kinh", "Phó Trưởng phòng", True),
    ("Hoàng Văn Kiên", "STP-HCTP", "male", 1979, "Tày", "Trưởng phòng", True),
    ("Nông Thị Bích", "STP-HCTP", "female", 1990, "Tày", "Chuyên viên", False),
    ("Lý Thị Mơ", "STP-HCTP", "female", 1989, "Dao", "Chuyên viên", False),
    ("Phan Đức Mạnh", "STP-HCTP", "male", 1983, "Kinh", "Phó Trưởng phòng", True),
    ("Cháng Thị Mẩy", "STP-HCTP", "female", 1996, "Mông", "Chuyên viên", False),
    ("Ngô Thị Thu Trang", "STP-BTTP", "female", 1980, "Kinh", "Trưởng phòng", True),
    ("Mông Thị Hiền", "STP-BTTP", "female", 1988, "Tày", "Chuyên viên", False),
    ("Trương Minh Tiến", "STP-BTTP", "male", 1991, "Kinh", "Chuyên viên", False),
    ("Thào A Dế", "STP-BTTP", "male", 1994, "Mông", "Chuyên viên", False),
    ("Bàn Văn Thắng", "STP-TGPL", "male", 1978, "Dao", "Giám đốc Trung tâm", True),
    ("Phùng Thị Sen", "STP-TGPL", "female", 1986, "Nùng", "Trợ giúp viên pháp lý", False),
    ("Ma Văn Hiệp", "STP-TGPL", "male", 1984, "Tày", "Trợ giúp viên pháp lý", False),
    ("Giàng Thị Sua", "STP-TGPL", "female", 1993, "Mông", "Trợ giúp viên pháp lý", False),
    ("Tạ Hồng Nhung", "STP-TGPL", "female", 1990, "Kinh", "Chuyên viên", False),
    ("Sin Văn Phúng", "STP-TGPL", "male", 1989, "La Chí", "Trợ giúp viên pháp lý", False),
    ("Phạm Quang Huy", "STP-CC1", "male", 1974, "Kinh", "Trưởng phòng", True),
    ("Lã Thị Nhung", "STP-CC1", "female", 1987, "Kinh", "Công chứng viên", False),
    ("Hoàng Thị Vân Anh", "STP-CC1", "female", 1992, "Tày", "Chuyên viên nghiệp vụ", False),
    ("La Văn Quyết", "STP-DG", "male", 1976, "Tày", "Giám đốc Trung tâm", True),
    ("Vũ Thị Ngần", "STP-DG", "female", 1988, "Kinh", "Đấu giá viên", False),
    ("Tẩn Láo Tả", "STP-DG", "male", 1995, "Dao", "Chuyên viên", False),
)
# Fields that only some have.
STAFF_MORE = {
    "Lương Thu Hà": {"emulation_work": "full_time"},
    "Sầm Văn Phúc": {"emulation_work": "part_time"},
}

# What only the Office, the Council and the leadership read.
DISCIPLINE = {"Lã Thị Nhung": {"kind": "Đang xem xét kỷ luật", "from": "25/11/2026"}}

OTHER_PARTIES = (
    {"name": "Hứa Thị Lâm", "kind": "person", "gender": "female", "birth_year": 1961,
     "address": "Xã Lũng Cú", "field": "Tuyên truyền viên pháp luật ở thôn"},
    {"name": "Câu lạc bộ Pháp luật học đường Minh Xuân", "kind": "organisation",
     "address": "Phường Minh Xuân", "head": "Đào Thị Kim Oanh", "field": "Giáo dục pháp luật"},
    {"name": "Đinh Công Thành", "kind": "person", "gender": "male", "birth_year": 1969,
     "address": "Phường Hà Giang 1", "field": "Luật sư cộng tác viên trợ giúp pháp lý"},
)

CRITERIA_TITLES = {"collective": "Tiêu chí đối với tập thể",
                   "individual": "Tiêu chí đối với cá nhân",
                   "other_party": "Tiêu chí đối với đối tượng khác"}

# name, fields, who acknowledges
NOTICES = (
    ("notice-plan",
     {"title": "Triển khai Kế hoạch 48/KH-STP", "kind": "plan", "about": "@plan",
      "by": "15/05/2026", "needs_each_person": True,
      "body": "Các phòng, đơn vị quán triệt kế hoạch đến từng công chức, viên chức, tổ chức họp "
              "phổ biến và đăng ký chỉ tiêu trước ngày 15/5/2026."},
     ("officer-1", "officer-2", "head", "officer-pbgdpl", "head-pbgdpl", "officer-tgpl",
      "service-unit", "head-xdkt", "head-bttp", "head-cc1", OFFICE)),
    ("notice-guidance",
     {"title": "Hướng dẫn đánh giá, bình xét cuối năm", "kind": "guidance", "by": "10/11/2026",
      "body": "Gửi báo cáo thành tích và biên bản họp bình xét của đơn vị trên hệ thống; ưu tiên "
              "người trực tiếp làm việc, người ở vùng cao."},
     ("head", "head-pbgdpl", "service-unit", "head-xdkt")),
)

SUBMIT = (Step("officer", "submit"),)
ACCEPTED = (*SUBMIT, Step(OFFICE, "accept"))


def _meeting(unit, day, participants, invited, place, steps=SUBMIT):
    return Item("meeting", unit,
                {"title": "Họp phổ biến Kế hoạch 48/KH-STP", "plan": "@plan", "held_on": day,
                 "announcement": "@notice-plan", "place": place, "participants": participants,
                 "invited": invited,
                 "minutes": "Thông qua chỉ tiêu đăng ký của đơn vị; phân công người theo dõi từng "
                            "nội dung thi đua."}, steps)


MEETINGS = (
    _meeting("STP-HCTP", "04/05/2026", 8, 8, "Phòng họp tầng 2"),
    _meeting("STP-PBGDPL", "05/05/2026", 6, 7, "Phòng họp tầng 3"),
    _meeting("STP-TGPL", "06/05/2026", 17, 18, "Hội trường Trung tâm"),
    _meeting("STP-XDKT", "07/05/2026", 7, 7, "Phòng họp tầng 3"),
    _meeting("STP-BTTP", "08/05/2026", 6, 6, "Phòng họp tầng 2"),
    _meeting("STP-CC1", "12/05/2026", 9, 11, "Trụ sở Phòng Công chứng"),
    _meeting("STP-DG", "25/05/2026", 5, 9, "Trụ sở Trung tâm", ()),
)


def _target(unit, content, title, measure, figures, more=None):
    """figures: at the beginning, planned, due on, reached, reached on."""
    baseline, planned, due_on, actual, reached_on = figures
    fields = {"title": title, "year": YEAR, "plan": "@plan", "content": content, "measure": measure,
              "planned": planned, "due_on": due_on, "source": "Kế hoạch 48/KH-STP", **(more or {})}
    if baseline:
        fields["baseline"] = baseline
    steps = ACCEPTED
    if actual:
        reached = {"actual": actual, "evidence": "Số liệu trên hệ thống giải quyết công việc"}
        if reached_on:
            reached["reached_on"] = reached_on
        steps = (*ACCEPTED, Step("officer", "set", reached))
    return Item("target", unit, fields, steps)


TARGETS = (
    _target("STP-HCTP", "infrastructure", "Hồ sơ hộ tịch nộp trực tuyến", "%",
            ("78", "90", "14/12/2026", "94,2", "")),
    _target("STP-HCTP", "infrastructure", "Dữ liệu hộ tịch được số hóa", "bản ghi",
            ("12.000", "60.000", "14/12/2026", "61.500", "30/10/2026")),
    _target("STP-HCTP", "innovation", "Thời gian cấp Phiếu lý lịch tư pháp", "ngày",
            ("10", "7", "14/12/2026", "6", ""), {"direction": "at_most"}),
    _target("STP-PBGDPL", "awareness", "Lượt người được phổ biến pháp luật trực tuyến", "lượt",
            ("40.000", "55.000", "30/11/2026", "58.240", "12/11/2026")),
    _target("STP-PBGDPL", "digital_society", "Bản tin pháp luật bằng tiếng dân tộc", "bản tin",
            ("", "24", "14/12/2026", "24", "14/12/2026")),
    _target("STP-TGPL", "digital_society", "Vụ việc trợ giúp pháp lý có hồ sơ điện tử", "%",
            ("35", "80", "14/12/2026", "80", "")),
    _target("STP-TGPL", "innovation", "Đợt trợ giúp pháp lý lưu động tại thôn", "đợt",
            ("28", "40", "30/11/2026", "46", "20/11/2026")),
    _target("STP-XDKT", "infrastructure", "Văn bản được rà soát trên phần mềm", "%",
            ("50", "100", "14/12/2026", "100", "14/12/2026")),
    _target("STP-XDKT", "regulations", "Thủ tục hành chính đề xuất cắt giảm", "thủ tục",
            ("", "8", "30/09/2026", "8", "15/09/2026")),
    _target("STP-BTTP", "infrastructure", "Hồ sơ bổ trợ tư pháp trả kết quả điện tử", "%",
            ("60", "85", "14/12/2026", "79,5", "")),
    _target("STP-BTTP", "awareness", "Tổ chức hành nghề được tập huấn chuyển đổi số", "tổ chức",
            ("", "30", "30/10/2026", "33", "30/10/2026")),
    _target("STP-CC1", "innovation", "Hợp đồng công chứng có mã tra cứu", "%",
            ("", "100", "14/12/2026", "88", "")),
    _target("STP-CC1", "green", "Giảm giấy in so với năm 2025", "%",
            ("", "30", "14/12/2026", "30", "")),
    _target("STP-DG", "digital_society", "Cuộc đấu giá trực tuyến", "cuộc",
            ("", "12", "31/03/2027", "5", "")),
)


def _self_inspection(unit, day, result, conclusion, steps):
    return Item("self-inspection", unit,
                {"title": "Tự kiểm tra việc thực hiện phong trào", "held_on": day,
                 "points/1/text": "Đăng ký và theo dõi chỉ tiêu", "points/1/result": "met",
                 "points/2/text": "Hồ sơ, minh chứng lưu trên hệ thống", "points/2/result": result,
                 "conclusion": conclusion}, steps)


SENT = (Step("head", "submit"),)
SENT_ACCEPTED = (*SENT, Step(OFFICE, "accept"))
SELF_INSPECTIONS = (
    _self_inspection("STP-HCTP", "18/11/2026", "exceeded", "Đủ minh chứng cho 5/5 nội dung.",
                     SENT_ACCEPTED),
    _self_inspection("STP-PBGDPL", "16/11/2026", "met", "Đạt yêu cầu.", SENT_ACCEPTED),
    _self_inspection("STP-TGPL", "20/11/2026", "met", "Hai chi nhánh còn lưu hồ sơ giấy.",
                     SENT_ACCEPTED),
    _self_inspection("STP-XDKT", "19/11/2026", "met", "Đạt yêu cầu.", SENT),
    _self_inspection("STP-BTTP", "23/11/2026", "not_met", "Thiếu minh chứng chuyển đổi xanh.",
                     (*SENT, Step(OFFICE, "return",
                                  {"reason": "Nêu biện pháp khắc phục và thời hạn"}))),
)

INSPECTIONS = (
    Item("inspection", "STP-TGPL",
         {"title": "Kiểm tra việc thực hiện phong trào năm 2026 tại Trung tâm Trợ giúp pháp lý",
          "planned_on": "10/09/2026", "members/1/name": "Lương Thu Hà",
          "members/1/duty": "Trưởng đoàn", "members/2/name": "Nguyễn Thanh Tùng",
          "members/2/duty": "Thành viên"},
         (Step(OFFICE, "submit"),
          Step(OFFICE, "set",
               {"held_on": "10/09/2026", "place": "Chi nhánh Hà Giang",
                "minutes": "Kiểm tra 40 hồ sơ vụ việc, phỏng vấn 6 viên chức.",
                "findings/1/text": "07 hồ sơ chưa cập nhật trên hệ thống",
                "findings/1/due_on": "30/09/2026",
                "findings/2/text": "Chưa niêm yết đường dây nóng bằng tiếng Mông",
                "findings/2/due_on": "15/10/2026"}),
          Step(OFFICE, "hold", {"result": "Thực hiện tốt; còn hai việc phải khắc phục"}),
          Step("head", "set",
               {"answers/1/text": "Đã cập nhật đủ 07 hồ sơ", "answers/1/on": "22/09/2026",
                "answers/2/text": "Đã niêm yết tại 3 chi nhánh", "answers/2/on": "12/10/2026"}),
          Step(OFFICE, "close")), OFFICE, "inspection-tgpl"),
    Item("inspection", "STP-HCTP",
         {"title": "Kiểm tra số liệu hộ tịch điện tử", "planned_on": "05/11/2026",
          "members/1/name": "Quan Văn Đạt", "members/1/duty": "Trưởng đoàn"},
         (Step(OFFICE, "submit"),
          Step(OFFICE, "set", {"held_on": "06/11/2026", "findings/1/due_on": "31/12/2026",
                               "findings/1/text": "Số liệu quý III lệch 12 hồ sơ so với phần mềm"}),
          Step(OFFICE, "hold", {"result": "Số liệu cơ bản khớp"})), OFFICE),
    Item("inspection", "STP-CC1",
         {"title": "Kiểm tra việc dùng mã tra cứu hợp đồng", "planned_on": "20/01/2027"},
         (Step(OFFICE, "submit"),), OFFICE),
)

_RECEIVE, _PRESENT = Step(OFFICE, "receive"), Step(OFFICE, "present")


def _answer(actor, words):
    return Step(actor, "answer", {"answer": words})


DIFFICULTIES = (
    Item("difficulty", "STP-HCTP", {"title": "Sổ hộ tịch trước 1990 mờ, khó số hóa"}),
    Item("difficulty", "STP-PBGDPL", {"title": "Thiếu biên dịch viên tiếng Mông, tiếng La Chí",
                                      "proposal": "Ký hợp đồng cộng tác viên theo vụ việc"},
         SUBMIT),
    Item("difficulty", "STP-XDKT", {"title": "Phần mềm rà soát văn bản hay gián đoạn"},
         (*SUBMIT, Step(OFFICE, "return", {"reason": "Nêu rõ thời điểm và số lần gián đoạn"}))),
    Item("difficulty", "STP-BTTP", {"title": "Tổ chức hành nghề chậm gửi dữ liệu",
                                    "cause": "Chưa có mẫu thống nhất"}, (*SUBMIT, _RECEIVE)),
    Item("difficulty", "STP-TGPL", {"title": "Thiếu xe đi trợ giúp lưu động tại ba xã biên giới",
                                    "proposal": "Bố trí xe chung theo lịch tháng"},
         (*SUBMIT, _RECEIVE, _PRESENT)),
    Item("difficulty", "STP-HCTP", {"title": "Thiếu 02 máy quét khổ A3",
                                    "proposal": "Mua bằng nguồn tiết kiệm"},
         (*SUBMIT, _RECEIVE, _PRESENT,
          _answer(DIRECTOR, "Giao Văn phòng mua 02 máy trong tháng 01/2027"))),
    Item("difficulty", "STP-TGPL", {"title": "Đường truyền chi nhánh Đồng Văn yếu"},
         (*SUBMIT, _RECEIVE, _PRESENT,
          _answer(DIRECTOR, "Làm việc với nhà mạng; trong lúc chờ dùng gói tệp mang tay"),
          Step("officer", "start"))),
    Item("difficulty", "STP-PBGDPL", {"title": "Chưa có tài khoản kênh truyền thông của Sở"},
         (*SUBMIT, _RECEIVE, _answer(OFFICE, "Đã cấp tài khoản cho hai chuyên viên"),
          Step("officer", "resolve", {"outcome": "Kênh hoạt động từ ngày 01/7/2026"}))),
    Item("difficulty", "STP-DG", {"title": "Phí sử dụng nền tảng đấu giá chưa có định mức"},
         (*SUBMIT, _RECEIVE, Step(OFFICE, "forward", {"forwarded_to": "Sở Tài chính"}))),
    Item("difficulty", "STP-CC1", {"title": "Cổng tra cứu ngăn chặn giao dịch mở chậm"},
         (*SUBMIT, _RECEIVE, _PRESENT,
          _answer(DIRECTOR, "Nâng cấp máy chủ tra cứu trong quý III"),
          Step("officer", "resolve", {"outcome": "Tra cứu dưới 3 giây từ tháng 9/2026"}),
          Step(OFFICE, "close"))),
)


def _recognised(number, day, reach):
    return (*SUBMIT, Step(OFFICE, "accept", {"recognised_by": number, "recognised_on": day,
                                             "reach": reach}))


def _initiative(unit, title, effect, author, steps, name=""):
    return Item("initiative", unit,
                {"title": title, "effect": effect, "year": YEAR, "authors/1/name": author,
                 "authors/1/person": f"@{author}", "authors/1/share": 100}, steps, name=name)


_COPIED = Step(OFFICE, "set", {"is_priority": True, "copies/1/place": "Phòng Bổ trợ tư pháp",
                               "copies/1/on": "02/11/2026"})
INITIATIVES = (
    _initiative("STP-HCTP", "Phiếu hẹn điện tử và nhắc hạn trả kết quả", "Giảm 4.100 lượt đi lại",
                "Nông Thị Bích", (*_recognised("214/QĐ-STP", "16/10/2026", "province"), _COPIED)),
    _initiative("STP-HCTP", "Đối soát hộ tịch bằng mã định danh", "Sửa 2.300 bản ghi sai",
                "Lý Thị Mơ", _recognised("214/QĐ-STP", "16/10/2026", "organ"), "init-mo"),
    _initiative("STP-TGPL", "Hồ sơ trợ giúp pháp lý mang theo, không cần mạng",
                "46 đợt lưu động nhập liệu ngay tại thôn", "Ma Văn Hiệp",
                _recognised("231/QĐ-STP", "03/11/2026", "province"), "init-hiep"),
    _initiative("STP-PBGDPL", "Bản tin pháp luật bằng tiếng Tày, Mông, Dao",
                "58.240 lượt nghe tại 96 thôn", "Lèng Thị Xuân",
                _recognised("231/QĐ-STP", "03/11/2026", "province"), "init-xuan"),
    _initiative("STP-XDKT", "Bảng đối chiếu tự động văn bản hết hiệu lực",
                "Giảm 60% thời gian rà soát", "Sùng Thị Dinh",
                _recognised("231/QĐ-STP", "03/11/2026", "organ"), "init-dinh"),
    _initiative("STP-BTTP", "Mẫu dữ liệu chung cho tổ chức hành nghề",
                "Đang dùng thử tại 5 tổ chức", "Thào A Dế", SUBMIT),
    _initiative("STP-CC1", "Mã tra cứu trên hợp đồng công chứng", "Phát hiện 3 bản giả",
                "Hoàng Thị Vân Anh", SUBMIT),
    _initiative("STP-DG", "Phòng đấu giá trực tuyến tại xã", "Năm cuộc, 31 người tham gia",
                "Vũ Thị Ngần",
                (*SUBMIT, Step(OFFICE, "return", {"reason": "Bổ sung hiệu quả bằng tiền"}))),
    _initiative("STP-PBGDPL", "Trò chơi hỏi đáp pháp luật cho học sinh nội trú", "Chưa đánh giá",
                "Vàng Mí Chá", ()),
)


def _role_model(unit, kind, name, story, steps, more=None, key=""):
    return Item("role-model", unit, {"name": name, "kind": kind, "story": story,
                                     "found_on": "15/08/2026", **(more or {})}, steps, name=key)


ROLE_MODELS = (
    _role_model("STP-HCTP", "individual", "Cháng Thị Mẩy",
                "Hướng dẫn 1.200 người cao tuổi nộp hồ sơ trực tuyến.", ACCEPTED,
                {"person": "@Cháng Thị Mẩy"}, "model-may"),
    _role_model("STP-HCTP", "collective", "Tổ một cửa hộ tịch", "99,7% hồ sơ đúng hạn.",
                (*ACCEPTED, Step(OFFICE, "set", {"copies/1/place": "Phòng Bổ trợ tư pháp",
                                                 "copies/1/on": "01/10/2026"}))),
    _role_model("STP-TGPL", "individual", "Giàng Thị Sua",
                "Một mình giữ 14 vụ ở xã vùng cao, không vụ nào trễ hạn.", ACCEPTED,
                {"person": "@Giàng Thị Sua"}, "model-sua"),
    _role_model("STP-PBGDPL", "other_party", "Hứa Thị Lâm",
                "Mười hai năm đọc bản tin pháp luật cho bà con ba thôn.", ACCEPTED,
                {"party": "@Hứa Thị Lâm"}, "model-lam"),
    _role_model("STP-XDKT", "individual", "Lù Văn Pao",
                "Tự học lập trình, viết công cụ so văn bản.", SUBMIT,
                {"person": "@Lù Văn Pao"}),
    _role_model("STP-BTTP", "collective", "Nhóm giám định điện tử", "Trả kết quả trong ngày.",
                (*SUBMIT, Step(OFFICE, "return", {"reason": "Bổ sung số liệu so với năm 2025"}))),
    _role_model("STP-DG", "individual", "Tẩn Láo Tả", "Đưa đấu giá trực tuyến về xã.", ()),
)

# Done once the registers above are complete.
ASSESSMENTS = tuple(
    Item("assessment", unit,
         {"criteria_set": "@criteria-collective", "year": YEAR, "subject": "Tập thể",
          "marks/targets/result": marks[0], "marks/own_work/result": marks[1],
          "marks/regulations/result": marks[2], "marks/value_chains/result": "not_applicable",
          "marks/enterprises/result": marks[3]},
         (*SENT, Step(OFFICE, "set", {"verified/targets/result": verified}),
          Step(OFFICE, "accept")) if verified else SENT)
    for unit, marks, verified in (
        ("STP-HCTP", ("exceeded", "exceeded", "met", "met"), "exceeded"),
        ("STP-PBGDPL", ("exceeded", "met", "met", "met"), "exceeded"),
        ("STP-TGPL", ("exceeded", "met", "met", "not_applicable"), "met"),
        ("STP-BTTP", ("not_met", "met", "met", "met"), "")))

PRAISES = (
    Item("praise", "STP-HCTP",
         {"title": "Thư khen chị Cháng Thị Mẩy", "kind": "letter", "name": "Cháng Thị Mẩy",
          "person": "@Cháng Thị Mẩy", "role_model": "@model-may", "number": "12/TK-STP",
          "text": "Sở khen chị vì đã kiên trì giúp người cao tuổi dùng dịch vụ công trực tuyến.",
          "signer/name": "Vương Đình Khải", "signer/title": "Giám đốc", "signer/capacity": "own"},
         (Step(DIRECTOR, "submit"),), DIRECTOR),
    Item("praise", "STP-PBGDPL",
         {"title": "Biểu dương bà Hứa Thị Lâm", "kind": "public", "name": "Hứa Thị Lâm",
          "role_model": "@model-lam", "text": "Biểu dương tại hội nghị toàn Sở tháng 12/2026."},
         (Step(OFFICE, "submit"),), OFFICE),
    Item("praise", "STP-TGPL",
         {"title": "Thư khen chị Giàng Thị Sua", "kind": "letter", "name": "Giàng Thị Sua",
          "role_model": "@model-sua", "text": "Dự thảo, chờ Phó Giám đốc xem."}, (), DEPUTY),
)


def _reminder(unit, kind, title, body, to_person, steps):
    return Item("reminder", unit,
                {"kind": kind, "title": title, "body": body, "to_person": to_person,
                 "period": "@annual", "by": "22/12/2026"}, (Step(OFFICE, "submit"), *steps), OFFICE)


_SEE, _DONE = Step("officer", "see"), Step(OFFICE, "close")
REMINDERS = (
    _reminder("STP-DG", "escalation", "Báo cáo năm 2026 quá hạn", "Đề nghị gửi ngay báo cáo và xác "
              "nhận Kế hoạch 48/KH-STP.", "La Văn Quyết", ()),
    _reminder("STP-CC1", "letter", "Đôn đốc báo cáo năm 2026", "Báo cáo năm đã quá hạn một tuần.",
              "Phạm Quang Huy", (_SEE,)),
    _reminder("STP-BTTP", "reminder", "Nhắc báo cáo năm 2026", "Còn thiếu báo cáo của phòng.",
              "Ngô Thị Thu Trang", (_SEE, _DONE)),
)

# ------------------------------------------------------------------------------- commendation

_DAYS = {"opens_on": "01/10/2026", "closes_on": "20/12/2026", "achieved_from": "15/12/2025",
         "achieved_to": "14/12/2026"}
ROUNDS = (
    ("round-organ", {"title": "Khen thưởng phong trào năm 2026", "kind": "annual", "level": "organ",
                     "commendation": "thematic", "guidance": "Hướng dẫn bình xét cuối năm", **_DAYS,
                     "quota/1/award": "GK-SO", "quota/1/kind": "individual", "quota/1/limit": 8,
                     "quota/2/award": "GK-SO", "quota/2/kind": "collective", "quota/2/limit": 2,
                     "quota/3/award": "GK-SO", "quota/3/kind": "other_party", "quota/3/limit": 3,
                     "quota/4/award": "CSTDCS", "quota/4/limit": 2}),
    ("round-province", {"title": "Đề nghị cấp tỉnh khen thưởng năm 2026", "kind": "annual",
                        "level": "province", "commendation": "merit", **_DAYS}),
)

_SUBMITTED = (Step("head", "submit"),)
_TAKEN = (*_SUBMITTED, Step(OFFICE, "take"))
_PRESENTED = (*_TAKEN, Step(OFFICE, "present"))
_REFUSED = "Chưa rõ đóng góp riêng"


def _nomination(unit, kind, name, award, summary, more, steps, key=""):
    fields = {"round": "@round-organ", "kind": kind, "name": name, "award": award,
              "summary": summary, "report": f"Báo cáo thành tích: {summary}",
              "meeting/held_on": "18/11/2026", "meeting/members": 8, "meeting/votes_for": 8,
              "parts/minutes/kind": "meeting_minutes",
              **more}
    if "confirmed_by" in fields:
        fields["parts/confirmation/kind"] = "party_confirmation"
    return Item("nomination", unit, fields, steps, name=key)


def _of_person(unit, name, award, summary, steps, more=None):
    """What the dossier says of a person is what is on file."""
    row = next(one for one in STAFF if one[0] == name)
    told = {"person": f"@{name}", "gender": row[2], "birth_year": row[3], "ethnicity": row[4],
            "position": row[5], "is_leader": row[6], "is_direct_worker": not row[6],
            "address_as": "Bà" if row[2] == "female" else "Ông", **(more or {})}
    return _nomination(unit, "individual", name, award, summary, told, steps, f"nom-{name}")


def _merit(initiative):
    return {"commendation": "merit", "initiative": f"@{initiative}"}


def _registration(unit, name, award):
    return Item("registration", unit,
                {"year": YEAR, "award": award, "kind": "individual", "name": name,
                 "person": f"@{name}", "pledge": "Hoàn thành xuất sắc nhiệm vụ, có sáng kiến"},
                (Step("head", "submit"), Step(OFFICE, "accept")), name=f"reg-{name}")


# Who pledged at the beginning of the year to earn a title.
REGISTRATIONS = (
    _registration("STP-HCTP", "Lý Thị Mơ", "CSTDCS"),
    _registration("STP-XDKT", "Sùng Thị Dinh", "CSTDCS"),
    _registration("STP-TGPL", "Ma Văn Hiệp", "CSTDT"),
    _registration("STP-PBGDPL", "Lèng Thị Xuân", "CSTDT"),
    _registration("STP-BTTP", "Trương Minh Tiến", "CSTDCS"),
)


# Each stops where the Council or the head goes on.
NOMINATIONS = (
    _of_person("STP-HCTP", "Nông Thị Bích", "GK-SO", "Phiếu hẹn điện tử, giảm 4.100 lượt đi lại",
               _TAKEN),
    _of_person("STP-HCTP", "Lý Thị Mơ", "CSTDCS", "Đối soát 61.500 dữ liệu hộ tịch", _TAKEN,
               _merit("init-mo")),
    _of_person("STP-HCTP", "Hoàng Văn Kiên", "GK-SO", "Phòng dẫn đầu Sở về hồ sơ trực tuyến",
               _TAKEN),
    _nomination("STP-HCTP", "collective", "Phòng Hành chính tư pháp", "GK-SO",
                "94,2% hồ sơ trực tuyến, 99,7% đúng hạn", {"collective": "STP-HCTP"}, _TAKEN,
                "nom-hctp"),
    _nomination("STP-PBGDPL", "other_party", "Hứa Thị Lâm", "GK-SO",
                "Mười hai năm tuyên truyền pháp luật ở thôn",
                {"party": "@Hứa Thị Lâm", "contribution": "labour", "gender": "female",
                 "address_as": "Bà", "confirmed_by": "UBND xã Lũng Cú"}, _PRESENTED, "nom-lam"),
    _of_person("STP-PBGDPL", "Triệu Minh Ngọc", "GK-SO", "58.240 lượt người nghe bản tin", _TAKEN),
    _nomination("STP-PBGDPL", "collective", "Phòng Phổ biến, giáo dục pháp luật", "TTLDTT",
                "Hoàn thành sớm chỉ tiêu phổ biến pháp luật",
                {"collective": "STP-PBGDPL", "commendation": "merit"}, _TAKEN, "nom-pbgdpl"),
    _nomination("STP-PBGDPL", "other_party", "Câu lạc bộ Pháp luật học đường Minh Xuân", "GK-SO",
                "Dạy pháp luật cho 900 học sinh",
                {"party": "@Câu lạc bộ Pháp luật học đường Minh Xuân", "contribution": "intellect",
                 "confirmed_by": "UBND phường Minh Xuân"}, _PRESENTED, "nom-club"),
    _of_person("STP-TGPL", "Phùng Thị Sen", "GK-SO", "80% vụ việc có hồ sơ điện tử", _TAKEN),
    _nomination("STP-TGPL", "other_party", "Đinh Công Thành", "GK-SO",
                "Bào chữa miễn phí 21 vụ cho người nghèo",
                {"party": "@Đinh Công Thành", "contribution": "material", "gender": "male",
                 "address_as": "Ông", "contribution_value": "150.000.000",
                 "confirmed_by": "Đoàn Luật sư tỉnh"},
                _PRESENTED, "nom-thanh"),
    _of_person("STP-XDKT", "Hà Văn Toàn", "GK-SO", "Rà soát 1.140 văn bản", _TAKEN),
    _of_person("STP-XDKT", "Sùng Thị Dinh", "CSTDCS", "Bảng đối chiếu tự động văn bản", _TAKEN,
               _merit("init-dinh")),
    _of_person("STP-BTTP", "Mông Thị Hiền", "GK-SO", "Tập huấn 33 tổ chức hành nghề", _TAKEN),
    _of_person("STP-BTTP", "Trương Minh Tiến", "GK-SO", "Quản lý hồ sơ giám định",
               (*_SUBMITTED, Step(OFFICE, "return", {"reason": _REFUSED}))),
    _of_person("STP-CC1", "Lã Thị Nhung", "GK-SO", "Chứng nhận 2.400 hợp đồng an toàn",
               (*_SUBMITTED, Step(OFFICE, "hold", {"reason": "Đang xem xét kỷ luật"}))),
    _nomination("STP-DG", "collective", "Trung tâm Dịch vụ đấu giá tài sản", "GK-SO",
                "Năm cuộc đấu giá trực tuyến", {"collective": "STP-DG"},
                (*_SUBMITTED, Step(OFFICE, "return", {"reason": "Chưa nộp báo cáo năm"}))),
    _of_person("STP-TGPL", "Bàn Văn Thắng", "BK-T", "46 đợt trợ giúp pháp lý lưu động",
               (*_SUBMITTED, Step(OFFICE, "refuse"),
                Step("officer", "set", {"round": "@round-province"}), *_TAKEN,
                Step(OFFICE, "send_up", {"forwarded_to": "Sở Nội vụ"}))),
    _of_person("STP-TGPL", "Ma Văn Hiệp", "CSTDT", "Hồ sơ trợ giúp pháp lý không cần mạng", _TAKEN,
               {**_merit("init-hiep"), "round": "@round-province"}),
    _of_person("STP-PBGDPL", "Lèng Thị Xuân", "CSTDT", "Bản tin pháp luật bằng ba thứ tiếng",
               _TAKEN, {**_merit("init-xuan"), "round": "@round-province"}),
    _of_person("STP-TGPL", "Tạ Hồng Nhung", "GK-DV", "Số hóa 900 hồ sơ trợ giúp pháp lý",
               (Step("head", "grant", {"decision_number": "12/QĐ-TGPL",
                                       "decided_on": "02/12/2026",
                                       "grant_reason": "Đã xem xét tại cuộc họp Trung tâm"}),),
               {"round": "", "commendation": "sudden", "achieved_from": "01/03/2026",
                "achieved_to": "30/11/2026"}),
    _of_person("STP-XDKT", "Trần Thị Khánh Ly", "GK-SO", "Đang viết báo cáo thành tích", ()),
)

# Why the Office goes on in spite of a check.
OVERRULES = {"registered": "Đã đăng ký bằng văn bản 05/PBGDPL ngày 10/02/2026"}

COUNCIL = ("Vương Đình Khải", "Đặng Quốc Tuấn", "Lương Thu Hà", "Hoàng Văn Kiên", "Vi Đức Long",
           "Bàn Văn Thắng", "Lộc Thị Mai", "Sầm Văn Phúc", "Ngô Thị Thu Trang")
COUNCIL_DUTIES = {"Vương Đình Khải": "Chủ tịch Hội đồng", "Đặng Quốc Tuấn": "Phó Chủ tịch Hội đồng",
                  "Sầm Văn Phúc": "Ủy viên, Thư ký"}
ABSENT, WHY_ABSENT = "Ngô Thị Thu Trang", "Đi công tác tại Hà Giang"
OTHER_FORM = "Chuyển sang biểu dương, xét lại năm 2027"

# name of the nomination, how many of those in the room are against, what the absent one writes
CASES = (
    ("nom-Nông Thị Bích", 0, "for"),
    ("nom-Lý Thị Mơ", 1, "for"),
    ("nom-Hoàng Văn Kiên", 1, "for"),
    ("nom-hctp", 0, "for"),
    ("nom-Triệu Minh Ngọc", 2, "for"),
    ("nom-pbgdpl", 0, "for"),
    ("nom-Phùng Thị Sen", 0, "for"),
    ("nom-Hà Văn Toàn", 3, "for"),
    ("nom-Mông Thị Hiền", 5, "against"),
    ("nom-Sùng Thị Dinh", 6, "for"),
    ("nom-Ma Văn Hiệp", 1, "for"),
    ("nom-Lèng Thị Xuân", 2, "for"),
)
# number, title, the awards it grants: a paper speaks of one kind of award
DECISIONS = (
    (312, "tặng Giấy khen năm 2026", ("GK-SO",)),
    (313, "công nhận Chiến sĩ thi đua cơ sở năm 2026", ("CSTDCS",)),
    (314, "công nhận Tập thể lao động tiên tiến năm 2026", ("TTLDTT",)),
)
DECISION_BASES = ("06/2022/QH15", "152/2025/NĐ-CP")
DECISION_RECIPIENTS = ("Như Điều 3", "Sở Nội vụ (để báo cáo)", "Lưu: VT, VP")
CONVERTED = "nom-Sùng Thị Dinh"
SENT_UP = ("nom-Ma Văn Hiệp",)
WITHOUT_COUNCIL = ("nom-lam", "nom-club", "nom-thanh")
CANCELLED = "Hà Văn Toàn"
PUBLISHED = 7
