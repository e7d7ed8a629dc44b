#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>

#include "client/app/workspace.h"
#include "shared/base/random.h"
#include "shared/forms/form.h"
#include "shared/model/evidence_record.h"
#include "shared/model/period.h"
#include "shared/model/report.h"
#include "shared/record/record.h"
#include "tests/support/hand_clock.h"
#include "tests/support/temporary_folder.h"

namespace thidua {

/// What the organ owes, into which its units may report first.
struct SampleDuty {
    std::string key;
    std::string name;
    std::string matter = "report";
    std::string form_key = {};  ///< empty: nothing that units report into
    CivilDate opens{};
    CivilDate due{};  ///< before it
    CivilDate closes{};
    std::optional<CivilDate> internal_due = {};
    std::set<std::string> reporter_kinds = {"division", "service_unit"};
};

/// A device of the sample department (Sở Tư pháp) as it stands after its first pull, on a folder
/// of its own and without any server: records are put where a pull puts them. It is 08:30 on
/// 10/12/2026; the annual report is due before 15/12/2026, that of the third quarter was due
/// before 25/09/2026.
class SampleDevice {
public:
    enum class Owner { officer, head, office, nobody };
    explicit SampleDevice(Owner owner);
    ~SampleDevice();

    [[nodiscard]] Workspace& workspace() { return *workspace_; }
    [[nodiscard]] const std::filesystem::path& folder() const { return folder_.path(); }
    [[nodiscard]] Environment environment() { return {clock_, random_, boot_clock_}; }
    [[nodiscard]] HandClock& clock() { return clock_; }

    static RecordId unit(const std::string& code);
    static RecordId annual_period();
    static RecordId quarter_period();
    static RecordId annual_form_id();
    static RecordId annual_report(const std::string& unit_code);

    /// As if a pull had brought it: under a revision of its own.
    void pull(Record record);
    /// The report of that unit in the annual period, with the answers of the sample file.
    void pull_report(const std::string& unit_code, ReportState state,
                     const std::string& answers_file, const std::string& reason = {});
    /// A submission of the annual report received at that moment.
    void pull_evidence(const std::string& unit_code, Instant received_at);
    /// Somebody else's change of one field of the report, or of another record, as the server has
    /// it.
    void pull_change(const RecordId& report, const FieldPath& path, const Value& value);
    /// A duty that goes to Sở Nội vụ, and its period.
    RecordId pull_duty(const SampleDuty& duty);
    /// A submission of the annual report that came after it was due; by the journal of its device
    /// it was finished at the other moment.
    void pull_claim(const std::string& unit_code, Instant received_at, Instant finished_at);
    /// Two people changed the field; the other's value stands, ours did not get in.
    RecordId pull_conflict(const RecordId& report, const FieldPath& path, const Value& before,
                           const Value& theirs, const Value& mine);
    [[nodiscard]] std::string person() const;

    static Form annual_form();

private:
    void enrol(Owner owner);
    void pull_organisation();
    void pull_forms_and_periods();
    /// With the content that was submitted.
    void pull_evidence(const std::string& unit_code, EvidenceRecord evidence);

    TemporaryFolder folder_;
    HandClock clock_;
    SeededRandom random_{20261210};
    HandBootClock boot_clock_;
    std::unique_ptr<Workspace> workspace_;
    std::uint64_t rev_ = 0;
};

CivilDate day_of(int year, unsigned month, unsigned day);
/// 08:30 on that day in Viet Nam.
Instant morning_of(int year, unsigned month, unsigned day);

}  // namespace thidua
