#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "client/app/attachments.h"
#include "client/app/attention.h"
#include "client/app/conflicts.h"
#include "client/app/editing.h"
#include "client/store/local_sync_store.h"
#include "server/store/device_store.h"
#include "server/store/epoch_store.h"
#include "server/store/held_store.h"
#include "server/store/record_store.h"
#include "shared/base/translate.h"
#include "shared/forms/answers.h"
#include "shared/model/conflict_record.h"
#include "shared/model/evidence_record.h"
#include "shared/model/held_record.h"
#include "shared/model/ids.h"
#include "shared/model/read_out_record.h"
#include "shared/model/recovered_record.h"
#include "shared/model/scope.h"
#include "tests/golden/golden_copy.h"

// Rule 9: what stands in the stores of version 1, read by the programs of today. The figures are
// those of golden_story.cpp as it was then; they never change.

namespace thidua {
namespace {

using testing::ElementsAre;
using testing::SizeIs;
using testing::UnorderedElementsAre;

Decimal decimal(const char* text) {
    return Decimal::from_text(text).value();
}

CivilDate day(unsigned number) {
    return {std::chrono::year{2026}, std::chrono::September, std::chrono::day{number}};
}

Instant at(const char* time) {
    return instant_from_iso("2026-09-" + std::string{time} + ":00+07:00").value();
}

class Rule09_GoldenStoreTestOfVersion1 : public testing::Test {
protected:
    GoldenCopy golden_{"v1"};
    const RecordId report_ = report_id(
        period_id(obligation_id(unit_id("SM"), "quarterly"), "2026-Q3"), unit_id("SM-NV"));
};

class Rule09_GoldenServerOfVersion1 : public Rule09_GoldenStoreTestOfVersion1 {
protected:
    template <class T>
    std::vector<T> list() {
        std::vector<T> views;
        for (const Record& record : RecordStore{server_.database()}.list(T::record_type))
            views.push_back(view_of<T>(record));
        return views;
    }
    Value answer(const std::string& key) {
        return find_value(server_.find(report_)->fields, answer_path(key));
    }

    GoldenServer server_ = golden_.open_server();
};

TEST_F(Rule09_GoldenServerOfVersion1, HasEveryKindOfAnswer) {
    EXPECT_EQ(answer("people"), Value{std::int64_t{42}});
    EXPECT_EQ(answer("score"), Value{decimal("8")});
    EXPECT_EQ(answer("share"), Value{decimal("12.25")});
    EXPECT_EQ(answer("cost"), Value{decimal("1500000")});
    EXPECT_EQ(answer("name"), Value{std::string{"Thi đua quý III năm 2026"}});
    EXPECT_EQ(answer("story"),
              Value{std::string{"Đoạn một của Kiên.\nĐoạn hai.\nĐoạn ba của Bích."}});
    EXPECT_EQ(answer("day"), Value{day(5)});
    EXPECT_EQ(answer("done"), Value{true});
    const RowId row = row_id_for_key("models", std::string{"Một cửa số"});
    EXPECT_EQ(find_value(server_.find(report_)->fields, cell_path("models", row, "value")),
              Value{decimal("250000.5")});
    const auto annex = std::get<AttachmentRef>(answer("annex"));
    EXPECT_EQ(annex.name, "annex.pdf");
    EXPECT_EQ(annex.size, 2000U);
    const Record report = server_.find(report_).value();
    EXPECT_EQ(find_value(report.fields, "period"),
              Value{period_id(obligation_id(unit_id("SM"), "quarterly"), "2026-Q3")});
}

TEST_F(Rule09_GoldenServerOfVersion1, HasWhatAStillNewerVersionWrote) {
    const auto holograms = RecordStore{server_.database()}.list("hologram");
    ASSERT_THAT(holograms, SizeIs(1));
    EXPECT_EQ(find_value(holograms[0].fields, "depth/cm"), (Value{OpaqueValue{12, "sâu"}}));
    EXPECT_EQ(find_value(server_.find(report_)->fields, "colour"),
              (Value{OpaqueValue{13, "xanh"}}));
}

TEST_F(Rule09_GoldenServerOfVersion1, HasOpenConflictsWithBothValues) {
    const auto conflicts = RecordStore{server_.database()}.list_open_conflicts(report_);
    ASSERT_THAT(conflicts, SizeIs(2));
    const auto is_of_people = [](const Record& conflict) {
        return view_of<ConflictRecord>(conflict).path == answer_path("people");
    };
    const auto found = std::ranges::find_if(conflicts, is_of_people);
    ASSERT_NE(found, conflicts.end());
    EXPECT_EQ(find_value(found->fields, conflict_paths::base), Value{std::int64_t{41}});
    EXPECT_EQ(find_value(found->fields, conflict_paths::kept), Value{std::int64_t{42}});
    EXPECT_EQ(find_value(found->fields, conflict_paths::other), Value{std::int64_t{43}});
    EXPECT_EQ(view_of<ConflictRecord>(*found).other_author, "Nông Thị Bích");
}

TEST_F(Rule09_GoldenServerOfVersion1, HasTheEarliestEvidenceOfASubmission) {
    const auto evidence = list<EvidenceRecord>();
    ASSERT_THAT(evidence, SizeIs(1));
    EXPECT_EQ(evidence[0].version, 1);
    EXPECT_EQ(evidence[0].report, report_);
    // Before the restore.
    EXPECT_LT(*evidence[0].received_at, at("08T08:30"));
    EXPECT_EQ(evidence[0].read_out_by, "Hoàng Văn Kiên");
    ASSERT_THAT(list<ReadOutRecord>(), SizeIs(1));
    EXPECT_EQ(list<ReadOutRecord>()[0].noted_by, "Lương Thu Hà");
}

TEST_F(Rule09_GoldenServerOfVersion1, KnowsItsDevicesAndWhoFollowsWhom) {
    const auto devices = DeviceStore{server_.database()}.list();
    ASSERT_THAT(devices, SizeIs(5));
    EXPECT_EQ(devices[0].grantee.person, "Hoàng Văn Kiên");
    EXPECT_EQ(devices[0].grantee.role, Role::head);
    EXPECT_EQ(devices[0].grantee.organ, unit_id("SM"));
    EXPECT_EQ(devices[0].enrolled_at, at("07T08:30"));
    EXPECT_EQ(devices[4].successor_of, devices[2].id);
}

TEST_F(Rule09_GoldenServerOfVersion1, KnowsWhatTheRestoreHasLost) {
    EpochStore epochs{server_.database()};
    ASSERT_THAT(epochs.list(), SizeIs(2));
    EXPECT_EQ(epochs.current().reason, EpochReason::admin);
    EXPECT_FALSE(epochs.current().closed_at);
    EXPECT_THAT(epochs.list_devices(epochs.current().id), SizeIs(4));
    const auto recovered = list<RecoveredRecord>();
    ASSERT_THAT(recovered, SizeIs(1));
    EXPECT_EQ(recovered[0].record, report_);
    EXPECT_EQ(recovered[0].state, RecoveredState::open);
    const auto held = list<HeldRecord>();
    ASSERT_THAT(held, SizeIs(1));
    EXPECT_EQ(held[0].path, answer_path("trained"));
    EXPECT_EQ(held[0].author, "Hoàng Văn Kiên");
}

TEST_F(Rule09_GoldenServerOfVersion1, GoesOnWithTheEditOfWhichItHasAPart) {
    const KeyReceiptSigner signer{server_.keys()};
    ServerStore store{server_.database(), signer};
    const auto dung = DeviceStore{server_.database()}.list().at(4).id;
    const auto kept = store.find_kept(dung);
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->bytes, 1024U);
    EXPECT_EQ(kept->number, store.known_number(dung).next());
}

/// What was lost comes back when its author's device does not, by the Office's word.
TEST_F(Rule09_GoldenServerOfVersion1, LetsTheOfficeTakeInWhatWasLost) {
    GoldenDevice office{golden_.file("office"), golden_.environment()};
    office.enrol(server_, "SM-VP", Role::office, "Lương Thu Hà", "MAY-HA-2");
    EXPECT_TRUE(office.sync(server_).is_done());
    const auto offers = RecordStore{server_.database()}.list(RecoveredRecord::record_type);
    EditBuilder edit{office.workspace()};
    ASSERT_TRUE(edit.step(offers.at(0), "accept").save());
    EXPECT_TRUE(office.sync(server_).is_done());
    EXPECT_EQ(list<RecoveredRecord>().at(0).state, RecoveredState::accepted);
    EXPECT_EQ(list<HeldRecord>().at(0).state, HeldState::done);
    EXPECT_EQ(answer("trained"), Value{std::int64_t{32}});
}

class Rule09_GoldenDeviceOfVersion1 : public Rule09_GoldenStoreTestOfVersion1 {
protected:
    Rule09_GoldenDeviceOfVersion1() { set_language(Language::english); }
    Value answer(const std::string& key) {
        return find_value(device_.find(report_)->fields, answer_path(key));
    }

    GoldenDevice device_ = golden_.open_device();
};

TEST_F(Rule09_GoldenDeviceOfVersion1, KnowsWhoseItIsAndWhereItStands) {
    const auto profile = device_.workspace().profile().value();
    EXPECT_EQ(profile.person, "Hoàng Văn Kiên");
    EXPECT_EQ(profile.role, Role::head);
    EXPECT_EQ(profile.unit_name, "Phòng Nghiệp vụ");
    EXPECT_EQ(profile.organ, unit_id("SM"));
    LocalSyncStore disk{device_.store()};
    const SyncPosition position = disk.position();
    EXPECT_EQ(position.head, Sequence{28});
    EXPECT_EQ(position.cursor, Sequence{28});
    EXPECT_TRUE(position.uneven);
    EXPECT_FALSE(position.owes_report);
    std::map<ScopeId, Sequence> cursors;
    for (const ScopeCursor& cursor : disk.list_cursors()) cursors[cursor.scope] = cursor.through;
    EXPECT_EQ(cursors, (std::map<ScopeId, Sequence>{{province_scope(), Sequence{28}},
                                                    {organ_scope(unit_id("SM")), Sequence{}},
                                                    {unit_scope(unit_id("SM-NV")), Sequence{28}}}));
}

TEST_F(Rule09_GoldenDeviceOfVersion1, ShowsWhatWasTypedOverWhatWasPulled) {
    EXPECT_EQ(answer("done"), Value{false});
    EXPECT_EQ(answer("day"), Value{day(8)});
    EXPECT_EQ(answer("share"), Value{decimal("13.5")});
    EXPECT_EQ(answer("people"), Value{std::int64_t{42}});
    EXPECT_EQ(find_value(device_.find(report_)->fields, "colour"),
              (Value{OpaqueValue{13, "xanh"}}));
    EXPECT_EQ(device_.outbox().count_waiting(), 3U);
    EXPECT_TRUE(device_.outbox().has_waiting(report_));
}

TEST_F(Rule09_GoldenDeviceOfVersion1, KeepsItsEditsWithTheirReceipts) {
    std::vector<std::string> states;
    for (const SentEdit& sent : device_.outbox().list_of_record(report_)) {
        states.push_back(sent.state);
        EXPECT_EQ(sent.receipt.has_value(), sent.state != "waiting");
        EXPECT_EQ(device_.outbox().find_flight(sent.numbered.edit.id).has_value(),
                  sent.receipt.has_value());
    }
    EXPECT_EQ(std::ranges::count(states, "waiting"), 3);
    EXPECT_EQ(std::ranges::count(states, "answered"), 1);
    EXPECT_GE(std::ranges::count(states, "done"), 7);
}

TEST_F(Rule09_GoldenDeviceOfVersion1, KeepsTheReceiptOfBeforeTheRestore) {
    const SignedStatement now = LocalSyncStore{device_.store()}.find_proof().statements.at(0);
    std::size_t before = 0;
    for (const SentEdit& sent : device_.outbox().list_of_record(report_))
        if (const auto flight = device_.outbox().find_flight(sent.numbered.edit.id))
            before += flight->epoch != now.statement.epoch ? 1U : 0U;
    EXPECT_GT(before, 0U);
    const ReportDetails details = device_.reports().find(report_).value();
    EXPECT_EQ(details.standing.evidence, EvidenceKind::received);
    EXPECT_EQ(details.standing.verdict, Verdict::on_time);
    EXPECT_FALSE(details.seal_code.empty());
}

TEST_F(Rule09_GoldenDeviceOfVersion1, AsksAboutTheEditThatWasRefused) {
    const auto items = device_.workspace().attention().list();
    ASSERT_THAT(items, SizeIs(1));
    EXPECT_EQ(items[0].record, report_);
    EXPECT_THAT(items[0].lost, ElementsAre("Kinh phí: -5"));
}

TEST_F(Rule09_GoldenDeviceOfVersion1, ShowsItsConflicts) {
    std::vector<FieldPath> paths;
    for (const ConflictView& conflict : device_.workspace().conflicts().list_open())
        paths.push_back(conflict.path);
    EXPECT_THAT(paths, UnorderedElementsAre(answer_path("people"), answer_path("name")));
}

TEST_F(Rule09_GoldenDeviceOfVersion1, HasItsFilesAndKnowsWhichItLacks) {
    std::map<std::string, std::string> places;
    for (const AttachedFile& file :
         Attachments{device_.workspace()}.list(device_.find(report_)->fields))
        places[file.path] = to_text(file.place);
    EXPECT_EQ(places, (std::map<std::string, std::string>{
                          {"annex", "sent"}, {"list", "elsewhere"}, {"pictures", "waiting"}}));
}

TEST_F(Rule09_GoldenDeviceOfVersion1, HasAJournalOfWhatIsNotSent) {
    LocalSyncStore disk{device_.store()};
    const SyncPosition position = disk.position();
    EXPECT_THAT(position.journal, SizeIs(32));
    const auto journal = disk.find_journal();
    ASSERT_TRUE(journal);
    EXPECT_THAT(journal->entries, SizeIs(4));
    // Half an hour after the contact.
    EXPECT_EQ(journal->entries[1].elapsed_ms - journal->entries[0].elapsed_ms, 30 * 60'000);
}

TEST_F(Rule09_GoldenDeviceOfVersion1, TellsWhoChangedWhatAndWhen) {
    const auto history = device_.reports().history(report_);
    ASSERT_FALSE(history.empty());
    EXPECT_EQ(history.front().author, "Hoàng Văn Kiên");
    EXPECT_FALSE(history.front().server_time);
    EXPECT_EQ(history.back().server_time, at("07T08:58"));
    const auto is_submission = [](const HistoryEntry& entry) { return entry.step == "submit"; };
    EXPECT_TRUE(std::ranges::any_of(history, is_submission));
}

/// What it typed, what it fetches and what it pulls again all come to their end.
TEST_F(Rule09_GoldenDeviceOfVersion1, FinishesWhatItHadBegun) {
    GoldenServer server = golden_.open_server();
    EXPECT_TRUE(device_.sync(server).is_done());
    const auto at_server = server.find(report_).value();
    EXPECT_EQ(find_value(at_server.fields, answer_path("done")), Value{false});
    EXPECT_EQ(find_value(at_server.fields, answer_path("share")), Value{decimal("13.5")});
    EXPECT_FALSE(LocalSyncStore{device_.store()}.position().uneven);
    const auto pictures = std::get<AttachmentRef>(answer("pictures"));
    Attachments attachments{device_.workspace()};
    for (const AttachedFile& file : attachments.list(device_.find(report_)->fields))
        if (file.path == "pictures") EXPECT_EQ(file.place, FilePlace::sent);
    EXPECT_EQ(pictures.size, 1500U);
    const auto fetched =
        device_.store()
            .database()
            .prepare("SELECT 1 FROM attachment WHERE state = 'here' AND size = 900")
            ->executeStep();
    EXPECT_TRUE(fetched);
}

}  // namespace
}  // namespace thidua
