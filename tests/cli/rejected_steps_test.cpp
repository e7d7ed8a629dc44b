#include <gmock/gmock.h>

#include "tests/cli/year_sample.h"

namespace thidua::cli {
namespace {

using testing::HasSubstr;

class RejectedStepsTest : public YearTest {
protected:
    /// With the unit again, and known to everybody.
    void send_back(const std::string& id) {
        done(office_, {"nomination", "return", id, "--reason", "Thiếu biên bản"});
        sync_all();
    }
};

/// "Send again" of a nomination's submission failed: "There is no such report on this device."
TEST_F(RejectedStepsTest, ASubmissionOfANominationIsRetriedAsAnyStep) {
    const std::string id = nominated(open_round("organ"), "GK-SO",
                                     {"kind=collective", "name=Phòng Hành chính tư pháp"});
    send_back(id);
    ServedDevice second{server_, people::head_kien()};
    EXPECT_TRUE(second.sync().is_done());
    done(second, {"nomination", "submit", id});
    done(head_, {"nomination", "submit", id});
    sync_all();
    send_back(id);
    EXPECT_TRUE(second.sync().is_done());
    const json items = run_json(second, {"attention", "list"});
    ASSERT_EQ(items.size(), 1U);
    done(second, {"attention", "retry", items.at(0).at("id")});
    EXPECT_TRUE(run_json(second, {"attention", "list"}).empty());
    EXPECT_TRUE(second.sync().is_done());
    sync_all();
    EXPECT_EQ(state(office_, "nomination", id), "submitted");
    EXPECT_EQ(shown(office_, "nomination", id).at("version"), 3);
    EXPECT_TRUE(run_json(second, {"attention", "list"}).empty());
}

TEST_F(RejectedStepsTest, OfTwoDecisionsAboutANominationTheSecondOfficerIsToldWhoAndWhy) {
    const std::string id =
        nominated(open_round("organ"), "GK-SO", {"kind=individual", "name=Lý Thị Mơ"});
    ServedDevice minh{server_, people::office_minh()};
    EXPECT_TRUE(minh.sync().is_done());
    done(minh, {"nomination", "return", id, "--reason", "Sai mẫu"});
    done(office_, {"nomination", "return", id, "--reason", "Thiếu biên bản"});
    EXPECT_TRUE(office_.sync().is_done());
    EXPECT_TRUE(minh.sync().is_done());
    const json items = run_json(minh, {"attention", "list"});
    ASSERT_EQ(items.size(), 1U);
    EXPECT_THAT(std::string{items.at(0).at("reason")},
                HasSubstr("Lương Thu Hà returned it first; that stands. Reason: Thiếu biên bản"));
}

}  // namespace
}  // namespace thidua::cli
