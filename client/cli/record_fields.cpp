#include "client/cli/record_fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "client/app/rule_sets.h"
#include "client/app/typed_value.h"
#include "client/cli/words.h"
#include "shared/base/limits.h"
#include "shared/base/translate.h"
#include "shared/model/record_types.h"
#include "shared/platform/paths.h"
#include "shared/platform/private_file.h"

namespace thidua::cli {
namespace {

Error no_such_field(const RecordRule& rule, const std::string& path) {
    std::string known;
    for (const FieldRule& field : rule.fields)
        known += fmt::format("{}{}", known.empty() ? "" : ", ", field.path);
    return failure(
        ErrorCode::not_found,
        fmt::format(fmt::runtime(tr("There is no field \"{}\"; there are: {}.")), path, known));
}

/// What is proposed is an award that the law knows; the register also keeps those of former laws.
bool names_a_known_award(const RecordRule& rule, const std::string& path) {
    const bool is_proposed =
        rule.type == record_types::nomination || rule.type == record_types::registration;
    return is_proposed && path == "award";
}

Result<void> add(Workspace& workspace, const RecordRule& rule, const std::string& path,
                 const std::string& typed, Fields& fields) {
    const FieldRule* const field = find_field(rule.fields, path);
    if (field == nullptr && rule.type == record_types::person && path.starts_with("discipline/"))
        return failure(ErrorCode::not_allowed,
                       tr("Discipline does not stand with the person, whom the whole organ reads: "
                          "\"thidua discipline new person=ID kind=TEXT from=DATE\"."));
    if (field == nullptr) return no_such_field(rule, path);
    const auto value = typed_value(workspace, *field, typed);
    if (!value) return value.error();
    fields.insert_or_assign(path, *value);
    if (is_null(*value) || !names_a_known_award(rule, path)) return {};
    const auto code = RuleSets{workspace}.award_code(std::get<std::string>(*value));
    if (!code) return code.error();
    fields.insert_or_assign(path, *code);
    return {};
}

/// As it would be typed; empty for what no field holds.
std::optional<std::string> words_of(const nlohmann::json& value) {
    if (value.is_null()) return std::string{};
    if (value.is_string()) return value.get<std::string>();
    if (value.is_boolean()) return value.get<bool>() ? "true" : "false";
    if (value.is_number_integer()) return value.dump();
    return std::nullopt;
}

Result<void> add_file(Workspace& workspace, const RecordRule& rule, const std::string& file,
                      Fields& fields) {
    const auto bytes = read_limited_file(path_from_utf8(file), limits::form_file_bytes_max);
    if (!bytes) return bytes.error();
    const auto tree = nlohmann::json::parse(*bytes, nullptr, false);
    if (!tree.is_object())
        return failure(ErrorCode::invalid_input,
                       fmt::format(fmt::runtime(tr("{} is not a JSON object of paths and "
                                                   "values.")),
                                   file));
    for (const auto& [path, value] : tree.items()) {
        const auto words = words_of(value);
        if (!words)
            return failure(ErrorCode::invalid_input,
                           fmt::format(fmt::runtime(tr("{}: write \"{}\" as a text, a whole "
                                                       "number, true or false.")),
                                       file, path));
        if (auto added = add(workspace, rule, path, *words, fields); !added) return added;
    }
    return {};
}

}  // namespace

Result<Fields> fields_typed(Workspace& workspace, const RecordRule& rule,
                            const Arguments& arguments) {
    Fields fields;
    if (const auto file = arguments.option("--from"))
        if (auto added = add_file(workspace, rule, *file, fields); !added) return added.error();
    for (const std::string& word : arguments.words("PATH=VALUE")) {
        const auto [path, typed] = *assignment_from_words(word);
        if (auto added = add(workspace, rule, path, typed, fields); !added) return added.error();
    }
    return fields;
}

Result<Fields> arguments_typed(Workspace& workspace, const StepRule& step,
                               const Arguments& arguments) {
    Fields said;
    for (const FieldRule& argument : step.arguments) {
        const auto typed = arguments.option(option_name(argument.path));
        if (!typed) continue;
        const auto value = typed_value(workspace, argument, *typed);
        if (!value) return value.error();
        set_value(said, argument.path, *value);
    }
    return said;
}

bool is_made_elsewhere(const RecordRule& rule) {
    constexpr std::array made_elsewhere{record_types::vote, record_types::ballot,
                                        record_types::upward_dossier, record_types::section_text};
    return std::ranges::find(made_elsewhere, rule.type) != made_elsewhere.end();
}

std::string option_name(std::string_view path) {
    std::string name = fmt::format("--{}", path);
    std::ranges::replace(name, '_', '-');
    return name;
}

std::string problem_of_assignments(const Arguments& arguments) {
    for (const std::string& word : arguments.words("PATH=VALUE"))
        if (!assignment_from_words(word)) return assignment_words_wanted(word);
    return {};
}

}  // namespace thidua::cli
