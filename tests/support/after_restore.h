#pragma once

#include "tests/support/made_edit.h"
#include "tests/support/sample_server.h"

namespace thidua {

/// The sample server from a restore on, an hour later. Nothing was lost in truth: a test says here
/// what the lost server had known. Two more devices of STP-HCTP were known at the restore: Kiên's
/// second one reports when it tells of a record, Dũng's never does.
class AfterRestore {
public:
    explicit AfterRestore(SampleServer& server);

    /// Kiên's device tells of a record that the lost server had, and has reported. The id of the
    /// offer to the Office.
    RecordId offer(Record lost);
    /// Dũng has typed over a value that only the lost server had: one change, held, for each path.
    void hold(const Record& record, const Fields& seen, const Fields& typed);
    /// The held ones, as the Office is shown them.
    [[nodiscard]] std::vector<RecordId> held();

    [[nodiscard]] const Device& witness() const { return witness_; }
    [[nodiscard]] const Device& absent() const { return absent_; }

private:
    SampleServer& server_;
    Device witness_;
    Device absent_;
    Epoch before_;
    Sequence forked_at_;
};

}  // namespace thidua
