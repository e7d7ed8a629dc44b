"""What the units of Sở Tư pháp report over the year. Every figure and event is invented.

For each unit six months + quarter III + quarter IV are what its annual report says of the year.
"""

from main_job.year_data import OFFICE, UNIT_DESKS

# The Office writes for its own unit as well.
REPORTERS = {"STP-VP": (OFFICE, OFFICE), **UNIT_DESKS}
NAMES = {"STP-VP": "Văn phòng", "STP-XDKT": "Xây dựng, kiểm tra", "STP-PBGDPL": "Phổ biến pháp luật",
         "STP-HCTP": "Hành chính tư pháp", "STP-BTTP": "Bổ trợ tư pháp",
         "STP-TGPL": "Trợ giúp pháp lý", "STP-CC1": "Công chứng số 1", "STP-DG": "Đấu giá tài sản"}
ANNUAL_UNITS = ("STP-XDKT", "STP-PBGDPL", "STP-HCTP", "STP-BTTP", "STP-TGPL")

# name of the period in the story, Vietnamese, English
PERIODS = (("2026-Q2", "quý II", "quarter II"), ("2026-H1", "6 tháng", "six months"),
           ("theme", "chuyên đề", "theme"), ("2026-Q3", "quý III", "quarter III"),
           ("2026-Q4", "quý IV", "quarter IV"), ("annual", "năm", "year"))

HALF_YEAR = ("half-year", "--name", "Báo cáo 6 tháng", "--name-en", "Six-month report",
             "--every", "half_year", "--due", "chậm nhất ngày 05 của tháng sau; các đơn vị trước 3 "
             "ngày làm việc", "--window", "cut_off_14", "--form", "quarterly-progress",
             "--to", "SNV", "--reporters", "office,division,service_unit",
             "--source", "Công văn 415/SNV-TĐKT ngày 20/5/2026 của Sở Nội vụ",
             "--from", "2026-H1", "--until", "2030")
HALF_YEAR_LATER = ("--due", "chậm nhất ngày 10 của tháng sau; các đơn vị trước 3 ngày làm việc",
                   "--source", "Công văn 902/SNV-TĐKT ngày 11/9/2026 của Sở Nội vụ")
THEME = ("--form", "digital-literacy", "--due", "15/08/2026", "--wording", "by",
         "--name", "Báo cáo chuyên đề “Bình dân học vụ số”")
NO_CLASSES = "Trung tâm không được giao tổ chức lớp"
OFFICE_ADDS_UP = "Văn phòng là nơi tổng hợp báo cáo năm của Sở"
EXTENDED = ("STP-XDKT", "STP-PBGDPL")
WHY_EXTENDED = "Mất điện, mất mạng do rét đậm từ ngày 12/12"
ANNUAL_LATE = "STP-BTTP"
RETURNED = "STP-BTTP"
WHY_RETURNED = "Có nhiệm vụ quá hạn mà chưa nêu khó khăn; số tin, bài chưa khớp với trang của Sở"
MENDED = {"communication_items": 3,
          "difficulties": "Tổ chức hành nghề chậm gửi số liệu nên một nhiệm vụ bị quá hạn."}

_FIGURES = ("tasks_planned", "tasks_done", "tasks_late", "year_estimate", "communication_items",
            "new_initiatives")


def _progress(figures, summary, then, difficulties="", proposals=""):
    """figures: planned, done, late, estimate for the year, news items, new initiatives."""
    answers = dict(zip(_FIGURES, figures)) | {"progress_summary": summary, "next_quarter": then}
    if difficulties:
        answers["difficulties"] = difficulties
    if proposals:
        answers["proposals"] = proposals
    return answers


PROGRESS = {
    "2026-Q2": {
        "STP-VP": _progress(
            (9, 8, 0, "97", 7, 0), "Trình ban hành Kế hoạch 48/KH-STP; họp phổ biến toàn Sở.",
            "Theo dõi chỉ tiêu đăng ký của các đơn vị; hướng dẫn báo cáo chuyên đề."),
        "STP-XDKT": _progress(
            (10, 9, 0, "98", 5, 0), "Rà soát 310 văn bản trên phần mềm; thẩm định 21 dự thảo.",
            "Thử bảng đối chiếu tự động văn bản hết hiệu lực."),
        "STP-PBGDPL": _progress(
            (11, 10, 0, "100", 41, 1), "Phát 9 bản tin pháp luật tiếng Tày, Mông, Dao; 17.400 lượt "
            "nghe.", "Mở rộng bản tin đến 60 thôn; chuẩn bị lớp “Bình dân học vụ số”.",
            "Thiếu người biên dịch tiếng La Chí.", "Đề nghị cho thuê cộng tác viên theo vụ việc."),
        "STP-HCTP": _progress(
            (12, 11, 0, "97.5", 7, 1), "Đối soát 15.000 dữ liệu hộ tịch; chạy thử phiếu hẹn điện "
            "tử tại bộ phận một cửa.", "Số hóa sổ hộ tịch 1990 - 2005; đánh giá phiếu hẹn điện tử.",
            "Sổ gốc mờ, phải nhập tay."),
        # Returned by the Office: nothing explains what is overdue.
        "STP-BTTP": _progress(
            (8, 6, 1, "93.5", 5, 0), "Kết nối 7 tổ chức hành nghề công chứng với cơ sở dữ liệu.",
            "Tập huấn chuyển đổi số cho tổ chức hành nghề."),
        "STP-TGPL": _progress(
            (15, 15, 0, "100", 17, 1), "14 đợt trợ giúp pháp lý lưu động; 212 vụ việc có hồ sơ "
            "điện tử.", "Trợ giúp lưu động tại ba xã biên giới.",
            "Đường truyền ở chi nhánh Đồng Văn yếu."),
        "STP-CC1": _progress(
            (6, 5, 0, "95", 2, 0), "In mã tra cứu trên 420 hợp đồng.",
            "Liên thông với cơ quan thuế."),
        # The Office enters it for the unit.
        "STP-DG": _progress(
            (5, 3, 1, "88", 1, 0), "Một cuộc đấu giá trực tuyến; đang lập tài khoản trên nền tảng.",
            "Hai cuộc đấu giá trực tuyến.", "Chưa có định mức phí nền tảng đấu giá."),
    },
    "2026-H1": {
        "STP-VP": _progress(
            (17, 15, 0, "97", 12, 0), "Hoàn thành khung kế hoạch, tiêu chí, đăng ký thi đua.",
            "Kiểm tra giữa năm; hướng dẫn xét khen thưởng."),
        "STP-XDKT": _progress(
            (19, 18, 0, "98", 9, 0), "Rà soát 560 văn bản; đề xuất cắt giảm 5 thủ tục hành chính.",
            "Hoàn thành đề xuất cắt giảm 8 thủ tục trước 30/9."),
        "STP-PBGDPL": _progress(
            (18, 16, 0, "100", 70, 1), "29.100 lượt người được phổ biến pháp luật trực tuyến.",
            "Phối hợp 16 xã vùng cao mở lớp “Bình dân học vụ số”."),
        "STP-HCTP": _progress(
            (20, 18, 1, "97.5", 13, 1), "92,8% hồ sơ hộ tịch nộp trực tuyến; đối soát 27.000 bản "
            "ghi.", "Rút thời gian cấp Phiếu lý lịch tư pháp còn 6 ngày.",
            "Phần mềm dùng chung gián đoạn hai ngày.", "Đề nghị nâng cấp phần mềm hộ tịch."),
        "STP-BTTP": _progress(
            (14, 12, 1, "94", 6, 0), "74% hồ sơ trả kết quả điện tử.",
            "Thống nhất mẫu dữ liệu với tổ chức hành nghề.",
            "Tổ chức hành nghề ở xa chậm gửi dữ liệu."),
        "STP-TGPL": _progress(
            (27, 27, 0, "100", 29, 1), "23 đợt lưu động; 420 vụ việc trợ giúp pháp lý.",
            "Dùng hồ sơ mang theo, không cần mạng."),
        "STP-CC1": _progress(
            (10, 9, 0, "95", 3, 0), "Giảm 16% giấy in; 760 hợp đồng có mã tra cứu.",
            "Phổ biến cách tra cứu hợp đồng cho ngân hàng."),
    },
    "2026-Q3": {
        "STP-VP": _progress(
            (9, 9, 0, "98", 7, 0), "Kiểm tra tại Trung tâm Trợ giúp pháp lý; tổng hợp báo cáo "
            "chuyên đề.", "Mở đợt xét khen thưởng; chuẩn bị phiên họp Hội đồng."),
        "STP-XDKT": _progress(
            (11, 10, 1, "98.5", 6, 1), "Bảng đối chiếu tự động rút 60% thời gian rà soát.",
            "Rà soát xong toàn bộ văn bản thuộc diện.", "Phần mềm rà soát văn bản gián đoạn."),
        "STP-PBGDPL": _progress(
            (10, 10, 0, "100", 38, 1), "46.800 lượt nghe bản tin; thí điểm trợ lý ảo.",
            "Hội thi hỏi đáp pháp luật cho học sinh nội trú."),
        "STP-HCTP": _progress(
            (12, 11, 0, "98", 8, 0), "Cấp Phiếu lý lịch tư pháp còn 6 ngày làm việc.",
            "Hoàn thành 60.000 bản ghi hộ tịch số hóa.", "Thiếu 02 máy quét khổ A3."),
        "STP-BTTP": _progress(
            (9, 8, 1, "95", 4, 1), "Cảnh báo trùng giao dịch công chứng chạy thử.",
            "Tập huấn 30 tổ chức hành nghề.", "Một tổ chức chưa có chữ ký số."),
        "STP-TGPL": _progress(
            (13, 12, 1, "99", 16, 1), "12 đợt lưu động; khắc phục kết luận kiểm tra tháng 9.",
            "Niêm yết đường dây nóng bằng tiếng Mông.", "Thiếu xe đi ba xã biên giới."),
        "STP-CC1": _progress(
            (6, 5, 1, "94.5", 2, 0), "Phát hiện 02 hợp đồng giả nhờ mã tra cứu.",
            "In mã tra cứu trên mọi hợp đồng.", "Cổng tra cứu ngăn chặn giao dịch mở chậm."),
        "STP-DG": _progress(
            (5, 4, 0, "90", 2, 0), "Ba cuộc đấu giá trực tuyến, 19 người tham gia.",
            "Mở phòng đấu giá trực tuyến tại xã."),
    },
    "2026-Q4": {
        "STP-VP": _progress(
            (8, 8, 0, "100", 9, 0), "Phục vụ Hội đồng xét khen thưởng; tổng hợp báo cáo năm.",
            "Theo dõi chỉ tiêu năm 2027."),
        "STP-XDKT": _progress(
            (10, 10, 0, "100", 7, 0), "100% văn bản được rà soát trên phần mềm.",
            "Rà soát văn bản cấp xã sau sắp xếp."),
        "STP-PBGDPL": _progress(
            (8, 8, 0, "100", 34, 0), "58.240 lượt người cả năm, vượt chỉ tiêu trước 18 ngày.",
            "Trợ lý ảo tại 10 xã."),
        "STP-HCTP": _progress(
            (12, 11, 0, "97.56", 10, 1), "61.500 bản ghi hộ tịch số hóa; 94,2% hồ sơ trực tuyến.",
            "Đối soát với Cơ sở dữ liệu quốc gia về dân cư."),
        "STP-BTTP": _progress(
            (8, 7, 0, "96.43", 5, 0), "79,5% hồ sơ trả kết quả điện tử; 33 tổ chức được tập huấn.",
            "Công chứng điện tử tại các phường."),
        "STP-TGPL": _progress(
            (13, 13, 0, "100", 18, 1), "46 đợt lưu động cả năm; 80% vụ việc có hồ sơ điện tử.",
            "Mỗi chi nhánh một điểm tư vấn trực tuyến cố định."),
        "STP-CC1": _progress(
            (6, 6, 0, "96", 1, 0), "88% hợp đồng có mã tra cứu.",
            "Nâng cấp máy chủ tra cứu."),
    },
}


def _classes(held, learners, minority, way, proposals=""):
    answers = {"classes_held": held, "learners": learners, "minority_learners": minority,
               "way": way}
    return answers | ({"proposals": proposals} if proposals else {})


CLASSES = {
    "STP-XDKT": _classes(3, 96, 41, "Hướng dẫn công chức tư pháp xã tra cứu văn bản trên điện "
                         "thoại."),
    "STP-PBGDPL": _classes(16, 820, 702, "Lớp buổi tối tại nhà văn hóa thôn, học viên đi cùng con; "
                           "tài liệu ba thứ tiếng.", "Đề nghị cấp thiết bị trình chiếu lưu động."),
    "STP-HCTP": _classes(5, 210, 96, "Chỉ từng người nộp hồ sơ ngay tại bộ phận một cửa."),
    "STP-TGPL": _classes(9, 365, 318, "Ghép lớp với đợt trợ giúp pháp lý lưu động."),
    "STP-CC1": _classes(1, 18, 5, "Hướng dẫn ngân hàng tra cứu hợp đồng công chứng."),
    "STP-BTTP": _classes(4, 124, 37, "Tập huấn chữ ký số cho tổ chức hành nghề."),
}
