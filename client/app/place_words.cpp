#include "client/app/place_words.h"

#include <fmt/format.h>

#include "client/app/figure_effects.h"
#include "client/app/report_lookup.h"
#include "client/app/typed_value.h"
#include "client/app/workspace.h"
#include "client/store/record_query.h"
#include "shared/base/translate.h"
#include "shared/model/record_types.h"
#include "shared/model/report.h"

namespace thidua {
namespace {

std::string label_of_field(const RecordRule& rule, const FieldPath& path) {
    const FieldRule* const field = find_field(rule.fields, path);
    if (field == nullptr) return path;
    std::string which;
    std::string_view pattern = field->path;
    std::string_view rest = path;
    while (!pattern.empty()) {
        const std::size_t slash = rest.find('/');
        if (pattern.front() == '*')
            which += fmt::format("{}{}", which.empty() ? "" : "/", rest.substr(0, slash));
        const std::size_t next = pattern.find('/');
        pattern = next == std::string_view::npos ? std::string_view{} : pattern.substr(next + 1);
        rest = slash == std::string_view::npos ? std::string_view{} : rest.substr(slash + 1);
    }
    const std::string label = tr(field->words);
    // The id of a record in a set is said by its value already.
    const bool is_a_set = field->path.ends_with("/*");
    return which.empty() || is_a_set ? label : fmt::format("{} ({})", label, which);
}

}  // namespace

std::string place_label(const RecordRule& rule, const FieldPath& path) {
    for (const StepRule& step : rule.steps)
        if (const FieldRule* const argument = find_field(step.arguments, path))
            return tr(argument->words);
    return label_of_field(rule, path);
}

bool PlaceWords::is_told(const FieldPath& path) {
    return path != "unit" && path != "organ" && path != "state" && path != "version" &&
           path != "seal" && !path.starts_with("steps/");
}

const Form* PlaceWords::form_of_answer(const Record& record, const FieldPath& path) {
    if (record.type != record_types::report || !path.starts_with("answers/")) return nullptr;
    const auto report = view_of<Report>(record);
    const auto [known, is_new] = forms_.try_emplace({report.form_key, report.form_version});
    if (is_new)
        if (auto form = form_of(workspace_, report)) known->second = *std::move(form);
    return known->second ? &*known->second : nullptr;
}

const Record* PlaceWords::find(const RecordId& record) {
    const auto [known, is_new] = records_.try_emplace(record);
    if (is_new) known->second = RecordQuery{workspace_.store()}.find(record);
    return known->second ? &*known->second : nullptr;
}

std::string PlaceWords::label(const RecordId& record, const FieldPath& path) {
    const Record* const found = find(record);
    if (found == nullptr) return path;
    if (const Form* const form = form_of_answer(*found, path)) return answer_label(*form, path);
    const RecordRule* const rule = find_record_rule(found->type);
    return rule != nullptr ? place_label(*rule, path) : path;
}

std::string PlaceWords::value(const RecordId& record, const FieldPath& path, const Value& value) {
    const Record* const found = find(record);
    if (found == nullptr) return to_display(value);
    if (const Form* const form = form_of_answer(*found, path))
        return answer_words(*form, path, value);
    const RecordRule* const rule = find_record_rule(found->type);
    return value_words(workspace_, rule != nullptr ? find_field(rule->fields, path) : nullptr,
                       value);
}

}  // namespace thidua
