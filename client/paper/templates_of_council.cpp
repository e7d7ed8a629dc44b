// How a council meets and votes: minutes, ballot, count.
#include "client/paper/default_templates.h"
#include "client/paper/template_pieces.h"

namespace thidua {
namespace {

using Columns = std::vector<PaperColumn>;

/// As wide as the longest word of each heading in these letters.
constexpr double vote_letters = 12;

const Columns& vote_columns() {
    static const Columns columns{{"STT", 12, Align::centre},
                                 {"Tập thể, cá nhân", 41, Align::left},
                                 {"Hình thức đề nghị", 26, Align::left},
                                 {"Hợp lệ", 15, Align::centre},
                                 {"Không hợp lệ", 17, Align::centre},
                                 {"Đồng ý", 16, Align::centre},
                                 {"Không đồng ý", 17, Align::centre},
                                 {"Tỷ lệ (%)", 16, Align::centre}};
    return columns;
}

const Columns& ballot_columns() {
    static const Columns columns{{"STT", 13, Align::centre},
                                 {"Tập thể, cá nhân", 51, Align::left},
                                 {"Chức vụ, đơn vị", 46, Align::left},
                                 {"Đồng ý", 19, Align::centre},
                                 {"Không đồng ý", 31, Align::centre}};
    return columns;
}

void add_vote_table(PaperBuilder& paper) {
    paper.table(vote_columns(),
                {repeated_row("cases", {"{{stt}}", "{{name}}", "{{award}}", "{{valid}}",
                                        "{{invalid}}", "{{for}}", "{{against}}", "{{percent}}"})},
                vote_letters);
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
    paper.tag("{{#if cases}}");
    paper.body("- Số phiếu hợp lệ và không hợp lệ của từng trường hợp: theo bảng kết quả.");
    paper.tag("{{/if}}");
}

void add_people(PaperBuilder& paper, const std::string& list) {
    paper.tag("{{#each " + list + "}}")
        .body(
            "{{stt}}. {{title}} {{name}}{{#if position}} - {{position}}{{/if}}{{#if role}} - "
            "{{role}}{{/if}}{{#if "
            "is_last}}.{{#else}};{{/if}}")
        .tag("{{/each}}");
}

void add_present(PaperBuilder& paper) {
    paper.body("Chủ trì: {{chair.title}} {{chair.name}} - {{chair.position}}.");
    paper.tag("{{#if secretary.name}}")
        .body("Thư ký: {{secretary.title}} {{secretary.name}} - {{secretary.position}}.")
        .tag("{{/if}}");
    paper.tag("{{#if present}}")
        .body("Có mặt: {{present_count}} trên tổng số {{member_count}} thành viên Hội đồng, gồm:");
    paper.tag("{{#each present}}")
        .body(
            "- {{title}} {{name}}{{#if position}} - {{position}}{{/if}}{{#if role}} - "
            "{{role}}{{/if}}{{#if "
            "is_last}}.{{#else}};{{/if}}")
        .tag("{{/each}}")
        .tag("{{/if}}");
}

void add_absent(PaperBuilder& paper) {
    paper.tag("{{#if absent}}").body("Vắng mặt: {{absent_count}} thành viên:");
    paper.tag("{{#each absent}}")
        .body(
            "- {{title}} {{name}}{{#if position}} - {{position}}{{/if}}{{#if reason}}, lý do: "
            "{{reason}}{{/if}}{{#if has_opinion}} (đã gửi ý kiến bằng văn bản){{/if}}{{#if "
            "is_last}}.{{#else}};{{/if}}")
        .tag("{{/each}}")
        .tag("{{#else}}")
        .body("Vắng mặt: không.")
        .tag("{{/if}}");
}

/// What was said and voted. Sections without content are left out; those that are there count on.
void add_proceedings(PaperBuilder& paper) {
    paper.tag("{{#if numbers.content}}").heading("{{numbers.content}}. NỘI DUNG");
    paper.tag("{{#if opening}}").body("{{opening}}").tag("{{/if}}");
    paper.tag("{{#each agenda}}")
        .heading("{{stt}}. {{title}}", 2)
        .tag("{{#if discussion}}")
        .body("{{discussion}}")
        .tag("{{/if}}")
        .tag("{{/each}}")
        .tag("{{/if}}");
    paper.tag("{{#if cases}}").heading("{{numbers.votes}}. KẾT QUẢ BỎ PHIẾU").body("{{voting}}");
    add_ballot_figures(paper);
    add_vote_table(paper);
    paper.tag("{{/if}}");
    paper.tag("{{#if numbers.conclusion}}").heading("{{numbers.conclusion}}. KẾT LUẬN");
    paper.tag("{{#if conclusion}}").body("{{conclusion}}").tag("{{/if}}");
    paper.tag("{{#if cases}}");
    paper.body(
        "Hội đồng đề nghị Thủ trưởng cơ quan xem xét, quyết định đối với các trường hợp đạt mức "
        "phiếu quy định.");
    paper.tag("{{/if}}").tag("{{/if}}");
}

}  // namespace

Bytes minutes_template() {
    PaperBuilder paper;
    paper.letter_head(placeholder_council_head()).title("BIÊN BẢN", "{{subject}}");
    paper.tag("{{#if numbers.place}}").heading("{{numbers.place}}. THỜI GIAN, ĐỊA ĐIỂM");
    paper.tag("{{#if begins}}").body("- Thời gian bắt đầu: {{begins}}.").tag("{{/if}}");
    paper.tag("{{#if venue}}").body("- Địa điểm: {{venue}}.").tag("{{/if}}").tag("{{/if}}");
    paper.heading("{{numbers.people}}. THÀNH PHẦN");
    add_present(paper);
    add_absent(paper);
    add_proceedings(paper);
    paper.body(
        "{{#if ends}}Cuộc họp kết thúc vào {{ends}}. {{/if}}Biên bản đã được đọc lại, các thành "
        "viên dự họp nhất trí thông qua./.");
    paper.signatures({.capacity = "THƯ KÝ", .name = "{{secretary.name}}"},
                     {.capacity = "{{chair.capacity}}", .name = "{{chair.name}}"});
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
    paper.tag("{{#if tellers}}");
    paper.body(
        "{{#if begins}}Vào {{begins}}, {{/if}}{{#if venue}}tại {{venue}}, {{/if}}Tổ kiểm phiếu "
        "gồm:");
    add_people(paper, "tellers");
    paper.body("đã kiểm phiếu {{voting}} với kết quả như sau:").tag("{{#else}}");
    paper.body("Kết quả kiểm phiếu {{voting}} như sau:").tag("{{/if}}");
    paper.heading("1. Số thành viên và số phiếu", 2);
    paper.body("- Tổng số thành viên Hội đồng: {{member_count}}; có mặt: {{present_count}};");
    add_ballot_figures(paper);
    paper.tag("{{#if cases}}").heading("2. Kết quả từng trường hợp", 2);
    add_vote_table(paper);
    paper.heading("3. Kết luận", 2).body("{{conclusion}}").tag("{{/if}}");
    paper.body(
        "Biên bản lập thành {{copies}} bản{{#if ends}}, kết thúc vào {{ends}}{{/if}} và được công "
        "bố trước Hội đồng./.");
    paper.signatures({.capacity = "THÀNH VIÊN TỔ KIỂM PHIẾU", .name = "{{teller}}"},
                     {.capacity = "TỔ TRƯỞNG TỔ KIỂM PHIẾU", .name = "{{head_teller}}"});
    return paper.docx();
}

}  // namespace thidua
