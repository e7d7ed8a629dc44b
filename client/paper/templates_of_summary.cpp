// What is made from the reports of many: the organ's report of a period, and of several years. The
// middle of both is built, for it follows the form and the registers.
#include "client/paper/default_templates.h"
#include "client/paper/template_pieces.h"

namespace thidua {

Bytes consolidated_report_template() {
    PaperBuilder paper;
    paper.letter_head(placeholder_head()).title("BÁO CÁO", "{{subject}}\n({{period}})");
    add_bases(paper);
    paper.body(
        "Số liệu được tổng hợp từ {{report_count}} báo cáo đã được chấp nhận, {{made_on}}. {{#if "
        "left_out}}Chưa có số liệu của: {{left_out}}.{{#else}}Không có đơn vị nào chưa có số "
        "liệu.{{/if}}");
    paper.body("{{report_body}}");
    paper.body("Trên đây là kết quả tổng hợp, kính báo cáo./.");
    return paper.closing_of_template().docx();
}

Bytes review_report_template() {
    PaperBuilder paper;
    paper.letter_head(placeholder_head())
        .title("BÁO CÁO", "{{#if is_final}}Tổng kết{{#else}}Sơ kết{{/if}} {{subject}}\n{{years}}");
    add_bases(paper);
    paper.body("{{report_body}}");
    paper.body(
        "Trên đây là báo cáo {{#if is_final}}tổng kết{{#else}}sơ kết{{/if}}, kính báo cáo./.");
    paper.closing_of_template().tag("{{#if figures_annex}}").begin_annex(true);
    paper.annex_title("Phụ lục", "SỐ LIỆU QUA CÁC NĂM", "Kèm theo Báo cáo số ...../BC-{{symbol}}");
    paper.body("{{figures_annex}}");
    return paper.tag("{{/if}}").docx();
}

}  // namespace thidua
