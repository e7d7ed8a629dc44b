#include "tests/simulator/draft.h"

#include <fmt/format.h>

#include <algorithm>

#include "shared/record/merge.h"
#include "tests/simulator/message_words.h"
#include "tests/simulator/paragraphs.h"

namespace thidua::simulator {

void Draft::create(std::string_view type, const RecordId& record, const ScopeId& scope) {
    operations.push_back({.kind = OperationKind::create,
                          .record_type = std::string{type},
                          .record = record,
                          .scope = scope});
}

void Draft::set(const Record& record, const FieldPath& path, Value value) {
    operations.push_back({.kind = OperationKind::set,
                          .record_type = record.type,
                          .record = record.id,
                          .path = path,
                          .seen = find_value(record.fields, path),
                          .value = std::move(value)});
}

void Draft::type(const Record& record, const FieldPath& path, const Value& value) {
    const Value seen = find_value(record.fields, path);
    if (seen == value) return;
    set(record, path, value);
    if (is_null(value)) return;
    const auto* text = std::get_if<std::string>(&value);
    if (text == nullptr) {
        typed.push_back({record.id, path, value, {}});
        return;
    }
    const auto* before = std::get_if<std::string>(&seen);
    const auto known = paragraphs_of(before != nullptr ? *before : std::string{});
    for (const std::string& paragraph : paragraphs_of(*text))
        if (std::find(known.begin(), known.end(), paragraph) == known.end())
            typed.push_back({record.id, path, paragraph, {}});
}

std::string Draft::words() const {
    constexpr std::string_view answers = "answers/";
    std::string text = what;
    for (const Operation& operation : operations) {
        const bool is_answer = operation.kind == OperationKind::set &&
                               operation.path.starts_with(answers) &&
                               operation.record_type == "report";
        if (!is_answer) continue;
        text += fmt::format(", {} {} -> {}", operation.path.substr(answers.size()),
                            words_of(operation.seen), words_of(operation.value));
    }
    return text;
}

void Draft::step(const Record& record, std::string_view name, Fields arguments) {
    operations.push_back({.kind = OperationKind::step,
                          .record_type = record.type,
                          .record = record.id,
                          .path = std::string{name},
                          .point = workflow_point(record.fields),
                          .arguments = std::move(arguments)});
}

}  // namespace thidua::simulator
