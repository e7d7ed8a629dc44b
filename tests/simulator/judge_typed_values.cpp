#include <fmt/format.h>

#include "shared/record/change_record.h"
#include "shared/record/workflow.h"
#include "tests/simulator/judges.h"
#include "tests/simulator/message_words.h"
#include "tests/simulator/paragraphs.h"

namespace thidua::simulator {
namespace {

/// Everything that can still be read at a path of a record: values, and texts by paragraph.
class ReadableValues {
public:
    explicit ReadableValues(const Records& records) {
        for (const auto& [id, record] : records)
            if (record.type == "conflict") add_conflict(record);
        for (const auto& [id, record] : records) {
            if (record.type == change_type)
                add_change(record);
            else if (record.type != "conflict")
                for (const auto& [path, value] : record.fields) add(id, path, value);
        }
    }

    [[nodiscard]] bool has(const Typed& typed) const {
        const auto found = values_.find({typed.record, typed.path});
        return found != values_.end() && found->second.contains(typed.value);
    }

private:
    void add(const RecordId& record, std::string_view path, const Value& value) {
        if (path.starts_with(request_prefix)) path.remove_prefix(request_prefix.size());
        auto& values = values_[{record, std::string{path}}];
        values.insert(value);
        if (const auto* text = std::get_if<std::string>(&value))
            for (const std::string& paragraph : paragraphs_of(*text)) values.insert(paragraph);
    }

    void add_change(const Record& record) {
        const ChangeRecord change = change_from(record.fields);
        for (const auto& [path, before] : change.replaced) {
            add(change.record, path, before);
            // A conflict's own history: what its sides were.
            const auto conflict = places_.find(change.record);
            if (conflict != places_.end())
                add(conflict->second.first, conflict->second.second, before);
        }
    }

    void add_conflict(const Record& record) {
        const auto* subject = std::get_if<RecordId>(&find_value(record.fields, "record"));
        if (subject == nullptr) return;
        const std::string path = text_or_empty(record.fields, "path");
        places_[record.id] = {*subject, path};
        for (const char* side : {"base", "kept", "other"})
            add(*subject, path, find_value(record.fields, side));
    }

    std::map<std::pair<RecordId, FieldPath>, std::set<Value>> values_;
    std::map<RecordId, std::pair<RecordId, FieldPath>> places_;
};

/// The operation that carried the value was rejected: then it waits on its device, unless the
/// person put it away.
bool is_rejected(const Typed& typed, const SavedEdit& saved, const Receipt& receipt) {
    for (std::size_t at = 0; at < saved.edit.operations.size(); ++at) {
        const Operation& operation = saved.edit.operations[at];
        if (operation.record == typed.record && operation.path == typed.path)
            return receipt.outcomes.at(at).kind == OutcomeKind::rejected;
    }
    return false;
}

}  // namespace

Findings judge_typed_values(const FinalState& state, const Ledger& ledger) {
    const ReadableValues readable{state.records};
    Findings findings;
    for (const DeviceState& device : state.devices) {
        const auto edits = ledger.saved().find(device.slot);
        if (edits == ledger.saved().end()) continue;
        for (const SavedEdit& saved : edits->second) {
            const auto receipt = state.receipts.find(saved.edit.id);
            if (receipt == state.receipts.end()) continue;  // the judge of order says so
            for (const Typed& typed : saved.typed) {
                if (readable.has(typed)) continue;
                const bool is_kept_for_attention = is_rejected(typed, saved, receipt->second) &&
                                                   (device.attention.contains(typed.edit) ||
                                                    device.discarded.contains(typed.edit));
                if (is_kept_for_attention) continue;
                findings.push_back(
                    {"typed values", 4,
                     fmt::format("{} typed {} at {} of {} in edit {}; it is nowhere to be read",
                                 device.name, words_of(typed.value), typed.path,
                                 short_id(typed.record.value()), short_id(typed.edit.value()))});
            }
        }
    }
    return findings;
}

}  // namespace thidua::simulator
