#pragma once

#include <vector>

#include "client/app/home.h"
#include "client/gui/presenter/alive.h"
#include "client/gui/presenter/desk.h"

namespace thidua {

struct HomeRow {
    Chip chip;
    std::string title;
    std::string detail;
    /// What the button does: "Fill in", "Compare" ...; empty where the window does not deal with
    /// it.
    std::string action;
};

class HomeView {
public:
    virtual ~HomeView() = default;
    virtual void show_needs(const std::string& greeting, const std::vector<HomeRow>& rows) = 0;
};

/// One place for what needs me, most urgent first, each one click from where it is dealt with.
class HomePresenter final : public PlacePresenter {
public:
    HomePresenter(Desk& desk, HomeView& view) : desk_{desk}, view_{view} {}

    void refresh() override;
    /// Opens what the row is about.
    void activate(std::size_t row);

private:
    void show(std::vector<NeedsMe> needs);
    [[nodiscard]] std::string action_of(const NeedsMe& need) const;
    Result<void> accept();
    Result<void> open_period(const RecordId& period);

    Desk& desk_;
    HomeView& view_;
    Alive alive_;
    std::vector<NeedsMe> needs_;
};

}  // namespace thidua
