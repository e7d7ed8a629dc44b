#pragma once

#include <functional>
#include <string>

#include "client/app/sync_service.h"
#include "client/app/workspace.h"
#include "client/gui/presenter/alive.h"
#include "client/gui/presenter/desk.h"

namespace thidua {

/// How far the first pull is.
struct PullProgress {
    int percent = -1;   ///< 0..100; -1 while nobody knows how much there is
    std::string words;  ///< says how much is left
};

class WizardView {
public:
    virtual ~WizardView() = default;
    /// The code was not taken; empty clears the sentence.
    virtual void show_code_problem(const std::string& sentence) = 0;
    virtual void show_progress(const PullProgress& progress) = 0;
    /// The device is enrolled: whose it is.
    virtual void show_owner(const std::string& unit, const std::string& person,
                            const std::string& role) = 0;
    /// While the code is being presented, nothing can be pressed but "cancel".
    virtual void show_busy(bool busy) = 0;
};

/// First start: from an enrolment code to a device with everything its unit needs.
class WizardPresenter {
public:
    /// `enroll` runs on the thread that `spawn` gives it; its progress and its end come back
    /// through the door.
    struct Surroundings {
        std::function<Result<SyncReport>(const std::string& code,
                                         const std::function<void(const LineState&)>&)>
            enroll;
        std::function<void(std::function<void()>)> spawn;
        Door door;
        /// Whose device it is now; empty while it is nobody's.
        std::function<std::optional<DeviceProfile>()> profile;
    };
    WizardPresenter(Surroundings surroundings, WizardView& view);

    /// The content of a file that holds the code, or what was pasted: blanks and line ends go.
    static std::string tidy(const std::string& pasted);
    void present(const std::string& code);
    [[nodiscard]] bool enrolled() const { return enrolled_; }
    [[nodiscard]] bool busy() const { return busy_; }

private:
    void on_end(const Result<SyncReport>& end);

    Surroundings surroundings_;
    WizardView& view_;
    Alive alive_;
    bool busy_ = false;
    bool enrolled_ = false;
};

PullProgress progress_of(const LineState& line);

}  // namespace thidua
