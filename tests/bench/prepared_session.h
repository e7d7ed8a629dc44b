#pragma once

#include "shared/sync/session.h"
#include "tests/bench/load_store.h"

namespace thidua {

/// A device's end of a session for edits that were packed before: all of them leave with the hello,
/// and what comes back is noted. For a line and a server on which nothing goes wrong; what does is
/// the session's end.
class PreparedSession final : public Session {
public:
    /// `edits` are what waits in the store. Both must outlive it.
    PreparedSession(LoadStore& store, const Edits& edits) : store_{store}, edits_{edits} {}

    Step begin(Instant now) override;
    Step on_message(const Message& message, Instant now) override;
    Step on_local_edit(Instant) override { return {}; }
    /// The server has been silent for too long.
    Step on_timer(Instant now) override;

private:
    void on(const Receipts& flight, Step& step);
    void on(const PullDone& done, Step& step);
    void on(const Refusal& refusal, Step& step);
    void on(const Welcome&, Step&) {}
    void on(const Page&, Step&) {}
    template <class T>
    void on(const T&, Step& step);

    LoadStore& store_;
    const Edits& edits_;
    Sequence last_seq_;
    Sequence pulled_through_;
};

}  // namespace thidua
