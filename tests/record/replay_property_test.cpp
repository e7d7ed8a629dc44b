#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "shared/record/change_record.h"
#include "tests/record/crowd.h"

namespace thidua {
namespace {

/// What a device repeats on its base when the server spares it the echo: only what the operations
/// alone make of records, so it knows of no conflict.
class Base final : public RecordSpace {
public:
    explicit Base(MemorySpace& records) : records_{records} {}
    std::optional<Record> find_record(const RecordId& id) override {
        return records_.find_record(id);
    }
    std::vector<Record> list_open_conflicts(const RecordId&) override { return {}; }
    Stamp find_stamp(const RecordId&, std::string_view) override { return {}; }
    void put(const Record& record) override { records_.put(record); }

private:
    MemorySpace& records_;
};

MergeContext context_at(Sequence seq, const Person& person, const WorkflowRules& rules) {
    DeviceId device;
    if (seq != Sequence{}) {
        Uuid uuid;
        uuid.bytes[0] = 3;
        uuid.bytes[15] = person.number;
        device = DeviceId{uuid};
    }
    return {.seq = seq,
            .server_time = time_at(seq),
            .device = device,
            .device_name = person.machine,
            .rules = rules};
}

RC_GTEST_PROP(ReplayProperty, MakesOfAPlainEditWhatTheServerMadeOfIt, ()) {
    MergeDesk server;
    Crowd crowd{server};
    crowd.bustle();
    MemorySpace device = server.space();
    const Edit edit = crowd.next_edit();
    const Person& person = crowd.author_of(edit);
    const auto result = server.apply(person, edit);
    RC_PRE(result.is_plain);
    const ModelWorkflow workflow;
    Base base{device};
    merge_edit(edit, context_at(server.head(), person, workflow), base);
    RC_ASSERT(device == server.space());
}

RC_GTEST_PROP(ReplayProperty, LeavesAloneWhatTheServersPlainEditLeftAlone, ()) {
    MergeDesk server;
    Crowd crowd{server};
    crowd.bustle();
    MemorySpace device = server.space();  // then conflicts come and go that it does not see
    crowd.bustle();
    device.put(*server.space().find_record(server.record()));
    const MemorySpace before = device;
    const Edit edit = crowd.next_edit();
    const Person& person = crowd.author_of(edit);
    RC_PRE(server.apply(person, edit).is_plain);
    const ModelWorkflow workflow;
    Base base{device};
    merge_edit(edit, context_at(server.head(), person, workflow), base);
    const RecordId history = change_record_id(edit.id, server.record());
    for (const auto& [id, record] : device.records()) {
        if (id == server.record() || id == history) {
            RC_ASSERT(server.space().records().at(id) == record);
        } else {
            RC_ASSERT(before.records().at(id) == record);
        }
    }
}

RC_GTEST_PROP(ReplayProperty, ShowsInTheViewWhatThePersonJustTyped, ()) {
    MergeDesk server;
    Crowd{server}.bustle();
    MemorySpace view = server.space();
    const Value typed{std::string{"just typed"}};
    const Edit edit = server.edit_of(
        minh, {setting(server.record(), "answers/a", server.at("answers/a"), typed)});
    const ModelWorkflow workflow;
    const MergeContext context{.device = {}, .device_name = "may-minh", .rules = workflow};
    merge_edit(edit, context, view);
    RC_ASSERT(find_value(view.records().at(server.record()).fields, "answers/a") == typed);
}

RC_GTEST_PROP(ReplayProperty, PredictsTheRecordWhenNobodyElseWrote, ()) {
    MergeDesk server;
    Crowd{server}.bustle();
    MemorySpace view = server.space();
    Crowd crowd{server};
    crowd.look(lan);
    crowd.look(minh);
    crowd.look(office);
    const Edit edit = crowd.next_edit();
    const ModelWorkflow workflow;
    const Person& person = crowd.author_of(edit);
    MergeContext context = context_at(Sequence{}, person, workflow);
    context.server_time = {};
    merge_edit(edit, context, view);
    server.apply(person, edit);
    RC_ASSERT(view.records().at(server.record()).fields == server.fields());
}

}  // namespace
}  // namespace thidua
