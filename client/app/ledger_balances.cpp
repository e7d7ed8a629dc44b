#include "client/app/ledger_balances.h"

#include "shared/base/check.h"

namespace thidua {

const UnitAnswers* LedgerBalance::find(const RecordId& unit) const {
    const auto known = reports_.find(unit);
    return known == reports_.end() ? nullptr : &known->second;
}

std::vector<FigureEffect> LedgerBalance::effects_of(const RecordId& unit,
                                                    const UnitAnswers* report) const {
    return effects_of_report(*form_, others(unit), find(unit), report);
}

std::vector<FigureEffect> LedgerBalance::effects_of(const RecordId& unit, const FieldPath& path,
                                                    const Value& value) const {
    const UnitAnswers* const known = find(unit);
    CHECK(known != nullptr);
    return effects_of_change(*form_, others(unit), {*known, changed(unit, path, value), path});
}

void LedgerBalance::put(const RecordId& unit, UnitAnswers report) {
    reports_.insert_or_assign(unit, std::move(report));
}

void LedgerBalance::put(const RecordId& unit, const FieldPath& path, const Value& value) {
    put(unit, changed(unit, path, value));
}

std::vector<FigureEffect> LedgerBalance::against(const std::vector<Figure>& once) const {
    return effects_against(*form_, once, others(RecordId{}));
}

std::vector<const UnitAnswers*> LedgerBalance::others(const RecordId& unit) const {
    std::vector<const UnitAnswers*> others;
    for (const auto& [id, report] : reports_)
        if (id != unit) others.push_back(&report);
    return others;
}

UnitAnswers LedgerBalance::changed(const RecordId& unit, const FieldPath& path,
                                   const Value& value) const {
    UnitAnswers report = reports_.at(unit);
    for (const Section& section : form_->sections)
        for (const Field& field : section.fields)
            if (field.formula) report.answers.erase(answer_path(field.key));
    report.answers = with_answer(std::move(report.answers), path, value);
    return with_computed(*form_, std::move(report));
}

}  // namespace thidua
