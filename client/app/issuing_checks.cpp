#include "client/app/issuing_checks.h"

#include <fmt/format.h>

#include "client/app/award_facts.h"
#include "client/app/record_name.h"
#include "client/app/rule_sets.h"
#include "client/app/workspace.h"
#include "client/store/record_query.h"
#include "shared/base/matching.h"
#include "shared/base/text.h"
#include "shared/base/translate.h"
#include "shared/model/record_types.h"
#include "shared/model/typed_record.h"

namespace thidua {
namespace {

Result<void> check_nominations(Workspace& workspace, const Record& decision) {
    std::size_t named = 0;
    for (const std::string& key : typed_record::list_segments(decision.fields, "nominations/")) {
        const RecordId id = id_or_none(decision.fields, "nominations/" + key);
        const auto nomination = RecordQuery{workspace.store()}.find(id);
        if (!nomination || !is_proposed(*nomination))
            return failure(
                ErrorCode::wrong_state,
                fmt::format(fmt::runtime(tr("\"{}\" cannot be decided on as it "
                                            "stands; take it out of the decision, or "
                                            "finish its dossier first.")),
                            nomination ? text_or_empty(nomination->fields, "name") : id.text()));
        ++named;
    }
    if (named > 0) return {};
    return failure(ErrorCode::invalid_input,
                   tr("The decision names no nomination yet: set nominations/KEY=ID."));
}

Result<void> check_bases(Workspace& workspace, const Record& decision) {
    const CivilDate today = to_civil_date(workspace.environment().clock.now());
    if (!text_or_empty(decision.fields, "bases_reason").empty()) return {};
    for (const BasisFinding& finding : weak_bases_of(workspace, decision.fields, today))
        if (finding.kind != BasisFinding::Kind::amended)
            return failure(
                ErrorCode::wrong_state,
                finding.words + ' ' + tr("To cite it all the same, say why in bases_reason=."));
    return {};
}

int year_of(const Fields& fields, std::string_view path) {
    const auto day = date_or_none(fields, path);
    return day ? static_cast<int>(day->year()) : 0;
}

/// A line of the registry's books: it has the number as a symbol, and may be this very paper's.
bool is_taken_by_line(const Record& line, const Record& paper, const std::string& number,
                      int year) {
    const bool is_other = id_or_none(line.fields, "about") != paper.id;
    return is_other && folded(text_or_empty(line.fields, "symbol")) == number &&
           integer_or_zero(line.fields, "year") == year;
}

bool is_taken_by_paper(const Record& other, const Record& paper, const std::string& number,
                       int year) {
    const bool is_letter = other.type == record_types::award_round;
    return other.id != paper.id && folded(text_or_empty(other.fields, "number")) == number &&
           year_of(other.fields, is_letter ? "submitted_on" : "issued_on") == year &&
           id_or_none(other.fields, "organ") == id_or_none(paper.fields, "organ");
}

}  // namespace

Result<void> check_before_signing(Workspace& workspace, const Record& decision) {
    if (auto ready = check_nominations(workspace, decision); !ready) return ready;
    return check_bases(workspace, decision);
}

Result<void> check_number_is_free(Workspace& workspace, const Record& paper, const Fields& said) {
    const std::string number = folded(text_or_empty(said, "number"));
    const int year = year_of(said, "issued_on");
    RecordQuery query{workspace.store()};
    for (const std::string_view type : {record_types::plan, record_types::award_decision,
                                        record_types::award_round, record_types::document})
        for (const Record& other : query.list({.type = std::string{type}})) {
            const bool is_taken = type == record_types::document
                                      ? is_taken_by_line(other, paper, number, year)
                                      : is_taken_by_paper(other, paper, number, year);
            if (is_taken)
                return failure(
                    ErrorCode::wrong_state,
                    fmt::format(fmt::runtime(tr("The number {} was given in {} to \"{}\" "
                                                "already; give the next one.")),
                                text_or_empty(said, "number"), year,
                                words_of(name_of(workspace, other.type, other.id))));
        }
    return {};
}

}  // namespace thidua
