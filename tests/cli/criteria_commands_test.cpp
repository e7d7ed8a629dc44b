#include <gmock/gmock.h>

#include "tests/cli/paper_desk.h"

// Sets of criteria and the assessment by them: the unit's own word first, then the Office's.

namespace thidua::cli {
namespace {

using testing::HasSubstr;

class CriteriaTest : public PaperDeskTest {
protected:
    std::string issued(const std::vector<std::string>& more = {}) {
        std::vector<std::string> words{"criteria",
                                       "title=Tiêu chí tập thể",
                                       "edition=1",
                                       "criteria/1/text=Hoàn thành nhiệm vụ được giao",
                                       "criteria/1/role=own",
                                       "criteria/1/points=60",
                                       "criteria/2/text=Tham mưu cơ chế cho doanh nghiệp",
                                       "criteria/2/role=either",
                                       "criteria/2/points=40"};
        words.insert(words.end(), more.begin(), more.end());
        if (std::ranges::none_of(more, [](const auto& word) { return word.starts_with("for="); }))
            words.emplace_back("for=collective");
        const std::string id = made(office_, words);
        done(office_, {"criteria", "submit", id});
        sync_all();
        return id;
    }
    static std::string begun(ServedDevice& device, const std::string& set) {
        return made(device, {"assessment", "criteria_set=" + set, "year=2026"});
    }
    std::string handed_in(const std::string& set) {
        const std::string id = begun(officer_, set);
        done(officer_, {"assessment", "set", id, "marks/1/result=met", "marks/1/points=50",
                        "marks/2/result=exceeded", "marks/2/points=40",
                        "marks/2/evidence=Đã trình 02 văn bản"});
        sync_all();
        done(head_, {"assessment", "submit", id});
        sync_all();
        return id;
    }
};

TEST_F(CriteriaTest, AUnitAssessesItselfAndTheOfficeVerifies) {
    const std::string id = handed_in(issued());
    EXPECT_EQ(run(head_, {"assessment", "set", id, "verified/2/result=exceeded"}).code,
              ExitCode::failed);
    EXPECT_EQ(run(head_, {"assessment", "accept", id}).code, ExitCode::failed);
    done(office_, {"assessment", "set", id, "verified/2/result=met", "verified/2/points=30",
                   "verified/2/note=Mới trình một văn bản"});
    done(office_, {"assessment", "accept", id});
    sync_all();
    const json seen = shown(officer_, "assessment", id);
    EXPECT_EQ(seen.at("state"), "accepted");
    EXPECT_EQ(seen.at("fields").at("marks/2/result"), "exceeded") << "the unit's own word stays";
    EXPECT_EQ(seen.at("fields").at("verified/2/note"), "Mới trình một văn bản");
    EXPECT_EQ(seen.at("computed").at("result"), "exceeded=0 met=2 not_met=0");
    EXPECT_EQ(seen.at("computed").at("points"), "80");
    EXPECT_THAT(run(officer_, {"assessment", "show", id}).out, HasSubstr("1 of 2 verified"));
}

TEST_F(CriteriaTest, EveryCriterionHasAMarkBeforeItIsHandedIn) {
    const std::string id = begun(head_, issued());
    done(head_, {"assessment", "set", id, "marks/1/result=met"});
    const Ran refused = run(head_, {"assessment", "submit", id});
    EXPECT_EQ(refused.code, ExitCode::failed);
    EXPECT_THAT(refused.err, HasSubstr("Tham mưu cơ chế cho doanh nghiệp"));
    EXPECT_THAT(refused.err, HasSubstr("marks/2/result="));
    done(head_, {"assessment", "set", id, "marks/2/result=not_met", "marks/9/result=met"});
    EXPECT_THAT(run(head_, {"assessment", "submit", id}).err, HasSubstr("no criterion \"9\""));
    done(head_, {"assessment", "set", id, "marks/9/result="});
    done(head_, {"assessment", "submit", id});
}

TEST_F(CriteriaTest, WhatIsNotAmongTheTasksOfTheUnitIsNotCounted) {
    const std::string id = begun(head_, issued());
    done(head_, {"assessment", "set", id, "marks/1/result=met", "marks/2/result=not_applicable"});
    done(head_, {"assessment", "submit", id});
    EXPECT_EQ(run_json(head_, {"assessment", "show", id}).at("computed").at("result"),
              "exceeded=0 met=1 not_met=0");
}

TEST_F(CriteriaTest, BySetsThatAreIssuedAlone) {
    const std::string set = made(office_, {"criteria", "title=Bản nháp", "for=collective",
                                           "criteria/1/text=Hoàn thành nhiệm vụ"});
    sync_all();
    const std::string id = begun(head_, set);
    done(head_, {"assessment", "set", id, "marks/1/result=met"});
    EXPECT_THAT(run(head_, {"assessment", "submit", id}).err, HasSubstr("not issued yet"));
    EXPECT_EQ(run(head_, {"criteria", "submit", set}).code, ExitCode::failed);
}

TEST_F(CriteriaTest, EachCriterionHasItsProof) {
    const std::string id = begun(officer_, issued());
    write_whole_file(folder_.path() / "minh-chung.pdf", "proof");
    done(officer_, {"assessment", "attach", id, file("minh-chung.pdf"), "--field", "marks/1/file"});
    sync_all();
    const json files = shown(office_, "assessment", id).at("attachments");
    ASSERT_EQ(files.size(), 1U);
    EXPECT_EQ(files.at(0).at("path"), "marks/1/file");
}

/// What was assessed by the former edition stays assessed by it.
TEST_F(CriteriaTest, ANewEditionReplacesTheFormerAndAnAssessmentKeepsItsOwn) {
    const std::string former = issued();
    const std::string assessed = handed_in(former);
    EXPECT_EQ(run(office_, {"criteria", "set", former, "criteria/1/text=Khác"}).code,
              ExitCode::failed)
        << "what is issued stays as it is";
    const std::string next = issued({"replaces=" + former, "edition=2"});
    sync_all();
    EXPECT_EQ(state(head_, "criteria", former), "replaced");
    EXPECT_EQ(state(head_, "criteria", next), "issued");
    EXPECT_EQ(shown(head_, "assessment", assessed).at("fields").at("criteria_set"), former);
    done(office_, {"assessment", "accept", assessed});
    EXPECT_TRUE(run_json(office_, {"attention", "list"}).empty());
}

TEST_F(CriteriaTest, ThereAreSetsForEveryKindOfNominee) {
    for (const char* const kind : {"collective", "individual", "other_party"})
        issued({std::string{"for="} + kind});
    std::vector<std::string> kinds;
    for (const json& set : run_json(officer_, {"criteria", "list"})) {
        kinds.push_back(set.at("fields").at("for"));
        EXPECT_EQ(set.at("fields").at("criteria/2/role"), "either");
    }
    EXPECT_THAT(kinds, testing::UnorderedElementsAre("collective", "individual", "other_party"));
    EXPECT_THAT(run(office_, {"criteria", "new", "title=Sai", "for=household"}).err,
                HasSubstr("collective"));
}

TEST_F(CriteriaTest, TwoWhoAssessApartMeetInOneAndAreAskedWhereTheyDiffer) {
    const std::string set = issued();
    const std::string id = begun(officer_, set);
    EXPECT_EQ(begun(head_, set), id);
    done(officer_, {"assessment", "set", id, "marks/1/result=met"});
    done(head_, {"assessment", "set", id, "marks/1/result=exceeded", "marks/2/result=met"});
    sync_all();
    EXPECT_EQ(run_json(office_, {"assessment", "list"}).size(), 1U);
    const json conflicts = run_json(head_, {"conflict", "list"});
    ASSERT_EQ(conflicts.size(), 1U);
    EXPECT_EQ(conflicts.at(0).at("path"), "marks/1/result");
    done(head_, {"conflict", "take", conflicts.at(0).at("id")});
    sync_all();
    const json fields = shown(officer_, "assessment", id).at("fields");
    EXPECT_EQ(fields.at("marks/1/result"), "exceeded");
    EXPECT_EQ(fields.at("marks/2/result"), "met");
}

}  // namespace
}  // namespace thidua::cli
