// What is made known or put on record: minutes of an inspection, a notice, a list to be posted.
#include "client/paper/default_templates.h"
#include "client/paper/template_pieces.h"

namespace thidua {
namespace {

using Columns = std::vector<PaperColumn>;

const Columns& posted_individual_columns() {
    static const Columns columns{{"STT", 13, Align::centre},
                                 {"Họ và tên", 38, Align::left},
                                 {"Chức vụ, đơn vị công tác", 40, Align::left},
                                 {"Hình thức đề nghị", 29, Align::left},
                                 {"Tóm tắt thành tích", 40, Align::left}};
    return columns;
}

const Columns& posted_collective_columns() {
    static const Columns columns{{"STT", 13, Align::centre},
                                 {"Tên tập thể", 60, Align::left},
                                 {"Hình thức đề nghị", 37, Align::left},
                                 {"Tóm tắt thành tích", 50, Align::left}};
    return columns;
}

void add_posted(PaperBuilder& paper) {
    paper.tag("{{#if individuals}}").heading("I. CÁ NHÂN ({{individual_count}})");
    paper.table(posted_individual_columns(),
                {repeated_row("individuals", {"{{stt}}", "{{title}} {{name}}", "{{position}}",
                                              "{{award}}", "{{achievement}}"})},
                12);
    paper.tag("{{/if}}").tag("{{#if collectives}}");
    paper.heading("{{#if individuals}}II{{#else}}I{{/if}}. TẬP THỂ ({{collective_count}})");
    paper.table(
        posted_collective_columns(),
        {repeated_row("collectives", {"{{stt}}", "{{name}}", "{{award}}", "{{achievement}}"})}, 12);
    paper.tag("{{/if}}");
}

}  // namespace

Bytes inspection_template() {
    PaperBuilder paper;
    paper.letter_head(placeholder_head()).title("BIÊN BẢN", "{{subject}}");
    paper.body(
        "Vào {{held_on}}{{#if venue}}, tại {{venue}}{{/if}}, Đoàn kiểm tra của {{organ_name}} tiến "
        "hành kiểm tra đối với {{unit}}.");
    paper.heading("I. THÀNH PHẦN");
    paper.tag("{{#if members}}").body("1. Đoàn kiểm tra:").tag("{{#each members}}");
    paper.body("- {{name}}{{#if role}} - {{role}}{{/if}}{{#if is_last}}.{{#else}};{{/if}}");
    paper.tag("{{/each}}").tag("{{/if}}");
    paper.body(
        "{{#if members}}2. {{/if}}Đơn vị được kiểm tra: {{unit}}{{#if unit_head}}, đại diện: "
        "{{unit_head}}{{/if}}.");
    paper.tag("{{#if numbers.content}}").heading("{{numbers.content}}. NỘI DUNG KIỂM TRA");
    paper.body("{{content}}").tag("{{/if}}");
    paper.tag("{{#if numbers.findings}}").heading("{{numbers.findings}}. TỒN TẠI, HẠN CHẾ");
    add_dashes(paper, "findings");
    paper.tag("{{/if}}");
    paper.tag("{{#if numbers.conclusion}}").heading("{{numbers.conclusion}}. KẾT LUẬN");
    paper.tag("{{#if result}}").body("{{result}}").tag("{{/if}}");
    paper.tag("{{#if conclusion}}").body("{{conclusion}}").tag("{{/if}}").tag("{{/if}}");
    paper.body("Biên bản được lập thành 02 bản, mỗi bên giữ 01 bản./.");
    return paper
        .signatures({.capacity = "ĐẠI DIỆN ĐƠN VỊ ĐƯỢC KIỂM TRA", .name = "{{unit_signer}}"},
                    {.capacity = "TRƯỞNG ĐOÀN KIỂM TRA", .name = "{{leader}}"})
        .docx();
}

Bytes notice_template() {
    PaperBuilder paper;
    paper.letter_head(placeholder_head()).title("THÔNG BÁO", "{{subject}}");
    paper.tag("{{#if body}}").body("{{body}}").tag("{{/if}}");
    paper.tag("{{#if published_at}}")
        .body("Thông báo được đăng tải tại: {{published_at}}.")
        .tag("{{/if}}");
    paper.tag("{{#if by}}")
        .body(
            "Đề nghị {{#if of_each}}từng cá nhân{{#else}}các đơn vị{{/if}} xác nhận đã tiếp nhận "
            "Thông báo này chậm nhất vào {{by}}.")
        .tag("{{/if}}");
    paper.body("{{organ_name}} thông báo để các đơn vị biết, thực hiện./.");
    return paper.closing_of_template().docx();
}

Bytes posting_template() {
    PaperBuilder paper;
    paper.letter_head(placeholder_head())
        .title("THÔNG BÁO", "Niêm yết công khai danh sách đề nghị khen thưởng\n({{subject}})");
    paper.body(
        "{{organ_name}} niêm yết công khai danh sách đề nghị khen thưởng để lấy ý kiến{{#if "
        "posted_from}} từ {{posted_from}}{{/if}}{{#if posted_until}} đến hết "
        "{{posted_until}}{{/if}}{{#if posted_at}}, tại {{posted_at}}{{/if}}.");
    add_posted(paper);
    paper.body(
        "Ý kiến đóng góp về các tập thể, cá nhân có tên trong danh sách đề nghị gửi về "
        "{{receiver}}{{#if posted_until}} trước khi hết thời hạn niêm yết{{/if}} để tổng hợp, xem "
        "xét./.");
    return paper.closing_of_template().docx();
}

}  // namespace thidua
