#include <fmt/format.h>

#include <algorithm>

#include "tests/simulator/clerk.h"
#include "tests/simulator/judges.h"
#include "tests/simulator/message_words.h"

namespace thidua::simulator {
namespace {

using Place = std::pair<ScopeId, Hash>;

class Inspection {
public:
    Inspection(const FinalState& state, const Ledger& ledger) : state_{state}, ledger_{ledger} {
        for (const auto& [id, record] : state.records)
            for (const AttachmentRef& file : files_named_by(record.fields))
                named_.insert({record.scope, file.hash});
    }

    Findings run() {
        // Put back in silence to before a file came and after its edit, nothing shows that it went.
        if (!ledger_.was_rolled_back())
            for (const FileLedger::Attached& attached : ledger_.files().attached())
                expect(attached);
        for (const auto& [scope, hash] : state_.files_here) check_server(hash);
        for (const DeviceState& device : state_.devices) {
            for (const auto& [hash, content] : device.contents)
                if (!is_right(hash, content))
                    say(13, fmt::format("{} has another file {} than was attached", device.name,
                                        short_hash(hash)));
            if (!device.is_out) check_fetched(device);
        }
        if (!ledger_.files().is_waste_excused())
            for (const auto& [key, meter] : ledger_.files().meters()) check_thrift(key, meter);
        return std::move(findings_);
    }

private:
    void say(int rule, const std::string& text) { findings_.push_back({"files", rule, text}); }

    [[nodiscard]] bool is_right(const Hash& hash, const Bytes& content) const {
        const Bytes* attached = ledger_.files().find_content(hash);
        return attached != nullptr && *attached == content;
    }
    [[nodiscard]] bool is_at_server(const Place& place) const {
        return state_.files_here.contains(place) && state_.contents.contains(place.second);
    }
    [[nodiscard]] const DeviceState* find_device(std::size_t slot) const {
        const auto found = std::ranges::find(state_.devices, slot, &DeviceState::slot);
        return found == state_.devices.end() || found->is_out ? nullptr : &*found;
    }

    /// What a machine that lives attached is whole at the server, where it is named.
    void expect(const FileLedger::Attached& attached) {
        const DeviceState* device = find_device(attached.slot);
        const auto record = state_.records.find(attached.record);
        if (device == nullptr || record == state_.records.end()) return;
        const Place place{record->second.scope, attached.hash};
        const auto receipt = state_.receipts.find(attached.edit);
        const bool is_accepted =
            receipt != state_.receipts.end() && !receipt->second.has(OutcomeKind::rejected);
        const bool is_owed = named_.contains(place) && device->grant.contains(place.first) &&
                             is_accepted && !ledger_.is_gone(attached.edit) &&
                             !ledger_.files().is_doubtful(attached.slot, attached.hash);
        if (!is_owed || is_at_server(place)) return;
        say(13,
            fmt::format("{} attached file {} in edit {}, and the server does not have it",
                        device->name, short_hash(attached.hash), short_id(attached.edit.value())));
    }

    /// Of one that a restore took, nobody may be left who has it.
    void check_server(const Hash& hash) {
        const auto content = state_.contents.find(hash);
        if (content == state_.contents.end()) {
            if (!ledger_.was_server_restored())
                say(7, fmt::format("the server lost file {}", short_hash(hash)));
        } else if (!is_right(hash, content->second)) {
            say(13,
                fmt::format("the server has another file {} than was attached", short_hash(hash)));
        }
    }

    /// A report is complete for whoever reads it exactly when the server has its files.
    void check_fetched(const DeviceState& device) {
        for (const auto& [id, record] : device.base)
            for (const AttachmentRef& file : files_named_by(record.fields)) {
                const bool may_have_it =
                    device.grant.contains(record.scope) && is_at_server({record.scope, file.hash});
                if (may_have_it && !device.contents.contains(file.hash))
                    say(13, fmt::format("{} asked for file {}, and did not get it", device.name,
                                        short_hash(file.hash)));
            }
    }

    void check_thrift(const FileLedger::Meters::key_type& key, const FileLedger::Meter& meter) {
        if (meter.sent <= meter.due) return;
        const auto& [slot, hash, way] = key;
        say(13,
            fmt::format("of file {} {} bytes went {} at machine {}; {} had to", short_hash(hash),
                        meter.sent, way == FileLedger::Way::up ? "up" : "down", slot, meter.due));
    }

    const FinalState& state_;
    const Ledger& ledger_;
    std::set<Place> named_;
    Findings findings_;
};

}  // namespace

Findings judge_files(const FinalState& state, const Ledger& ledger) {
    return Inspection{state, ledger}.run();
}

}  // namespace thidua::simulator
