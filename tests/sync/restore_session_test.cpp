#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "client/store/scope_digest.h"
#include "server/store/log_verifier.h"
#include "shared/forms/answers.h"
#include "shared/model/ids.h"
#include "shared/model/recovered_record.h"
#include "shared/model/restore_record.h"
#include "tests/sync/sync_desk.h"

namespace thidua {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

/// Real devices, real sessions, and a server that loses what it has acknowledged.
class Rule08_OverTheLine : public testing::Test {
protected:
    Rule08_OverTheLine() {
        bich_.start_report();
        answer(bich_, 10);
        sync(bich_);
        sync(kien_);
        sync(ha_);
        server_.keep_copy();
    }
    void answer(TestDevice& device, std::int64_t value) {
        device.answer("tasks_planned", value);
    }
    TestLine& sync(TestDevice& device) {
        server_.clock().advance(std::chrono::minutes{5});
        lines_.push_back(std::make_unique<TestLine>(server_, device));
        lines_.back()->run_session();
        EXPECT_TRUE(lines_.back()->is_done());
        return *lines_.back();
    }
    void lose(bool unnoticed = false) {
        server_.clock().advance(std::chrono::hours{24});
        server_.put_back(unnoticed);
    }
    Value at_server() { return of(server_.find(report_)); }
    Value at(TestDevice& device) { return of(device.find(report_)); }
    static Value of(const std::optional<Record>& record) {
        return record ? find_value(record->fields, answer_path("tasks_planned")) : Value{};
    }
    std::vector<RecoveredRecord> offered() {
        std::vector<RecoveredRecord> shown;
        for (const Record& record : RecordStore{server_.database()}.list(record_types::recovered))
            shown.push_back(view_of<RecoveredRecord>(record));
        return shown;
    }
    RestoreRecord told() {
        const auto all = RecordStore{server_.database()}.list(record_types::restore);
        return view_of<RestoreRecord>(all.back());
    }
    void accept_the_offer() {
        const Record offer = RecordStore{server_.database()}.list(record_types::recovered).at(0);
        MadeEdit accept = ha_.typing();
        accept.step(*ha_.find(offer.id), "accept");
        ha_.save(accept);
        sync(ha_);
    }
    std::vector<std::string> problems() { return verify_log(server_.database()).problems; }

    SampleServer server_;
    TestDevice bich_{server_, people::officer_bich()};
    TestDevice kien_{server_, people::head_kien()};
    TestDevice ha_{server_, people::office_ha()};
    const RecordId report_ = report_of_unit("STP-HCTP");
    std::vector<std::unique_ptr<TestLine>> lines_;
};

TEST_F(Rule08_OverTheLine, WhatWasAcknowledgedComesBack) {
    answer(bich_, 12);
    sync(bich_);
    lose();
    EXPECT_EQ(at_server(), Value{std::int64_t{10}});
    sync(bich_);
    EXPECT_EQ(at_server(), Value{std::int64_t{12}});
    EXPECT_THAT(problems(), IsEmpty());
}

TEST_F(Rule08_OverTheLine, AServerThatWasPutBackNoticesByItsOwnSignature) {
    answer(bich_, 12);
    sync(bich_);
    const Epoch before = server_.store().head().epoch;
    lose(true);
    sync(bich_);
    EXPECT_NE(server_.store().head().epoch, before);
    EXPECT_EQ(told().reason, "noticed");
    EXPECT_EQ(at_server(), Value{std::int64_t{12}});
}

TEST_F(Rule08_OverTheLine, APersonsScreenNeverGoesBack) {
    answer(bich_, 12);
    sync(bich_);
    lose();
    lines_.push_back(std::make_unique<TestLine>(server_, bich_));
    TestLine& line = *lines_.back();
    line.begin();
    for (bool is_moving = true; is_moving;) {
        is_moving = line.deliver_to_server();
        is_moving = line.deliver_to_device() || is_moving;
        EXPECT_EQ(at(bich_), Value{std::int64_t{12}});
    }
    EXPECT_TRUE(line.is_done());
}

TEST_F(Rule08_OverTheLine, WhoeverComesFirstEverybodyHoldsTheSameInTheEnd) {
    answer(bich_, 12);
    sync(bich_);
    sync(kien_);
    answer(kien_, 14);
    sync(kien_);
    lose();
    for (TestDevice* device : {&ha_, &kien_, &bich_, &kien_, &ha_}) sync(*device);
    for (TestDevice* device : {&bich_, &kien_, &ha_})
        EXPECT_EQ(at(*device), Value{std::int64_t{14}});
    EXPECT_EQ(at_server(), Value{std::int64_t{14}});
    EXPECT_THAT(problems(), IsEmpty());
}

TEST_F(Rule08_OverTheLine, TwiceFromTheSameBackupIsHealedTwice) {
    answer(bich_, 12);
    sync(bich_);
    lose();
    sync(bich_);
    answer(bich_, 13);
    sync(bich_);
    lose();
    sync(bich_);
    EXPECT_EQ(at_server(), Value{std::int64_t{13}});
    EXPECT_THAT(problems(), IsEmpty());
}

TEST_F(Rule08_OverTheLine, ADeviceThatComesBackOnlyAfterTheSecondRestore) {
    answer(bich_, 12);
    sync(bich_);
    lose();
    sync(kien_);
    server_.keep_copy();
    sync(ha_);
    lose();
    sync(kien_);
    sync(bich_);
    EXPECT_EQ(at_server(), Value{std::int64_t{12}});
    EXPECT_THAT(problems(), IsEmpty());
}

TEST_F(Rule08_OverTheLine, TheOfficeSeesWhoHasReported) {
    answer(bich_, 12);
    sync(bich_);
    lose();
    sync(bich_);
    sync(ha_);
    const auto record = ha_.find(RecordStore{server_.database()}.list(record_types::restore)
                                     .back()
                                     .id);
    ASSERT_TRUE(record);
    const auto restore = view_of<RestoreRecord>(*record);
    EXPECT_TRUE(restore.devices.at(bich_.device().id.text()).reported_at);
    EXPECT_EQ(restore.devices.at(bich_.device().id.text()).edits_back, 1);
    EXPECT_FALSE(restore.devices.at(kien_.device().id.text()).reported_at);
}

TEST_F(Rule08_OverTheLine, WhatOnlyAnotherDeviceHasSeenIsOfferedAndAccepted) {
    answer(bich_, 12);
    sync(bich_);
    sync(ha_);
    lose();
    sync(ha_);
    sync(ha_);
    ASSERT_THAT(offered(), SizeIs(1));
    accept_the_offer();
    EXPECT_EQ(at_server(), Value{std::int64_t{12}});
    sync(kien_);
    EXPECT_EQ(at(kien_), Value{std::int64_t{12}});
    EXPECT_THAT(problems(), IsEmpty());
}

/// The machine was put back, nobody knew, and the log went on before a device showed it.
TEST_F(Rule08_OverTheLine, WhatWasSeenIsOfferedThoughTheLogHasGoneOnSince) {
    TestDevice aid{server_, people::head_of_aid()};
    sync(aid);
    server_.keep_copy();
    answer(bich_, 12);
    sync(bich_);
    aid.start_report();
    sync(aid);
    sync(ha_);
    lose(true);
    kien_.answer("tasks_done", std::int64_t{3});
    sync(kien_);
    sync(ha_);
    EXPECT_EQ(told().reason, "noticed");
    EXPECT_THAT(offered(), SizeIs(2)) << "also what was where the log has other things now";
    EXPECT_THAT(problems(), IsEmpty());
}

/// Its log is as long as the server's was when that was noticed, and ends otherwise.
TEST_F(Rule08_OverTheLine, ADeviceWhoseLogPartedBeforeItWasNoticedIsTakenBackToo) {
    TestDevice aid{server_, people::head_of_aid()};
    sync(aid);
    server_.keep_copy();
    aid.start_report();
    sync(aid);
    answer(kien_, 14);
    sync(kien_);
    sync(ha_);
    lose(true);
    answer(bich_, 12);
    sync(bich_);
    sync(ha_);
    EXPECT_EQ(told().reason, "noticed");
    sync(aid);
    EXPECT_TRUE(server_.find(report_of_unit("STP-TGPL")));
    EXPECT_THAT(problems(), IsEmpty());
}

TEST_F(Rule08_OverTheLine, WhatWasOfferedBeforeASecondRestoreIsOfferedAgain) {
    answer(bich_, 12);
    sync(bich_);
    sync(ha_);
    lose();
    sync(ha_);
    sync(ha_);
    lose();
    sync(ha_);
    sync(ha_);
    ASSERT_THAT(offered(), SizeIs(1));
    accept_the_offer();
    EXPECT_EQ(at_server(), Value{std::int64_t{12}});
}

/// It was put back to before the epoch in which the device gave its edits their numbers.
TEST_F(Rule08_OverTheLine, NumbersOfAnEpochThatTheServerDoesNotKnowAreGivenAnew) {
    const auto welcome = [&](std::uint64_t known) {
        Welcome said{.epoch = Epoch{make_uuid_v7(server_.clock().now(), server_.random())},
                     .known = EditNumber{known}};
        for (const ScopeCursor& cursor : bich_.disk().list_cursors())
            said.grant.push_back(cursor.scope);
        return said;
    };
    bich_.disk().adopt_epoch(welcome(1));
    const Manifest waiting = bich_.disk().manifest();
    EXPECT_EQ(waiting.first, EditNumber{2});
    bich_.disk().adopt_epoch(welcome(waiting.entries.size() + 1));
    EXPECT_EQ(bich_.disk().manifest().first, EditNumber{waiting.entries.size() + 2});
    EXPECT_EQ(bich_.disk().manifest().entries.size(), waiting.entries.size());
}

TEST_F(Rule08_OverTheLine, NothingIsOfferedThatTheAuthorsHaveBroughtBack) {
    answer(bich_, 12);
    sync(bich_);
    sync(ha_);
    sync(kien_);
    lose();
    for (TestDevice* device : {&bich_, &ha_, &kien_}) sync(*device);
    EXPECT_THAT(offered(), IsEmpty());
    EXPECT_EQ(told().state, "closed");
}

TEST_F(Rule08_OverTheLine, AnEditOnWhatIsNotBackYetWaitsForIt) {
    answer(bich_, 12);
    sync(bich_);
    sync(kien_);
    lose();
    answer(kien_, 14);  // on 12, which only Bích's device can bring
    sync(kien_);
    EXPECT_EQ(at_server(), Value{std::int64_t{10}});
    sync(bich_);
    EXPECT_EQ(at_server(), Value{std::int64_t{14}});
    sync(kien_);
    EXPECT_EQ(at(kien_), Value{std::int64_t{14}});
    EXPECT_THAT(RecordStore{server_.database()}.list_open_conflicts(report_), IsEmpty());
    EXPECT_THAT(problems(), IsEmpty());
}

TEST_F(Rule08_OverTheLine, ALogThatDiffersIsStillRefused) {
    answer(bich_, 12);
    sync(bich_);
    server_.database().execute("UPDATE log SET hash = randomblob(32)");
    lines_.push_back(std::make_unique<TestLine>(server_, bich_));
    lines_.back()->run_session();
    EXPECT_EQ(lines_.back()->refusal(), RefusalReason::history_differs);
}

TEST_F(Rule08_OverTheLine, ALogThatDiffersBeforeTheForkIsRefused) {
    answer(bich_, 12);
    sync(bich_);
    lose();
    sync(bich_);
    server_.database().execute("UPDATE log SET hash = randomblob(32)");
    lines_.push_back(std::make_unique<TestLine>(server_, kien_));
    lines_.back()->run_session();
    EXPECT_EQ(lines_.back()->refusal(), RefusalReason::history_differs);
}

}  // namespace
}  // namespace thidua
