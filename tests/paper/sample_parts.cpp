#include "tests/paper/sample_parts.h"

#include "shared/base/date_words.h"

namespace thidua {
namespace {

Recipients many_recipients() {
    return {.groups = {{{"UBND tỉnh Tuyên Quang"}, "để báo cáo"},
                       {{"Sở Nội vụ"}, "để phối hợp"},
                       {{"Giám đốc Sở", "Các Phó Giám đốc Sở"}, "để chỉ đạo"},
                       {{"Các phòng thuộc Sở", "Các đơn vị sự nghiệp thuộc Sở",
                         "Trung tâm Trợ giúp pháp lý nhà nước"},
                        "để thực hiện"},
                       {{"Trang thông tin điện tử Sở"}}},
            .archive = "VT, VP.Th"};
}

PaperData nominee(const char* title, const char* name, const char* position) {
    return PaperData{}
        .set("title", title)
        .set("name", name)
        .set("birth_year", "1988")
        .set("gender", title == std::string_view{"Bà"} ? "Nữ" : "Nam")
        .set("ethnicity", "Tày")
        .set("position", position)
        .set("award", "Giấy khen của Giám đốc Sở")
        .set("achievement", "Giải quyết 1.176 hồ sơ đúng hạn; đề xuất 01 sáng kiến được công nhận")
        .set("votes", "08/09\n(88,9%)")
        .set("recognised", "Sáng kiến số 12/QĐ-STP năm 2025")
        .set("note", "")
        .set("prize", "759.000");
}

PaperData collective(const char* name) {
    return PaperData{}
        .set("name", name)
        .set("head", "Bà Lò Thị Giả, Trưởng phòng")
        .set("award", "Giấy khen của Giám đốc Sở")
        .set("achievement", "Dẫn đầu phong trào thi đua đợt 1 năm 2026; 100% hồ sơ đúng hạn")
        .set("votes", "08/09\n(88,9%)")
        .set("note", "")
        .set("prize", "1.518.000");
}

}  // namespace

PaperData texts(const std::vector<std::string>& rows) {
    return PaperData::texts(rows);
}

PaperData signer(Capacity capacity, const char* represented, const char* title, const char* name) {
    return PaperData{}
        .set("capacity", capacity_lines(capacity, represented, title))
        .set("name", name)
        .set("office", "Giám đốc Sở Tư pháp");
}

PaperData department(const char* number, CivilDate date) {
    PaperData data;
    data.set("parent_organ", "UBND TỈNH TUYÊN QUANG")
        .set("organ", "SỞ TƯ PHÁP")
        .set("organ_name", "Sở Tư pháp")
        .set("number", number)
        .set("place", "Tuyên Quang")
        .set("date", document_date(date))
        .set("signer", signer(Capacity::in_place, "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Nguyễn Thị Mẫu"));
    set_recipients(data, many_recipients());
    return data;
}

const char* long_text() {
    return "Các đơn vị thuộc Sở tiếp tục đổi mới, nâng cao chất lượng phong trào thi đua, gắn việc "
           "thực hiện phong trào với nhiệm vụ chính trị được giao; lấy kết quả giải quyết thủ tục "
           "hành chính đúng hạn và mức độ hài lòng của người dân làm thước đo chủ yếu.";
}

void set_nominees(PaperData& data) {
    data.set("individuals",
             PaperData::list(
                 {nominee("Bà", "Hoàng Thị Thử", "Chuyên viên, Phòng Hành chính tư pháp"),
                  nominee("Ông", "Ma Văn Nghiệm",
                          "Trợ giúp viên pháp lý, Trung tâm Trợ giúp pháp lý nhà "
                          "nước")}))
        .set("individual_count", "02 cá nhân")
        .set("collectives", PaperData::list({collective("Phòng Hành chính tư pháp")}))
        .set("collective_count", "01 tập thể");
}

}  // namespace thidua
