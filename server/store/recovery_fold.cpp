#include "server/store/recovery_fold.h"

#include <algorithm>
#include <tuple>

#include "server/store/attest.h"
#include "server/store/edit_store.h"
#include "server/store/log_store.h"
#include "shared/model/ids.h"
#include "shared/model/record_types.h"
#include "shared/model/workflow_rules.h"

namespace thidua {
namespace {

void add_subject(const RecordId& conflict, RecordSpace& space, std::set<RecordId>& records) {
    const auto record = space.find_record(conflict);
    if (!record) return;
    const auto* subject = std::get_if<RecordId>(&find_value(record->fields, "record"));
    if (subject != nullptr) records.insert(*subject);
}

auto order_of(const RecoveredEdit& edit) {
    return std::tuple{edit.epoch, edit.receipt.seq, 0};
}
/// What was pulled at a position had what was done at it; its history says whose it is.
auto order_of(const RecoveredCopy& copy) {
    const bool is_history = copy.record.type == record_types::change;
    return std::tuple{copy.epoch, copy.record.rev, is_history ? 1 : 2};
}

/// The same whenever the fold is made.
RecoveryCause cause_of(const RecoveredCopy& copy) {
    return {.edit = EditId{recovered_id(copy.epoch, copy.record.id).value()},
            .author = {},
            .device = copy.device,
            .device_time = {}};
}

}  // namespace

std::set<RecordId> records_of(const RecoveredEdit& edit, RecordSpace& base, RecordSpace& now) {
    std::set<RecordId> records;
    for (const OperationOutcome& outcome : edit.receipt.outcomes)
        if (!outcome.conflict.is_nil()) records.insert(outcome.conflict);
    for (const Operation& operation : edit.edit.operations) {
        records.insert(operation.record);
        if (operation.record_type != "conflict") continue;
        add_subject(operation.record, base, records);
        add_subject(operation.record, now, records);
    }
    return records;
}

RecoveryFold::RecoveryFold(Database& database, const EpochRow& restore)
    : database_{database},
      restore_{restore},
      store_{database, restore.id},
      base_{database, restore.forked_at},
      records_{base_} {}

void RecoveryFold::run(const std::set<RecordId>& records, const FoldChoice& choice) {
    connect(records, choice);
    std::ranges::sort(edits_, {}, [](const auto& edit) { return order_of(edit); });
    std::ranges::sort(copies_, {}, [](const auto& copy) { return order_of(copy); });
    at_ = restore_.forked_at;
    put_earlier_losses();
    is_mixed_ =
        !copies_.empty() && (choice.beneath || !records_.written().empty() || !is_of_one_epoch());
    if (choice.beneath) choice.beneath(records_, at_ = at_.next());
    auto copy = copies_.begin();
    for (const RecoveredEdit& edit : edits_) {
        for (; copy != copies_.end() && order_of(*copy) < order_of(edit); ++copy) put(*copy);
        do_again(edit);
    }
    for (; copy != copies_.end(); ++copy) put(*copy);
}

/// What an earlier epoch had lost already, and came back only after this one had begun, is no part
/// of what stood when it began; what was lost since was made on it.
void RecoveryFold::put_earlier_losses() {
    std::set<Sequence> entries;
    EditStore edits{database_};
    for (const RecordId& record : connected_)
        for (const EditId& id : store_.list_edits_lost_before(record)) {
            const auto receipt = edits.find_receipt(id);
            if (receipt && receipt->seq > restore_.forked_at) entries.insert(receipt->seq);
        }
    for (const Sequence seq : entries) {
        at_ = at_.next();
        if (const auto entry = LogStore{database_}.find(seq)) put_earlier_loss(*entry);
    }
}

/// Its effects are what it changed of what stood there by then, which somebody later may have made
/// as well: of a record that was not there yet it says all that its edit says.
void RecoveryFold::put_earlier_loss(const LogEntry& entry) {
    std::set<RecordId> made;
    for (const Effect& effect : entry.effects)
        if (!records_.find_record(effect.record)) made.insert(effect.record);
    put_effects(entry.effects, at_, records_);
    for (std::size_t at = 0; at < entry.edit.operations.size(); ++at) {
        const Operation& said = entry.edit.operations[at];
        const bool is_said = said.kind == OperationKind::set && made.contains(said.record) &&
                             entry.outcomes[at].kind == OutcomeKind::applied;
        auto record = is_said ? records_.find_record(said.record) : std::nullopt;
        if (!record || !is_null(find_value(record->fields, said.path))) continue;
        set_value(record->fields, said.path, said.value);
        records_.put(*record);
    }
}

void RecoveryFold::put(const RecoveredCopy& copy) {
    at_ = at_.next();
    Record record = copy.record;
    record.rev = at_;
    if (!is_mixed_) return records_.put(record);
    OverlayRecords& alone = done_alone(copy.epoch);
    OverlayRecords before{base_};
    if (const auto was = alone.find_record(record.id)) before.put(*was);
    alone.put(record);
    RecoveredChange change{records_, at_, cause_of(copy)};
    change.carry_record(record.id, {before, {}}, {alone, {}});
    for (const auto& [id, carried] : change.result().written()) records_.put(carried);
}

bool RecoveryFold::is_of_one_epoch() const {
    std::set<Epoch> epochs;
    for (const RecoveredEdit& edit : edits_) epochs.insert(edit.epoch);
    for (const RecoveredCopy& copy : copies_) epochs.insert(copy.epoch);
    return epochs.size() <= 1;
}

OverlayRecords& RecoveryFold::done_alone(const Epoch& epoch) {
    return alone_.try_emplace(epoch, base_).first->second;
}

void RecoveryFold::connect(const std::set<RecordId>& records, const FoldChoice& choice) {
    std::set<EditId> known;
    std::vector<RecordId> next{records.begin(), records.end()};
    while (!next.empty()) {
        const RecordId record = next.back();
        next.pop_back();
        if (!connected_.insert(record).second) continue;
        for (const RecordId& other : add_copies(record, choice)) next.push_back(other);
        for (const EditId& id : store_.list_edits_of(record)) {
            if (choice.without_edit == id || !known.insert(id).second) continue;
            edits_.push_back(store_.find_edit(id).value());
            for (const RecordId& other : store_.list_records_of(id)) next.push_back(other);
        }
    }
}

std::vector<RecordId> RecoveryFold::add_copies(const RecordId& record, const FoldChoice& choice) {
    const auto is_taken = [&](const RecoveredCopy& copy) {
        return copy.is_accepted || choice.with_copies_of == copy.root;
    };
    std::vector<RecordId> others;
    for (const RecoveredCopy& copy : store_.list_copies_with(record))
        if (is_taken(copy)) others.push_back(copy.record.id);
    for (RecoveredCopy& copy : store_.list_copies_of(record)) {
        if (!is_taken(copy)) continue;
        others.push_back(copy.root);
        copies_.push_back(std::move(copy));
    }
    return others;
}

void RecoveryFold::do_again(const RecoveredEdit& edit) {
    at_ = at_.next();
    outcomes_[edit.edit.id] = do_in(records_, edit);
    if (is_mixed_) do_in(done_alone(edit.epoch), edit);
}

std::vector<OperationOutcome> RecoveryFold::do_in(OverlayRecords& records,
                                                  const RecoveredEdit& edit) const {
    const ModelWorkflow workflow;
    const MergeContext context{.seq = at_,
                               .server_time = edit.receipt.server_time,
                               .device = edit.receipt.device,
                               .device_name = edit.device_name,
                               .rules = workflow,
                               .again = &edit.receipt.outcomes};
    MergeResult done = merge_edit(edit.edit, context, records);
    LogEntry entry{.seq = at_,
                   .server_time = edit.receipt.server_time,
                   .announced_at = edit.announced_at,
                   .edit = edit.edit,
                   .outcomes = done.outcomes};
    // A version that was received once was received, though another may stand in its place now.
    for (std::size_t at = 0; at < entry.outcomes.size(); ++at)
        if (edit.receipt.outcomes[at].kind == OutcomeKind::applied)
            entry.outcomes[at] = edit.receipt.outcomes[at];
    for (const Record& evidence : attest(entry, records)) records.put(evidence);
    return std::move(done.outcomes);
}

}  // namespace thidua
