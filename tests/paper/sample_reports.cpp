#include "tests/paper/sample_parts.h"

namespace thidua {
namespace {

using namespace std::chrono_literals;

using std::chrono::November;

SamplePaper individual_report() {
    PaperData data = department("", CivilDate{2026y / November / 2});
    data.set("parent_organ", "SỞ TƯ PHÁP")
        .set("organ", "PHÒNG HÀNH CHÍNH TƯ PHÁP")
        .set("subject", "Đề nghị tặng Giấy khen của Giám đốc Sở")
        .set("addressed", "Bà Hoàng Thị Thử")
        .set("addressed_within", "bà Hoàng Thị Thử")
        .set("name", "Hoàng Thị Thử")
        .set("birth_year", "1988")
        .set("gender", "Nữ")
        .set("ethnicity", "")
        .set("position", "Chuyên viên, Phòng Hành chính tư pháp")
        .set("numbers", PaperData{}.set("achievement", "II").set("recognised", "III"))
        .set("achieved", "từ ngày 15 tháng 12 năm 2025 đến ngày 14 tháng 12 năm 2026")
        .set("achievement", long_text())
        .set("report", "Giải quyết 1.176 hồ sơ đúng hạn.\n\nĐề xuất 01 sáng kiến.")
        .set("recognised", texts({"Sáng kiến “Biểu mẫu điện tử” (số 12/QĐ-STP)"}))
        .set("meeting", "")
        .set("confirmer", PaperData{}.set("capacity", "TRƯỞNG PHÒNG").set("name", "Lò Thị Giả"));
    return {"bao-cao-thanh-tich-ca-nhan.docx",
            data,
            {"BÁO CÁO THÀNH TÍCH", "- Năm sinh: 1988.", "II. THÀNH TÍCH ĐẠT ĐƯỢC",
             "Đề xuất 01 sáng kiến.", "TRƯỞNG PHÒNG", "NGƯỜI BÁO CÁO"}};
}

SamplePaper collective_report() {
    PaperData data = department("05/BC-HCTP", CivilDate{2026y / November / 2});
    data.set("subject", "Đề nghị tặng Giấy khen của Giám đốc Sở")
        .set("addressed", "Phòng Hành chính tư pháp")
        .set("addressed_within", "Phòng Hành chính tư pháp")
        .set("name", "Phòng Hành chính tư pháp")
        .set("head", "Bà Lò Thị Giả, Trưởng phòng")
        .set("position", "")
        .set("numbers", PaperData{}.set("achievement", "II").set("recognised", ""))
        .set("achieved", "")
        .set("achievement", long_text())
        .set("report", "")
        .set("recognised", PaperData::list())
        .set("meeting",
             "Cuộc họp của đơn vị ngày 28 tháng 10 năm 2026 đã xét, đề nghị khen thưởng.")
        .set("confirmer", PaperData{}.set("capacity", "GIÁM ĐỐC").set("name", "Phạm Văn Tên"));
    return {"bao-cao-thanh-tich-tap-the.docx",
            data,
            {"Số: 05/BC-HCTP", "I. ĐẶC ĐIỂM, TÌNH HÌNH", "- Người đứng đầu: Bà Lò Thị Giả",
             "Cuộc họp của đơn vị ngày 28", "XÁC NHẬN CỦA CẤP TRÊN"}};
}

SamplePaper role_model() {
    PaperData data = department("06/BC-HCTP", CivilDate{2026y / November / 2});
    data.set("addressed", "Bà Hoàng Thị Thử")
        .set("position", "Chuyên viên, Phòng Hành chính tư pháp")
        .set("found_on", "ngày 05 tháng 4 năm 2026")
        .set("movement", "Cả nước thi đua đổi mới sáng tạo")
        .set("numbers", PaperData{}.set("story", "II").set("initiative", "").set("copies", "III"))
        .set("story", long_text())
        .set("initiative", "")
        .set("copies", texts({"Phòng Công chứng số 1"}))
        .set("unit", "Phòng Hành chính tư pháp");
    return {"bao-cao-dien-hinh.docx",
            data,
            {"Về điển hình tiên tiến: Bà Hoàng Thị Thử", "II. VIỆC LÀM TIÊU BIỂU",
             "III. KẾT QUẢ NHÂN RỘNG", "- Phòng Công chứng số 1", "nhân rộng./."}};
}

SamplePaper inspection() {
    PaperData data = department("07/BB-STP", CivilDate{2026y / November / 3});
    const auto member = [](const char* name, const char* role) {
        return PaperData{}.set("name", name).set("role", role);
    };
    data.set("subject", "Kiểm tra việc thực hiện phong trào thi đua")
        .set("held_on", "ngày 03 tháng 11 năm 2026")
        .set("venue", "Phòng Hành chính tư pháp")
        .set("unit", "Phòng Hành chính tư pháp")
        .set("unit_head", "Bà Lò Thị Giả, Trưởng phòng")
        .set("unit_signer", "Lò Thị Giả")
        .set("members", PaperData::list({member("Bà Lê Thị Dụ", "Trưởng đoàn"),
                                         member("Ông Trần Văn Ví", "Thành viên")}))
        .set("leader", "Lê Thị Dụ")
        .set("content", long_text())
        .set("findings", texts({"Chưa lập sổ theo dõi sáng kiến"}))
        .set("result", "Đơn vị thực hiện tốt phong trào.")
        .set("conclusion", "")
        .set("numbers",
             PaperData{}.set("content", "II").set("findings", "III").set("conclusion", "IV"));
    return {"bien-ban-kiem-tra.docx",
            data,
            {"BIÊN BẢN", "1. Đoàn kiểm tra:", "- Ông Trần Văn Ví - Thành viên.",
             "III. TỒN TẠI, HẠN CHẾ", "IV. KẾT LUẬN", "TRƯỞNG ĐOÀN KIỂM TRA"}};
}

SamplePaper notice() {
    PaperData data = department("11/TB-STP", CivilDate{2026y / November / 4});
    data.set("subject", "Phát động phong trào thi đua đợt 2")
        .set("body", long_text())
        .set("published_at", "")
        .set("by", "ngày 10 tháng 11 năm 2026")
        .set("of_each", PaperData::truth(false));
    return {"thong-bao.docx",
            data,
            {"THÔNG BÁO", "Phát động phong trào", "Đề nghị các đơn vị xác nhận", "KT. GIÁM ĐỐC"}};
}

SamplePaper posting() {
    PaperData data = department("12/TB-STP", CivilDate{2026y / November / 4});
    set_nominees(data);
    data.set("subject", "Khen thưởng đợt tháng 11 năm 2026")
        .set("posted_from", "ngày 04 tháng 11 năm 2026")
        .set("posted_until", "ngày 08 tháng 11 năm 2026")
        .set("posted_at", "trụ sở Sở Tư pháp")
        .set("receiver", "Văn phòng Sở Tư pháp");
    return {"danh-sach-niem-yet.docx",
            data,
            {"Niêm yết công khai danh sách", "đến hết ngày 08 tháng 11 năm 2026",
             "I. CÁ NHÂN (02 cá nhân)", "Bà Hoàng Thị Thử", "II. TẬP THỂ (01 tập thể)"}};
}

}  // namespace

std::vector<SamplePaper> sample_reports() {
    return {
        individual_report(), collective_report(), role_model(), inspection(), notice(), posting()};
}

}  // namespace thidua
