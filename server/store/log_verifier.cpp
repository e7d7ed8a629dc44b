#include "server/store/log_verifier.h"

#include <fmt/format.h>

#include <map>
#include <set>

#include "server/store/attest.h"
#include "server/store/edit_store.h"
#include "server/store/log_store.h"
#include "server/store/record_store.h"
#include "shared/base/translate.h"
#include "shared/model/workflow_rules.h"
#include "shared/record/change_record.h"
#include "shared/record/index_keys.h"
#include "shared/store/integrity.h"
#include "shared/wire/codec.h"

namespace thidua {
namespace {

constexpr const char* list_ids_log_verifier_sql = "SELECT id FROM record ORDER BY id";

/// The records as the log makes them, in memory.
class ReplayedRecords final : public RecordSpace {
public:
    std::optional<Record> find_record(const RecordId& id) override {
        const auto found = records_.find(id);
        if (found == records_.end()) return std::nullopt;
        return found->second;
    }
    std::vector<Record> list_open_conflicts(const RecordId& record) override {
        std::vector<Record> open;
        for (const RecordId& id : children_[record]) {
            const Record& child = records_.at(id);
            if (child.type == "conflict" && text_or_empty(child.fields, "state") == "open")
                open.push_back(child);
        }
        return open;
    }
    Stamp find_stamp(const RecordId& record, std::string_view path) override {
        const Record* newest = nullptr;
        for (const RecordId& id : children_[record]) {
            const Record& child = records_.at(id);
            if (child.type != change_type || !names_path(child.fields, path)) continue;
            if (newest == nullptr || is_later_change(child, *newest)) newest = &child;
        }
        if (newest == nullptr) return {};
        const ChangeRecord change = change_from(newest->fields);
        return {change.author, change.device_name, change.at};
    }
    void put(const Record& record) override {
        const bool is_new = records_.insert_or_assign(record.id, record).second;
        const RecordId parent = index_keys(record.type, record.fields).parent;
        if (is_new && !parent.is_nil()) children_[parent].insert(record.id);
    }
    [[nodiscard]] const std::map<RecordId, Record>& all() const { return records_; }

private:
    std::map<RecordId, Record> records_;
    std::map<RecordId, std::set<RecordId>> children_;
};

/// Refuses and holds again what rights, forms and a restore did then; everything else follows from
/// the records.
class LoggedGuard final : public EditGuard, public HoldGuard {
public:
    explicit LoggedGuard(const LogEntry& entry) : entry_{entry} {}
    RejectReason check(const Edit&, std::size_t operation, const Record*) override {
        const RejectReason reason = entry_.outcomes.at(operation).reason;
        const bool was_guard = reason == RejectReason::not_allowed ||
                               reason == RejectReason::invalid_value ||
                               reason == RejectReason::too_large;
        return was_guard ? reason : RejectReason::none;
    }
    bool must_wait(const Edit&, std::size_t operation, const Record*) override {
        return entry_.outcomes.at(operation).kind == OutcomeKind::held;
    }

private:
    const LogEntry& entry_;
};

/// What is damaged so far that it cannot be read is as good as missing.
template <class Read>
auto read_or_nothing(const Read& read) -> decltype(read()) {
    try {
        return read();
    } catch (const SQLite::Exception&) {
        return std::nullopt;
    }
}

class Verifier {
public:
    explicit Verifier(Database& database) : database_{database} {}

    LogVerification run() {
        for (const std::string& problem : check_integrity(database_))
            report(fmt::format(fmt::runtime(tr("The store's file is damaged: {}")), problem));
        LogStore{database_}.for_each([this](Sequence seq, const Hash& hash, const Bytes& bytes) {
            return check_entry(seq, hash, bytes);
        });
        compare_records();
        return std::move(result_);
    }

private:
    void report(std::string problem) {
        if (result_.problems.size() < LogVerification::problems_max)
            result_.problems.push_back(std::move(problem));
    }

    bool check_entry(Sequence seq, const Hash& hash, const Bytes& bytes) {
        if (seq != last_.next() || chain(last_hash_, bytes) != hash) {
            report(fmt::format(fmt::runtime(tr("The log's chain is broken at {}")), seq.value()));
            return false;
        }
        last_ = seq;
        last_hash_ = hash;
        ++result_.entries;
        const auto entry = decode_log_entry(bytes);
        if (!entry || !has_outcome_for_each(*entry)) {
            report(fmt::format(fmt::runtime(tr("The log's entry {} cannot be read")), seq.value()));
            return false;
        }
        replay(*entry);
        check_receipt(*entry);
        return true;
    }

    static bool has_outcome_for_each(const LogEntry& entry) {
        const std::size_t count = entry.edit.operations.size();
        return entry.outcomes.size() == count &&
               (entry.outcomes_before.empty() || entry.outcomes_before.size() == count);
    }

    void replay(const LogEntry& entry) {
        if (entry.kind != LogKind::recovered) merge_again(entry);
        put_effects(entry.effects, entry.seq, replayed_);
    }

    void merge_again(const LogEntry& entry) {
        LoggedGuard guard{entry};
        const ModelWorkflow workflow;
        const MergeContext context{
            .seq = entry.seq,
            .server_time = entry.server_time,
            .device = entry.device,
            .device_name = entry.device_name,
            .rules = workflow,
            .guard = &guard,
            .hold = &guard,
            .rest = entry.outcomes_before.empty() ? nullptr : &entry.outcomes_before,
            .logged = &entry.outcomes};
        const MergeResult merged = merge_edit(entry.edit, context, replayed_);
        if (merged.outcomes != entry.outcomes)
            report(fmt::format(fmt::runtime(tr("The log's entry {} has another outcome when it is "
                                               "done again")),
                               entry.seq.value()));
        for (const Record& evidence : attest(entry, replayed_)) replayed_.put(evidence);
    }

    void check_receipt(const LogEntry& entry) {
        // What was held keeps the receipt it has.
        if (entry.device.is_nil() || entry.kind == LogKind::released) return;
        const Receipt expected{.edit = entry.edit.id,
                               .edit_hash = edit_hash(entry.edit),
                               .device = entry.device,
                               .number = entry.number,
                               .seq = entry.seq,
                               .server_time = entry.server_time,
                               .outcomes = entry.outcomes};
        const auto receipt =
            read_or_nothing([&] { return EditStore{database_}.find_receipt(entry.edit.id); });
        if (receipt != expected)
            report(fmt::format(fmt::runtime(tr("The receipt of edit {} is not what the log says")),
                               entry.edit.id.text()));
    }

    void compare_records() {
        RecordStore records{database_};
        std::set<RecordId> seen;
        auto ids = database_.prepare(list_ids_log_verifier_sql);
        while (ids.step()) {
            const auto id = column_id<RecordId>(ids, 0);
            seen.insert(id);
            const auto expected = replayed_.find_record(id);
            const auto kept = read_or_nothing([&] { return records.find(id); });
            if (!expected || kept != expected)
                report(fmt::format(fmt::runtime(tr("Record {} is not what the log makes of it")),
                                   id.text()));
        }
        result_.records = seen.size();
        for (const auto& [id, record] : replayed_.all())
            if (!seen.contains(id))
                report(fmt::format(fmt::runtime(tr("Record {} of the log is missing")), id.text()));
    }

    Database& database_;
    LogVerification result_;
    ReplayedRecords replayed_;
    Sequence last_;
    Hash last_hash_;
};

}  // namespace

LogVerification verify_log(Database& database) {
    return Verifier{database}.run();
}

}  // namespace thidua
