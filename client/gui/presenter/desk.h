#pragma once

#include <functional>
#include <string>

#include "client/app/workspace.h"
#include "client/gui/presenter/chip.h"
#include "client/gui/presenter/place.h"
#include "shared/base/result.h"
#include "shared/record/record.h"

namespace thidua {

/// The one door by which news of other threads reach the window's thread: what is posted runs
/// there, later, in order. Any thread.
using Door = std::function<void(std::function<void()>)>;

/// One sentence to the person, in the bar above the place. Never modal.
class Notices {
public:
    virtual ~Notices() = default;
    virtual void say(Tone tone, const std::string& sentence) = 0;
};

/// How one place leads to another.
class Navigator {
public:
    virtual ~Navigator() = default;
    virtual void go(Place place) = 0;
    /// `field`: where to put the cursor; empty for the first.
    virtual void open_report(const RecordId& report, const FieldPath& field = {}) = 0;
    virtual void open_submission(const RecordId& report) = 0;
    virtual void open_conflict(const RecordId& conflict) = 0;
    /// What the reports of that period add up to.
    virtual void open_consolidation(const RecordId& period) = 0;
    /// Where that report's unit stands among the others, and the evidence for it.
    virtual void open_standing(const RecordId& report) = 0;
};

/// Questions to the store that may take longer than a frame. The reading runs on another thread
/// with that thread's own workspace; what it returns runs on the window's thread.
class Background {
public:
    using Reading = std::function<std::function<void()>(Workspace&)>;
    virtual ~Background() = default;
    virtual void read(Reading reading) = 0;
};

/// What all presenters of one window share. Belongs to the window's thread and outlives them.
struct Desk {
    Workspace& workspace;
    Notices& notices;
    Navigator& navigator;
    Background& background;
    std::function<void()> saved;  ///< something is in the outbox: send it soon

    [[nodiscard]] Instant now() const { return workspace.environment().clock.now(); }
};

/// Runs what a button asked for. False when it did not happen; the person has then been told why,
/// whether it was refused or the machine failed.
bool attempt(Notices& notices, const std::function<Result<void>()>& action);

/// One place of the window.
class PlacePresenter {
public:
    virtual ~PlacePresenter() = default;
    /// The place is shown, or the store changed while it is.
    virtual void refresh() = 0;
    /// Another place is about to be shown.
    virtual void leave() {}
};

}  // namespace thidua
