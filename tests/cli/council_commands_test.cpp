#include <gmock/gmock.h>

#include "tests/cli/paper_desk.h"

// Sessions of the Council through the commands: votes, ballots, counts and their minutes.

namespace thidua::cli {
namespace {

using nlohmann::json;
using testing::HasSubstr;

class CouncilTest : public PaperDeskTest {
protected:
    /// Nine members, the ninth of them absent.
    std::string session_of_nine() {
        std::vector<std::string> words{"council", "title=Họp Hội đồng", "chair=Ủy viên 1"};
        for (int i = 1; i <= 9; ++i) {
            const std::string member = "members/" + std::to_string(i) + "/";
            words.push_back(member + "name=Ủy viên " + std::to_string(i));
            words.push_back(member + "is_present=" + (i < 9 ? "yes" : "no"));
        }
        const std::string id = made(secretary_, words);
        done(secretary_, {"council", "submit", id});
        return id;
    }
    Ran vote(const std::string& session, const std::string& of_case, int member,
             const std::string& choice, const char* verb = "vote") {
        return run(secretary_, {"council", verb, session, "--case", of_case, "--member",
                                "Ủy viên " + std::to_string(member), "--choice", choice});
    }
    /// Of eight in the room so many are for; the absent one writes that he is.
    json counted(const std::string& session, const std::string& of_case, int in_favour) {
        for (int i = 1; i <= 8; ++i)
            EXPECT_EQ(vote(session, of_case, i, i <= in_favour ? "for" : "against").code,
                      ExitCode::done);
        EXPECT_EQ(vote(session, of_case, 9, "for", "write").code, ExitCode::done);
        EXPECT_EQ(run(secretary_, {"council", "tally", session, "--case", of_case}).code,
                  ExitCode::failed)
            << "the box is not empty";
        EXPECT_EQ(run(secretary_, {"council", "empty-box", session}).code, ExitCode::done);
        return run_json(secretary_, {"council", "tally", session, "--case", of_case});
    }
    std::string proposed(const std::string& name) {
        const std::string id = nominated(round_, "CSTDT", {"kind=individual", "name=" + name});
        return id;
    }
    std::string round_ = open_round("province");
};

TEST_F(CouncilTest, Scenario05_SevenOfNineFailAndEightPassByEightyPercentOfAllMembers) {
    const std::string session = session_of_nine();
    const json seven = counted(session, proposed("Nguyễn Văn An"), 6);
    EXPECT_EQ(seven.at("for"), 7);
    EXPECT_EQ(seven.at("passed"), false);
    EXPECT_EQ(seven.at("percent"), 77.78);
    const json eight = counted(session, proposed("Lý Thị Mai"), 7);
    EXPECT_EQ(eight.at("passed"), true);
    EXPECT_EQ(eight.at("percent"), 88.89);
    EXPECT_EQ(eight.at("denominator"), "all_members");
    EXPECT_THAT(std::string{eight.at("words")}, HasSubstr("9"));
    done(secretary_, {"council", "print-minutes", session, "--to", file("bien-ban.docx")});
    const std::string minutes = text_of(file("bien-ban.docx"));
    EXPECT_THAT(minutes, HasSubstr("Tỷ lệ tính trên tổng số thành viên Hội đồng (09 người). Mức "
                                   "phải đạt: từ 80"));
    EXPECT_THAT(minutes, HasSubstr("ý kiến bằng văn bản của thành viên vắng mặt được tính: 01"));
    EXPECT_THAT(minutes, HasSubstr("88,9"));
    EXPECT_THAT(minutes, HasSubstr("77,8"));
    EXPECT_THAT(minutes, HasSubstr("01 trường hợp đạt, 01 trường hợp không đạt"));
    EXPECT_THAT(minutes, HasSubstr("Hội đồng đề nghị Thủ trưởng")) << "who decides";
    EXPECT_THAT(minutes, testing::Not(HasSubstr("Hội đồng quyết định")));
}

TEST_F(CouncilTest, VotesAndCountsAreListedByWhoAndWhatAndTellTheirRuleInWords) {
    const std::string session = session_of_nine();
    const json count = counted(session, proposed("Nguyễn Văn An"), 7);
    const std::string votes = run(secretary_, {"vote", "list"}).out;
    for (const char* const words : {"Ủy viên 3", "Nguyễn Văn An", "Has voted"})
        EXPECT_THAT(votes, HasSubstr(words));
    EXPECT_THAT(run(secretary_, {"count", "list"}).out, HasSubstr("Nguyễn Văn An"));
    const std::string text = run(secretary_, {"count", "show", count.at("id")}).out;
    EXPECT_THAT(text, HasSubstr("at least 80% of all members, by secret ballot"));
    EXPECT_THAT(text, testing::Not(HasSubstr("all_members")));
}

TEST_F(CouncilTest, TheNomineeDoesNotVoteOnTheOwnCaseAndNobodyVotesTwice) {
    const std::string session = session_of_nine();
    const std::string own = proposed("Ủy viên 3");
    EXPECT_THAT(vote(session, own, 3, "for").err, HasSubstr("own case"));
    EXPECT_EQ(vote(session, own, 4, "for").code, ExitCode::done);
    EXPECT_THAT(vote(session, own, 4, "against").err, HasSubstr("already"));
    EXPECT_THAT(vote(session, own, 9, "for").err, HasSubstr("written"));
}

/// Who has voted stands apart from what was voted: no ballot carries a name, a time or an order.
TEST_F(CouncilTest, ABallotDoesNotTellWhoseItIs) {
    const std::string session = session_of_nine();
    const std::string of_case = proposed("Nguyễn Văn An");
    counted(session, of_case, 5);
    sync_all();
    const json ballots = run_json(secretary_, {"ballot", "list"});
    ASSERT_EQ(ballots.size(), 8U);
    std::vector<std::string> ids;
    for (const json& ballot : ballots) {
        EXPECT_FALSE(ballot.at("fields").contains("member"));
        ids.push_back(ballot.at("id"));
        EXPECT_EQ(ids.back().substr(0, 13), "00000000-0000") << "no time in it";
    }
    EXPECT_EQ(run_json(office_, {"ballot", "list"}).size(), 0U);
    const json votes = run_json(office_, {"vote", "list"});
    EXPECT_EQ(votes.size(), 9U);
    for (const json& mark : votes)
        EXPECT_EQ(mark.at("fields").contains("opinion"),
                  mark.at("fields").at("is_written").get<bool>());
}

}  // namespace
}  // namespace thidua::cli
