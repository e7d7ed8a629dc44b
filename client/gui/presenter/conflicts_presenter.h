#pragma once

#include <vector>

#include "client/app/conflicts.h"
#include "client/gui/presenter/alive.h"
#include "client/gui/presenter/desk.h"
#include "client/gui/presenter/word_difference.h"

namespace thidua {

struct ConflictRow {
    std::string field;
    std::string report;
};

/// One of the three columns: before, theirs, mine.
struct ConflictSide {
    std::string title;
    std::string who;  ///< who, on which machine, and when; empty for "before"
    /// What is shown of it: of long prose only the paragraphs that differ.
    std::vector<TextPiece> pieces;
    std::string text;    ///< the whole value as people write it
    std::string effect;  ///< what choosing it does to the figures, one a line; may be empty
};

struct ConflictPage {
    std::string field;
    std::string report;
    ConflictSide before;
    ConflictSide theirs;
    ConflictSide mine;
    bool mine_stands = false;  ///< mine is what the record holds now
    bool may_settle = false;
    std::string third;  ///< where writing a third value starts
    std::string figures;  ///< whose figures the effects are about; empty where there are none
};

class ConflictsView {
public:
    virtual ~ConflictsView() = default;
    virtual void show_list(const std::vector<ConflictRow>& rows, std::size_t chosen) = 0;
    /// Nothing when there is no conflict.
    virtual void show_conflict(const ConflictPage* page) = 0;
    /// What was read after the conflict was shown: the effects of its choices.
    virtual void show_effects(const ConflictPage& page) = 0;
    /// What writing the third value would do; empty for nothing to say.
    virtual void show_third_effect(const std::string& words) = 0;
};

/// A conflict is a question: before, theirs, mine, side by side; take one of them or write a third.
class ConflictsPresenter final : public PlacePresenter {
public:
    ConflictsPresenter(Desk& desk, ConflictsView& view) : desk_{desk}, view_{view} {}

    void refresh() override;
    /// To be shown at the next refresh().
    void choose(const RecordId& conflict) { chosen_ = conflict; }
    void select(std::size_t row);

    /// Of the rows at these places.
    void take_theirs(const std::vector<std::size_t>& rows);
    void take_mine(const std::vector<std::size_t>& rows);
    /// Of the conflict that is shown: somebody is typing this as the third value.
    void try_third(const std::string& text);
    /// Of the conflict that is shown: a value as typed.
    void write_third(const std::string& text);
    void open_report();
    [[nodiscard]] const std::optional<ConflictPage>& page() const { return page_; }

private:
    enum class Choice { theirs, mine };
    [[nodiscard]] bool is_mine(const ConflictView::Side& side) const;
    [[nodiscard]] bool mine_stands(const ConflictView& conflict) const;
    void settle(const std::vector<std::size_t>& rows, Choice choice);
    [[nodiscard]] ConflictPage page_of(const ConflictView& conflict) const;
    [[nodiscard]] ConflictSide side_of(const ConflictView& conflict, const ConflictView::Side& side,
                                       const std::string& title) const;
    void read_effects();
    void show_effects(const ConflictView& conflict);
    void show();
    Result<Value> read(const ConflictView& conflict, const std::string& text);
    const Field* find_field_of(const ConflictView& conflict) const;

    Desk& desk_;
    ConflictsView& view_;
    Alive alive_;
    std::uint64_t tried_ = 0;  ///< third values; what was read for an older one is not shown
    std::vector<ConflictView> conflicts_;
    RecordId chosen_;
    std::optional<ConflictPage> page_;
    /// The form of the shown conflict's report, when it is known.
    std::optional<Form> form_;
};

}  // namespace thidua
