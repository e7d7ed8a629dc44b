#include <gmock/gmock.h>

#include <set>

#include "shared/rules/eligibility.h"
#include "tests/cli/paper_desk.h"

// The checks of a dossier through the commands: each explains itself, can be switched off for a
// round, and is gone on from with a written reason only.

namespace thidua::cli {
namespace {

using testing::HasSubstr;

class EligibilityCommandsTest : public PaperDeskTest {
protected:
    static json checks_of(ServedDevice& device, const std::string& id) {
        return run_json(device, {"nomination", "check", id}).at("checks");
    }
    json check_named(const std::string& id, const std::string& key) {
        for (const json& check : checks_of(office_, id))
            if (check.at("check") == key) return check;
        return {};
    }
    std::string of_an(const std::string& round, const std::string& award,
                      const std::vector<std::string>& more = {}) {
        std::vector<std::string> words{"kind=individual", "name=Nguyễn Văn An"};
        words.insert(words.end(), more.begin(), more.end());
        return nominated(round, award, words);
    }
};

TEST_F(EligibilityCommandsTest, EveryCheckExplainsItselfAndIsSwitchedOffAlone) {
    const std::string round = open_round("organ");
    const std::string id = of_an(round, "GK-SO");
    std::set<std::string> keys;
    for (const json& check : checks_of(office_, id)) {
        keys.insert(check.at("check"));
        EXPECT_NE(check.at("words"), "") << check.dump();
        EXPECT_NE(check.at("result"), "off");
    }
    EXPECT_EQ(keys, (std::set<std::string>{check_keys.begin(), check_keys.end()}));
    for (const std::string& key : keys) {
        const std::string below = "checks/" + key + '/';
        done(office_, {"award-round", "set", round, below + "is_off=yes",
                       below + "reason=Theo hướng dẫn số 9"});
        for (const json& check : checks_of(office_, id))
            EXPECT_EQ(check.at("result") == "off", check.at("check") == key)
                << key << ": " << check.dump();
        EXPECT_THAT(std::string{check_named(id, key).at("words")}, HasSubstr("hướng dẫn số 9"));
        done(office_, {"award-round", "set", round, below + "is_off=", below + "reason="});
    }
}

TEST_F(EligibilityCommandsTest, OneGoesOnOverAWarningWithAWrittenReasonAlone) {
    const std::string round = open_round("organ");
    done(office_, {"award-round", "set", round, "quota/1/award=GK-SO", "quota/1/limit=1"});
    of_an(round, "GK-SO");
    const std::string second = nominated(round, "GK-SO", {"kind=individual", "name=Lý Thị Mai"});
    EXPECT_EQ(check_named(second, "quota").at("result"), "warned");
    EXPECT_EQ(run(office_, {"nomination", "accept", second}).code, ExitCode::failed);
    EXPECT_NE(run(office_, {"nomination", "overrule", second, "quota", "--reason", " "}).code,
              ExitCode::done);
    EXPECT_EQ(run(head_, {"nomination", "overrule", second, "quota", "--reason", "x"}).code,
              ExitCode::failed)
        << "the Office answers for it";
    accept_whatever_is_told(second);
    const json fields = shown(head_, "nomination", second).at("fields");
    EXPECT_EQ(fields.at("overrules/quota/reason"), "Đã xem xét");
    EXPECT_EQ(fields.at("overrules/quota/by"), people::office_ha().name);
}

TEST_F(EligibilityCommandsTest, Mistake03_ATitleOfTheUnitIsNotProposedToTheProvince) {
    const std::string id = of_an(open_round("province"), "LDTT");
    EXPECT_EQ(check_named(id, "title_level").at("result"), "stopped");
    EXPECT_EQ(run(office_, {"nomination", "accept", id}).code, ExitCode::failed);
}

TEST_F(EligibilityCommandsTest, Mistake04_NoCertificateIsPrintedForLaoDongTienTien) {
    const std::string award =
        made(office_, {"award", "kind=individual", "name=Nguyễn Văn An", "award=LDTT", "year=2026",
                       "decision_number=9/QĐ-STP", "decided_on=09/09/2026", "rule_set=vn-2025-07"});
    const Ran refused = run(office_, {"award", "print", award, "--layout",
                                      sample_file("certificates"), "--to", file("gk.docx")});
    EXPECT_EQ(refused.code, ExitCode::failed);
    EXPECT_THAT(refused.err, HasSubstr("no certificate"));
}

TEST_F(EligibilityCommandsTest, Mistake12_AThematicAwardIsNotCountedForATitle) {
    const std::string id = of_an(open_round("organ"), "CSTDCS", {"commendation=merit"});
    EXPECT_EQ(check_named(id, "not_for_merit").at("result"), "passed");
    made(office_, {"award", "kind=individual", "name=Nguyễn Văn An", "unit=STP-HCTP", "award=GK-SO",
                   "award_name=Giấy khen", "commendation=thematic", "year=2026",
                   "decision_number=9/QĐ-STP", "decided_on=01/03/2026"});
    EXPECT_EQ(check_named(id, "not_for_merit").at("result"), "told");
}

}  // namespace
}  // namespace thidua::cli
