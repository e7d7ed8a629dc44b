#include "tests/app/consolidation_sample.h"

#include "shared/base/random.h"
#include "shared/base/text.h"
#include "shared/forms/answers_reader.h"
#include "shared/forms/form_reader.h"
#include "tests/support/temporary_folder.h"

namespace thidua {
namespace {

constexpr std::string_view sample_folder = THIDUA_SAMPLE_FOLDER;

struct SampleUnit {
    std::string code;
    std::string name;
    std::string answers;  ///< file in the sample folder; empty: nothing sent
    std::int64_t version = 1;
    Standing standing;
};

RecordId id_of(const std::string& name) {
    return RecordId{make_uuid_v5(Uuid{}, name)};
}

Instant at(std::string_view text) {
    return instant_from_iso(text).value();
}

std::vector<SampleUnit> sample_units() {
    const Instant evening = at("2026-12-14T12:00:00Z");
    const Instant late = at("2026-12-15T02:30:00Z");
    return {
        {"STP-PBGDPL",
         "Phòng Phổ biến, giáo dục pháp luật thuộc Sở Tư pháp",
         "annual-stp-pbgdpl.json",
         1,
         {Verdict::on_time, EvidenceKind::received, 1, evening, evening, false}},
        {"STP-HCTP",
         "Phòng Hành chính tư pháp thuộc Sở Tư pháp",
         "annual-stp-hctp.json",
         2,
         {Verdict::on_time, EvidenceKind::received, 1, evening, evening, false}},
        {"STP-BTTP",
         "Phòng Bổ trợ tư pháp thuộc Sở Tư pháp",
         "annual-stp-bttp.json",
         1,
         {Verdict::late, EvidenceKind::received, 1, late, late, false}},
        {"STP-TGPL",
         "Trung tâm Trợ giúp pháp lý nhà nước thuộc Sở Tư pháp",
         "annual-stp-tgpl.json",
         1,
         {Verdict::on_time, EvidenceKind::announced, 1, evening, late, false}},
        {"STP-CC1", "Phòng Công chứng số 1 thuộc Sở Tư pháp", "", 0, {.verdict = Verdict::missing}},
    };
}

Fields answers_of(const Form& form, const std::string& file) {
    SeededRandom random{7};
    Fields fields;
    const auto text = read_whole_file(std::string{sample_folder} + "/answers/" + file);
    const auto read = read_answers(form, text, at("2026-12-14T00:00:00Z"), random);
    for (const auto& [path, value] : read.value()) set_value(fields, path, value);
    return fields;
}

UnitStanding standing_of(const SampleUnit& unit) {
    UnitStanding standing{.unit = id_of(unit.code),
                          .unit_code = unit.code,
                          .unit_name = unit.name,
                          .standing = unit.standing};
    if (unit.answers.empty()) return standing;
    standing.report = id_of(unit.code + " report");
    standing.state = "accepted";
    return standing;
}

}  // namespace

Consolidation make_sample_consolidation() {
    Consolidation made{
        .period = id_of("annual 2026"),
        .period_name = "Báo cáo hằng năm 2026",
        .form = read_form(read_whole_file(std::string{sample_folder} + "/forms/annual-report.json"))
                    .value(),
        .made_at = at("2026-12-16T02:00:00Z")};
    std::vector<UnitAnswers> units;
    for (const SampleUnit& unit : sample_units()) {
        made.status.units.push_back(standing_of(unit));
        if (unit.answers.empty()) {
            made.left_out.push_back({id_of(unit.code), unit.name, WhyLeftOut::no_report});
            continue;
        }
        made.included.push_back({.unit = id_of(unit.code),
                                 .report = id_of(unit.code + " report"),
                                 .version = unit.version,
                                 .rev = Sequence{100}});
        units.push_back({id_of(unit.code), unit.name, made.included.back().report,
                         static_cast<std::uint64_t>(unit.version),
                         answers_of(made.form, unit.answers)});
    }
    made.figures = consolidate(made.form, units);
    made.status.period = made.period;
    made.status.period_name = made.period_name;
    made.status.form_key = made.form.key;
    made.status.due_date = civil_date_from_iso("2026-12-15").value();
    made.status.due_words = "trước ngày 15/12/2026";
    made.status.due_at = at("2026-12-14T17:00:00Z");
    return made;
}

}  // namespace thidua
