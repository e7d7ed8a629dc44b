#pragma once

#include <optional>

#include "client/store/local_store.h"
#include "tests/simulator/file_ledger.h"
#include "tests/simulator/person.h"

namespace thidua::simulator {

/// Whoever has papers to attach: to the few reports that everybody writes in, so that people meet.
class Clerk {
public:
    /// For one moment; all are borrowed.
    Clerk(const Device& device, Chance& chance, Typewriter& typewriter, const FileLedger& known)
        : device_{device}, chance_{chance}, typewriter_{typewriter}, known_{known} {}

    /// Empty when there is no report to attach it to. Now and then the same content as somebody
    /// else's under another name, nothing in the place of a file, or only the name of a content
    /// that this machine may never have had.
    [[nodiscard]] std::optional<Draft> attach(LocalStore& store);
    /// One that a record names, as this person sees it; seldom one of which only the hash has been
    /// heard.
    [[nodiscard]] std::optional<AttachmentRef> choose(LocalStore& store);

private:
    std::optional<Record> find_report(LocalStore& store);
    [[nodiscard]] Bytes paper();
    AttachmentRef hearsay();

    const Device& device_;
    Chance& chance_;
    Typewriter& typewriter_;
    const FileLedger& known_;
};

/// Every file that the record names.
std::vector<AttachmentRef> files_named_by(const Fields& fields);

}  // namespace thidua::simulator
