#include "client/paper/template_pieces.h"

namespace thidua {

LetterHead placeholder_head() {
    return {.parent_organ = "{{parent_organ}}",
            .organ = "{{organ}}",
            .number = "Số: {{number}}",
            .place_and_date = "{{place}}, {{date}}"};
}

LetterHead placeholder_council_head() {
    LetterHead head = placeholder_head();
    head.parent_organ = "{{organ}}";
    head.organ = "{{council}}";
    return head;
}

void add_addressees(PaperBuilder& paper) {
    paper.tag("{{#if addressee}}").addressed_to("{{addressee}}").tag("{{#else}}");
    paper.add({.words = {{"Kính gửi:"}}, .left = 40, .before = 12});
    paper.tag("{{#each addressees}}");
    paper.add({.words = {{"- {{row}}{{#if is_last}}.{{#else}};{{/if}}"}}, .left = 55});
    paper.tag("{{/each}}").add({.words = {{"", {.size = 6}}}}).tag("{{/if}}");
}

void add_bases(PaperBuilder& paper, const char* list) {
    paper.tag(std::string{"{{#each "} + list + "}}");
    paper.basis("{{row}}{{#if is_last}}.{{#else}};{{/if}}");
    paper.tag("{{/each}}");
}

void add_dashes(PaperBuilder& paper, const std::string& list) {
    paper.tag("{{#each " + list + "}}").body("- {{row}}").tag("{{/each}}");
}

std::vector<std::string> repeated_row(const std::string& list, std::vector<std::string> cells) {
    cells.front() = "{{#each " + list + "}}" + cells.front();
    cells.back() += "{{/each}}";
    return cells;
}

}  // namespace thidua
