#include <gmock/gmock.h>

#include "tests/cli/year_sample.h"

// A round takes what is handed in within its days, and what was finished in time though it comes
// later.

namespace thidua::cli {
namespace {

using nlohmann::json;
using testing::HasSubstr;

class RoundWindowTest : public YearTest {
protected:
    std::string drafted(const std::string& round) {
        const std::string id =
            made(officer_, {"nomination", "round=" + round, "award=GK-SO", "kind=individual",
                            "name=Lý Thị Mơ", "summary=Hoàn thành vượt mức kế hoạch chuyển đổi số",
                            "report=Báo cáo thành tích", "meeting/held_on=01/09/2026",
                            "is_registered=yes", "is_direct_worker=yes"});
        attach_part(officer_, id, "meeting_minutes");
        sync_all();
        return id;
    }
    void give_reasons(const std::string& id) {
        const json shown_check = run_json(office_, {"nomination", "check", id}).at("open");
        for (const json& check : shown_check)
            done(office_,
                 {"nomination", "overrule", id, check.at("check"), "--reason", "Đã xem xét"});
    }
};

TEST_F(RoundWindowTest, AfterTheLastDayItIsRefusedUntilTheOfficeGivesMoreTime) {
    const std::string round = open_round("organ");
    const std::string id = drafted(round);
    go_to(moment(2026, 12, 21, 0, 0));
    const Ran refused = run(head_, {"nomination", "submit", id});
    EXPECT_EQ(refused.code, ExitCode::failed);
    EXPECT_THAT(refused.err, HasSubstr("from 01/09/2026 through 20/12/2026"));
    EXPECT_THAT(refused.err, HasSubstr("closes_on=DATE"));
    done(office_, {"award-round", "set", round, "closes_on=22/12/2026"});
    sync_all();
    done(head_, {"nomination", "submit", id});
}

TEST_F(RoundWindowTest, TheLastMinuteOfTheLastDayIsInTime) {
    const std::string id = drafted(open_round("organ"));
    go_to(moment(2026, 12, 20, 23, 59));
    done(head_, {"nomination", "submit", id});
    EXPECT_EQ(run_json(head_, {"nomination", "show", id}).at("state"), "submitted");
    sync_all();
    const json review = run_json(office_, {"nomination", "check", id});
    EXPECT_EQ(review.at("too_late"), "");
}

TEST_F(RoundWindowTest, BeforeTheFirstDayItIsRefused) {
    const std::string round = open_round("organ");
    done(office_, {"award-round", "set", round, "opens_on=15/09/2026"});
    const std::string id = drafted(round);
    const Ran refused = run(head_, {"nomination", "submit", id});
    EXPECT_THAT(refused.err, HasSubstr("from 15/09/2026"));
    go_to(moment(2026, 9, 15, 8));
    done(head_, {"nomination", "submit", id});
}

TEST_F(RoundWindowTest, ARoundThatIsNotOpenTakesNothing) {
    const std::string round = made(office_, {"award-round", "title=Đợt nháp", "kind=annual"});
    sync_all();
    EXPECT_THAT(run(head_, {"nomination", "submit", drafted(round)}).err,
                HasSubstr("is not opened yet"));
    const std::string closed = open_round("organ");
    const std::string id = drafted(closed);
    done(office_, {"award-round", "close", closed});
    sync_all();
    EXPECT_THAT(run(head_, {"nomination", "submit", id}).err, HasSubstr("award-round reopen"));
}

/// In the mountains, ten minutes before midnight, without a line.
TEST_F(RoundWindowTest, WhatWasFinishedInTimeIsTakenThoughItComesLater) {
    const std::string id = drafted(open_round("organ"));
    go_to(moment(2026, 12, 20, 23, 50));
    done(head_, {"nomination", "submit", id});
    go_to(moment(2026, 12, 22, 9, 0));
    sync_all();
    give_reasons(id);
    const json review = run_json(office_, {"nomination", "check", id});
    EXPECT_EQ(review.at("too_late"), "");
    EXPECT_NE(review.at("handed_in"), review.at("received"));
    EXPECT_THAT(run(office_, {"nomination", "check", id}).out, HasSubstr("23:50"));
    done(office_, {"nomination", "accept", id});
}

/// What the server has of it is the version before.
TEST_F(RoundWindowTest, WhatIsHandedInAgainWithoutALineWasNotReceivedYet) {
    const std::string id = drafted(open_round("organ"));
    done(head_, {"nomination", "submit", id});
    sync_all();
    EXPECT_FALSE(run_json(head_, {"nomination", "check", id}).at("received").is_null());
    done(head_, {"nomination", "withdraw", id});
    go_to(moment(2026, 9, 12, 7, 45));
    done(head_, {"nomination", "submit", id});
    EXPECT_TRUE(run_json(head_, {"nomination", "check", id}).at("received").is_null());
    EXPECT_THAT(run(head_, {"nomination", "check", id}).out, HasSubstr("12/09/2026 07:45"));
}

/// A device that knew nothing of an earlier last day.
TEST_F(RoundWindowTest, WhatWasHandedInTooLateIsNotAccepted) {
    const std::string round = open_round("organ");
    const std::string id = drafted(round);
    go_to(moment(2026, 12, 18, 9, 0));
    done(office_, {"award-round", "set", round, "closes_on=15/12/2026"});
    done(head_, {"nomination", "submit", id});
    sync_all();
    give_reasons(id);
    EXPECT_FALSE(run_json(office_, {"nomination", "check", id}).at("acceptable"));
    EXPECT_THAT(run(office_, {"nomination", "accept", id}).err, HasSubstr("through 15/12/2026"));
    done(office_, {"award-round", "set", round, "closes_on=18/12/2026"});
    done(office_, {"nomination", "accept", id});
}

}  // namespace
}  // namespace thidua::cli
