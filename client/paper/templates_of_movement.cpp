// The plan of a movement, the report on it, and the letter that reminds of reports.
#include "client/paper/default_templates.h"
#include "client/paper/template_pieces.h"

namespace thidua {
namespace {

using Columns = std::vector<PaperColumn>;

/// Headings "1. …" with what stands under each.
void add_sections(PaperBuilder& paper, const std::string& list) {
    paper.tag("{{#each " + list + "}}");
    paper.heading("{{stt}}. {{title}}", 2).body("{{text}}");
    paper.tag("{{/each}}");
}

const Columns& task_columns() {
    static const Columns columns{{"STT", 12, Align::centre},
                                 {"Nội dung công việc", 62, Align::left},
                                 {"Đơn vị chủ trì", 32, Align::left},
                                 {"Đơn vị phối hợp", 30, Align::left},
                                 {"Thời hạn", 24, Align::centre}};
    return columns;
}

const Columns& figure_columns() {
    static const Columns columns{
        {"STT", 13, Align::centre},         {"Chỉ tiêu", 55, Align::left},
        {"Đơn vị tính", 20, Align::centre}, {"Kế hoạch", 20, Align::right},
        {"Kết quả", 20, Align::right},      {"Tỷ lệ (%)", 16, Align::right},
        {"Ghi chú", 16, Align::left}};
    return columns;
}

}  // namespace

Bytes plan_template() {
    PaperBuilder paper;
    paper.letter_head(placeholder_head()).title("KẾ HOẠCH", "{{subject}}");
    add_bases(paper);
    paper.body("{{opening}}");
    paper.heading("I. MỤC ĐÍCH, YÊU CẦU").heading("1. Mục đích", 2);
    add_dashes(paper, "purposes");
    paper.heading("2. Yêu cầu", 2);
    add_dashes(paper, "requirements");
    paper.heading("II. NỘI DUNG THI ĐUA");
    add_sections(paper, "contents");
    paper.heading("III. TIÊU CHÍ THI ĐUA");
    add_sections(paper, "criteria");
    paper.heading("IV. THỜI GIAN THỰC HIỆN").body("{{duration}}");
    add_dashes(paper, "phases");
    paper.heading("V. KHEN THƯỞNG").body("{{awards}}");
    paper.heading("VI. TỔ CHỨC THỰC HIỆN").body("{{organization}}");
    paper.tag("{{#if tasks}}");
    paper.table(
        task_columns(),
        {repeated_row("tasks", {"{{stt}}", "{{task}}", "{{leader}}", "{{partners}}", "{{due}}"})});
    paper.tag("{{/if}}").body("{{conclusion}}./.");
    return paper.closing_of_template().docx();
}

Bytes report_template() {
    PaperBuilder paper;
    paper.letter_head(placeholder_head()).title("BÁO CÁO", "{{subject}}");
    paper.tag("{{#if has_addressees}}");
    add_addressees(paper);
    paper.tag("{{/if}}").body("{{opening}}");
    paper.heading("I. TÌNH HÌNH CHỈ ĐẠO, TRIỂN KHAI").body("{{direction}}");
    paper.heading("II. KẾT QUẢ THEO TỪNG NỘI DUNG THI ĐUA");
    add_sections(paper, "contents");
    paper.heading("III. KẾT QUẢ THEO TIÊU CHÍ");
    add_sections(paper, "criteria");
    paper.heading("IV. ĐIỂN HÌNH TIÊN TIẾN, SÁNG KIẾN, MÔ HÌNH").body("{{role_models}}");
    paper.heading("V. CÔNG TÁC KHEN THƯỞNG").body("{{commendation}}");
    paper.heading("VI. KIỂM TRA, GIÁM SÁT").body("{{inspection}}");
    paper.heading("VII. HẠN CHẾ, KHÓ KHĂN, VƯỚNG MẮC VÀ NGUYÊN NHÂN").body("{{obstacles}}");
    paper.heading("VIII. PHƯƠNG HƯỚNG, NHIỆM VỤ").body("{{next_steps}}");
    paper.heading("IX. ĐỀ XUẤT, KIẾN NGHỊ").body("{{proposals}}./.");
    paper.closing_of_template();
    paper.tag("{{#if figures}}").begin_annex(false);
    paper.annex_title("Phụ lục", "BIỂU SỐ LIỆU",
                      "Kèm theo Báo cáo số {{number}} {{date}} của "
                      "{{organ_name}}");
    paper.table(figure_columns(),
                {repeated_row("figures", {"{{stt}}", "{{name}}", "{{measure}}", "{{planned}}",
                                          "{{reached}}", "{{percent}}", "{{note}}"})});
    return paper.tag("{{/if}}").docx();
}

Bytes reminder_template() {
    LetterHead head = placeholder_head();
    head.about = "V/v {{subject}}";
    PaperBuilder paper;
    paper.letter_head(head);
    add_addressees(paper);
    paper.body("{{opening}}");
    paper.tag("{{#if late_units}}");
    paper.body(
        "Tính đến {{as_of}}, {{organ_name}} chưa nhận được báo cáo của {{late_count}} đơn "
        "vị:");
    paper.tag("{{#each late_units}}")
        .body("- {{unit}}{{#if note}} ({{note}}){{/if}}{{#if is_last}}.{{#else}};{{/if}}")
        .tag("{{/each}}")
        .tag("{{/if}}");
    paper.body("{{request}}");
    paper.body(
        "Báo cáo gửi về {{receiver}} trước {{deadline}}. Mọi vướng mắc đề nghị liên hệ "
        "{{contact}} để được hướng dẫn.");
    paper.body("{{organ_name}} đề nghị các đơn vị quan tâm, thực hiện./.");
    return paper.closing_of_template().docx();
}

}  // namespace thidua
