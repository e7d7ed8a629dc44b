#include "client/paper/default_templates.h"

namespace thidua {

std::vector<DefaultTemplate> default_templates() {
    return {
        {"ke-hoach.docx", "Kế hoạch tổ chức phong trào thi đua", plan_template()},
        {"bao-cao.docx", "Báo cáo kết quả thực hiện phong trào thi đua", report_template()},
        {"to-trinh.docx", "Tờ trình đề nghị khen thưởng", submission_template()},
        {"danh-sach.docx", "Danh sách đề nghị khen thưởng kèm theo tờ trình", nominees_template()},
        {"bien-ban-hop.docx", "Biên bản họp Hội đồng Thi đua - Khen thưởng", minutes_template()},
        {"phieu-bau.docx", "Phiếu bầu (bỏ phiếu kín)", ballot_template()},
        {"bien-ban-kiem-phieu.docx", "Biên bản kiểm phiếu", count_template()},
        {"quyet-dinh.docx", "Quyết định khen thưởng và danh sách kèm theo", decision_template()},
        {"cong-van-don-doc.docx", "Công văn đôn đốc gửi báo cáo", reminder_template()},
        {"bao-cao-thanh-tich-ca-nhan.docx", "Báo cáo thành tích của cá nhân",
         individual_report_template()},
        {"bao-cao-thanh-tich-tap-the.docx", "Báo cáo thành tích của tập thể",
         collective_report_template()},
        {"bao-cao-dien-hinh.docx", "Báo cáo về điển hình tiên tiến", role_model_template()},
        {"bien-ban-kiem-tra.docx", "Biên bản kiểm tra", inspection_template()},
        {"thong-bao.docx", "Thông báo", notice_template()},
        {"danh-sach-niem-yet.docx", "Danh sách đề nghị khen thưởng niêm yết công khai lấy ý kiến",
         posting_template()},
        {"bao-cao-tong-hop.docx", "Báo cáo tổng hợp kết quả của cơ quan trong kỳ",
         consolidated_report_template()},
        {"bao-cao-so-ket.docx", "Báo cáo sơ kết, tổng kết phong trào thi đua nhiều năm",
         review_report_template()},
    };
}

}  // namespace thidua
