#pragma once

#include <map>
#include <vector>

#include "tests/support/made_edit.h"

namespace thidua {

/// Five people of the Department of Justice at work on one unit's annual report, each on what that
/// person saw last: answers, prose, rows, versions, decisions, conflicts. The same seed does the
/// same.
class BusyOffice {
public:
    struct Sent {
        DeviceId device;
        FedEdit fed;
    };
    BusyOffice(SampleServer& server, std::uint64_t seed);

    /// One edit of somebody, merged by the server.
    void work();
    [[nodiscard]] const std::vector<Sent>& sent() const { return sent_; }
    [[nodiscard]] const std::vector<Device>& devices() const { return devices_; }
    [[nodiscard]] static RecordId report();
    [[nodiscard]] Random& random() { return random_; }

private:
    struct View {
        std::optional<Record> report;
        std::vector<Record> conflicts;
    };
    void look(View& view);
    void add_work(const Device& device, View& view, MadeEdit& edit);
    void add_answer(View& view, MadeEdit& edit);
    void add_prose(View& view, MadeEdit& edit);
    void add_row(View& view, MadeEdit& edit);
    void add_step(const Device& device, View& view, MadeEdit& edit);
    void add_settling(View& view, MadeEdit& edit);
    void type(View& view, MadeEdit& edit, const FieldPath& path, Value value);

    SampleServer& server_;
    SeededRandom random_;
    std::vector<Device> devices_;
    std::map<DeviceId, View> views_;
    std::vector<Sent> sent_;
};

}  // namespace thidua
