#include "client/app/conflict_effects.h"

#include <fmt/format.h>

#include "client/app/accepted_reports.h"
#include "client/app/editing.h"
#include "client/app/periods.h"
#include "client/app/report_lookup.h"
#include "shared/base/translate.h"
#include "shared/evidence/seal.h"
#include "shared/model/record_types.h"

namespace thidua {
namespace {

/// The report of a conflict among those that its choices are added up with.
class Stage {
public:
    static std::optional<Stage> set_up(Workspace& workspace, const ConflictView& view) {
        if (view.record_type != record_types::report) return std::nullopt;
        const auto on_hand = find_report(workspace, view.record);
        if (!on_hand) return std::nullopt;
        auto form = form_of(workspace, on_hand->report);
        const auto profile = workspace.profile();
        if (!form || !profile) return std::nullopt;
        Stage stage{view, *std::move(form), may(profile->role, Action::read_consolidation)};
        stage.take_report(workspace, *on_hand);
        if (stage.sees_all_) stage.take_others(workspace, on_hand->report);
        return stage;
    }

    [[nodiscard]] std::vector<FigureEffect> effects_of(const Value& value) const {
        UnitAnswers after = before_;
        after.answers = with_answer(before_.answers, view_.path, value);
        const AnswerChange change{.before = with_computed(form_, before_),
                                  .after = with_computed(form_, std::move(after)),
                                  .path = view_.path};
        if (!sees_all_) return own_effects_of_change(form_, change);
        std::vector<const UnitAnswers*> others;
        for (const UnitAnswers& other : others_) others.push_back(&other);
        return effects_of_change(form_, others, change);
    }

    [[nodiscard]] FiguresOf figures_of() const {
        return sees_all_ ? FiguresOf::period : FiguresOf::unit;
    }
    [[nodiscard]] std::size_t others() const { return others_.size(); }
    [[nodiscard]] bool is_accepted() const { return is_accepted_; }

private:
    Stage(const ConflictView& view, Form form, bool sees_all)
        : view_{view}, form_{std::move(form)}, sees_all_{sees_all} {}

    /// As it counts now: what was sealed where it was accepted, else as it stands.
    void take_report(Workspace& workspace, const ReportOnHand& on_hand) {
        const Report& report = on_hand.report;
        before_ = {.unit = report.unit,
                   .unit_name = {},
                   .report = on_hand.record.id,
                   .version = static_cast<std::uint64_t>(report.version),
                   .answers = answers_of(on_hand.record.fields)};
        is_accepted_ = report.state == ReportState::accepted;
        RecordQuery query{workspace.store()};
        if (is_accepted_)
            if (auto sealed = find_sealed(query, on_hand.record.id, report.version, report.seal))
                before_.answers = std::move(sealed->answers.answers);
    }

    void take_others(Workspace& workspace, const Report& report) {
        RecordQuery query{workspace.store()};
        for (const PeriodStatus& status : workspace.periods().deadlines(report.period))
            for (const UnitStanding& unit : status.units) {
                if (unit.unit == report.unit) continue;
                if (auto accepted = find_accepted(query, unit))
                    others_.push_back(with_computed(form_, std::move(accepted->answers)));
            }
    }

    const ConflictView& view_;
    Form form_;
    bool sees_all_;
    bool is_accepted_ = false;
    UnitAnswers before_;
    std::vector<UnitAnswers> others_;
};

}  // namespace

void add_effects(Workspace& workspace, ConflictView& view) {
    const auto stage = Stage::set_up(workspace, view);
    if (!stage) return;
    view.is_accepted = stage->is_accepted();
    view.other_reports = stage->others();
    view.effects_keep = stage->effects_of(view.kept.value);
    view.effects_take = stage->effects_of(view.other.value);
    if (!view.effects_keep.empty()) view.figures_of = stage->figures_of();
}

std::string figures_words(const ConflictView& view) {
    if (view.figures_of == FiguresOf::nobody) return {};
    if (view.figures_of == FiguresOf::unit) return tr("The figures are this unit's own.");
    if (view.is_accepted)
        return fmt::format(
            fmt::runtime(tr("The figures are those of the whole period: {} accepted reports. This "
                            "report is one of them, so the choice takes effect when it is opened "
                            "again.")),
            view.other_reports + 1);
    return fmt::format(
        fmt::runtime(tr("The figures are those of the whole period: {} accepted reports of other "
                        "units, and this report as it stands.")),
        view.other_reports);
}

std::vector<FigureEffect> effects_of_choice(Workspace& workspace, const ConflictView& view,
                                            const Value& value) {
    const auto stage = Stage::set_up(workspace, view);
    return stage ? stage->effects_of(value) : std::vector<FigureEffect>{};
}

}  // namespace thidua
