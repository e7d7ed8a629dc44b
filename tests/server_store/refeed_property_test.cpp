#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>

#include "server/store/log_verifier.h"
#include "tests/server_store/busy_office.h"
#include "tests/server_store/restored_server.h"

namespace thidua {
namespace {

bool is_of_restores(const std::string& type) {
    return type == "restore" || type == "recovered" || type == "held";
}

/// While something was missing, an edit seemed to change what it had not: its line of history is
/// emptied, because no record is ever deleted.
bool is_emptied(const Record& record) {
    return record.type == "change" && std::ranges::none_of(record.fields, [](const auto& field) {
               return field.first.starts_with("was/") || field.first.starts_with("new/") ||
                      field.first == "created" || field.first == "step";
           });
}

/// Revs aside.
std::map<RecordId, Record> all_records(Database& database) {
    auto ids = database.prepare("SELECT id FROM record ORDER BY id");
    std::map<RecordId, Record> records;
    while (ids.step()) {
        Record record = *RecordStore{database}.find(column_id<RecordId>(ids, 0));
        record.rev = {};
        if (!is_of_restores(record.type) && !is_emptied(record))
            records.emplace(record.id, std::move(record));
    }
    return records;
}

std::string words_of(const Record& record) {
    std::string words = record.type + " " + record.id.text() + "\n";
    for (const auto& [path, value] : record.fields) words += "    " + path + " = " + to_display(value) + "\n";
    return words;
}

std::string difference(const std::map<RecordId, Record>& expected,
                       const std::map<RecordId, Record>& found) {
    std::string words;
    for (const auto& [id, record] : expected) {
        const auto other = found.find(id);
        if (other == found.end()) words += "missing: " + words_of(record);
        else if (other->second != record)
            words += "was: " + words_of(record) + "is: " + words_of(other->second);
    }
    for (const auto& [id, record] : found)
        if (!expected.contains(id)) words += "too much: " + words_of(record);
    return words;
}

/// The lost edits, in any order in which each device keeps its own.
std::vector<BusyOffice::Sent> shuffled(std::vector<BusyOffice::Sent> lost, Random& random) {
    std::map<DeviceId, std::vector<BusyOffice::Sent>> by_device;
    for (auto& sent : lost) by_device[sent.device].push_back(std::move(sent));
    std::vector<BusyOffice::Sent> order;
    while (!by_device.empty()) {
        auto device = by_device.begin();
        std::advance(device, static_cast<std::ptrdiff_t>(random.below(by_device.size())));
        auto& queue = device->second;
        const auto count = 1 + random.below(queue.size());
        for (std::size_t i = 0; i < count; ++i) order.push_back(queue[i]);
        queue.erase(queue.begin(), queue.begin() + static_cast<std::ptrdiff_t>(count));
        if (queue.empty()) by_device.erase(device);
    }
    return order;
}

/// What a restored server says otherwise than one that lost nothing; empty when nothing.
std::string wrong_after_restore(std::uint64_t seed, std::size_t kept, std::size_t lost) {
    SampleServer server;
    BusyOffice office{server, seed};
    for (std::size_t i = 0; i < kept; ++i) office.work();
    const std::size_t before = office.sent().size();
    const ServerBackup backup{server};
    const Epoch epoch = server.store().head().epoch;
    for (std::size_t i = 0; i < lost; ++i) office.work();
    server.clock().advance(std::chrono::hours{30});
    RestoredServer restored{server, backup.path()};
    const std::vector<BusyOffice::Sent> gone{
        office.sent().begin() + static_cast<std::ptrdiff_t>(before), office.sent().end()};
    for (const auto& sent : shuffled(gone, office.random()))
        restored.feed(sent.device, sent.fed, epoch);
    std::string wrong =
        difference(all_records(server.database()), all_records(restored.database()));
    const auto problems = restored.problems();
    if (!problems.empty()) wrong += problems.front();
    return wrong;
}

RC_GTEST_PROP(Rule08_RestoreHealsInAnyOrder, GivesBackEveryRecordInWhateverOrderTheEditsComeBack, ()) {
    const auto seed = *rc::gen::arbitrary<std::uint64_t>();
    const auto kept = *rc::gen::inRange<std::size_t>(0, 25);
    const auto lost = *rc::gen::inRange<std::size_t>(1, 40);
    const std::string wrong = wrong_after_restore(seed, kept, lost);
    if (!wrong.empty()) RC_FAIL(wrong);
}

/// Offices in which the property above was once found wrong.
TEST(Rule08_RestoreHealsInAnyOrder, GivesBackEveryRecordOfTheOfficesThatOnceFailed) {
    EXPECT_EQ(wrong_after_restore(48689917, 1, 18), "");
}

}  // namespace
}  // namespace thidua
