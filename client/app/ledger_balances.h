#pragma once

#include <map>
#include <optional>
#include <vector>

#include "client/app/figure_effects.h"

namespace thidua {

/// The reports behind some figures, by unit, while one event after another happens to them.
class LedgerBalance {
public:
    /// `form` must outlive it.
    explicit LedgerBalance(const Form& form) : form_{&form} {}

    [[nodiscard]] const UnitAnswers* find(const RecordId& unit) const;
    /// What the figures become when the unit's report is that one, or none; the answers are
    /// with_computed().
    [[nodiscard]] std::vector<FigureEffect> effects_of(const RecordId& unit,
                                                       const UnitAnswers* report) const;
    /// What they become when one answer of the unit's report changes; the unit must be in them.
    [[nodiscard]] std::vector<FigureEffect> effects_of(const RecordId& unit, const FieldPath& path,
                                                       const Value& value) const;

    void put(const RecordId& unit, UnitAnswers report);
    void put(const RecordId& unit, const FieldPath& path, const Value& value);
    void remove(const RecordId& unit) { reports_.erase(unit); }

    [[nodiscard]] std::vector<FigureEffect> against(const std::vector<Figure>& once) const;

private:
    [[nodiscard]] std::vector<const UnitAnswers*> others(const RecordId& unit) const;
    [[nodiscard]] UnitAnswers changed(const RecordId& unit, const FieldPath& path,
                                      const Value& value) const;

    const Form* form_;
    std::map<RecordId, UnitAnswers> reports_;
};

}  // namespace thidua
