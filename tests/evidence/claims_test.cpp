#include <gtest/gtest.h>

#include "shared/evidence/claims.h"

namespace thidua {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr Instant contact_at{1'000'000'000'000};
const Bytes monday_run(16, 'm');
const Bytes tuesday_run(16, 't');

Hash edit(const char* name) { return sha256(name); }

std::int64_t ms(std::chrono::milliseconds span) { return span.count(); }

/// A contact one hour after the machine was started, and what was saved since.
Journal journal(std::vector<JournalEntry> saved) {
    Journal journal{.since = {.statement = {.server_time = contact_at}, .signature = "signed"}};
    journal.entries.push_back({Hash{}, monday_run, ms(hours{1})});
    for (JournalEntry& entry : saved) journal.entries.push_back(std::move(entry));
    return journal;
}

std::optional<std::vector<SavedBetween>> read(const Journal& journal, Instant told_at) {
    return read_journal(journal, Bytes{chain_end(journal).view()}, told_at);
}

TEST(Evidence_Claimed, TellsByTheBootClockWhenAnEditWasSavedInTheRunOfTheContact) {
    const auto saved =
        read(journal({{edit("a"), monday_run, ms(hours{3})}}), contact_at.plus(hours{48}));
    ASSERT_TRUE(saved && saved->size() == 1);
    EXPECT_LE(saved->front().earliest, contact_at.plus(hours{2}));
    EXPECT_GE(saved->front().latest, contact_at.plus(hours{2}));
    EXPECT_LE(saved->front().latest, contact_at.plus(hours{2} + minutes{1}));
}

/// The distance counts from when the hello left; the server signed some seconds after that.
TEST(Evidence_Claimed, AllowsForTheTimeInWhichTheServerAnswered) {
    const auto saved =
        read(journal({{edit("a"), monday_run, ms(hours{3})}}), contact_at.plus(hours{48}));
    const Instant if_it_answered_late = contact_at.plus(hours{2} - std::chrono::seconds{20});
    EXPECT_LE(saved->front().earliest, if_it_answered_late);
}

TEST(Evidence_Claimed, AllowsForAClockThatDrifts) {
    const auto saved =
        read(journal({{edit("a"), monday_run, ms(hours{25})}}), contact_at.plus(hours{48}));
    EXPECT_GE(saved->front().latest.since(saved->front().earliest), minutes{2});
}

TEST(Evidence_Claimed, KnowsOnlyTheTwoContactsAfterTheMachineWasRestarted) {
    const Instant told_at = contact_at.plus(hours{48});
    const auto saved = read(journal({{edit("a"), tuesday_run, ms(minutes{5})}}), told_at);
    EXPECT_EQ(saved->front().earliest, contact_at);
    EXPECT_EQ(saved->front().latest, told_at);
}

TEST(Evidence_Claimed, NeverGoesBeyondTheContacts) {
    const Instant told_at = contact_at.plus(minutes{10});
    const auto saved = read(journal({{edit("a"), monday_run, ms(hours{9})}}), told_at);
    EXPECT_EQ(saved->front().latest, told_at);
    EXPECT_LE(saved->front().earliest, told_at);
}

TEST(Evidence_Claimed, SaysNothingWhenTheChainEndsElsewhere) {
    Journal changed = journal({{edit("a"), monday_run, ms(hours{3})}});
    const Bytes told{chain_end(changed).view()};
    changed.entries.back().elapsed_ms = ms(hours{2});
    EXPECT_FALSE(read_journal(changed, told, contact_at.plus(hours{48})));
}

TEST(Evidence_Claimed, SaysNothingWhenAnEditWasPutIn) {
    const Journal whole = journal({{edit("b"), monday_run, ms(hours{4})}});
    const Journal with_more = journal(
        {{edit("a"), monday_run, ms(hours{3})}, {edit("b"), monday_run, ms(hours{4})}});
    EXPECT_FALSE(
        read_journal(with_more, Bytes{chain_end(whole).view()}, contact_at.plus(hours{9})));
}

TEST(Evidence_Claimed, SaysNothingWhenTheBootClockRanBackwards) {
    EXPECT_FALSE(read(journal({{edit("a"), monday_run, ms(hours{4})},
                               {edit("b"), monday_run, ms(hours{3})}}),
                      contact_at.plus(hours{48})));
}

TEST(Evidence_Claimed, SaysNothingWithoutTheContactAtItsBeginning) {
    Journal journal{.since = {.statement = {.server_time = contact_at}, .signature = "signed"}};
    journal.entries.push_back({edit("a"), monday_run, 5});
    EXPECT_FALSE(read(journal, contact_at.plus(hours{1})));
}

}  // namespace
}  // namespace thidua
