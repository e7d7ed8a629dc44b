#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "shared/evidence/period_status.h"
#include "shared/evidence/verdict.h"

namespace thidua {
namespace {

constexpr Instant due{1'000'000};
constexpr Instant early{999'999};
constexpr Instant late{1'000'001};
constexpr Instant later{2'000'000};

VersionEvidence received(std::int64_t version, Instant at) {
    return {.version = version, .received_at = at};
}

TEST(VerdictTest, IsPendingWhileThereIsTime) {
    EXPECT_EQ(judge({}, due, early).verdict, Verdict::pending);
}

TEST(VerdictTest, IsMissingFromTheDueInstantOn) {
    EXPECT_EQ(judge({}, due, due).verdict, Verdict::missing);
}

TEST(VerdictTest, IsOnTimeOneMillisecondBeforeDue) {
    EXPECT_EQ(judge({received(1, early)}, due, later).verdict, Verdict::on_time);
}

TEST(VerdictTest, IsLateAtTheDueInstant) {
    EXPECT_EQ(judge({received(1, due)}, due, later).verdict, Verdict::late);
}

TEST(VerdictTest, RestsOnReceivingWhenThatWasInTime) {
    const VersionEvidence both{.version = 1, .received_at = early, .announced_at = Instant{1}};
    const Standing standing = judge({both}, due, later);
    EXPECT_EQ(standing.evidence, EvidenceKind::received);
    EXPECT_EQ(standing.at, early);
}

TEST(VerdictTest, IsOnTimeWhenAnnouncedBeforeAndReceivedAfterDue) {
    const VersionEvidence both{.version = 1, .received_at = late, .announced_at = early};
    const Standing standing = judge({both}, due, later);
    EXPECT_EQ(standing.verdict, Verdict::on_time);
    EXPECT_EQ(standing.evidence, EvidenceKind::announced);
    EXPECT_EQ(standing.at, early);
    EXPECT_EQ(standing.received_at, late);
}

TEST(VerdictTest, IsOnTimeWhenAnnouncedAndNotYetReceived) {
    const VersionEvidence announced{.version = 1, .announced_at = early};
    EXPECT_EQ(judge({announced}, due, later).verdict, Verdict::on_time);
}

TEST(VerdictTest, IsLateWhenAnnouncedAndReceivedAfterDue) {
    const VersionEvidence both{.version = 1, .received_at = later, .announced_at = late};
    const Standing standing = judge({both}, due, later);
    EXPECT_EQ(standing.verdict, Verdict::late);
    EXPECT_EQ(standing.evidence, EvidenceKind::received);
}

TEST(VerdictTest, IsOnTimeWhenItsCodeWasReadOutBeforeAndReceivedAfterDue) {
    const Standing standing =
        judge({{.version = 1, .received_at = late, .read_out_at = early}}, due, later);
    EXPECT_EQ(standing.verdict, Verdict::on_time);
    EXPECT_EQ(standing.evidence, EvidenceKind::read_out);
    EXPECT_EQ(standing.at, early);
}

TEST(VerdictTest, IsOnTimeWhenHandedOverBeforeAndReceivedAfterDue) {
    const Standing standing =
        judge({{.version = 1, .received_at = late, .carried_at = early}}, due, later);
    EXPECT_EQ(standing.verdict, Verdict::on_time);
    EXPECT_EQ(standing.evidence, EvidenceKind::carried);
}

VersionEvidence claimed(Instant earliest, Instant latest, Claim::Decision decision) {
    return {.version = 1, .received_at = later, .claim = Claim{earliest, latest, decision}};
}

TEST(VerdictTest, StaysLateAndAwaitsTheOfficeWhileAClaimIsOpen) {
    const Standing standing = judge({claimed(early, late, Claim::Decision::open)}, due, later);
    EXPECT_EQ(standing.verdict, Verdict::late);
    EXPECT_EQ(standing.evidence, EvidenceKind::received);
    EXPECT_TRUE(standing.awaits_decision);
}

TEST(VerdictTest, AwaitsNobodyWhenEvenTheClaimIsLate) {
    EXPECT_FALSE(
        judge({claimed(due, late, Claim::Decision::open)}, due, later).awaits_decision);
}

TEST(VerdictTest, IsOnTimeWhenTheOfficeAgreedToTheClaim) {
    const Standing standing = judge({claimed(early, late, Claim::Decision::on_time)}, due, later);
    EXPECT_EQ(standing.verdict, Verdict::on_time);
    EXPECT_EQ(standing.evidence, EvidenceKind::claimed);
    EXPECT_FALSE(standing.awaits_decision);
}

TEST(VerdictTest, IsLateWhenTheOfficeRefusedTheClaim) {
    const Standing standing = judge({claimed(early, late, Claim::Decision::late)}, due, later);
    EXPECT_EQ(standing.verdict, Verdict::late);
    EXPECT_FALSE(standing.awaits_decision);
}

TEST(VerdictTest, NeedsNoClaimWhereSomethingProvesIt) {
    VersionEvidence version = claimed(early, late, Claim::Decision::late);
    version.announced_at = early;
    EXPECT_EQ(judge({version}, due, later).verdict, Verdict::on_time);
}

TEST(VerdictTest, IsFixedByTheFirstVersion) {
    const Standing standing = judge({received(2, late), received(1, early)}, due, later);
    EXPECT_EQ(standing.verdict, Verdict::on_time);
    EXPECT_EQ(standing.version, 1);
}

TEST(VerdictTest, LeavesOutAVersionThatWasWithdrawn) {
    VersionEvidence withdrawn = received(1, early);
    withdrawn.withdrawn = true;
    const Standing standing = judge({withdrawn, received(2, late)}, due, later);
    EXPECT_EQ(standing.verdict, Verdict::late);
    EXPECT_EQ(standing.version, 2);
}

TEST(VerdictTest, IsMissingWhenEveryVersionWasWithdrawn) {
    VersionEvidence withdrawn = received(1, early);
    withdrawn.withdrawn = true;
    EXPECT_EQ(judge({withdrawn}, due, later).verdict, Verdict::missing);
}

TEST(VerdictTest, PassesOverAVersionWithoutEvidence) {
    EXPECT_EQ(judge({VersionEvidence{.version = 1}, received(2, early)}, due, later).version, 2);
}

TEST(VerdictTest, IsOnTimeWithinAnExtension) {
    EXPECT_EQ(judge({received(1, late)}, later, later).verdict, Verdict::on_time);
}

VersionEvidence some_evidence(std::int64_t version) {
    const auto some_time = [] {
        const bool is_there = *rc::gen::arbitrary<bool>();
        return is_there ? std::optional{Instant{*rc::gen::inRange(999'990, 1'000'010)}}
                        : std::nullopt;
    };
    return {.version = version,
            .received_at = some_time(),
            .announced_at = some_time(),
            .read_out_at = some_time(),
            .carried_at = some_time(),
            .withdrawn = *rc::gen::arbitrary<bool>()};
}

/// Since a restore two contents may have one number.
std::vector<VersionEvidence> some_versions() {
    std::vector<VersionEvidence> versions;
    const int count = *rc::gen::inRange(0, 4);
    for (int version = 1; version <= count; ++version) {
        versions.push_back(some_evidence(version));
        if (*rc::gen::arbitrary<bool>()) versions.push_back(some_evidence(version));
    }
    return versions;
}

bool has_evidence(const VersionEvidence& version) {
    return !version.withdrawn && (version.received_at || version.announced_at ||
                                  version.read_out_at || version.carried_at);
}

RC_GTEST_PROP(VerdictProperty, IsNeverChangedByALaterVersion, ()) {
    std::vector<VersionEvidence> versions = some_versions();
    if (std::none_of(versions.begin(), versions.end(), has_evidence)) return;
    const Standing before = judge(versions, due, later);
    versions.push_back(some_evidence(9));
    const Standing after = judge(versions, due, later);
    RC_ASSERT(after.verdict == before.verdict);
    RC_ASSERT(after.version == before.version);
}

RC_GTEST_PROP(VerdictProperty, IsNeverWorsenedByMoreTime, ()) {
    const std::vector<VersionEvidence> versions = some_versions();
    const Verdict before = judge(versions, due, later).verdict;
    const Verdict after =
        judge(versions, due.plus(std::chrono::milliseconds{*rc::gen::inRange(0, 9)}), later)
            .verdict;
    RC_ASSERT(before != Verdict::on_time || after == Verdict::on_time);
}

RC_GTEST_PROP(VerdictProperty, IsNeverWorsenedByAnAnnouncement, ()) {
    VersionEvidence version = some_evidence(1);
    version.withdrawn = false;
    version.received_at = version.received_at.value_or(due);
    const Verdict with = judge({version}, due, later).verdict;
    version.announced_at.reset();
    RC_ASSERT(with == Verdict::on_time || judge({version}, due, later).verdict == with);
}

RC_GTEST_PROP(VerdictProperty, IsNeverWorsenedByMoreEvidence, ()) {
    VersionEvidence more = some_evidence(1);
    more.withdrawn = false;
    VersionEvidence less = more;
    if (*rc::gen::arbitrary<bool>()) less.received_at.reset();
    if (*rc::gen::arbitrary<bool>()) less.announced_at.reset();
    if (*rc::gen::arbitrary<bool>()) less.read_out_at.reset();
    if (*rc::gen::arbitrary<bool>()) less.carried_at.reset();
    RC_ASSERT(judge({less}, due, later).verdict != Verdict::on_time ||
              judge({more}, due, later).verdict == Verdict::on_time);
}

RC_GTEST_PROP(VerdictProperty, DoesNotDependOnTheOrderOfTheEvidence, ()) {
    std::vector<VersionEvidence> versions = some_versions();
    const Standing before = judge(versions, due, later);
    std::reverse(versions.begin(), versions.end());
    const Standing after = judge(versions, due, later);
    RC_ASSERT(after.verdict == before.verdict && after.version == before.version &&
              after.at == before.at);
}

TEST(VerdictTest, OfTwoContentsOfOneNumberTheOneThatIsShownFirstCounts) {
    const VersionEvidence late{.version = 1, .received_at = due.plus(std::chrono::hours{1})};
    const VersionEvidence in_time{.version = 1, .received_at = due.plus(-std::chrono::hours{1})};
    EXPECT_EQ(judge({late, in_time}, due, later).verdict, Verdict::on_time);
    EXPECT_EQ(judge({in_time, late}, due, later).verdict, Verdict::on_time);
}

TEST(VerdictTest, KeepsItsNamesForEver) {
    EXPECT_EQ(to_text(Verdict::on_time), "on_time");
    EXPECT_EQ(to_text(Verdict::late), "late");
    EXPECT_EQ(to_text(Verdict::missing), "missing");
    EXPECT_EQ(to_text(Verdict::pending), "pending");
    EXPECT_EQ(to_text(Verdict::exempt), "exempt");
    EXPECT_EQ(to_text(EvidenceKind::none), "none");
    EXPECT_EQ(to_text(EvidenceKind::received), "received");
    EXPECT_EQ(to_text(EvidenceKind::announced), "announced");
    EXPECT_EQ(to_text(EvidenceKind::read_out), "read_out");
    EXPECT_EQ(to_text(EvidenceKind::carried), "carried");
    EXPECT_EQ(to_text(EvidenceKind::claimed), "claimed");
}

TEST(PeriodStatusTest, CountsUnitsByVerdictAndExtension) {
    PeriodStatus status;
    status.units.resize(3);
    status.units[0].standing.verdict = Verdict::late;
    status.units[1].standing.verdict = Verdict::late;
    status.units[1].extended_until = CivilDate{};
    EXPECT_EQ(status.count(Verdict::late), 2U);
    EXPECT_EQ(status.count(Verdict::pending), 1U);
    EXPECT_EQ(status.count(Verdict::on_time), 0U);
    EXPECT_EQ(status.extended(), 1U);
}

}  // namespace
}  // namespace thidua
