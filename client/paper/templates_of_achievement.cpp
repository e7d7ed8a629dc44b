// What tells of achievements: of an individual, of a collective, of a role model.
#include "client/paper/default_templates.h"
#include "client/paper/template_pieces.h"

namespace thidua {
namespace {

/// A line that is there only where something is known.
void add_known(PaperBuilder& paper, const std::string& name, const std::string& words) {
    paper.tag("{{#if " + name + "}}").body(words).tag("{{/if}}");
}

/// What an individual's and a collective's report have in common below who it is.
void add_achievements(PaperBuilder& paper) {
    paper.tag("{{#if numbers.achievement}}")
        .heading("{{numbers.achievement}}. THÀNH TÍCH ĐẠT ĐƯỢC");
    add_known(paper, "achieved", "Thời gian lập thành tích: {{achieved}}.");
    add_known(paper, "achievement", "{{achievement}}");
    add_known(paper, "report", "{{report}}");
    paper.tag("{{/if}}").tag("{{#if numbers.recognised}}");
    paper.heading("{{numbers.recognised}}. SÁNG KIẾN, HÌNH THỨC KHEN THƯỞNG ĐÃ ĐƯỢC GHI NHẬN");
    add_dashes(paper, "recognised");
    paper.tag("{{/if}}");
    add_known(paper, "meeting", "{{meeting}}");
    paper.body(
        "Trên đây là báo cáo thành tích của {{addressed_within}}, kính đề nghị cấp có thẩm quyền "
        "xem "
        "xét, khen thưởng./.");
}

}  // namespace

Bytes individual_report_template() {
    PaperBuilder paper;
    LetterHead head = placeholder_head();
    head.number = "";
    paper.letter_head(head).title("BÁO CÁO THÀNH TÍCH", "{{subject}}");
    paper.heading("I. SƠ LƯỢC LÝ LỊCH").body("- Họ và tên: {{name}}.");
    add_known(paper, "birth_year", "- Năm sinh: {{birth_year}}.");
    add_known(paper, "gender", "- Giới tính: {{gender}}.");
    add_known(paper, "ethnicity", "- Dân tộc: {{ethnicity}}.");
    add_known(paper, "position", "- Chức vụ, đơn vị công tác: {{position}}.");
    add_achievements(paper);
    return paper
        .signatures({.capacity = "XÁC NHẬN CỦA ĐƠN VỊ\n{{confirmer.capacity}}",
                     .name = "{{confirmer.name}}"},
                    {.capacity = "NGƯỜI BÁO CÁO", .name = "{{name}}"})
        .docx();
}

Bytes collective_report_template() {
    PaperBuilder paper;
    paper.letter_head(placeholder_head()).title("BÁO CÁO THÀNH TÍCH", "{{subject}}");
    paper.heading("I. ĐẶC ĐIỂM, TÌNH HÌNH").body("- Tên tập thể: {{name}}.");
    add_known(paper, "head", "- Người đứng đầu: {{head}}.");
    add_known(paper, "position", "- Địa chỉ: {{position}}.");
    add_achievements(paper);
    return paper
        .signatures({.capacity = "XÁC NHẬN CỦA CẤP TRÊN\n{{confirmer.capacity}}",
                     .name = "{{confirmer.name}}"},
                    {.capacity = "{{signer.capacity}}", .name = "{{signer.name}}"})
        .docx();
}

Bytes role_model_template() {
    PaperBuilder paper;
    paper.letter_head(placeholder_head()).title("BÁO CÁO", "Về điển hình tiên tiến: {{addressed}}");
    paper.heading("I. THÔNG TIN CHUNG").body("- Điển hình: {{addressed}}.");
    add_known(paper, "position", "- Chức vụ, đơn vị: {{position}}.");
    add_known(paper, "found_on", "- Phát hiện: {{found_on}}.");
    add_known(paper, "movement", "- Phong trào thi đua: {{movement}}.");
    paper.tag("{{#if numbers.story}}").heading("{{numbers.story}}. VIỆC LÀM TIÊU BIỂU");
    paper.body("{{story}}").tag("{{/if}}");
    paper.tag("{{#if numbers.initiative}}").heading("{{numbers.initiative}}. SÁNG KIẾN");
    paper.body("{{initiative}}").tag("{{/if}}");
    paper.tag("{{#if numbers.copies}}").heading("{{numbers.copies}}. KẾT QUẢ NHÂN RỘNG");
    add_dashes(paper, "copies");
    paper.tag("{{/if}}");
    paper.body("{{unit}} báo cáo, đề nghị xem xét, biểu dương và nhân rộng./.");
    return paper.closing_of_template().docx();
}

}  // namespace thidua
