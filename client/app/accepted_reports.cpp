#include "client/app/accepted_reports.h"

#include "shared/evidence/seal.h"
#include "shared/model/ids.h"
#include "shared/model/report.h"
#include "shared/model/submission.h"

namespace thidua {

std::optional<SealedReport> find_sealed(RecordQuery& query, const RecordId& report,
                                        std::int64_t version, const std::string& seal) {
    const auto record = query.find(submission_id(report, version, seal));
    if (!record) return std::nullopt;
    return SealedReport{.answers = {.unit = view_of<Submission>(*record).unit,
                                    .unit_name = {},
                                    .report = report,
                                    .version = static_cast<std::uint64_t>(version),
                                    .answers = answers_of(record->fields)},
                        .seal = seal,
                        .rev = record->rev};
}

std::optional<SealedReport> find_accepted(RecordQuery& query, const UnitStanding& unit) {
    if (!unit.report || unit.state != "accepted") return std::nullopt;
    const auto record = query.find(*unit.report);
    if (!record) return std::nullopt;
    const Report report = view_of<Report>(*record);
    auto sealed = find_sealed(query, record->id, report.version, report.seal);
    if (sealed) sealed->answers.unit = unit.unit;
    if (sealed) sealed->answers.unit_name = unit.unit_name;
    return sealed;
}

}  // namespace thidua
