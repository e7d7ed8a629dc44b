#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <ostream>

#include "server/admin/server_files.h"
#include "server/admin/state_commands.h"
#include "server/auth/server_keys.h"
#include "server/store/read_snapshot.h"
#include "server/store/server_status.h"
#include "shared/base/translate.h"
#include "shared/evidence/signed_receipt.h"
#include "shared/platform/disk_space.h"

namespace thidua {
namespace {

/// What stands beside the store.
struct Surroundings {
    std::optional<std::uint64_t> disk_free;
    std::string receipt_key;  ///< as people compare it (EVIDENCE.md); empty when it cannot be read
};

nlohmann::ordered_json to_json(const RestoreStatus& restore) {
    const EpochRow& row = restore.epoch;
    return {{"epoch", row.id.text()},
            {"at", to_iso(row.began_at)},
            {"reason", row.reason == EpochReason::admin ? "admin" : "noticed"},
            {"forked_at", row.forked_at.value()},
            {"open", !row.closed_at.has_value()},
            {"devices", restore.devices},
            {"reported", restore.reported},
            {"edits_back", restore.edits_back}};
}

std::string to_words(const RestoreStatus& restore) {
    const EpochRow& row = restore.epoch;
    const std::string why = row.reason == EpochReason::admin
                                ? tr("restored from a backup")
                                : tr("the server noticed that it had been put back");
    return fmt::format(fmt::runtime(tr("Restore {} at position {}: {}; {} of {} devices have "
                                       "reported, {} edits came back\n")),
                       to_display(row.began_at), row.forked_at.value(), why, restore.reported,
                       restore.devices, restore.edits_back);
}

nlohmann::ordered_json to_json(const ServerStatus& status, const Surroundings& around) {
    nlohmann::ordered_json document{{"records", status.records},
                                    {"edits", status.edits},
                                    {"devices", status.devices},
                                    {"epoch", status.epoch.text()},
                                    {"head_seq", status.head.value()},
                                    {"head_hash", status.head_hash.hex()},
                                    {"open_conflicts", status.open_conflicts},
                                    {"held", status.held},
                                    {"recovered", status.recovered},
                                    {"restores", nlohmann::ordered_json::array()},
                                    {"store_bytes", status.store_bytes}};
    for (const RestoreStatus& restore : status.restores)
        document["restores"].push_back(to_json(restore));
    if (around.disk_free) document["disk_free_bytes"] = *around.disk_free;
    if (!around.receipt_key.empty()) document["receipt_key"] = around.receipt_key;
    return document;
}

std::string to_words(const ServerStatus& status, const Surroundings& around) {
    constexpr std::uint64_t mebibyte = 1 << 20;
    std::string words;
    words += fmt::format(fmt::runtime(tr("Records: {}\n")), status.records);
    words += fmt::format(fmt::runtime(tr("Edits: {}\n")), status.edits);
    words += fmt::format(fmt::runtime(tr("Devices: {}\n")), status.devices);
    words += fmt::format(fmt::runtime(tr("Epoch: {}\n")), status.epoch.text());
    words += fmt::format(fmt::runtime(tr("Head of the log: {}, {}\n")), status.head.value(),
                         status.head_hash.hex());
    words += fmt::format(fmt::runtime(tr("Open conflicts: {}\n")), status.open_conflicts);
    for (const RestoreStatus& restore : status.restores) words += to_words(restore);
    if (status.held > 0)
        words += fmt::format(fmt::runtime(tr("Held until what they were made on comes back: {}\n")),
                             status.held);
    if (status.recovered > 0)
        words += fmt::format(fmt::runtime(tr("Recovered copies that the Office decides about: {}\n")),
                             status.recovered);
    words += fmt::format(fmt::runtime(tr("Store: {} MiB\n")), status.store_bytes / mebibyte);
    if (around.disk_free)
        words += fmt::format(fmt::runtime(tr("Free disk: {} MiB\n")),
                             *around.disk_free / mebibyte);
    if (!around.receipt_key.empty())
        words += fmt::format(fmt::runtime(tr("Key that signs receipts: {}\n")),
                             around.receipt_key);
    return words;
}

}  // namespace

CommandResult print_status(CommandContext& context) {
    auto database = open_existing_store(context.data, false);
    if (!database) return database.error();
    const ReadSnapshot snapshot{*database};
    const ServerStatus status = server_status(*database);
    Surroundings around{.disk_free = free_bytes(context.data)};
    const auto keys = load_server_keys(context.data, context.clock.now(), context.random);
    if (keys) around.receipt_key = key_fingerprint(keys->receipt_key());
    if (context.as_json)
        context.out << to_json(status, around).dump() << "\n";
    else
        context.out << to_words(status, around);
    return ExitCode::done;
}

}  // namespace thidua
