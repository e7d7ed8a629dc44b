#pragma once

#include <map>
#include <vector>

#include "client/app/sync_service.h"
#include "client/gui/presenter/alive.h"
#include "client/gui/presenter/desk.h"

namespace thidua {

class ConflictsPresenter;
class ConsolidationPresenter;
class MatrixPresenter;
class ReportEditorPresenter;
class SubmitPresenter;

struct PlaceRow {
    Place place = Place::home;
    std::string name;
    std::size_t count = 0;  ///< of what waits there; 0 shows nothing
};

class ShellView {
public:
    virtual ~ShellView() = default;
    virtual void show_places(const std::vector<PlaceRow>& rows, Place marked) = 0;
    virtual void show_place(Place place) = 0;
    /// `detail` is for whoever wants to know more: a tooltip.
    virtual void show_line(const Chip& line, const std::string& detail) = 0;
    virtual void show_owner(const std::string& words) = 0;
    virtual void show_notice(Tone tone, const std::string& sentence) = 0;
    virtual void clear_notice() = 0;
};

/// The window around the places: which one is shown, what the sidebar and the status bar say.
/// Everything here happens on the window's thread.
class ShellPresenter final : public Notices, public Navigator {
public:
    /// All are borrowed.
    ShellPresenter(Workspace& workspace, Background& background, ShellView& view);

    /// Each place once, before start(). Borrowed.
    void furnish(Place place, PlacePresenter& presenter);
    void furnish(ReportEditorPresenter& editor, SubmitPresenter& submission,
                 ConflictsPresenter& conflicts);
    /// Of those who see the whole organ.
    void furnish(MatrixPresenter& matrix, ConsolidationPresenter& consolidation);
    void start(Place first);
    /// The window closes: what is being typed is saved. False, once and with a notice, while that
    /// cannot be stored and would go with the window: it should stay.
    bool finish();
    /// A session is about to begin: what is being typed goes with it.
    void save_typed();

    void say(Tone tone, const std::string& sentence) override;
    void go(Place place) override;
    void open_report(const RecordId& report, const FieldPath& field) override;
    void open_submission(const RecordId& report) override;
    void open_conflict(const RecordId& conflict) override;
    void open_consolidation(const RecordId& period) override;
    void open_standing(const RecordId& report) override;
    /// To the place the sidebar marks.
    void back();

    /// News of the sync service, brought through the door.
    void on_line(const LineState& line);
    void on_changed();

    [[nodiscard]] Place place() const { return place_; }
    /// Of the sidebar, for the role of this device.
    [[nodiscard]] std::vector<Place> places() const;

private:
    void show_places();
    void count_places();
    void show_owner();
    void switch_to(Place place);

    Workspace& workspace_;
    Background& background_;
    ShellView& view_;
    Alive alive_;
    std::map<Place, std::size_t> counts_;  ///< as last read
    std::map<Place, PlacePresenter*> presenters_;
    ReportEditorPresenter* editor_ = nullptr;
    SubmitPresenter* submission_ = nullptr;
    ConflictsPresenter* conflicts_ = nullptr;
    MatrixPresenter* matrix_ = nullptr;
    ConsolidationPresenter* consolidation_ = nullptr;
    Place place_ = Place::home;
    Place origin_ = Place::reports;  ///< where a report was opened from
    bool started_ = false;
    bool has_warned_ = false;  ///< that closing loses what is typed
};

}  // namespace thidua
