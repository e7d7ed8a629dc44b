#pragma once

#include <memory>
#include <string>
#include <vector>

#include "client/store/local_store.h"
#include "client/store/local_sync_store.h"
#include "client/store/outbox.h"
#include "client/store/record_query.h"
#include "tests/support/sample_server.h"

namespace thidua {

/// "key 1", "key 2" …
class CountedKeys final : public IdentityKeys {
public:
    Bytes make_key() override { return "key " + std::to_string(++made_); }
    Bytes make_certificate_request(BytesView key) override {
        return "request with " + Bytes{key};
    }
    [[nodiscard]] int made() const { return made_; }

private:
    int made_ = 0;
};

/// A device's store in memory and a hand that plays the server: pages, receipts and their
/// signatures are made as the test says.
class LocalDevice {
public:
    LocalDevice();

    [[nodiscard]] HandBootClock& boot_clock() { return boot_clock_; }
    [[nodiscard]] CountedKeys& keys() { return keys_; }

    [[nodiscard]] LocalStore& store() { return *store_; }
    [[nodiscard]] LocalSyncStore& disk() { return disk_; }
    [[nodiscard]] Outbox outbox() { return Outbox{*store_}; }
    [[nodiscard]] RecordQuery view() { return RecordQuery{*store_}; }

    /// The record of that name as the server has it, in scope().
    static Record note(const std::string& name, Fields fields, std::uint64_t rev);
    static RecordId note_id(const std::string& name);
    static ScopeId scope();
    static PackedRecord packed(const Record& record);

    /// The scope is granted, its records came in a page, and the pull is done.
    void pull(const std::vector<Record>& records, std::uint64_t through);
    bool apply_page(const std::vector<Record>& records, std::uint64_t through);
    void finish_pull(std::uint64_t through);

    /// A new edit of one operation; nothing is stored.
    Edit changing(const std::string& name, const std::string& path, Value seen, Value value);
    Edit making(const std::string& name, const Fields& fields);
    /// Puts it into the outbox.
    Edit typed(const Edit& edit);

    /// What the server might answer; every operation the same.
    static Receipt receipt(EditNumber number, const Edit& edit, std::uint64_t seq,
                           OutcomeKind kind = OutcomeKind::applied,
                           RejectReason reason = RejectReason::none);
    [[nodiscard]] Receipts flight(const std::vector<Receipt>& receipts, bool is_echo_free);
    static Epoch epoch(const std::string& name);
    /// The server greets the device, which announces all that waits; it is 09:00 on that day of
    /// September.
    Statement meet_on(unsigned day, const std::string& epoch_name = "first",
                      std::uint64_t head = 0);
    /// A server that was restored meets the device and knows its edits up to `known`; up to `fork`
    /// its log is the same.
    void meet_restored(const std::string& epoch_name, std::uint64_t known, std::uint64_t fork);
    /// The server greets the device and signs what it says.
    bool meet(Statement said, const std::vector<Announced>& manifest, Instant device_now);
    /// False when it was not taken.
    bool answer(const std::vector<Receipt>& receipts, bool is_echo_free = false);

    /// What the person sees there; null when there is no such record.
    Value seen(const std::string& name, const std::string& path);
    Value in_base(const std::string& name, const std::string& path);
    [[nodiscard]] std::size_t count_overlay();

private:
    SampleServer::Signer signer_;
    SeededRandom random_{7};
    HandBootClock boot_clock_;
    CountedKeys keys_;
    std::unique_ptr<LocalStore> store_;
    LocalSyncStore disk_;
};

}  // namespace thidua
