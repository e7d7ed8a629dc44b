#include <gmock/gmock.h>

#include "tests/cli/paper_desk.h"

// The Office's own texts: in the paper, frozen, in the ledger, and going up.

namespace thidua::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr auto own_words = "Toàn Sở hoàn thành các nhiệm vụ của quý.\nKhông còn hồ sơ quá hạn.";
constexpr auto units_words = "Phòng đã tập huấn 40 lượt người";

/// The report of STP-HCTP is accepted; it says something in words.
class SectionTextTest : public PaperDeskTest {
protected:
    SectionTextTest() {
        const std::string report = fill_report();
        done(head_, {"report", "set", report, std::string{"progress_summary="} + units_words});
        done(head_, {"report", "submit", report});
        sync_all();
        done(office_, {"report", "accept", report});
        sync_all();
    }
    void write(const std::vector<std::string>& more) {
        std::vector<std::string> words{"consolidation", "text", period_, "--section", "progress"};
        words.insert(words.end(), more.begin(), more.end());
        done(office_, words);
    }
    std::string frozen() {
        return run_json(office_, {"consolidate", "--period", period_, "--freeze"})
            .at("frozen")
            .at("id");
    }
    std::string paper_of(const std::string& id) {
        done(office_, {"consolidation", "show", id, "--to", file("tong-hop.docx")});
        return text_of(file("tong-hop.docx"));
    }
    const std::string period_ = SampleServer::period("2026-Q3").text();
};

TEST_F(SectionTextTest, ItStandsForTheTextsOfTheUnits) {
    EXPECT_THAT(paper_of(frozen()), HasSubstr(units_words));
    write({own_words});
    const std::string paper = paper_of(frozen());
    EXPECT_THAT(paper, HasSubstr("Toàn Sở hoàn thành các nhiệm vụ của quý.\n"));
    EXPECT_THAT(paper, HasSubstr("Không còn hồ sơ quá hạn."));
    EXPECT_THAT(paper, Not(HasSubstr(units_words)));
}

TEST_F(SectionTextTest, OrTheTextsOfTheUnitsFollowIt) {
    write({own_words, "--with-units"});
    const std::string paper = paper_of(frozen());
    const std::size_t own = paper.find("Không còn hồ sơ quá hạn.");
    const std::size_t units = paper.find(units_words);
    ASSERT_NE(units, std::string::npos);
    EXPECT_LT(own, units);
    write({"--alone"});
    EXPECT_THAT(paper_of(frozen()), Not(HasSubstr(units_words)));
    write({""});
    EXPECT_THAT(paper_of(frozen()), HasSubstr(units_words));
}

TEST_F(SectionTextTest, WhatIsFrozenStaysAndTheLedgerTellsTheLaterChange) {
    write({own_words});
    const std::string id = frozen();
    EXPECT_TRUE(run_json(office_, {"consolidation", "ledger", id}).at("entries").empty());
    done(office_, {"consolidation", "text", id, "Viết lại.", "--section", "progress"});
    sync_all();
    const json shown = run_json(office_, {"consolidation", "show", id});
    ASSERT_EQ(shown.at("texts").size(), 1U);
    EXPECT_EQ(shown.at("texts").at(0).at("words"), own_words);
    EXPECT_THAT(paper_of(id), Not(HasSubstr("Viết lại.")));
    const json entries = run_json(office_, {"consolidation", "ledger", id}).at("entries");
    ASSERT_EQ(entries.size(), 1U);
    EXPECT_EQ(entries.at(0).at("kind"), "reworded");
    EXPECT_EQ(entries.at(0).at("before"), own_words);
    EXPECT_EQ(entries.at(0).at("after"), "Viết lại.");
    EXPECT_TRUE(entries.at(0).at("figures").empty());
    EXPECT_THAT(run(office_, {"consolidation", "ledger", id}).out, HasSubstr("written anew"));
    EXPECT_THAT(paper_of(frozen()), HasSubstr("Viết lại."));
}

TEST_F(SectionTextTest, TwoPeopleOfTheOfficeWriteParagraphByParagraph) {
    ServedDevice second{server_, {"Đặng Thị Vân", "STP-VP", Role::office, "VP2"}};
    write({"Đoạn một.\nĐoạn giữa.\nĐoạn ba."});
    sync_all();
    EXPECT_TRUE(second.sync().is_done());
    write({"Đoạn một, sửa.\nĐoạn giữa.\nĐoạn ba."});
    done(second, {"consolidation", "text", period_, "Đoạn một.\nĐoạn giữa.\nĐoạn ba, sửa.",
                  "--section", "progress"});
    sync_all();
    EXPECT_TRUE(second.sync().is_done());
    sync_all();
    const json sections = run_json(office_, {"consolidation", "text", period_});
    EXPECT_EQ(sections.at(0).at("words"), "Đoạn một, sửa.\nĐoạn giữa.\nĐoạn ba, sửa.");
    EXPECT_TRUE(run_json(office_, {"conflict", "list"}).empty());
}

TEST_F(SectionTextTest, ItGoesUpWithTheDispatch) {
    write({own_words});
    frozen();
    EXPECT_GT(run_json(office_, {"dispatch", "prepare", "--period", period_}).at("prepared"), 0);
    const json dispatch = run_json(office_, {"dispatch", "list"}).at(0);
    EXPECT_EQ(dispatch.at("fields").at("texts/progress/words"), own_words);
    sync_all();
    EXPECT_TRUE(run_json(office_, {"attention", "list"}).empty()) << "the server takes it";
}

TEST_F(SectionTextTest, OnlyASectionOfTheFormAndOnlyTheOffice) {
    const Ran unknown = run(
        office_, {"consolidation", "text", period_, "Một câu.", "--section", "nowhere", "--json"});
    EXPECT_EQ(error_code(unknown), "not_found");
    EXPECT_THAT(unknown.err, HasSubstr("progress"));
    EXPECT_EQ(
        run(head_, {"consolidation", "text", period_, "Một câu.", "--section", "progress"}).code,
        ExitCode::failed);
    EXPECT_EQ(run(office_, {"consolidation", "text", period_, "Một câu."}).code,
              ExitCode::wrong_words);
    EXPECT_EQ(run(office_, {"section-text", "new", "period=" + period_, "section=nowhere"}).code,
              ExitCode::wrong_words)
        << "it would stand nowhere";
}

}  // namespace
}  // namespace thidua::cli
