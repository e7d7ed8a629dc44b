#pragma once

#include <optional>
#include <string>
#include <vector>

#include "client/app/record_register.h"
#include "client/gui/presenter/alive.h"
#include "client/gui/presenter/desk.h"

namespace thidua {

struct DossierRow {
    std::string name;  ///< who is nominated
    std::string award;
    std::string to;        ///< the higher level
    std::string standing;  ///< "Returned: thiếu biên bản"
    Chip chip;
};

/// What can be done next with the chosen dossier.
struct DossierStep {
    std::string label;
    std::vector<std::string> asks;  ///< what is said with it, each as a label
};

struct DossierStateOption {
    std::string state;  ///< empty: any
    std::string words;
};

class DossierListView {
public:
    virtual ~DossierListView() = default;
    virtual void show_dossiers(const std::vector<DossierRow>& rows, std::size_t chosen) = 0;
    virtual void show_steps(const std::vector<DossierStep>& steps) = 0;
    /// One answer to each question, as typed; empty when cancelled.
    virtual std::optional<std::vector<std::string>> ask(const DossierStep& step) = 0;
};

/// The nominations that a higher level decides, as they went up: where each stands, and what its
/// sender or its recipient can do next.
class DossierListPresenter final : public PlacePresenter {
public:
    DossierListPresenter(Desk& desk, DossierListView& view);

    void refresh() override;
    [[nodiscard]] std::vector<DossierStateOption> state_options() const;
    void set_state(const std::string& state);
    /// Words of the nominee, award or unit, with or without marks.
    void set_words(const std::string& words);

    void select(std::size_t row);
    /// That one of the steps that are shown.
    void take(std::size_t step);

private:
    struct Line {
        RegisterEntry entry;
        std::vector<const StepRule*> steps;  ///< that this person may take now
    };
    [[nodiscard]] static std::vector<Line> read(Workspace& workspace, const RegisterFilter& filter);
    void show(std::vector<Line> lines);
    void show_steps();
    [[nodiscard]] const Line* find_chosen() const;

    Desk& desk_;
    DossierListView& view_;
    const RecordRule& rule_;
    Alive alive_;
    RegisterFilter filter_;
    std::uint64_t asked_ = 0;  ///< which question the lines answer; older answers are dropped
    std::vector<Line> lines_;
    RecordId chosen_;
};

}  // namespace thidua
