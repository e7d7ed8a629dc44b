#pragma once

#include <vector>

#include "client/app/forms.h"
#include "client/app/periods.h"
#include "client/gui/presenter/desk.h"

namespace thidua {

struct FormRow {
    std::string key;
    std::string title;
    std::string version;
    std::string fields;
};

struct PeriodRow {
    std::string name;
    std::string due;
    std::string form;
    Chip chip;
};

struct UnitOption {
    std::string code;
    std::string name;
};

/// What an exceptional period needs, as typed.
struct PeriodWish {
    std::string form_key;
    std::string name;
    std::string due;               ///< "14/12/2026"
    bool through_the_day = false;  ///< "by" the day, else "before" it
};

/// Who gets more time, or need not report, as typed. An exemption has no date.
struct ReliefWish {
    std::string unit_code;
    std::string until;
    std::string reason;
};

class FormsView {
public:
    virtual ~FormsView() = default;
    virtual void show_forms(const std::vector<FormRow>& rows) = 0;
    virtual void show_periods(const std::vector<PeriodRow>& rows) = 0;
    virtual void allow(bool publish, bool create, bool relieve) = 0;
    /// Empty when cancelled.
    virtual std::optional<PeriodWish> ask_period(const std::vector<FormRow>& forms) = 0;
    virtual std::optional<ReliefWish> ask_extension(const std::string& period,
                                                    const std::vector<UnitOption>& units) = 0;
    virtual std::optional<ReliefWish> ask_exemption(const std::string& period,
                                                    const std::vector<UnitOption>& units) = 0;
};

/// The Office's forms, and the periods that units report into.
class FormsPresenter final : public PlacePresenter {
public:
    FormsPresenter(Desk& desk, FormsView& view) : desk_{desk}, view_{view} {}

    void refresh() override;
    /// A form's definition as read from a file.
    void publish(const std::string& definition);
    void create_period();
    void extend(std::size_t period);
    void exempt(std::size_t period);

private:
    [[nodiscard]] std::vector<UnitOption> units() const;
    void change(const std::function<Result<void>()>& action, const std::string& done);

    Desk& desk_;
    FormsView& view_;
    std::vector<FormRow> forms_;
    std::vector<PeriodView> periods_;
};

}  // namespace thidua
