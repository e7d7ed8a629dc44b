#include <gmock/gmock.h>

#include <set>

#include "server/store/organization_changes.h"
#include "shared/model/ids.h"
#include "shared/store/transaction.h"
#include "tests/cli/year_sample.h"

// A unit becomes two: who owes what, and whether the figures still add up.

namespace thidua::cli {
namespace {

using nlohmann::json;

class UnitSplitTest : public YearTest {
protected:
    void split(CivilDate first_day) {
        Transaction transaction{server_.database()};
        OrganizationChanges changes{server_.database(), {server_.clock().now(), server_.random()}};
        ASSERT_TRUE(changes.split_unit(
            {.code = "STP-HCTP",
             .first_day = first_day,
             .parts = {{"STP-HT", "Phòng Hộ tịch"}, {"STP-LLTP", "Phòng Lý lịch tư pháp"}}}));
        transaction.commit();
        sync_all();
    }
    static std::set<std::string> owing(ServedDevice& device, const std::string& label) {
        std::set<std::string> codes;
        const std::string period = SampleServer::period(label).text();
        const json shown_unit = run_json(device, {"deadlines", "--period", period}).at(0).at("units");
        for (const json& unit : shown_unit)
            codes.insert(unit.at("unit"));
        return codes;
    }
    void report(ServedDevice& head, const std::string& label) {
        const std::string id =
            run_json(head, {"report", "new", "--period", SampleServer::period(label).text()})
                .at("id");
        done(head, {"report", "set", id, "--from", sample_file("answers/quarterly-stp-hctp.json")});
        done(head, {"report", "submit", id});
        EXPECT_TRUE(head.sync().is_done());
        EXPECT_TRUE(office_.sync().is_done());
        done(office_, {"report", "accept", id});
        EXPECT_TRUE(office_.sync().is_done());
    }
    json total(const std::string& label) {
        const std::string period = SampleServer::period(label).text();
        return run_json(office_, {"consolidate", "--period", period})
            .at("figures")
            .at(0)
            .at("value");
    }
};

TEST_F(UnitSplitTest, EachPeriodIsOwedByWhoeverExistsOnItsLastDay) {
    const std::set<std::string> before = owing(office_, "2026-Q3");
    split(date(2026, 9, 21));
    EXPECT_EQ(owing(office_, "2026-Q3"), before);
    std::set<std::string> after = before;
    after.erase("STP-HCTP");
    after.insert({"STP-HT", "STP-LLTP"});
    EXPECT_EQ(owing(office_, "2026-Q4"), after);
}

/// "By the end of 20/09" and "before 15/12" end on the 20th and on the 14th.
TEST_F(UnitSplitTest, OnTheDayItselfNoDutyIsLostOrDoubled) {
    split(date(2026, 9, 20));
    EXPECT_FALSE(owing(office_, "2026-Q3").contains("STP-HCTP"));
    EXPECT_TRUE(owing(office_, "2026-Q3").contains("STP-HT"));
}

TEST_F(UnitSplitTest, OfWhatIsDueBeforeADayTheDayBeforeCounts) {
    split(date(2026, 12, 15));
    EXPECT_TRUE(owing(office_, "2026").contains("STP-HCTP"));
    EXPECT_FALSE(owing(office_, "2026").contains("STP-HT"));
}

TEST_F(UnitSplitTest, TheLastPeriodOfTheOldOneAndTheFirstOfTheNewOnesAddUp) {
    report(head_, "2026-Q3");
    split(date(2026, 9, 21));
    EXPECT_EQ(total("2026-Q3"), 12);
    const Instant later = moment(2026, 12, 10);
    server_.clock().set(later);
    office_.clock().set(later);
    for (const char* unit : {"STP-HT", "STP-LLTP"}) {
        ServedDevice head{server_, {"Trưởng " + std::string{unit}, unit, Role::head, unit}};
        head.clock().set(later);
        EXPECT_TRUE(head.sync().is_done());
        report(head, "2026-Q4");
    }
    EXPECT_EQ(total("2026-Q4"), 24);
    EXPECT_EQ(total("2026-Q3"), 12);
    EXPECT_TRUE(owing(office_, "2026-Q3").contains("STP-HCTP"));
}

TEST_F(UnitSplitTest, APersonStaysUntilTheOfficeSaysWhere) {
    const std::string id = made(office_, {"person", "name=Nông Thị Bích", "unit=STP-HCTP"});
    split(date(2026, 9, 21));
    const json person = shown(office_, "person", id);
    EXPECT_EQ(person.at("fields").at("unit"), unit_id("STP-HCTP").text());
    done(office_, {"person", "set", id, "unit=STP-HT"});
    EXPECT_EQ(shown(office_, "person", id).at("fields").at("unit"), unit_id("STP-HT").text());
}

}  // namespace
}  // namespace thidua::cli
