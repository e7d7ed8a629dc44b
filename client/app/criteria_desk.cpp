#include "client/app/criteria_desk.h"

#include <fmt/format.h>

#include "client/app/editing.h"
#include "client/app/workspace.h"
#include "client/store/record_query.h"
#include "shared/base/translate.h"
#include "shared/model/member_value.h"
#include "shared/model/record_types.h"

namespace thidua {
namespace {

Decimal points_at(const Fields& fields, const std::string& path) {
    const Value& value = find_value(fields, path);
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return Decimal{*whole};
    const auto* number = std::get_if<Decimal>(&value);
    return number != nullptr ? *number : Decimal{0};
}

bool has_mark(const Fields& assessment, const std::string& criterion) {
    return !text_or_empty(assessment, "marks/" + criterion + "/result").empty();
}

Result<void> check_marks(const Fields& assessment, const Fields& criteria_set) {
    const auto criteria = typed_record::list_segments(criteria_set, "criteria/");
    for (const std::string_view criterion : criteria) {
        const std::string key{criterion};
        if (!has_mark(assessment, key))
            return failure(
                ErrorCode::invalid_input,
                fmt::format(fmt::runtime(tr("The criterion {} has no mark yet: \"{}\". "
                                            "Set marks/{}/result=; what is not among the tasks "
                                            "of the unit is not_applicable.")),
                            key, text_or_empty(criteria_set, "criteria/" + key + "/text"), key));
    }
    for (const std::string_view mark : typed_record::list_segments(assessment, "marks/"))
        if (!criteria.contains(std::string{mark}))
            return failure(
                ErrorCode::invalid_input,
                fmt::format(fmt::runtime(tr("The set of criteria has no criterion \"{}\".")),
                            mark));
    return {};
}

}  // namespace

Result<void> check_assessment(Workspace& workspace, const Record& assessment) {
    const auto set =
        RecordQuery{workspace.store()}.find(id_or_none(assessment.fields, "criteria_set"));
    if (!set || set->type != record_types::criteria_set)
        return failure(ErrorCode::not_found,
                       tr("The set of criteria is not on this device yet; run \"thidua sync\"."));
    if (text_or_empty(set->fields, "state") == "draft")
        return failure(ErrorCode::wrong_state, tr("The set of criteria is not issued yet."));
    return check_marks(assessment.fields, set->fields);
}

void replace_former_set(Workspace& workspace, const Record& criteria_set, EditBuilder& edit) {
    const auto former =
        RecordQuery{workspace.store()}.find(id_or_none(criteria_set.fields, "replaces"));
    if (former && text_or_empty(former->fields, "state") == "issued") edit.step(*former, "replace");
}

AssessmentResult result_of_assessment(const Record& assessment) {
    const Fields& fields = assessment.fields;
    AssessmentResult result;
    for (const std::string_view mark : typed_record::list_segments(fields, "marks/")) {
        const std::string own = "marks/" + std::string{mark} + '/';
        const std::string checked = "verified/" + std::string{mark} + '/';
        const std::string verified = text_or_empty(fields, checked + "result");
        const std::string said =
            verified.empty() ? text_or_empty(fields, own + "result") : verified;
        if (said == "not_applicable") continue;
        result.verified += verified.empty() ? 0 : 1;
        result.exceeded += said == "exceeded" ? 1 : 0;
        result.met += said == "met" ? 1 : 0;
        result.not_met += said == "not_met" ? 1 : 0;
        const bool has_points = !is_null(find_value(fields, checked + "points"));
        result.points = result.points + points_at(fields, (has_points ? checked : own) + "points");
    }
    return result;
}

std::string words_of(const AssessmentResult& result) {
    return fmt::format(fmt::runtime(tr("{} exceeded, {} met, {} not met; {} of {} verified")),
                       result.exceeded, result.met, result.not_met, result.verified,
                       result.exceeded + result.met + result.not_met);
}

}  // namespace thidua
