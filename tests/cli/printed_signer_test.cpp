#include <gmock/gmock.h>

#include "tests/cli/paper_desk.h"

// Whoever signs is whom the paper prints.

namespace thidua::cli {
namespace {

using nlohmann::json;
using testing::HasSubstr;

class PrintedSignerTest : public PaperDeskTest {
protected:
    PrintedSignerTest() {
        head_line_ = made(office_, {"person", "name=" + people::director().name, "gender=female",
                                    "positions/1/unit=STP", "positions/1/title=Giám đốc Sở",
                                    "positions/1/is_leader=yes"});
        deputy_line_ =
            made(office_, {"person", "name=Trần Thị Mẫu", "gender=female", "positions/1/unit=STP",
                           "positions/1/title=Phó Giám đốc Sở", "positions/1/is_leader=yes"});
        sync_all();
        EXPECT_TRUE(deputy_.sync().is_done());
    }
    std::string submitted(const std::vector<std::string>& more = {}) {
        std::vector<std::string> words{"plan", "key=thu", "title=Kế hoạch thử"};
        words.insert(words.end(), more.begin(), more.end());
        const std::string id = made(office_, words);
        done(office_, {"plan", "submit", id});
        pull();
        return id;
    }
    void pull() {
        EXPECT_TRUE(deputy_.sync().is_done());
        sync_all();
        EXPECT_TRUE(deputy_.sync().is_done());
    }

    void delegate(const std::vector<std::string>& more = {}) {
        std::vector<std::string> words{"person", "set", deputy_line_,
                                       "acts_for/1/person=" + head_line_};
        words.insert(words.end(), more.begin(), more.end());
        done(office_, words);
        pull();
    }
    std::string printed(const std::string& noun, const std::string& id) {
        done(office_, {noun, "print", id, "--to", file("giay.docx")});
        return text_of(file("giay.docx"));
    }
    /// Of one nomination, before the leadership.
    std::string submitted_decision() {
        const std::string nomination =
            nominated(open_round("organ"), "GK-SO", {"kind=individual", "name=Lý Thị Mơ"});
        accept_whatever_is_told(nomination);
        done(office_, {"nomination", "present", nomination});
        const std::string id =
            made(office_, {"decision", "title=tặng Giấy khen", "nominations/1=" + nomination});
        done(office_, {"decision", "submit", id});
        pull();
        return id;
    }

    ServedDevice deputy_{server_, {"Trần Thị Mẫu", "STP", Role::leadership, "PGD"}};
    std::string head_line_;
    std::string deputy_line_;
};

TEST_F(PrintedSignerTest, APaperThatNamesNobodyNamesTheHeadOfTheRegister) {
    const std::string id = submitted();
    const json fields = shown(director_, "plan", id).at("fields");
    EXPECT_EQ(fields.at("signer/name"), people::director().name);
    EXPECT_EQ(fields.at("signer/title"), "Giám đốc Sở");
    EXPECT_EQ(fields.at("signer/capacity"), "own");
    EXPECT_TRUE(run_json(office_, {"attention", "list"}).empty());
    done(director_, {"plan", "sign", id});
}

TEST_F(PrintedSignerTest, AnotherAccountDoesNotSignInSilence) {
    const std::string id = submitted();
    const Ran refused = run(deputy_, {"plan", "sign", id});
    EXPECT_EQ(refused.code, ExitCode::failed);
    EXPECT_THAT(refused.err, HasSubstr(people::director().name));
    EXPECT_THAT(refused.err, HasSubstr("Trần Thị Mẫu signs here"));
    EXPECT_EQ(state(deputy_, "plan", id), "submitted");
}

TEST_F(PrintedSignerTest, ADeputySignsWhatPrintsTheDeputyInPlaceOfTheHead) {
    const std::string id = submitted({"signer/capacity=KT", "signer/for=Giám đốc",
                                      "signer/title=Phó Giám đốc", "signer/name=Trần Thị Mẫu"});
    EXPECT_EQ(run(director_, {"plan", "sign", id}).code, ExitCode::failed);
    done(deputy_, {"plan", "sign", id});
}

TEST_F(PrintedSignerTest, ADelegationInForceIsEnough) {
    const std::string id = submitted();
    done(office_, {"person", "set", deputy_line_, "acts_for/1/person=" + head_line_,
                   "acts_for/1/capacity=TUQ", "acts_for/1/to=09/09/2026",
                   "acts_for/1/document=Giấy ủy quyền 05/STP"});
    pull();
    EXPECT_EQ(run(deputy_, {"plan", "sign", id}).code, ExitCode::failed) << "it is over";
    done(office_, {"person", "set", deputy_line_, "acts_for/1/to=30/09/2026"});
    pull();
    done(deputy_, {"plan", "sign", id});
}

TEST_F(PrintedSignerTest, ADecisionIsAskedTheSame) {
    const std::string id = submitted_decision();
    EXPECT_EQ(run(deputy_, {"decision", "sign", id}).code, ExitCode::failed);
    done(director_, {"decision", "sign", id});
    pull();
    EXPECT_EQ(shown(office_, "decision", id).at("fields").at("signer/name"),
              people::director().name);
}

TEST_F(PrintedSignerTest, WhoSignsForTheHeadIsPrintedWithTheRightByWhich) {
    const std::string id = submitted();
    delegate({"acts_for/1/capacity=TUQ", "acts_for/1/to=30/09/2026"});
    EXPECT_THAT(printed("plan", id), HasSubstr(people::director().name)) << "nobody has signed";
    done(deputy_, {"plan", "sign", id});
    pull();
    EXPECT_EQ(state(office_, "plan", id), "signed") << "the server agrees";
    EXPECT_TRUE(run_json(deputy_, {"attention", "list"}).empty());
    const std::string signature = "TUQ. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nTrần Thị Mẫu";
    EXPECT_THAT(printed("plan", id), HasSubstr(signature));
    delegate({"acts_for/1/to=09/09/2026"});
    EXPECT_THAT(printed("plan", id), HasSubstr(signature)) << "what is signed stays";
}

TEST_F(PrintedSignerTest, ADecisionPrintsItTooAndADeputyNeedsNoCapacityInTheRegister) {
    const std::string id = submitted_decision();
    delegate();
    done(deputy_, {"decision", "sign", id});
    pull();
    EXPECT_THAT(printed("decision", id), HasSubstr("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nTrần Thị Mẫu"));
}

TEST_F(PrintedSignerTest, TheHeadSignsForNobodyWhateverElseTheHeadMaySign) {
    done(office_, {"person", "set", head_line_, "acts_for/1/person=" + deputy_line_});
    pull();
    const std::string id = submitted({"signer/name=" + std::string{people::director().name}});
    const json fields = shown(office_, "plan", id).at("fields");
    EXPECT_FALSE(fields.contains("signer/for")) << fields.dump();
}

TEST_F(PrintedSignerTest, APaperThatNamesADeputyAloneIsCompletedFromTheRegister) {
    delegate();
    const std::string id = submitted({"signer/name=Trần Thị Mẫu"});
    const json fields = shown(office_, "plan", id).at("fields");
    EXPECT_EQ(fields.at("signer/capacity"), "KT");
    EXPECT_EQ(fields.at("signer/for"), "Giám đốc");
    EXPECT_EQ(fields.at("signer/title"), "Phó Giám đốc");
    done(deputy_, {"plan", "sign", id});
}

}  // namespace
}  // namespace thidua::cli
