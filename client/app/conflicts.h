#pragma once

#include <optional>
#include <string>
#include <vector>

#include "client/app/figure_effects.h"
#include "shared/base/enum_text.h"
#include "shared/base/result.h"
#include "shared/record/record.h"

namespace thidua {

class Workspace;

/// Whose figures a choice is shown to change.
enum class FiguresOf {
    nobody,  ///< the field feeds no figure
    unit,    ///< the unit's own: this device may not see what others add
    period   ///< the consolidation of the period: all accepted reports and this one
};

/// One field that two people changed from the same starting value.
struct ConflictView {
    RecordId id;
    RecordId record;
    std::string record_type;
    std::string report_name;   ///< unit and period, or the title of a form, for people
    FieldPath path;
    std::string field_label;   ///< from the form, in the current language
    Value base;
    std::string base_words = {};  ///< as it is shown to people
    struct Side {
        Value value;
        std::string author;
        std::string device_name;
        std::optional<Instant> at;  ///< server time
        std::string words = {};     ///< the value as it is shown to people
    };
    Side kept;   ///< what stands in the record now
    Side other;  ///< what did not get in
    std::string state;  ///< "open", "settled", "agreed"
    bool may_settle = false;
    /// What each choice does to every figure that the field feeds; not read by list_open().
    FiguresOf figures_of = FiguresOf::nobody;
    std::vector<FigureEffect> effects_keep;
    std::vector<FigureEffect> effects_take;
    std::size_t other_reports = 0;  ///< accepted ones of other units in those figures
    bool is_accepted = false;  ///< the report is: what is chosen becomes a request to reopen it
};

/// Whose figures the effects are about, in one sentence; empty where there are none.
std::string figures_words(const ConflictView& view);

template <>
struct EnumNames<FiguresOf> {
    static constexpr std::array<std::string_view, 3> names{"nobody", "unit", "period"};
};

class Conflicts {
public:
    explicit Conflicts(Workspace& workspace) : workspace_{workspace} {}

    /// Without the effects on figures.
    [[nodiscard]] std::vector<ConflictView> list_open();
    Result<ConflictView> find(const RecordId& conflict);
    /// What a third value would do; the view is find()'s. Refused as set() would refuse it.
    Result<std::vector<FigureEffect>> effects_of(const ConflictView& view, const Value& third);
    Result<void> keep(const RecordId& conflict);
    Result<void> take(const RecordId& conflict);
    /// A third value, as typed; of a report only.
    Result<void> set(const RecordId& conflict, const Value& value);

private:
    Workspace& workspace_;
};

}  // namespace thidua
