#include "shared/model/evidence_record.h"

#include <gtest/gtest.h>

namespace thidua {
namespace {

/// What a restored server was told of one version by two devices.
class EarliestEvidenceTest : public testing::Test {
protected:
    static Instant at(std::int64_t hour) { return Instant{hour * 3'600'000}; }
    static EvidenceRecord received(std::int64_t hour) {
        return {.kind = "received", .at = at(hour), .received_at = at(hour)};
    }
};

TEST_F(EarliestEvidenceTest, TheEarlierReceiptStandsWhoeverComesFirst) {
    EXPECT_EQ(earliest_of(received(9), received(4)), received(4));
    EXPECT_EQ(earliest_of(received(4), received(9)), received(4));
}

TEST_F(EarliestEvidenceTest, AnAnnouncementOfOneDeviceServesTheOther) {
    EvidenceRecord announced = received(9);
    announced.kind = "announced";
    announced.at = announced.announced_at = at(3);
    const EvidenceRecord both = earliest_of(received(4), announced);
    EXPECT_EQ(both.kind, "announced");
    EXPECT_EQ(both.at, at(3));
    EXPECT_EQ(both.received_at, at(4));
}

TEST_F(EarliestEvidenceTest, ADecisionOfTheOfficeIsKept) {
    EvidenceRecord decided = received(9);
    decided.decided = "on_time";
    decided.decided_by = "Lương Thu Hà";
    EXPECT_EQ(earliest_of(decided, received(4)).decided, "on_time");
    EXPECT_EQ(earliest_of(received(4), decided).decided_by, "Lương Thu Hà");
}

TEST_F(EarliestEvidenceTest, OfTwoJournalsTheOneThatEndsEarlierStandsUntilTheOfficeHasDecided) {
    EvidenceRecord early = received(9);
    early.earliest = at(1);
    early.latest = at(2);
    EvidenceRecord late = received(9);
    late.earliest = at(7);
    late.latest = at(8);
    EXPECT_EQ(earliest_of(late, early).latest, at(2));
    EXPECT_EQ(earliest_of(early, late).earliest, at(1));
    late.decided = "late";
    EXPECT_EQ(earliest_of(late, early).latest, at(8)) << "what was decided about stays";
}

TEST_F(EarliestEvidenceTest, ACallKeepsItsCaller) {
    EvidenceRecord call = received(9);
    call.read_out_at = at(2);
    call.read_out_by = "Nông Thị Bích";
    EXPECT_EQ(earliest_of(received(4), call).read_out_by, "Nông Thị Bích");
}

}  // namespace
}  // namespace thidua
