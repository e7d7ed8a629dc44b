#include "client/cli/record_filters.h"

#include "client/app/typed_value.h"
#include "client/app/workspace.h"
#include "client/cli/words.h"
#include "shared/base/translate.h"
#include "shared/model/record_types.h"

namespace thidua::cli {
namespace {

bool has_field(const RecordRule& rule, std::string_view path, ValueKind kind) {
    const FieldRule* const field = find_field(rule.fields, path);
    return field != nullptr && field->kind == kind;
}

bool is_of_several_organs(const RecordRule& rule) {
    return rule.stands_in.has(ScopeKind::upward);
}

using Resolve = Result<RecordId> (*)(Workspace&, const std::string&);

Result<std::optional<RecordId>> id_option(Workspace& workspace, const Arguments& arguments,
                                          std::string_view name, Resolve resolve) {
    const auto typed = arguments.option(name);
    if (!typed) return std::optional<RecordId>{};
    const auto id = resolve(workspace, *typed);
    if (!id) return id.error();
    return std::optional<RecordId>{*id};
}

Result<RecordId> resolve_round(Workspace& workspace, const std::string& written) {
    return resolve_id(workspace, record_types::award_round, written);
}

Result<void> add_year(Workspace& workspace, const RecordRule& rule, const Arguments& arguments,
                      RegisterFilter& filter) {
    const auto typed = arguments.option("--year");
    if (!typed) return {};
    const auto year = typed_value(workspace, *find_field(rule.fields, "year"), *typed);
    if (!year) return year.error();
    if (!is_null(*year)) filter.year = std::get<std::int64_t>(*year);
    return {};
}

}  // namespace

const Option unit_filter{"--unit", "CODE", tr_later("of this unit")};

Result<std::optional<RecordId>> unit_option(Workspace& workspace, const Arguments& arguments) {
    return id_option(workspace, arguments, "--unit", resolve_unit);
}

std::vector<Option> filter_options(const RecordRule& rule) {
    std::vector<Option> options{unit_filter,
                                {"--state", "STATE", tr_later("only in this state")},
                                {"--words", "WORDS", tr_later("only with these words in it")}};
    if (find_field(rule.fields, "year") != nullptr)
        options.push_back({"--year", "YEAR", tr_later("only of this year")});
    if (has_field(rule, "round", ValueKind::record))
        options.push_back({"--round", "ID", tr_later("only of this award round")});
    if (has_field(rule, "award", ValueKind::text))
        options.push_back({"--award", "CODE", tr_later("only for this award")});
    if (has_field(rule, "paid_on", ValueKind::date))
        options.push_back({"--unpaid", "", tr_later("only those whose prize is not paid yet")});
    if (is_of_several_organs(rule))
        options.push_back({"--organ", "CODE", tr_later("only from this organ")});
    return options;
}

Result<RegisterFilter> filter_typed(Workspace& workspace, const RecordRule& rule,
                                    const Arguments& arguments) {
    const auto unit = unit_option(workspace, arguments);
    if (!unit) return unit.error();
    const auto organ = id_option(workspace, arguments, "--organ", resolve_unit);
    if (!organ) return organ.error();
    const auto round = id_option(workspace, arguments, "--round", resolve_round);
    if (!round) return round.error();
    RegisterFilter filter{.unit = *unit,
                          .state = arguments.word("--state"),
                          .words = arguments.word("--words"),
                          .organ = *organ,
                          .round = *round,
                          .award = arguments.word("--award"),
                          .is_unpaid = arguments.has("--unpaid")};
    if (auto added = add_year(workspace, rule, arguments, filter); !added) return added.error();
    return filter;
}

}  // namespace thidua::cli
