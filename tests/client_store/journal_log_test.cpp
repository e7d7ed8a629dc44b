#include <gtest/gtest.h>

#include "shared/evidence/journal.h"
#include "shared/wire/codec.h"
#include "tests/client_store/local_device.h"

namespace thidua {
namespace {

const Value one{std::int64_t{1}};
const Value two{std::int64_t{2}};
const Value three{std::int64_t{3}};

/// A device that met the server on 10 September, 09:00 server time.
class Evidence_Claimed : public testing::Test {
protected:
    Evidence_Claimed() {
        device_.meet_on(10);
        device_.pull({LocalDevice::note("a", {{"x", one}}, 1)}, 1);
    }
    /// Something that counts from when it was saved.
    Edit save(Value seen, Value value) {
        Edit edit = device_.changing("a", "x", std::move(seen), std::move(value));
        edit.operations.push_back({.kind = OperationKind::step,
                                   .record_type = "report",
                                   .record = LocalDevice::note_id("report"),
                                   .path = "submit"});
        return device_.typed(edit);
    }
    /// As a session begins.
    std::optional<Journal> journal() {
        end_ = device_.disk().position().journal;
        return device_.disk().find_journal();
    }
    void answer(std::uint64_t number, const Edit& edit) {
        device_.answer({LocalDevice::receipt(EditNumber{number}, edit, 1 + number)}, true);
    }

    LocalDevice device_;
    Bytes end_;
};

TEST_F(Evidence_Claimed, NothingIsClaimedWhenNothingWasSaved) {
    EXPECT_EQ(journal(), std::nullopt);
    EXPECT_TRUE(end_.empty());
}

TEST_F(Evidence_Claimed, TheJournalBeginsWithTheContactThatTheServerSigned) {
    save(one, two);
    const auto kept = journal();
    ASSERT_TRUE(kept.has_value());
    EXPECT_EQ(kept->since.statement.server_time, moment(2026, 9, 10, 9, 0));
    ASSERT_EQ(kept->entries.size(), 2U);
    EXPECT_EQ(kept->entries[0].edit_hash, Hash{});
}

TEST_F(Evidence_Claimed, EachEditIsEnteredWithTheTimeSinceTheBoot) {
    device_.boot_clock().advance(std::chrono::minutes{7});
    const Edit edit = save(one, two);
    const auto entries = journal()->entries;
    EXPECT_EQ(entries[1].edit_hash, edit_hash(edit));
    EXPECT_EQ(entries[1].elapsed_ms - entries[0].elapsed_ms, 7 * 60 * 1000);
    EXPECT_EQ(entries[1].boot, entries[0].boot);
    EXPECT_EQ(entries[1].boot.size(), 16U);
}

/// The server's time may be as old as the hello, and is taken for no younger.
TEST_F(Evidence_Claimed, TheTimeSinceTheContactIsCountedFromWhenTheHelloLeft) {
    device_.disk().note_hello(true);
    device_.boot_clock().advance(std::chrono::seconds{15});
    ASSERT_TRUE(device_.meet({.epoch = LocalDevice::epoch("first"),
                              .server_time = moment(2026, 9, 11, 9, 0),
                              .head = Sequence{1}},
                             {}, moment(2026, 9, 11, 9, 0)));
    save(one, two);
    const auto entries = journal()->entries;
    EXPECT_EQ(entries[1].boot, entries[0].boot);
    EXPECT_EQ(entries[1].elapsed_ms - entries[0].elapsed_ms, 15'000);
}

/// It may have lain about for days before it was read.
TEST_F(Evidence_Claimed, TheAnswerToAFileTellsNothingOfTheTimeSince) {
    device_.disk().note_hello(false);
    ASSERT_TRUE(device_.meet({.epoch = LocalDevice::epoch("first"),
                              .server_time = moment(2026, 9, 11, 9, 0),
                              .head = Sequence{1}},
                             {}, moment(2026, 9, 14, 9, 0)));
    save(one, two);
    const auto entries = journal()->entries;
    EXPECT_NE(entries[1].boot, entries[0].boot);
}

TEST_F(Evidence_Claimed, AnotherBootIsAnotherName) {
    device_.boot_clock().reboot();
    save(one, two);
    const auto entries = journal()->entries;
    EXPECT_NE(entries[1].boot, entries[0].boot);
}

/// A week of typing must not make the journal longer than a bad line carries.
TEST_F(Evidence_Claimed, WhatDoesNotCountFromWhenItWasSavedIsNotEntered) {
    device_.typed(device_.changing("a", "x", one, two));
    EXPECT_EQ(journal(), std::nullopt);
    const Edit edit = save(two, three);
    ASSERT_EQ(journal()->entries.size(), 2U);
    EXPECT_EQ(journal()->entries[1].edit_hash, edit_hash(edit));
}

TEST_F(Evidence_Claimed, TheHelloSaysWhereTheChainEnds) {
    save(one, two);
    save(two, three);
    const auto kept = journal();
    EXPECT_EQ(end_, chain_end(*kept).view());
}

TEST_F(Evidence_Claimed, AnEntryThatIsChangedEndsTheChainElsewhere) {
    save(one, two);
    auto kept = journal();
    kept->entries[1].elapsed_ms -= 1;
    EXPECT_NE(end_, chain_end(*kept).view());
}

/// The other thread of the program saves between two questions of the session.
TEST_F(Evidence_Claimed, WhatIsSavedAfterTheHelloIsNotInItsJournal) {
    save(one, two);
    const Bytes end = device_.disk().position().journal;
    save(two, three);
    const auto kept = device_.disk().find_journal();
    ASSERT_TRUE(kept.has_value());
    EXPECT_EQ(kept->entries.size(), 2U);
    EXPECT_EQ(end, chain_end(*kept).view());
}

/// The session dies after the welcome: what it would have sent is not known to the server yet.
TEST_F(Evidence_Claimed, TheJournalIsSaidAgainUntilItsEditsAreAnswered) {
    const Edit edit = save(one, two);
    const auto before = journal();
    device_.meet_on(11);
    EXPECT_EQ(journal(), before);
    answer(1, edit);
    EXPECT_EQ(journal(), std::nullopt);
}

TEST_F(Evidence_Claimed, TheNextJournalBeginsAtTheLastContact) {
    const Edit edit = save(one, two);
    device_.meet_on(11);
    answer(1, edit);
    save(two, three);
    EXPECT_EQ(journal()->since.statement.server_time, moment(2026, 9, 11, 9, 0));
}

TEST_F(Evidence_Claimed, WithoutAContactNothingIsClaimed) {
    LocalDevice fresh;
    fresh.typed(fresh.making("b", {{"x", one}}));
    EXPECT_TRUE(fresh.disk().position().journal.empty());
}

}  // namespace
}  // namespace thidua
