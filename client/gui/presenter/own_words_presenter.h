#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "client/app/own_texts.h"
#include "client/gui/presenter/desk.h"

namespace thidua {

struct OwnWordsRow {
    std::string section;
    std::string standing;  ///< whose words stand in it
};

struct OwnWordsPage {
    std::string section;
    std::string words;
    bool with_units = false;
    bool may_write = false;
};

class OwnWordsView {
public:
    virtual ~OwnWordsView() = default;
    virtual void show_sections(const std::string& period, const std::vector<OwnWordsRow>& rows,
                               std::size_t chosen) = 0;
    /// The control that is being typed into keeps its text when it is the same. Nothing where the
    /// form has no section.
    virtual void show_words(const OwnWordsPage* page) = 0;
    /// Call on_save_timer() after this long, unless a call is due sooner.
    virtual void save_in(std::chrono::milliseconds delay) = 0;
};

/// What the Office itself says in the sections of a period's consolidation. There is nothing to
/// press: what is typed is stored soon, and on leaving. What a colleague writes into the same text
/// meanwhile stays where it is in other paragraphs.
class OwnWordsPresenter final : public PlacePresenter {
public:
    static constexpr std::chrono::milliseconds save_delay{1500};

    OwnWordsPresenter(Desk& desk, OwnWordsView& view) : desk_{desk}, view_{view} {}

    /// False, with a notice, where that period or its form is not here.
    bool open(const RecordId& period);
    void refresh() override;
    void leave() override { save(); }

    void select(std::size_t row);
    void type(const std::string& words);
    void on_save_timer() { save(); }
    /// Whether the texts of the units follow, or the Office's stands for them. Only of a section in
    /// which it says something.
    void put_units_after(bool follow);
    /// The texts of the units stand there again.
    void take_back();

private:
    struct Typing {
        std::string seen;  ///< what stood there when it began, or was last saved
        std::string words;
    };
    Result<void> load();
    void show();
    void save();
    [[nodiscard]] bool may_write() const;
    [[nodiscard]] const Section* chosen() const;
    [[nodiscard]] std::string stored_words() const;

    Desk& desk_;
    OwnWordsView& view_;
    RecordId period_;
    std::string period_name_;
    std::optional<Form> form_;
    std::vector<OwnText> texts_;
    std::size_t chosen_ = 0;
    std::optional<Typing> typing_;  ///< in the chosen section
};

}  // namespace thidua
