"""What the Office writes and prints: its own words, papers in Word, lists in Excel, certificates."""

from main_job import papers, workbook, year_data as data
from main_job.programs import FAILED

PAPERS, LISTS = "giay-to", "bang-tinh"
NATIONAL_NAME = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
CERTIFICATE, WITHOUT_BLANK = "GK-SO", "CSTDCS"

# By section of the annual report; whether the texts of the units follow. What the legal aid centre
# wrote at length, case by case, is for the Office to read and not for the province.
OWN_WORDS = {
    "direction": ("Sở ban hành Kế hoạch 48/KH-STP ngày 20/4/2026, phổ biến đến 8/8 phòng, đơn vị; "
                  "giao Văn phòng theo dõi từng quý.", False),
    "content": ("Năm nội dung thi đua đều có việc làm cụ thể ở từng phòng, đơn vị. Rõ nhất là hồ sơ "
                "hộ tịch, công chứng, trợ giúp pháp lý chuyển sang làm trên môi trường điện tử; "
                "người dân vùng cao được hướng dẫn tại chỗ, giảm hẳn số lần đi lại.", False),
    "criteria": ("Các phòng, đơn vị tự đánh giá đúng bộ tiêu chí Sở đã ban hành; Văn phòng đã thẩm "
                 "định, điểm chênh lệch được trao đổi lại với từng nơi.", False),
    "next_year": ("Giữ nhịp báo cáo theo quý; nhân rộng phiếu hẹn điện tử; ưu tiên tập huấn cho "
                  "công chức cấp xã ở địa bàn xa.", False),
    "proposals_made": ("Đề nghị Sở Nội vụ sớm thống nhất biểu mẫu khen thưởng trên môi trường điện "
                       "tử; đề nghị tỉnh bố trí đường truyền dự phòng cho các chi nhánh vùng cao.",
                       False),
    "difficulties_met": ("Nổi lên hai việc: đường truyền ở chi nhánh vùng cao và dữ liệu hộ tịch "
                         "trước năm 1990.", True),
}
# What units wrote in these sections: no longer printed, and printed after the Office's words.
SAID_BY_UNIT = {"direction": "Phòng gắn chỉ tiêu thi đua", "content": "Vụ 1: mã tra cứu",
                "difficulties_met": "Trợ giúp viên pháp lý phụ trách địa bàn rộng"}
POSTING = {"posting/from": "22/12/2026", "posting/until": "26/12/2026",
           "posting/place": "bảng tin và trang điện tử của Sở"}

# file, whose device, noun, verb, name of the record, what stands in it
TO_PRINT = (
    ("ke-hoach.docx", data.OFFICE, "plan", "print", "plan", ("48/KH-STP", data.COUNCIL[0])),
    ("thong-bao.docx", data.OFFICE, "announcement", "print", "notice-plan",
     ("THÔNG BÁO", "Triển khai Kế hoạch 48/KH-STP")),
    ("bien-ban-kiem-tra.docx", data.OFFICE, "inspection", "print", "inspection-tgpl",
     ("07 hồ sơ chưa cập nhật trên hệ thống", "TRƯỞNG ĐOÀN KIỂM TRA")),
    ("dien-hinh.docx", "officer-1", "role-model", "print", "model-may",
     ("Cháng Thị Mẩy", "VIỆC LÀM TIÊU BIỂU")),
    ("bao-cao-thanh-tich.docx", "officer-1", "nomination", "print", "nom-Nông Thị Bích",
     ("BÁO CÁO THÀNH TÍCH", "Nông Thị Bích")),
    ("to-trinh.docx", data.OFFICE, "award-round", "print-submission", "round-province",
     ("95/TTr-STP",)),
    ("quyet-dinh.docx", data.OFFICE, "decision", "print", "312/QĐ-STP",
     ("312/QĐ-STP", "Nông Thị Bích")),
)
TO_LIST = (("so-khen-thuong.xlsx", "award", "list"), ("de-nghi.xlsx", "nomination", "list"),
           ("kho-khan.xlsx", "difficulty", "list"), ("bao-cao.xlsx", "report", "list"),
           ("theo-doi-han.xlsx", "deadlines"))


class Papers:
    """Everything that leaves the program as a file, read back from the file."""

    def __init__(self, world, desks, narrator):
        self._world = world
        self._desks = desks
        self._tell = narrator

    def _file(self, folder, name):
        (self._world.folder / folder).mkdir(exist_ok=True)
        return self._world.folder / folder / name

    # The Office's own words.

    def write_own_words(self, period):
        """Before the figures are frozen: a section in the Office's words, another with both."""
        for section, (words, with_units) in OWN_WORDS.items():
            self._desks.ask(data.OFFICE, "consolidation", "text", period, words, "--section",
                            section, "--with-units" if with_units else "--alone")

    def check_own_words(self, made, dispatch):
        """In the paper, and with what the recipient reads."""
        file = self._file(PAPERS, "bao-cao-nam.docx")
        self._desks.ask(data.OFFICE, "consolidation", "show", made["frozen"]["id"], "--to", file)
        paper = papers.words_of(file)
        after_own = paper.partition(OWN_WORDS["difficulties_met"][0])[2]
        goes_up = all(dispatch["fields"].get(f"texts/{section}/words") == words
                      for section, (words, _) in OWN_WORDS.items())
        alone = [section for section, (_, with_units) in OWN_WORDS.items() if not with_units]
        is_said = all(words in paper for words, _ in OWN_WORDS.values())
        is_still_there = any(SAID_BY_UNIT[section] in paper for section in alone
                             if section in SAID_BY_UNIT)
        self._check(is_said and not is_still_there
                    and SAID_BY_UNIT["difficulties_met"] in after_own and goes_up,
                    f"Văn phòng viết lời của Sở cho {len(OWN_WORDS)} mục; báo cáo in ra và bản nơi "
                    "nhận đọc đều dùng lời đó", f"The Office writes {len(OWN_WORDS)} sections in "
                    "its own words; the paper and the recipient's copy have them", paper[:3000])

    # Papers.

    def post_the_list(self):
        """For opinions, without what is nobody's business."""
        desks, file = self._desks, self._file(PAPERS, "niem-yet.docx")
        desks.change(data.OFFICE, "award-round", desks.ids["round-organ"], POSTING)
        desks.sync(data.OFFICE)
        desks.ask(data.OFFICE, "award-round", "print-posting", desks.ids["round-organ"], "--to", file)
        posted = papers.words_of(file)
        named = [row for row in data.STAFF if row[0] in posted]
        told = [row for row in named if str(row[3]) in posted]
        self._check(len(named) >= 5 and not told and POSTING["posting/place"] in posted,
                    f"Danh sách niêm yết lấy ý kiến có {len(named)} người, không in năm sinh",
                    f"The list to be posted names {len(named)} people, and no year of birth", told)

    def print_papers(self):
        """Each for the desk that needs it, in the layout of the State."""
        wrong = []
        for name, key, noun, verb, record, wanted in TO_PRINT:
            file = self._file(PAPERS, name)
            self._desks.ask(key, noun, verb, self._desks.ids[record], "--to", file)
            paper = papers.words_of(file)
            wrong += [(name, words) for words in (NATIONAL_NAME, *wanted) if words not in paper]
            wrong += [(name, "{{")] if "{{" in paper else []
        self._check(not wrong, f"{len(TO_PRINT)} giấy tờ in ra Word đúng thể thức, đủ nội dung: kế "
                    "hoạch, thông báo, biên bản, tờ trình, quyết định…", f"{len(TO_PRINT)} papers in "
                    "the layout of the State: plan, notice, minutes, letter, decision…", wrong)

    def print_certificates(self):
        """On the blank of the award; for another award that blank is refused."""
        desks, file = self._desks, self._file(PAPERS, "giay-khen.docx")
        layouts = self._world.sample / "certificates"
        awards = [one for one in desks.list(data.OFFICE, "award")
                  if one["computed"]["standing"] == "valid"]
        of_blank = [one for one in awards if one["fields"]["award"] == CERTIFICATE]
        other = next(one for one in awards if one["fields"]["award"] == WITHOUT_BLANK)
        desks.ask(data.OFFICE, "award", "print", *(one["id"] for one in of_blank), "--layout",
                  layouts, "--to", file)
        printed = papers.words_of(file)
        names = [one["fields"]["name"] for one in of_blank]
        missing = [name for name in names if name not in printed]
        refused = desks.try_words(data.OFFICE, "award", "print", other["id"], "--layout", layouts,
                                  "--to", self._file(PAPERS, "khong-co-phoi.docx"))
        self._check(of_blank and not missing and refused.code == FAILED,
                    f"{len(of_blank)} Giấy khen in đúng phôi; danh hiệu không có phôi bị từ chối, nói "
                    "rõ vì sao", f"{len(of_blank)} certificates are printed on their blank; an award "
                    "without a blank is refused", missing or refused.describe())

    # Lists.

    def write_lists(self):
        """Each workbook has as many lines as the command tells, and names what it lists."""
        wrong, lines = [], 0
        for name, *words in TO_LIST:
            told = self._desks.ask(data.OFFICE, *words)
            file = self._file(LISTS, name)
            written = self._desks.ask(data.OFFICE, *words, "--to", file)["lines"]
            cells = {cell for row in workbook.read_first_sheet(file) for cell in row}
            wanted, names = self._expected(told)
            lines += written
            if written != wanted or not names <= cells:
                wrong.append((name, written, wanted, names - cells))
        self._check(not wrong and lines > 0,
                    f"{len(TO_LIST)} danh sách ra Excel, {lines} dòng, khớp từng dòng với các lệnh",
                    f"{len(TO_LIST)} lists as workbooks, {lines} lines, as the commands tell", wrong)

    @staticmethod
    def _expected(told):
        """How many lines there are, and what the first sheet names."""
        if "units" in told[0]:
            return sum(len(one["units"]) for one in told), {one["unit"] for one in told[0]["units"]}
        return len(told), {one.get("title", one["unit"]) for one in told}

    def _check(self, holds, vietnamese, english, found=""):
        self._tell.check(holds, vietnamese, english, found)
