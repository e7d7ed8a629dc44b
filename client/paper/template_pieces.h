#pragma once

#include "client/paper/paper_builder.h"

/// What several of the default templates have in common.
namespace thidua {

/// The head of a document of an organ, with placeholders.
LetterHead placeholder_head();
/// The same for a council or committee: its organ stands above it.
LetterHead placeholder_council_head();

void add_addressees(PaperBuilder& paper);
void add_bases(PaperBuilder& paper, const char* list = "bases");
/// A list of texts, each a paragraph that begins with a dash.
void add_dashes(PaperBuilder& paper, const std::string& list);
/// "{{#each people}}{{stt}}" … "{{/each}}": words of a row that repeats.
std::vector<std::string> repeated_row(const std::string& list, std::vector<std::string> cells);

}  // namespace thidua
