#include "client/app/consolidation_ledger.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "client/app/report_corrections.h"
#include "shared/forms/answers.h"
#include "shared/model/ids.h"
#include "tests/app/department.h"

namespace thidua {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

/// The reports of Hành chính tư pháp (30 of 40 done) and Trợ giúp pháp lý (10 of 20) were accepted
/// and frozen: 40 tasks done.
class LedgerTest : public DepartmentTest {
protected:
    LedgerTest()
        : own_{accepted()},
          aid_{accepted_of("STP-TGPL", quarterly_answers(20, 10))},
          frozen_{frozen({})} {
        sync_all();
    }

    RecordId frozen(const std::vector<Exclusion>& exclusions) {
        const auto made = ha_.workspace().consolidations().freeze(quarter_, exclusions);
        EXPECT_TRUE(made.has_value()) << made.error().message;
        return made->frozen->id;
    }
    ConsolidationLedger ledger() { return ledger(ha_, frozen_); }
    static ConsolidationLedger ledger(ServedDevice& device, const RecordId& id) {
        auto read = device.workspace().consolidations().ledger(id);
        EXPECT_TRUE(read.has_value()) << read.error().message;
        return *std::move(read);
    }
    static std::vector<LedgerKind> kinds(const ConsolidationLedger& ledger) {
        std::vector<LedgerKind> kinds;
        for (const LedgerEntry& entry : ledger.entries) kinds.push_back(entry.kind);
        return kinds;
    }
    /// "51 → 40": what the entry does to the number of tasks done; empty for nothing.
    static std::string on_done(const LedgerEntry& entry) { return on_done(entry.figures); }
    static std::string on_done(const std::vector<FigureEffect>& effects) {
        for (const FigureEffect& effect : effects)
            if (effect.field == "tasks_done")
                return effect.before_words + " → " + effect.after_words;
        return {};
    }
    void reopen() {
        ASSERT_TRUE(reports(ha_).reopen(own_, "Sai số liệu").has_value());
        sync_all();
    }
    /// The unit corrects the figure and the Office accepts it again.
    void correct(std::int64_t value) {
        reopen();
        type(bich_, own_, done, value);
        sync_all();
        ASSERT_TRUE(reports(kien_).submit(own_).has_value());
        sync_all();
        ASSERT_TRUE(reports(ha_).accept(own_).has_value());
        sync_all();
    }

    RecordId own_;
    RecordId aid_;
    RecordId frozen_;
};

TEST_F(LedgerTest, IsEmptyRightAfterTheFreeze) {
    EXPECT_THAT(ledger().entries, IsEmpty());
    EXPECT_THAT(ledger().totals, IsEmpty());
}

TEST_F(LedgerTest, TellsThatAReportWasOpenedAgainAndWhatItTakesAway) {
    reopen();
    const ConsolidationLedger read = ledger();
    ASSERT_THAT(kinds(read), ElementsAre(LedgerKind::reopened));
    const LedgerEntry& entry = read.entries[0];
    EXPECT_EQ(entry.unit_code, "STP-HCTP");
    EXPECT_EQ(entry.author, people::office_ha().name);
    EXPECT_EQ(entry.device_name, people::office_ha().machine);
    EXPECT_EQ(entry.reason, "Sai số liệu");
    EXPECT_EQ(entry.version, 1);
    EXPECT_TRUE(entry.is_in_force);
    EXPECT_EQ(on_done(entry), "40 → 10");
}

TEST_F(LedgerTest, TellsEachChangeWithOldAndNewValueAndWhatItWouldDo) {
    reopen();
    type(bich_, own_, done, std::int64_t{33});
    sync_all();
    const ConsolidationLedger read = ledger();
    ASSERT_THAT(kinds(read), ElementsAre(LedgerKind::reopened, LedgerKind::changed));
    const LedgerEntry& entry = read.entries[1];
    EXPECT_EQ(entry.path, done);
    EXPECT_EQ(entry.before, Value{std::int64_t{30}});
    EXPECT_EQ(entry.after, Value{std::int64_t{33}});
    EXPECT_EQ(entry.author, people::officer_bich().name);
    EXPECT_EQ(entry.version, 2);
    EXPECT_EQ(entry.standing, LedgerStanding::draft);
    EXPECT_FALSE(entry.is_in_force);
    EXPECT_EQ(on_done(entry), "40 → 43");
    EXPECT_TRUE(entry.server_time.has_value());
}

TEST_F(LedgerTest, FollowsACorrectionToItsAcceptance) {
    correct(33);
    const ConsolidationLedger read = ledger();
    ASSERT_THAT(kinds(read), ElementsAre(LedgerKind::reopened, LedgerKind::changed,
                                         LedgerKind::submitted, LedgerKind::accepted));
    EXPECT_EQ(read.entries[1].standing, LedgerStanding::accepted);
    EXPECT_EQ(read.entries[3].version, 2);
    EXPECT_EQ(on_done(read.entries[3]), "10 → 43");
    EXPECT_EQ(on_done(read.totals), "40 → 43");
}

TEST_F(LedgerTest, TellsWhatTheOfficeCorrectedAndTookBack) {
    ReportCorrections corrections{ha_.workspace()};
    ASSERT_TRUE(corrections.correct(own_, done, Decimal{25}, "Đếm trùng").has_value());
    sync_all();
    const ConsolidationLedger once = ledger();
    ASSERT_THAT(kinds(once), ElementsAre(LedgerKind::corrected));
    EXPECT_EQ(once.entries[0].before, Value{std::int64_t{30}});
    EXPECT_EQ(once.entries[0].after, Value{std::int64_t{25}});
    EXPECT_EQ(once.entries[0].reason, "Đếm trùng");
    EXPECT_EQ(once.entries[0].author, people::office_ha().name);
    EXPECT_TRUE(once.entries[0].is_in_force);
    EXPECT_EQ(on_done(once.entries[0]), "40 → 35");
    EXPECT_EQ(on_done(once.totals), "40 → 35");
    ASSERT_TRUE(corrections.correct(own_, done, Decimal{24}, "Đếm trùng nữa").has_value());
    ASSERT_TRUE(corrections.restore(own_, done).has_value());
    sync_all();
    const ConsolidationLedger all = ledger();
    ASSERT_THAT(kinds(all),
                ElementsAre(LedgerKind::corrected, LedgerKind::corrected, LedgerKind::restored));
    EXPECT_EQ(on_done(all.entries[1]), "35 → 34");
    EXPECT_EQ(on_done(all.entries[2]), "34 → 40");
    EXPECT_THAT(all.totals, IsEmpty());
}

TEST_F(LedgerTest, ACorrectionThatWasFrozenWithTheFiguresIsNoChange) {
    ReportCorrections corrections{ha_.workspace()};
    ASSERT_TRUE(corrections.correct(own_, done, Decimal{25}, "Đếm trùng").has_value());
    sync_all();
    const RecordId second = frozen({});
    sync_all();
    EXPECT_THAT(ledger(ha_, second).entries, IsEmpty());
    EXPECT_THAT(ledger(ha_, second).totals, IsEmpty());
    ASSERT_TRUE(corrections.restore(own_, done).has_value());
    sync_all();
    const ConsolidationLedger read = ledger(ha_, second);
    ASSERT_THAT(kinds(read), ElementsAre(LedgerKind::restored));
    EXPECT_EQ(on_done(read.entries[0]), "35 → 40");
    EXPECT_EQ(on_done(read.totals), "35 → 40");
}

/// The second one waits as the other side of a conflict, and is nobody's figure yet.
TEST_F(LedgerTest, OfTwoCorrectionsThatMeetTheFirstIsTold) {
    ServedDevice hai{server_, {"Lê Văn Hai", "STP-VP", Role::office, "may-hai"}};
    EXPECT_TRUE(hai.sync().is_done());
    ASSERT_TRUE(ReportCorrections{ha_.workspace()}
                    .correct(own_, done, Decimal{25}, "Đếm trùng")
                    .has_value());
    ASSERT_TRUE(
        ReportCorrections{hai.workspace()}.correct(own_, done, Decimal{22}, "Đếm sót").has_value());
    sync_all();
    EXPECT_TRUE(hai.sync().is_done());
    sync_all();
    const ConsolidationLedger read = ledger();
    ASSERT_THAT(kinds(read), ElementsAre(LedgerKind::corrected));
    EXPECT_EQ(read.entries[0].author, people::office_ha().name);
    EXPECT_EQ(on_done(read.entries[0]), "40 → 35");
    EXPECT_EQ(on_done(read.totals), "40 → 35");
}

TEST_F(LedgerTest, ACorrectionGoesWithTheVersionItWasOf) {
    ReportCorrections corrections{ha_.workspace()};
    ASSERT_TRUE(corrections.correct(own_, done, Decimal{25}, "Đếm trùng").has_value());
    sync_all();
    correct(33);
    const ConsolidationLedger read = ledger();
    ASSERT_FALSE(read.entries.empty());
    EXPECT_EQ(on_done(read.entries.back()), "10 → 43");
    EXPECT_EQ(on_done(read.totals), "40 → 43");
}

TEST_F(LedgerTest, ItsTotalsEndAtTheConsolidationOfNow) {
    correct(33);
    accepted_of("STP-BTTP", quarterly_answers(10, 5));
    const auto now = ha_.workspace().consolidations().make(quarter_);
    ASSERT_TRUE(now.has_value());
    const ConsolidationLedger read = ledger();
    for (const FigureEffect& effect : read.totals) {
        const auto figure = std::ranges::find(now->figures, effect.field, &Figure::field);
        ASSERT_NE(figure, now->figures.end());
        EXPECT_EQ(effect.after, figure->value) << effect.field;
    }
    EXPECT_EQ(on_done(ledger().totals), "40 → 48");
}

TEST_F(LedgerTest, TellsAUnitThatCameLater) {
    accepted_of("STP-BTTP", quarterly_answers(10, 5));
    const ConsolidationLedger read = ledger();
    ASSERT_THAT(kinds(read), ElementsAre(LedgerKind::submitted, LedgerKind::accepted));
    EXPECT_TRUE(read.entries[0].came_later);
    EXPECT_EQ(on_done(read.entries[0]), "40 → 45");
    EXPECT_FALSE(read.entries[0].is_in_force);
    EXPECT_EQ(on_done(read.entries[1]), "40 → 45");
    EXPECT_TRUE(read.entries[1].is_in_force);
}

TEST_F(LedgerTest, TellsAChangeThatWaitsForTheReportToBeOpened) {
    type(bich_, own_, done, std::int64_t{35});
    sync_all();
    const ConsolidationLedger read = ledger();
    ASSERT_THAT(kinds(read), ElementsAre(LedgerKind::requested));
    EXPECT_EQ(read.entries[0].after, Value{std::int64_t{35}});
    EXPECT_EQ(read.entries[0].standing, LedgerStanding::requested);
    EXPECT_EQ(on_done(read.entries[0]), "40 → 45");
}

TEST_F(LedgerTest, TellsARequestedChangeOnceThoughItIsLetInLater) {
    type(bich_, own_, done, std::int64_t{35});
    sync_all();
    reopen();
    EXPECT_THAT(kinds(ledger()), ElementsAre(LedgerKind::requested, LedgerKind::reopened));
}

TEST_F(LedgerTest, TellsThatTheOfficeDeclinedAndWhatIsAskedForAgain) {
    type(bich_, own_, done, std::int64_t{35});
    sync_all();
    ASSERT_TRUE(reports(ha_).decline(own_, "Số liệu đúng").has_value());
    sync_all();
    type(bich_, own_, done, std::int64_t{35});
    sync_all();
    const ConsolidationLedger read = ledger();
    ASSERT_THAT(kinds(read),
                ElementsAre(LedgerKind::requested, LedgerKind::declined, LedgerKind::requested));
    EXPECT_EQ(on_done(read.entries[1]), "45 → 40");
    EXPECT_EQ(read.entries[1].reason, "Số liệu đúng");
    EXPECT_EQ(on_done(read.entries[2]), "40 → 45");
    EXPECT_THAT(read.totals, IsEmpty());
}

TEST_F(LedgerTest, TellsThatTheUnitDoesNotAskAnyMore) {
    type(bich_, own_, done, std::int64_t{35});
    sync_all();
    type(bich_, own_, done, std::int64_t{30});
    sync_all();
    EXPECT_THAT(kinds(ledger()), ElementsAre(LedgerKind::requested, LedgerKind::taken_back));
}

TEST_F(LedgerTest, TellsOneChangeWhereTheUnitAsksForAnother) {
    type(bich_, own_, done, std::int64_t{35});
    sync_all();
    type(bich_, own_, done, Null{});
    sync_all();
    EXPECT_THAT(kinds(ledger()), ElementsAre(LedgerKind::requested, LedgerKind::requested));
}

TEST_F(LedgerTest, TellsWhoGotMoreTimeAndWhoNeedNotReport) {
    Periods& periods = ha_.workspace().periods();
    ASSERT_TRUE(periods.extend(quarter_, "STP-BTTP", date(2026, 10, 5), "Mất điện").has_value());
    ASSERT_TRUE(periods.exempt(quarter_, "STP-CC1", "Mới lập").has_value());
    const ConsolidationLedger read = ledger();
    ASSERT_THAT(read.entries, SizeIs(2));
    const auto extension =
        std::ranges::find(read.entries, LedgerKind::extended, &LedgerEntry::kind);
    ASSERT_NE(extension, read.entries.end());
    EXPECT_EQ(extension->unit_code, "STP-BTTP");
    EXPECT_EQ(extension->until, date(2026, 10, 5));
    EXPECT_EQ(extension->reason, "Mất điện");
    const auto exemption =
        std::ranges::find(read.entries, LedgerKind::exempted, &LedgerEntry::kind);
    ASSERT_NE(exemption, read.entries.end());
    EXPECT_EQ(exemption->unit_code, "STP-CC1");
}

TEST_F(LedgerTest, WhatWasExtendedBeforeIsNoNews) {
    ASSERT_TRUE(ha_.workspace()
                    .periods()
                    .extend(quarter_, "STP-BTTP", date(2026, 10, 5), "Mất điện")
                    .has_value());
    EXPECT_THAT(ledger(ha_, frozen({})).entries, IsEmpty());
}

TEST_F(LedgerTest, ALaterFreezeHasALedgerOfItsOwn) {
    correct(33);
    const RecordId second = frozen({});
    EXPECT_THAT(ledger(ha_, second).entries, IsEmpty());
    EXPECT_THAT(ledger().entries, SizeIs(4));
}

TEST_F(LedgerTest, WhatWasTypedBeforeTheFreezeAndAcceptedAfterItCountsWithTheAcceptance) {
    reopen();
    type(bich_, own_, done, std::int64_t{33});
    sync_all();
    const RecordId second = frozen({});
    ASSERT_TRUE(reports(kien_).submit(own_).has_value());
    sync_all();
    ASSERT_TRUE(reports(ha_).accept(own_).has_value());
    const ConsolidationLedger read = ledger(ha_, second);
    ASSERT_THAT(kinds(read), ElementsAre(LedgerKind::submitted, LedgerKind::accepted));
    EXPECT_EQ(on_done(read.entries[1]), "10 → 43");
}

TEST_F(LedgerTest, OfAUnitThatWasLeftOutNoFigureMoves) {
    const RecordId without = frozen({{unit_id("STP-HCTP"), "Đang thanh tra"}});
    reopen();
    const ConsolidationLedger read = ledger(ha_, without);
    ASSERT_THAT(kinds(read), ElementsAre(LedgerKind::reopened));
    EXPECT_TRUE(read.entries[0].is_excluded);
    EXPECT_THAT(read.entries[0].figures, IsEmpty());
    EXPECT_THAT(read.totals, IsEmpty());
}

TEST_F(LedgerTest, AnAcceptanceThatWasStillInTheOutboxAtTheFreezeIsNoNews) {
    ASSERT_TRUE(reports(ha_).reopen(aid_, "Sai").has_value());
    const RecordId second = frozen({});
    ha_.sync();
    EXPECT_THAT(ledger(ha_, second).entries, IsEmpty());
}

TEST_F(LedgerTest, IsTheSameOnAnotherDeviceThatMayReadIt) {
    correct(33);
    ServedDevice director{server_, people::director()};
    director.sync();
    EXPECT_EQ(ledger_json(ledger(director, frozen_)), ledger_json(ledger()));
}

TEST_F(LedgerTest, NeedsNoLine) {
    ASSERT_TRUE(reports(ha_).reopen(own_, "Sai").has_value());
    const ConsolidationLedger read = ledger();
    ASSERT_THAT(read.entries, SizeIs(1));
    EXPECT_FALSE(read.entries[0].server_time.has_value());
}

TEST_F(LedgerTest, IsNotToldOfFieldsThatFeedNoFigure) {
    reopen();
    const std::size_t before = ledger().entries.size();
    type(bich_, own_, answer_path("tasks_planned"), std::int64_t{40});
    sync_all();
    EXPECT_EQ(ledger().entries.size(), before);
}

TEST_F(LedgerTest, GivesProgramsEveryEntryWithItsFigures) {
    correct(33);
    const auto json = nlohmann::json::parse(ledger_json(ledger()));
    ASSERT_EQ(json.at("entries").size(), 4U);
    const auto& change = json.at("entries").at(1);
    EXPECT_EQ(change.at("kind"), "changed");
    EXPECT_EQ(change.at("unit"), "STP-HCTP");
    EXPECT_EQ(change.at("path"), done);
    EXPECT_EQ(change.at("before"), 30);
    EXPECT_EQ(change.at("after"), 33);
    EXPECT_EQ(change.at("figures").at(0).at("before"), 40);
    EXPECT_EQ(change.at("figures").at(0).at("after"), 43);
}

TEST_F(LedgerTest, SaysInWordsWhatHappened) {
    correct(33);
    const ConsolidationLedger read = ledger();
    const Form& form = read.frozen.form;
    EXPECT_EQ(event_words(read.entries[0], form), "Reopened (version 1): Sai số liệu");
    EXPECT_EQ(event_words(read.entries[1], form), "Tasks done: 30 → 33 (accepted)");
    EXPECT_EQ(event_words(read.entries[3], form), "Accepted (version 2)");
}

}  // namespace
}  // namespace thidua
