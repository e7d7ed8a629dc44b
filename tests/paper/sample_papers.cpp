#include "tests/paper/sample_papers.h"

#include "client/paper/paper_parts.h"
#include "shared/base/date_words.h"
#include "shared/base/number_words.h"
#include "tests/paper/sample_parts.h"

namespace thidua {
namespace {

using namespace std::chrono_literals;

using std::chrono::April;
using std::chrono::December;
using std::chrono::November;

PaperData section(const char* title, const char* text) {
    return PaperData{}.set("title", title).set("text", text);
}

PaperData person(const char* title, const char* name, const char* position, const char* role = "") {
    return PaperData{}
        .set("title", title)
        .set("name", name)
        .set("position", position)
        .set("role", role);
}

PaperData council(const char* number) {
    PaperData data;
    data.set("organ", "SỞ TƯ PHÁP")
        .set("council", "HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG")
        .set("number", number)
        .set("place", "Tuyên Quang")
        .set("date", document_date(CivilDate{2026y / November / 5}))
        .set("member_count", count_display(9))
        .set("present_count", count_display(8))
        .set("begins", "14 giờ 00 phút, ngày 05 tháng 11 năm 2026")
        .set("ends", "16 giờ 30 phút cùng ngày")
        .set("venue", "Phòng họp tầng 2, trụ sở Sở Tư pháp")
        .set("ballots", PaperData{}.set("issued", "08").set("returned", "08").set("written", "01"))
        .set("rules",
             PaperData::list({PaperData{}
                                  .set("of_cases", "")
                                  .set("denominator", "tổng số thành viên Hội đồng (09 người)")
                                  .set("threshold", "từ 80% trở lên")}));
    return data;
}

PaperData vote(const char* name, const char* position, const char* yes, const char* no,
               const char* percent) {
    return PaperData{}
        .set("name", name)
        .set("position", position)
        .set("award", "Giấy khen của Giám đốc Sở")
        .set("for", yes)
        .set("against", no)
        .set("valid", "09")
        .set("invalid", "0")
        .set("percent", percent);
}

PaperData votes() {
    return PaperData::list(
        {vote("Phòng Hành chính tư pháp", "Tập thể", "08", "0", "88,9"),
         vote("Bà Hoàng Thị Thử", "Chuyên viên, Phòng Hành chính tư pháp", "08", "0", "88,9"),
         vote("Ông Ma Văn Nghiệm", "Trợ giúp viên pháp lý, Trung tâm Trợ giúp pháp lý nhà nước",
              "05", "03", "55,6")});
}

SamplePaper plan() {
    PaperData data = department("05/KH-STP", CivilDate{2026y / April / 5});
    data.set("subject",
             "Tổ chức phong trào thi đua “Ngành Tư pháp Tuyên Quang\nđổi mới, sáng tạo, "
             "phục vụ Nhân dân” giai đoạn 2026 - 2030")
        .set("bases",
             texts({"Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
                    "Căn cứ Kế hoạch số 12/KH-UBND ngày 10 tháng 3 năm 2026 của Ủy ban "
                    "nhân dân tỉnh về phát động phong trào thi đua giai đoạn 2026 - 2030"}))
        .set("opening",
             "Sở Tư pháp xây dựng Kế hoạch tổ chức phong trào thi đua với các nội dung "
             "sau:")
        .set("purposes", texts({long_text(),
                                "Phát hiện, bồi dưỡng và nhân rộng điển hình tiên "
                                "tiến trong toàn ngành."}))
        .set("requirements", texts({"Phong trào thi đua thiết thực, tránh hình thức, có tiêu chí "
                                    "rõ ràng, định lượng được."}))
        .set("contents",
             PaperData::list({section("Cải cách hành chính", long_text()),
                              section("Chuyển đổi số",
                                      "Phấn đấu 100% hồ sơ được số hóa.\n\n100% thủ tục "
                                      "hành chính đủ điều kiện được cung cấp trực tuyến "
                                      "toàn trình.")}))
        .set("criteria", PaperData::list({section("Đối với tập thể", long_text()),
                                          section("Đối với cá nhân", long_text())}))
        .set("duration", "Từ năm 2026 đến năm 2030, chia làm 02 giai đoạn:")
        .set("phases", texts({"Giai đoạn 1 (2026 - 2028): phát động, triển khai; sơ kết trong Quý "
                              "IV/2028;",
                              "Giai đoạn 2 (2029 - 2030): tổng kết trong Quý IV/2030."}))
        .set("awards",
             "Giám đốc Sở tặng Giấy khen cho tập thể, cá nhân có thành tích xuất sắc; số "
             "lượng không quá 10 tập thể, 20 cá nhân mỗi đợt.")
        .set("organization", "Các phòng, đơn vị thuộc Sở thực hiện các nhiệm vụ sau:")
        .set("tasks",
             PaperData::list({PaperData{}
                                  .set("task", "Báo cáo kết quả thực hiện phong trào hằng năm")
                                  .set("leader", "Các phòng, đơn vị thuộc Sở")
                                  .set("partners", "Văn phòng Sở")
                                  .set("due", "Trước ngày 15/12"),
                              PaperData{}
                                  .set("task", "Tham mưu tổ chức sơ kết, tổng kết và khen thưởng")
                                  .set("leader", "Văn phòng Sở")
                                  .set("partners", "Hội đồng Thi đua - Khen thưởng")
                                  .set("due", "Quý IV/2028")}))
        .set("conclusion",
             "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các đơn vị phản "
             "ánh về Văn phòng Sở để tổng hợp, báo cáo Giám đốc Sở xem xét, quyết "
             "định");
    return {"ke-hoach.docx",
            data,
            {"Số: 05/KH-STP", "Tuyên Quang, ngày 05 tháng 4 năm 2026", "I. MỤC ĐÍCH, YÊU CẦU",
             "2. Chuyển đổi số", "100% thủ tục", "quyết định./.", "KT. GIÁM ĐỐC",
             "- Lưu: VT, VP.Th.", "(để thực hiện)"}};
}

PaperData figure(const char* name, const char* planned, const char* reached, const char* percent) {
    return PaperData{}
        .set("name", name)
        .set("measure", "Hồ sơ")
        .set("planned", planned)
        .set("reached", reached)
        .set("percent", percent)
        .set("note", "");
}

SamplePaper report() {
    PaperData data = department("128/BC-STP", CivilDate{2026y / December / 14});
    set_addressees(data, {"Ban Thi đua - Khen thưởng tỉnh (Sở Nội vụ)"});
    data.set("has_addressees", PaperData::truth(true))
        .set("subject", "Kết quả thực hiện phong trào thi đua năm 2026")
        .set("opening", "Thực hiện Kế hoạch số 05/KH-STP, Sở Tư pháp báo cáo kết quả như sau:")
        .set("contents", PaperData::list({section("Cải cách hành chính", long_text()),
                                          section("Chuyển đổi số", long_text())}))
        .set("criteria", PaperData::list({section("Hoàn thành nhiệm vụ", long_text())}))
        .set("figures",
             PaperData::list({figure("Hồ sơ giải quyết đúng hạn", "1.200", "1.176", "98,0"),
                              figure("Hồ sơ tiếp nhận trực tuyến", "900", "945", "105,0")}));
    for (const char* name : {"direction", "role_models", "commendation", "inspection", "obstacles",
                             "next_steps", "proposals"})
        data.set(name, long_text());
    return {"bao-cao.docx",
            data,
            {"BÁO CÁO", "Kính gửi: Ban Thi đua", "IX. ĐỀ XUẤT, KIẾN NGHỊ", "BIỂU SỐ LIỆU", "1.176",
             "ngày 14 tháng 12 năm 2026"}};
}

SamplePaper submission() {
    PaperData data = department("09/TTr-VP", CivilDate{2026y / November / 6});
    set_addressees(data, {"Giám đốc Sở Tư pháp", "Hội đồng Thi đua - Khen thưởng Sở"});
    const auto award = [](const char* name, const char* nominees) {
        return PaperData{}.set("award", name).set("nominees", nominees);
    };
    data.set("subject", "Đề nghị tặng Giấy khen của Giám đốc Sở\nđợt tháng 11 năm 2026")
        .set("bases",
             texts({"Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
                    "Căn cứ Kế hoạch số 05/KH-STP ngày 05 tháng 4 năm 2026 của Sở Tư pháp"}))
        .set("council_result",
             "Ngày 05 tháng 11 năm 2026, Hội đồng Thi đua - Khen thưởng Sở đã họp "
             "và bỏ phiếu kín (Biên bản số 03/BB-HĐTĐKT).")
        .set("decider", "Giám đốc Sở")
        .set("decision", "quyết định")
        .set("request", "tặng Giấy khen")
        .set("awards", PaperData::list({award("Tập thể", "01 tập thể"), award("Cá nhân",
                                                                              "02 cá "
                                                                              "nhân")}))
        .set("commitments",
             texts({"Thành tích của các trường hợp đề nghị là đúng sự thật;",
                    "Các trường hợp đề nghị không trong thời gian xem xét kỷ luật, không có đơn "
                    "thư khiếu nại, tố cáo đang được giải quyết;",
                    "Đã công khai danh sách từ ngày 28/10/2026 đến ngày 04/11/2026."}))
        .set("enclosures", texts({"Danh sách đề nghị khen thưởng", "Biên bản họp Hội đồng",
                                  "Báo cáo thành tích của các tập thể, cá nhân"}));
    return {"to-trinh.docx",
            data,
            {"TỜ TRÌNH", "- Giám đốc Sở Tư pháp;", "- Hội đồng Thi đua - Khen thưởng Sở.",
             "1. Tập thể: 01 tập thể;", "2. Cá nhân: 02 cá nhân.", "xem xét, quyết định./."}};
}

SamplePaper nominees() {
    PaperData data = department("09/TTr-VP", CivilDate{2026y / November / 6});
    set_nominees(data);
    data.set("subject", "Giấy khen của Giám đốc Sở Tư pháp, đợt tháng 11 năm 2026")
        .set("goes_with", "Tờ trình")
        .set("author", "Trần Văn Ví")
        .set("signer", signer(Capacity::by_order, "GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "Lê Thị Dụ"));
    return {"danh-sach.docx",
            data,
            {"DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG", "I. CÁ NHÂN (02 cá nhân)", "Bà Hoàng Thị Thử",
             "II. TẬP THỂ (01 tập thể)", "TL. GIÁM ĐỐC"}};
}

SamplePaper minutes() {
    PaperData data = council("03/BB-HĐTĐKT");
    PaperData absent = person("Ông", "Đỗ Văn Vắng", "Trưởng phòng Phổ biến pháp luật");
    absent.set("reason", "đi công tác").set("has_opinion", PaperData::truth(true));
    const auto item = [](const char* title, const char* discussion) {
        return PaperData{}.set("title", title).set("discussion", discussion);
    };
    data.set("subject",
             "Họp Hội đồng Thi đua - Khen thưởng Sở Tư pháp\nxét khen thưởng đợt tháng "
             "11 năm 2026")
        .set("numbers", PaperData{}
                            .set("place", "I")
                            .set("people", "II")
                            .set("content", "III")
                            .set("votes", "IV")
                            .set("conclusion", "V"))
        .set("chair", person("Bà", "Nguyễn Thị Mẫu", "Phó Giám đốc Sở, Chủ tịch Hội đồng")
                          .set("capacity", "TM. HỘI ĐỒNG\nCHỦ TỊCH"))
        .set("secretary", person("Bà", "Lê Thị Dụ", "Chánh Văn phòng Sở, Thư ký Hội đồng"))
        .set("present",
             PaperData::list(
                 {person("Ông", "Trần Văn Ví", "Chánh Thanh tra Sở", "Ủy viên"),
                  person("Bà", "Lò Thị Giả", "Trưởng phòng Hành chính tư pháp", "Ủy viên")}))
        .set("absent", PaperData::list({absent}))
        .set("absent_count", "01")
        .set("opening", "Chủ trì nêu mục đích, yêu cầu của cuộc họp và thông qua chương trình.")
        .set("agenda", PaperData::list({item("Phòng Hành chính tư pháp", long_text()),
                                        item("Bà Hoàng Thị Thử",
                                             "Thư ký báo cáo tóm tắt thành tích.\n\nCác thành viên "
                                             "thảo luận, nhất trí với báo cáo.")}))
        .set("voting", "Hội đồng bỏ phiếu kín; thành viên vắng mặt đã gửi ý kiến bằng văn bản.")
        .set("cases", votes())
        .set("conclusion",
             "Hội đồng đề nghị Giám đốc Sở tặng Giấy khen cho 01 tập thể và 01 cá "
             "nhân đạt mức phiếu quy định.");
    return {"bien-ban-hop.docx",
            data,
            {"BIÊN BẢN", "08 trên tổng số 09 thành viên", "lý do: đi công tác (đã gửi ý kiến",
             "88,9", "từ 80% trở lên", "V. KẾT LUẬN", "THƯ KÝ", "TM. HỘI ĐỒNG"}};
}

SamplePaper ballot() {
    PaperData data = council("");
    data.set("subject", "Đề nghị tặng Giấy khen của Giám đốc Sở\nđợt tháng 11 năm 2026")
        .set("instruction",
             "Đề nghị các thành viên Hội đồng cho ý kiến đối với các trường hợp "
             "sau:")
        .set("cases", votes());
    return {"phieu-bau.docx", data, {"PHIẾU BẦU", "Ông Ma Văn Nghiệm", "không ký tên", "☐"}};
}

SamplePaper count() {
    PaperData data = council("");
    data.set("subject", "Xét khen thưởng đợt tháng 11 năm 2026")
        .set("tellers",
             PaperData::list(
                 {person("Ông", "Trần Văn Ví", "Chánh Thanh tra Sở", "Tổ trưởng"),
                  person("Bà", "Lò Thị Giả", "Trưởng phòng Hành chính tư pháp", "Thành viên")}))
        .set("voting", "đề nghị tặng Giấy khen của Giám đốc Sở")
        .set("cases", votes())
        .set("conclusion", "02 trường hợp đạt, 01 trường hợp không đạt mức phiếu quy định.")
        .set("copies", "02")
        .set("teller", "Lò Thị Giả")
        .set("head_teller", "Trần Văn Ví");
    return {
        "bien-ban-kiem-phieu.docx",
        data,
        {"BIÊN BẢN KIỂM PHIẾU", "Số phiếu phát ra: 08 phiếu;", "55,6", "TỔ TRƯỞNG TỔ KIỂM PHIẾU"}};
}

SamplePaper decision() {
    PaperData data = department("215/QĐ-STP", CivilDate{2026y / November / 9});
    set_nominees(data);
    data.set("subject",
             "tặng Giấy khen cho tập thể, cá nhân có thành tích xuất sắc\ntrong phong "
             "trào thi đua đợt 1 năm 2026")
        .set("authority", "GIÁM ĐỐC SỞ TƯ PHÁP")
        .set("bases",
             texts({"Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
                    "Căn cứ Quyết định số 30/2025/QĐ-UBND ngày 01 tháng 7 năm 2025 của Ủy ban nhân "
                    "dân tỉnh quy định chức năng, nhiệm vụ, quyền hạn của Sở Tư pháp"}))
        .set("proposer",
             "Hội đồng Thi đua - Khen thưởng Sở tại Tờ trình số 09/TTr-VP ngày 06 tháng "
             "11 năm 2026")
        .set("award_clause",
             "Tặng Giấy khen của Giám đốc Sở Tư pháp cho 01 tập thể và 02 cá nhân "
             "có thành tích xuất sắc trong phong trào thi đua đợt 1 năm 2026 (có "
             "danh sách kèm theo).")
        .set("prize_clause",
             "Mức tiền thưởng thực hiện theo quy định hiện hành, trích từ Quỹ thi "
             "đua, khen thưởng của Sở: tổng số 3.036.000 đồng (Ba triệu không trăm "
             "ba mươi sáu nghìn đồng).")
        .set("responsible", "Chánh Văn phòng Sở, Kế toán Sở, Trưởng các phòng, đơn vị thuộc Sở")
        .set("list_title", "Tập thể, cá nhân được tặng Giấy khen của Giám đốc Sở Tư pháp")
        .set("signer", signer(Capacity::head, "", "GIÁM ĐỐC", "Phạm Văn Tên"));
    return {"quyet-dinh.docx",
            data,
            {"QUYẾT ĐỊNH", "Về việc tặng Giấy khen", "GIÁM ĐỐC SỞ TƯ PHÁP",
             "Theo đề nghị của Hội đồng", "Điều 3.", "759.000", "II. TẬP THỂ (01 tập thể)"}};
}

SamplePaper reminder() {
    PaperData data = department("402/STP-VP", CivilDate{2026y / December / 8});
    set_addressees(data, {"Các phòng, đơn vị thuộc Sở"});
    const auto late = [](const char* unit, const char* note) {
        return PaperData{}.set("unit", unit).set("note", note);
    };
    data.set("subject", "đôn đốc gửi báo cáo kết quả\nthực hiện phong trào thi đua năm 2026")
        .set("opening",
             "Thực hiện Kế hoạch số 05/KH-STP ngày 05 tháng 4 năm 2026, các phòng, đơn "
             "vị thuộc Sở gửi báo cáo năm 2026 về Văn phòng Sở để tổng hợp.")
        .set("as_of", "16 giờ 00 phút ngày 07 tháng 12 năm 2026")
        .set("late_count", "02")
        .set("late_units", PaperData::list({late("Phòng Phổ biến, giáo dục pháp luật", ""),
                                            late("Phòng Công chứng số 1",
                                                 "đã mở báo cáo, chưa "
                                                 "gửi")}))
        .set("request",
             "Để kịp tổng hợp, Giám đốc Sở yêu cầu các đơn vị nêu trên hoàn thành báo "
             "cáo đúng hạn.")
        .set("receiver", "Văn phòng Sở")
        .set("deadline", "ngày 15 tháng 12 năm 2026")
        .set("contact", "Văn phòng Sở")
        .set("signer", signer(Capacity::by_order, "GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "Lê Thị Dụ"));
    return {"cong-van-don-doc.docx",
            data,
            {"V/v đôn đốc gửi báo cáo", "Kính gửi: Các phòng, đơn vị thuộc Sở",
             "02 đơn vị:", "- Phòng Công chứng số 1 (đã mở báo cáo, chưa gửi).", "TL. GIÁM ĐỐC"}};
}

}  // namespace

std::vector<SamplePaper> sample_papers() {
    std::vector<SamplePaper> papers{plan(),   report(), submission(), nominees(), minutes(),
                                    ballot(), count(),  decision(),   reminder()};
    for (SamplePaper& paper : sample_reports()) papers.push_back(std::move(paper));
    for (SamplePaper& paper : sample_summaries()) papers.push_back(std::move(paper));
    return papers;
}

}  // namespace thidua
