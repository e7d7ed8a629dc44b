// Many devices push at once: enrols one device per code of the file, then all send their edits in
// one session each. Prints one JSON object with the time from the first hello to the last receipt.
//
//     bench_storm CODES_FILE EDITS_PER_DEVICE
#include <atomic>
#include <barrier>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "shared/model/ids.h"
#include "shared/model/report.h"
#include "shared/model/scope.h"
#include "shared/net/certificate.h"
#include "shared/net/client_connection.h"
#include "shared/sync/client_session.h"
#include "shared/wire/codec.h"

namespace thidua {
namespace {

/// A device without a disk, so that the server and not its clients is measured.
class LoadStore final : public ClientSyncStore {
public:
    explicit LoadStore(std::vector<NumberedEdit> edits) : edits_{std::move(edits)} {}

    SyncPosition position() override { return {}; }
    Manifest manifest() override {
        if (answered_ == edits_.size()) return {.first = EditNumber{answered_ + 1}, .entries = {}};
        Manifest manifest{.first = EditNumber{1}, .entries = {}};
        for (const NumberedEdit& edit : edits_) {
            const Bytes bytes = encode_edit(edit.edit);
            manifest.entries.push_back(
                {edit.edit.id, sha256(bytes), static_cast<std::uint32_t>(bytes.size())});
        }
        return manifest;
    }
    std::vector<WaitingEdit> list_waiting(EditNumber from, std::size_t bytes_max) override {
        std::vector<WaitingEdit> some;
        std::size_t bytes = 0;
        for (std::size_t at = from.value() - 1; at < edits_.size() && bytes < bytes_max; ++at) {
            bytes += encode_edit(edits_[at].edit).size();
            some.push_back({.numbered = edits_[at]});
        }
        return some;
    }
    std::optional<Edit> find_edit(EditNumber) override { return std::nullopt; }
    std::vector<ScopeCursor> list_cursors() override { return {}; }
    bool note_contact(const SignedStatement&, const std::vector<Announced>&, Instant) override {
        return true;
    }
    std::optional<Journal> find_journal() override { return std::nullopt; }
    bool adopt_grant(const std::vector<ScopeId>&, GrantReason) override { return true; }
    bool apply_receipts(const Receipts& flight, ReceiptTotals& totals) override {
        answered_ += flight.receipts.size();
        for (const Receipt& receipt : flight.receipts)
            rejected_ += receipt.has(OutcomeKind::rejected) ? 1 : 0;
        totals.answered = answered_;
        return true;
    }
    PageResult apply_page(const Page&) override { return PageResult::applied; }
    void set_piece_bytes(std::size_t) override {}
    PullEnd finish_pull(Sequence, const Hash&) override { return PullEnd::complete; }
    std::uint64_t scope_digest(const ScopeId&) override { return 0; }
    void note_compared(const ScopeId&) override {}
    void begin_repull(const ScopeId&) override {}
    void adopt_epoch(const Welcome&) override {}
    Proof find_proof() override { return {}; }
    std::vector<AnnouncementProof> list_announcement_proofs() override { return {}; }
    std::vector<RecordCopy> list_copies(const RecordId&, std::size_t) override { return {}; }
    void note_reported() override {}
    void note_identity_reused() override {}
    IdentityRequest identity_request() override { return {}; }
    void adopt_identity(const IdentityReply&) override {}

    [[nodiscard]] std::size_t answered() const { return answered_; }
    [[nodiscard]] std::size_t rejected() const { return rejected_; }

private:
    std::vector<NumberedEdit> edits_;
    std::size_t answered_ = 0;
    std::size_t rejected_ = 0;
};

/// The first edit makes the report; each later one sets a short field to a new value.
std::vector<NumberedEdit> make_edits(const Enrolled& device, std::size_t count, Instant now,
                                     Random& random) {
    const RecordId unit = device.reply.unit;
    const RecordId organ = unit_id("BENCH");
    const RecordId period = period_id(obligation_id(organ, "annual"), "2026");
    const RecordId report = report_id(period, unit);
    std::vector<NumberedEdit> edits;
    Value seen;
    for (std::size_t at = 0; at < count; ++at) {
        Edit edit{.id = EditId{make_uuid_v7(now, random)},
                  .author = device.reply.person,
                  .device_time = now};
        if (at == 0) {
            edit.operations.push_back({.kind = OperationKind::create,
                                       .record_type = "report",
                                       .record = report,
                                       .scope = unit_scope(unit)});
            Fields fields;
            write_fields(fields, Report{.period = period,
                                        .unit = unit,
                                        .form_key = "quarterly-progress",
                                        .form_version = 1});
            for (const auto& [path, value] : fields)
                edit.operations.push_back(
                    {.record_type = "report", .record = report, .path = path, .value = value});
        } else {
            Value value = std::int64_t{1} + static_cast<std::int64_t>(at % 90);
            edit.operations.push_back({.record_type = "report",
                                       .record = report,
                                       .path = "answers/tasks_planned",
                                       .seen = seen,
                                       .value = value});
            seen = std::move(value);
        }
        edits.push_back({EditNumber{at + 1}, std::move(edit)});
    }
    return edits;
}

int run(const std::string& codes_file, std::size_t edits_per_device) {
    SystemClock clock;
    SystemRandom random;
    std::ifstream file{codes_file};
    std::vector<EnrolmentCode> codes;
    for (std::string line; std::getline(file, line);)
        if (auto code = read_enrolment_code(line)) codes.push_back(*std::move(code));
    std::vector<Enrolled> devices;
    for (const EnrolmentCode& code : codes) devices.push_back(enroll(code, "load", make_private_key()).value());
    std::barrier start{static_cast<std::ptrdiff_t>(devices.size()) + 1};
    std::atomic<std::size_t> answered = 0;
    std::atomic<std::size_t> rejected = 0;
    std::mutex mutex;
    std::vector<double> seconds;
    std::chrono::steady_clock::time_point began;
    std::vector<std::thread> threads;
    for (std::size_t at = 0; at < devices.size(); ++at)
        threads.emplace_back([&, at] {
            LoadStore store{make_edits(devices[at], edits_per_device, clock.now(), random)};
            start.arrive_and_wait();
            while (store.answered() < edits_per_device) {
                ClientSession session{store, {}};
                run_session(codes[at].addresses, devices[at].identity, session, clock);
                if (store.answered() == 0) return;
            }
            const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
            answered += store.answered();
            rejected += store.rejected();
            const std::lock_guard lock{mutex};
            seconds.push_back(took.count());
        });
    began = std::chrono::steady_clock::now();
    start.arrive_and_wait();
    for (std::thread& thread : threads) thread.join();
    const std::chrono::duration<double> total = std::chrono::steady_clock::now() - began;
    std::printf("{\"edits\":%zu,\"rejected\":%zu,\"seconds\":%.4f,\"edits_per_second\":%.1f}\n",
                answered.load(), rejected.load(), total.count(),
                static_cast<double>(answered.load()) / total.count());
    return rejected.load() == 0 && answered.load() == devices.size() * edits_per_device ? 0 : 1;
}

}  // namespace
}  // namespace thidua

int main(int argc, char** argv) {
    return argc == 3 ? thidua::run(argv[1], std::stoul(argv[2])) : 2;
}
