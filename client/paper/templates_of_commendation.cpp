// What asks for commendations and what grants them: submission, list, decision.
#include "client/paper/default_templates.h"
#include "client/paper/template_pieces.h"

namespace thidua {
namespace {

using Columns = std::vector<PaperColumn>;

const Columns& individual_columns() {
    static const Columns columns{{"STT", 12, Align::centre},
                                 {"Họ và tên", 35, Align::left},
                                 {"Năm sinh", 13, Align::centre},
                                 {"Giới tính", 12, Align::centre},
                                 {"Dân tộc", 14, Align::centre},
                                 {"Chức vụ, đơn vị công tác", 36, Align::left},
                                 {"Hình thức đề nghị", 23, Align::left},
                                 {"Tóm tắt thành tích", 45, Align::left},
                                 {"Kết quả bỏ phiếu", 18, Align::centre},
                                 {"Sáng kiến; khen thưởng đã nhận", 26, Align::left},
                                 {"Ghi chú", 13, Align::left}};
    return columns;
}

const Columns& collective_columns() {
    static const Columns columns{{"STT", 12, Align::centre},
                                 {"Tên tập thể", 60, Align::left},
                                 {"Người đứng đầu", 38, Align::left},
                                 {"Hình thức đề nghị", 27, Align::left},
                                 {"Tóm tắt thành tích", 71, Align::left},
                                 {"Kết quả bỏ phiếu", 22, Align::centre},
                                 {"Ghi chú", 17, Align::left}};
    return columns;
}

const Columns& rewarded_individual_columns() {
    static const Columns columns{{"STT", 13, Align::centre},
                                 {"Họ và tên", 43, Align::left},
                                 {"Chức vụ, đơn vị công tác", 46, Align::left},
                                 {"Hình thức khen thưởng", 32, Align::left},
                                 {"Tiền thưởng (đồng)", 26, Align::right}};
    return columns;
}

const Columns& rewarded_collective_columns() {
    static const Columns columns{{"STT", 13, Align::centre},
                                 {"Tên tập thể", 81, Align::left},
                                 {"Hình thức khen thưởng", 40, Align::left},
                                 {"Tiền thưởng (đồng)", 26, Align::right}};
    return columns;
}

/// The second heading is "II." only where there is a first one.
constexpr const char* collectives_heading =
    "{{#if individuals}}II{{#else}}I{{/if}}. TẬP THỂ ({{collective_count}})";

}  // namespace

Bytes submission_template() {
    PaperBuilder paper;
    paper.letter_head(placeholder_head()).title("TỜ TRÌNH", "{{subject}}");
    add_addressees(paper);
    add_bases(paper);
    paper.tag("{{#if council_result}}").body("{{council_result}}").tag("{{/if}}");
    paper.body("{{organ_name}} kính đề nghị {{decider}} xem xét, {{request}} cho:");
    paper.tag("{{#each awards}}")
        .body("{{stt}}. {{award}}: {{nominees}}{{#if is_last}}.{{#else}};{{/if}}")
        .tag("{{/each}}");
    paper.body("(Có danh sách và hồ sơ kèm theo)");
    paper.body("{{organ_name}} cam kết:");
    add_dashes(paper, "commitments");
    paper.body("Hồ sơ kèm theo gồm:");
    paper.tag("{{#each enclosures}}")
        .body("{{stt}}. {{row}}{{#if is_last}}.{{#else}};{{/if}}")
        .tag("{{/each}}");
    paper.body("{{organ_name}} kính trình {{decider}} xem xét, {{decision}}./.");
    return paper.closing_of_template().docx();
}

Bytes nominees_template() {
    PaperBuilder paper;
    paper.page(wide_page());
    paper.annex_title("", "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG\n{{subject}}",
                      "Kèm theo {{goes_with}} số {{number}} {{date}} của {{organ_name}}");
    paper.tag("{{#if individuals}}").heading("I. CÁ NHÂN ({{individual_count}})");
    paper.table(individual_columns(),
                {repeated_row("individuals",
                              {"{{stt}}", "{{title}} {{name}}", "{{birth_year}}", "{{gender}}",
                               "{{ethnicity}}", "{{position}}", "{{award}}", "{{achievement}}",
                               "{{votes}}", "{{recognised}}", "{{note}}"})},
                11);
    paper.tag("{{/if}}").tag("{{#if collectives}}").heading(collectives_heading);
    paper.table(collective_columns(),
                {repeated_row("collectives", {"{{stt}}", "{{name}}", "{{head}}", "{{award}}",
                                              "{{achievement}}", "{{votes}}", "{{note}}"})},
                11);
    paper.tag("{{/if}}");
    paper.signatures({.capacity = "NGƯỜI LẬP DANH SÁCH", .name = "{{author}}"},
                     {.capacity = "{{signer.capacity}}", .name = "{{signer.name}}"});
    return paper.docx();
}

Bytes decision_template() {
    PaperBuilder paper;
    paper.letter_head(placeholder_head()).title("QUYẾT ĐỊNH", "Về việc {{subject}}");
    paper.centred("{{authority}}");
    paper.tag("{{#each bases}}").basis("{{row}};").tag("{{/each}}");
    paper.basis("Theo đề nghị của {{proposer}}.");
    paper.centred("QUYẾT ĐỊNH:");
    paper.body_with_head("Điều 1.", "{{award_clause}}");
    paper.tag("{{#if prize_clause}}").body_with_head("Điều 2.", "{{prize_clause}}");
    paper.tag("{{/if}}");
    paper.body_with_head(
        "Điều {{#if prize_clause}}3{{#else}}2{{/if}}.",
        "Quyết định này có hiệu lực kể từ ngày ký. {{responsible}} và các tập thể, cá nhân có tên "
        "tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.");
    paper.closing_of_template().begin_annex(false);
    paper.annex_title("", "DANH SÁCH\n{{list_title}}",
                      "Kèm theo Quyết định số {{number}} {{date}} của {{signer.office}}");
    paper.tag("{{#if individuals}}").heading("I. CÁ NHÂN ({{individual_count}})");
    paper.table(rewarded_individual_columns(),
                {repeated_row("individuals", {"{{stt}}", "{{title}} {{name}}", "{{position}}",
                                              "{{award}}", "{{prize}}"})},
                13);
    paper.tag("{{/if}}").tag("{{#if collectives}}").heading(collectives_heading);
    paper.table(rewarded_collective_columns(),
                {repeated_row("collectives", {"{{stt}}", "{{name}}", "{{award}}", "{{prize}}"})},
                13);
    return paper.tag("{{/if}}").docx();
}

}  // namespace thidua
