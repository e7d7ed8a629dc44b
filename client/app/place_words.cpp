#include "client/app/place_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "client/app/figure_effects.h"
#include "client/app/obligations.h"
#include "client/app/report_lookup.h"
#include "client/app/step_words.h"
#include "client/app/typed_value.h"
#include "client/app/workspace.h"
#include "client/store/record_query.h"
#include "shared/base/translate.h"
#include "shared/model/due_rule.h"
#include "shared/model/record_types.h"
#include "shared/model/report.h"
#include "shared/model/table_workflow.h"
#include "shared/rules/votes.h"

namespace thidua {
namespace {

using FieldWords = std::pair<std::string_view, const char*>;

/// Of types that the table of fields does not carry: reports and what is about them.
constexpr std::array<FieldWords, 30> own_words{{
    {"state", tr_later("State")},
    {"version", tr_later("Version")},
    {"reason", tr_later("Reason")},
    {"period", tr_later("Period")},
    {"submitted_by", tr_later("Submitted by")},
    {"submitted_at", tr_later("Submitted at")},
    {"decided_by", tr_later("Judged by")},
    {"decided_at", tr_later("Judged at")},
    {"return_due", tr_later("To come again by")},
    {"entered_on_behalf", tr_later("Entered by the Office for the unit")},
    {"requested_step", tr_later("Asked of the Office")},
    {"requested_reason", tr_later("Reason of the request")},
    {"declined_by", tr_later("Declined by")},
    {"declined_at", tr_later("Declined at")},
    {"declined_reason", tr_later("Why it was declined")},
    {"form_key", tr_later("Form")},
    {"form_version", tr_later("Version of the form")},
    {"until", tr_later("Until")},
    {"by", tr_later("By whom")},
    {"decided", tr_later("Decision")},
    {"key", tr_later("Key")},
    {"title", tr_later("Title")},
    {"name", tr_later("Name")},
    {"definition", tr_later("Definition")},
    {"opens", tr_later("Opens on")},
    {"closes", tr_later("Closes on")},
    {"due_date", tr_later("Due date")},
    {"report", tr_later("Report")},
    {"note", tr_later("Note")},
    {"source", tr_later("Source")},
}};

std::string label_of_own(const FieldPath& path) {
    const auto found = std::ranges::find(own_words, path, &FieldWords::first);
    return found != own_words.end() ? tr(found->second) : path;
}

std::string label_of_field(const RecordRule& rule, const FieldPath& path) {
    const FieldRule* const field = find_field(rule.fields, path);
    if (field == nullptr) return label_of_own(path);
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

/// The rule is kept as the count was made by it, whole.
std::string vote_words(const FieldPath& path, const std::string& text) {
    if (path == "denominator")
        if (const auto of = from_text<Denominator>(text)) return denominator_words(*of);
    if (path == "rule")
        if (const auto kept = vote_rule_from_json(text)) return rule_words(*kept);
    return text;
}

}  // namespace

std::string place_words(Workspace& workspace, const RecordRule& rule, const FieldPath& path,
                        const Value& value) {
    const auto* const name = std::get_if<std::string>(&value);
    const bool is_of_vote = rule.type == record_types::vote_count;
    if (name != nullptr && is_of_vote && (path == "denominator" || path == "rule"))
        return vote_words(path, *name);
    const bool is_due_rule = rule.type == record_types::obligation &&
                             (path == due_rule_path || path == followed_rule_path);
    if (name != nullptr && is_due_rule)
        if (const auto due = rule_from_text(*name)) return rule_words(*due);
    if (name != nullptr && path == "requested_step") return step_words(rule.type, *name);
    if (name != nullptr && path == "state") {
        if (const StateRule* const state = find_state(rule, *name)) return tr(state->words);
        if (const auto state = from_text<ReportState>(*name)) return state_words(*state);
    }
    for (const StepRule& step : rule.steps)
        if (const FieldRule* const argument = find_field(step.arguments, path))
            return value_words(workspace, argument, value);
    return value_words(workspace, find_field(rule.fields, path), value);
}

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

const RecordRule* PlaceWords::rule_of(const Record* record, std::string_view type) {
    return find_record_rule(record != nullptr ? std::string_view{record->type} : type);
}

std::string PlaceWords::label(const RecordId& record, const FieldPath& path,
                              std::string_view type) {
    const Record* const found = find(record);
    const Form* const form = found != nullptr ? form_of_answer(*found, path) : nullptr;
    if (form != nullptr) return answer_label(*form, path);
    const RecordRule* const rule = rule_of(found, type);
    return rule != nullptr ? place_label(*rule, path) : path;
}

std::string PlaceWords::value(const RecordId& record, const FieldPath& path, const Value& value,
                              std::string_view type) {
    const Record* const found = find(record);
    const Form* const form = found != nullptr ? form_of_answer(*found, path) : nullptr;
    if (form != nullptr) return answer_words(*form, path, value);
    const RecordRule* const rule = rule_of(found, type);
    return rule != nullptr ? place_words(workspace_, *rule, path, value) : to_display(value);
}

}  // namespace thidua
