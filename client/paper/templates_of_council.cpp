// How a council meets and votes: minutes, ballot, count.
#include "client/paper/default_templates.h"
#include "client/paper/template_pieces.h"

namespace thidua {
namespace {

using Columns = std::vector<PaperColumn>;

const Columns& vote_columns() {
    static const Columns columns{{"STT", 11, Align::centre},
                                 {"Tập thể, cá nhân", 46, Align::left},
                                 {"Hình thức đề nghị", 31, Align::left},
                                 {"Hợp lệ", 13, Align::centre},
                                 {"Không hợp lệ", 15, Align::centre},
                                 {"Đồng ý", 13, Align::centre},
                                 {"Không đồng ý", 15, Align::centre},
                                 {"Tỷ lệ (%)", 16, Align::centre}};
    return columns;
}

const Columns& ballot_columns() {
    static const Columns columns{{"STT", 12, Align::centre},
                                 {"Tập thể, cá nhân", 54, Align::left},
                                 {"Chức vụ, đơn vị", 50, Align::left},
                                 {"Đồng ý", 20, Align::centre},
                                 {"Không đồng ý", 24, Align::centre}};
    return columns;
}

void add_vote_table(PaperBuilder& paper) {
    paper.table(vote_columns(),
                {repeated_row("cases", {"{{stt}}", "{{name}}", "{{award}}", "{{valid}}",
                                        "{{invalid}}", "{{for}}", "{{against}}", "{{percent}}"})},
                13);
    paper.tag("{{#each rules}}");
    paper.remark(
        "{{#if of_cases}}{{of_cases}}: tỷ lệ{{#else}}Tỷ lệ{{/if}} tính trên {{denominator}}. Mức "
        "phải đạt: {{threshold}}.");
    paper.tag("{{/each}}");
}

void add_ballot_figures(PaperBuilder& paper) {
    paper.body("- Số phiếu phát ra: {{ballots.issued}} phiếu;");
    paper.body("- Số phiếu thu về: {{ballots.returned}} phiếu;");
    paper.tag("{{#if ballots.written}}");
    paper.body(
        "- Số ý kiến bằng văn bản của thành viên vắng mặt được tính: {{ballots.written}} ý kiến;");
    paper.tag("{{/if}}");
    paper.body("- Số phiếu hợp lệ và không hợp lệ của từng trường hợp: theo bảng kết quả.");
}

void add_people(PaperBuilder& paper, const std::string& list) {
    paper.tag("{{#each " + list + "}}")
        .body(
            "{{stt}}. {{title}} {{name}}{{#if position}} - {{position}}{{/if}}{{#if role}} - "
            "{{role}}{{/if}}{{#if "
            "is_last}}.{{#else}};{{/if}}")
        .tag("{{/each}}");
}

}  // namespace

Bytes minutes_template() {
    PaperBuilder paper;
    paper.letter_head(placeholder_council_head()).title("BIÊN BẢN", "{{subject}}");
    paper.heading("I. THỜI GIAN, ĐỊA ĐIỂM");
    paper.body("- Thời gian bắt đầu: {{begins}};").body("- Địa điểm: {{venue}}.");
    paper.heading("II. THÀNH PHẦN");
    paper.body("1. Chủ trì: {{chair.title}} {{chair.name}} - {{chair.position}}.");
    paper.body("2. Thư ký: {{secretary.title}} {{secretary.name}} - {{secretary.position}}.");
    paper.body(
        "3. Có mặt: {{present_count}} trên tổng số {{member_count}} thành viên Hội đồng, "
        "gồm:");
    paper.tag("{{#each present}}")
        .body(
            "- {{title}} {{name}}{{#if position}} - {{position}}{{/if}}{{#if role}} - "
            "{{role}}{{/if}}{{#if "
            "is_last}}.{{#else}};{{/if}}")
        .tag("{{/each}}");
    paper.tag("{{#if absent}}").body("4. Vắng mặt: {{absent_count}} thành viên:");
    paper.tag("{{#each absent}}")
        .body(
            "- {{title}} {{name}}{{#if position}} - {{position}}{{/if}}, lý do: {{reason}}{{#if "
            "has_opinion}} (đã gửi ý "
            "kiến bằng văn bản){{/if}}{{#if is_last}}.{{#else}};{{/if}}")
        .tag("{{/each}}")
        .tag("{{#else}}")
        .body("4. Vắng mặt: không.")
        .tag("{{/if}}");
    paper.heading("III. NỘI DUNG").body("{{opening}}");
    paper.tag("{{#each agenda}}")
        .heading("{{stt}}. {{title}}", 2)
        .body("{{discussion}}")
        .tag("{{/each}}");
    paper.heading("IV. KẾT QUẢ BỎ PHIẾU").body("{{voting}}");
    add_ballot_figures(paper);
    add_vote_table(paper);
    paper.heading("V. KẾT LUẬN").body("{{conclusion}}");
    paper.body(
        "Hội đồng đề nghị Thủ trưởng cơ quan xem xét, quyết định đối với các trường hợp đạt mức "
        "phiếu quy định.");
    paper.body(
        "Cuộc họp kết thúc vào {{ends}}. Biên bản đã được đọc lại, các thành viên dự họp "
        "nhất trí thông qua./.");
    paper.signatures({.capacity = "THƯ KÝ", .name = "{{secretary.name}}"},
                     {.capacity = "CHỦ TRÌ", .name = "{{chair.name}}"});
    return paper.docx();
}

Bytes ballot_template() {
    PaperBuilder paper;
    LetterHead head = placeholder_council_head();
    head.number = "";
    paper.letter_head(head).title("PHIẾU BẦU", "{{subject}}");
    paper.body("{{instruction}}");
    paper.table(ballot_columns(),
                {repeated_row("cases", {"{{stt}}", "{{name}}", "{{position}}", "☐", "☐"})}, 13);
    paper.remark(
        "Cách ghi phiếu: đánh dấu X vào một trong hai ô của mỗi dòng. Phiếu không hợp lệ: "
        "phiếu không do Tổ kiểm phiếu phát ra. Dòng để trống hoặc đánh dấu cả hai ô không "
        "được tính là đồng ý. Người bỏ phiếu không ký tên.");
    return paper.docx();
}

Bytes count_template() {
    PaperBuilder paper;
    LetterHead head = placeholder_council_head();
    head.number = "";
    paper.letter_head(head).title("BIÊN BẢN KIỂM PHIẾU", "{{subject}}");
    paper.body("Vào {{begins}}, tại {{venue}}, Tổ kiểm phiếu gồm:");
    add_people(paper, "tellers");
    paper.body("đã kiểm phiếu {{voting}} với kết quả như sau:");
    paper.heading("1. Số thành viên và số phiếu", 2);
    paper.body("- Tổng số thành viên Hội đồng: {{member_count}}; có mặt: {{present_count}};");
    add_ballot_figures(paper);
    paper.heading("2. Kết quả từng trường hợp", 2);
    add_vote_table(paper);
    paper.heading("3. Kết luận", 2).body("{{conclusion}}");
    paper.body(
        "Biên bản lập thành {{copies}} bản, kết thúc vào {{ends}} và được công bố trước Hội "
        "đồng./.");
    paper.signatures({.capacity = "THÀNH VIÊN TỔ KIỂM PHIẾU", .name = "{{teller}}"},
                     {.capacity = "TỔ TRƯỞNG TỔ KIỂM PHIẾU", .name = "{{head_teller}}"});
    return paper.docx();
}

}  // namespace thidua
