#include "client/paper/paper_builder.h"
#include "tests/paper/sample_parts.h"

namespace thidua {
namespace {

using namespace std::chrono_literals;

using std::chrono::December;

SamplePaper consolidated_report() {
    PaperBuilder built;
    built.heading("I. KẾT QUẢ THỰC HIỆN");
    built.table({{"STT", 13, Align::centre}, {"Chỉ tiêu", 109}, {"Kết quả", 38, Align::right}},
                {{"1", "Số hồ sơ tiếp nhận", "1.176"}});
    built.body_with_head("- Phòng Hành chính tư pháp:", "Đã tập huấn 40 lượt người.");
    PaperData data = department("210/BC-STP", CivilDate{2026y / December / 16});
    data.set("bases", PaperData::list())
        .set("subject", "Kết quả phong trào thi đua")
        .set("period", "năm 2026")
        .set("report_count", "04")
        .set("made_on", "ngày 16 tháng 12 năm 2026")
        .set("left_out", "Phòng Công chứng số 1")
        .set("report_body", PaperData::built(built.built()));
    return {"bao-cao-tong-hop.docx",
            data,
            {"(năm 2026)",
             "từ 04 báo cáo đã được chấp nhận, ngày 16 tháng 12 năm 2026. Chưa có số "
             "liệu của: Phòng Công chứng số 1.",
             "I. KẾT QUẢ THỰC HIỆN", "1.176", "- Phòng Hành chính tư pháp: Đã tập huấn",
             "Trên đây là kết quả tổng hợp, kính báo cáo./.", "Nơi nhận:"}};
}

SamplePaper review_report() {
    PaperBuilder annex;
    annex.table({{"Chỉ tiêu", 120}, {"2026", 60}, {"Cộng", 65}}, {{"Số hồ sơ", "12", "60"}});
    PaperData data = department("07/BC-STP", CivilDate{2030y / December / 10});
    data.set("bases", PaperData::list())
        .set("symbol", "STP")
        .set("subject", "Phong trào thi đua “Chuyển đổi số”")
        .set("is_final", PaperData::truth(true))
        .set("years", "giai đoạn 2026 - 2030")
        .set("report_body", PaperData::built(PaperBuilder{}.heading("I. KẾT QUẢ").built()))
        .set("figures_annex", PaperData::built(annex.built()));
    return {"bao-cao-so-ket.docx",
            data,
            {"Tổng kết Phong trào thi đua “Chuyển đổi số”", "giai đoạn 2026 - 2030", "I. KẾT QUẢ",
             "Trên đây là báo cáo tổng kết, kính báo cáo./.", "Phụ lục",
             "(Kèm theo Báo cáo số ...../BC-STP)", "Số hồ sơ"}};
}

}  // namespace

std::vector<SamplePaper> sample_summaries() {
    return {consolidated_report(), review_report()};
}

}  // namespace thidua
