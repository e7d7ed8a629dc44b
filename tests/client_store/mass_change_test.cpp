#include <gtest/gtest.h>

#include <algorithm>

#include "client/store/mass_change.h"
#include "tests/client_store/local_device.h"

namespace thidua {
namespace {

const Value one{std::int64_t{1}};
const Value two{std::int64_t{2}};

/// The device holds 60 notes in one scope and 30 in another, and has asked nobody anything.
class Rule14_NoMassSurprise : public testing::Test {
protected:
    Rule14_NoMassSurprise() {
        device_.disk().adopt_grant(both(), GrantReason::units_changed);
        device_.apply_page(notes(60, one, 1), 1);
        Page page{.scope = other_, .through = Sequence{1}};
        for (int at = 0; at < 30; ++at)
            page.records.push_back(LocalDevice::packed(
                LocalDevice::note("other " + std::to_string(at), {{"x", one}}, 1)));
        device_.disk().apply_page(page);
        device_.finish_pull(1);
    }
    static std::vector<Record> notes(int count, const Value& value, std::uint64_t rev,
                                     const std::string& prefix = "note ") {
        std::vector<Record> records;
        for (int at = 0; at < count; ++at)
            records.push_back(
                LocalDevice::note(prefix + std::to_string(at), {{"x", value}}, rev));
        return records;
    }
    [[nodiscard]] std::vector<ScopeId> both() const {
        std::vector<ScopeId> scopes{LocalDevice::scope(), other_};
        std::sort(scopes.begin(), scopes.end());
        return scopes;
    }
    PageResult page(const std::vector<Record>& records, std::uint64_t through) {
        Page page{.scope = LocalDevice::scope(), .through = Sequence{through}};
        for (const Record& record : records) page.records.push_back(LocalDevice::packed(record));
        return device_.disk().apply_page(page);
    }
    std::optional<ChangesInQuestion> question() {
        return MassChange{device_.store()}.find_question();
    }

    LocalDevice device_;
    ScopeId other_{LocalDevice::note_id("another scope").value()};
};

TEST_F(Rule14_NoMassSurprise, AThirdOfTheRecordsMayChange) {
    EXPECT_EQ(page(notes(30, two, 2), 2), PageResult::applied);
    EXPECT_EQ(question(), std::nullopt);
}

TEST_F(Rule14_NoMassSurprise, MoreThanAThirdStopsAndAsks) {
    EXPECT_EQ(page(notes(31, two, 2), 2), PageResult::surprising);
    EXPECT_EQ(question(), (ChangesInQuestion{.changed = 31, .held = 90}));
}

TEST_F(Rule14_NoMassSurprise, WhatStopsIsNotStored) {
    page(notes(31, two, 2), 2);
    EXPECT_EQ(device_.seen("note 0", "x"), one);
    EXPECT_EQ(device_.disk().position().cursor, Sequence{1});
}

TEST_F(Rule14_NoMassSurprise, ThePagesOfOnePullCountTogether) {
    EXPECT_EQ(page(notes(20, two, 2), 2), PageResult::applied);
    const auto second = notes(31, two, 3);
    EXPECT_EQ(page({second.begin() + 20, second.end()}, 3), PageResult::surprising);
}

TEST_F(Rule14_NoMassSurprise, TheNextPullCountsAnew) {
    device_.pull(notes(20, two, 2), 2);
    const auto second = notes(40, two, 3);
    EXPECT_EQ(page({second.begin() + 20, second.end()}, 3), PageResult::applied);
}

TEST_F(Rule14_NoMassSurprise, WhatIsNewIsNoSurprise) {
    EXPECT_EQ(page(notes(200, two, 2, "new "), 2), PageResult::applied);
}

TEST_F(Rule14_NoMassSurprise, WhatComesAgainUnchangedIsNoSurprise) {
    EXPECT_EQ(page(notes(60, one, 2), 2), PageResult::applied);
}

TEST_F(Rule14_NoMassSurprise, WhatThisDeviceChangesItselfIsNoSurprise) {
    for (int at = 0; at < 20; ++at)
        device_.typed(device_.changing("note " + std::to_string(at), "x", one, two));
    EXPECT_EQ(page(notes(45, two, 2), 2), PageResult::applied);
}

TEST_F(Rule14_NoMassSurprise, AGrantThatTakesAThirdAwayGoesThrough) {
    EXPECT_TRUE(device_.disk().adopt_grant({LocalDevice::scope()}, GrantReason::none));
    EXPECT_TRUE(is_null(device_.seen("other 0", "x")));
}

TEST_F(Rule14_NoMassSurprise, AGrantThatTakesMoreAwayWithoutAReasonAsks) {
    EXPECT_FALSE(device_.disk().adopt_grant({other_}, GrantReason::none));
    EXPECT_EQ(question(), (ChangesInQuestion{.removed = 60, .held = 90}));
    EXPECT_EQ(device_.seen("note 0", "x"), one);
    EXPECT_EQ(device_.disk().list_cursors().size(), 2U);
}

TEST_F(Rule14_NoMassSurprise, AReasonIsEnough) {
    EXPECT_TRUE(device_.disk().adopt_grant({other_}, GrantReason::unit_moved));
    EXPECT_EQ(question(), std::nullopt);
}

TEST_F(Rule14_NoMassSurprise, AReasonIsGoodForThePullThatFollows) {
    device_.disk().adopt_grant(both(), GrantReason::role_changed);
    EXPECT_EQ(page(notes(60, two, 2), 2), PageResult::applied);
    device_.finish_pull(2);
    EXPECT_EQ(page(notes(60, one, 3), 3), PageResult::surprising);
}

TEST_F(Rule14_NoMassSurprise, APersonsYesIsGoodOnce) {
    page(notes(60, two, 2), 2);
    MassChange{device_.store()}.accept();
    EXPECT_EQ(question(), std::nullopt);
    EXPECT_EQ(page(notes(60, two, 2), 2), PageResult::applied);
    device_.finish_pull(2);
    EXPECT_EQ(page(notes(60, one, 3), 3), PageResult::surprising);
}

TEST_F(Rule14_NoMassSurprise, TheQuestionCountsReportsApart) {
    std::vector<Record> reports = notes(60, one, 2, "report ");
    for (Record& record : reports) record.type = "report";
    device_.pull(reports, 2);
    for (Record& record : reports) {
        record.fields["x"] = two;
        record.rev = Sequence{3};
    }
    EXPECT_EQ(page(reports, 3), PageResult::surprising);
    EXPECT_EQ(question()->reports, 60U);
}

TEST_F(Rule14_NoMassSurprise, FewRecordsAreSeenAtAGlance) {
    LocalDevice small;
    small.pull(notes(49, one, 1), 1);
    EXPECT_TRUE(small.apply_page(notes(49, two, 2), 2));
}

TEST_F(Rule14_NoMassSurprise, ANewEpochIsReasonEnough) {
    device_.meet_restored("second", 0, 1);
    EXPECT_EQ(page(notes(60, two, 2), 2), PageResult::applied);
    EXPECT_EQ(device_.disk().finish_pull(Sequence{2}, {}), PullEnd::complete);
}

/// A scope is pulled anew, and most of it does not come again.
TEST_F(Rule14_NoMassSurprise, WhatDoesNotComeAgainCountsToo) {
    device_.disk().begin_repull(LocalDevice::scope());
    page(notes(20, one, 1), 1);
    EXPECT_EQ(device_.disk().finish_pull(Sequence{1}, sha256("1")), PullEnd::surprising);
    EXPECT_EQ(question(), (ChangesInQuestion{.removed = 40, .held = 90}));
    EXPECT_EQ(device_.seen("note 59", "x"), one);
    MassChange{device_.store()}.accept();
    EXPECT_EQ(device_.disk().finish_pull(Sequence{1}, sha256("1")), PullEnd::complete);
    EXPECT_TRUE(is_null(device_.seen("note 59", "x")));
}

}  // namespace
}  // namespace thidua
