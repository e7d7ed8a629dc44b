#pragma once

#include <string>
#include <vector>

#include "client/paper/paper_data.h"
#include "shared/base/bytes.h"
#include "shared/base/result.h"

namespace thidua {

/// Fills a template: a DOCX file that an office makes in Word.
///
///     {{name}}, {{signer.name}}                 a value
///     {{#each people}} … {{/each}}              what is between, for every row of a list
///     {{#if is_urgent}} … {{#else}} … {{/if}}   one or the other
///
/// In cells of a table row, #each and #if mean the row (or the rows from the opening tag to the
/// closing one); in paragraphs of their own, the paragraphs and tables between them; within one
/// paragraph, the words between them. Rows and paragraphs that hold nothing but tags go away.
/// Within #each, {{row.name}} is a value of the row, {{name}} one of the row or else of what is
/// around it, {{row}} a row that is a plain text, {{stt}} the row's place in the list from 1,
/// and {{#if is_last}} asks whether it is the last.
///
/// A value has the form of the letters in which its tag begins. A line break in it becomes one; a
/// blank line begins a new paragraph where the tag is the only one in its paragraph. Headers,
/// footers, notes and text boxes are filled as well. Tags are found however Word has cut them into
/// runs.
///
/// A built part (PaperData::built) takes the place of the paragraph in which its tag stands alone,
/// in the body of the document outside of tables. Its text has the form of that paragraph and the
/// letters of the tag; what is bold, a heading or smaller in it stays so. Its tables are as wide as
/// the margins of that section leave them.
///
/// Refuses in one sentence, with the words around it, a tag that cannot be read, is not closed, or
/// whose name the data do not have; a template without a place for a built part; and a file that is
/// no sound DOCX within the limits.
Result<Bytes> fill_template(BytesView docx, const PaperData& data);

/// What a template asks for.
struct Placeholder {
    enum class Kind { text, list, condition };

    Kind kind = Kind::text;
    std::string name;
    std::string list = {};  ///< the innermost list in which it stands

    bool operator==(const Placeholder&) const = default;
};

/// Every one once, in the order of the text, without {{stt}} and {{#if is_last}}. Refuses what
/// fill_template refuses in a template itself.
Result<std::vector<Placeholder>> list_placeholders(BytesView docx);

}  // namespace thidua
