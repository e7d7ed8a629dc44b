#include <gmock/gmock.h>

#include "tests/cli/paper_desk.h"

// A command that keeps something and writes a file in one breath does both or neither.

namespace thidua::cli {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

class FrozenPaperTest : public PaperDeskTest {
protected:
    FrozenPaperTest() {
        const std::string report = fill_report();
        done(head_, {"report", "submit", report});
        sync_all();
        done(office_, {"report", "accept", report});
        sync_all();
        write_whole_file(path_from_utf8(file("mau-hong.docx")), "no Word document");
    }
    Ran freeze(const std::vector<std::string>& more) {
        std::vector<std::string> words{"consolidate", "--period",
                                       SampleServer::period("2026-Q3").text(), "--freeze"};
        words.insert(words.end(), more.begin(), more.end());
        return run(office_, words);
    }
    json frozen() { return run_json(office_, {"consolidation", "list"}); }
    /// Those that the test did not write itself.
    std::vector<std::string> new_files() {
        std::vector<std::string> names;
        for (const auto& entry : std::filesystem::directory_iterator{folder_.path()})
            if (entry.path().filename() != "mau-hong.docx")
                names.push_back(to_utf8(entry.path().filename()));
        return names;
    }
};

TEST_F(FrozenPaperTest, FiguresAreNotFrozenByATemplateThatCannotBeRead) {
    for (const std::string& faulty : {file("mau-hong.docx"), file("khong-co.docx")}) {
        const Ran refused = freeze({"--to", file("giay.docx"), "--template", faulty});
        EXPECT_EQ(refused.code, ExitCode::failed) << faulty;
        EXPECT_NE(refused.err, "");
    }
    EXPECT_THAT(frozen(), IsEmpty());
    EXPECT_THAT(new_files(), IsEmpty());
}

TEST_F(FrozenPaperTest, FiguresAreNotFrozenWhereTheirFileCannotBeWritten) {
    std::filesystem::create_directory(path_from_utf8(file("thu-muc.xlsx")));
    for (const std::string& place :
         {file("khong-co/giay.docx"), file("thu-muc.xlsx"), file("giay.txt"), file("giay")}) {
        const Ran refused = freeze({"--to", place});
        EXPECT_EQ(refused.code, ExitCode::failed) << place;
    }
    EXPECT_THAT(freeze({"--to", file("khong-co/giay.docx")}).err,
                HasSubstr("khong-co/giay.docx cannot be written"));
    EXPECT_THAT(frozen(), IsEmpty());
    EXPECT_THAT(new_files(), testing::ElementsAre("thu-muc.xlsx"));
}

TEST_F(FrozenPaperTest, TheFileThatIsWrittenWithAFreezeIsThatOfTheFrozenFigures) {
    write_whole_file(path_from_utf8(file("giay.docx")), "of last year");
    EXPECT_EQ(freeze({"--to", file("giay.docx")}).code, ExitCode::done);
    EXPECT_EQ(freeze({"--to", file("so.json")}).code, ExitCode::done);
    const json list = frozen();
    ASSERT_EQ(list.size(), 2U);
    const std::string first = list.at(1).at("id");
    const std::string second = list.at(0).at("id");
    done(office_, {"consolidation", "show", first, "--to", file("lai.docx")});
    EXPECT_EQ(text_of(file("giay.docx")), text_of(file("lai.docx")));
    done(office_, {"consolidation", "show", second, "--to", file("lai.json")});
    EXPECT_EQ(json::parse(bytes_of(file("so.json"))), json::parse(bytes_of(file("lai.json"))));
    EXPECT_THAT(new_files(),
                testing::UnorderedElementsAre("giay.docx", "lai.docx", "so.json", "lai.json"));
}

TEST_F(FrozenPaperTest, AReportThatCannotBeAttachedPreparesNoDispatch) {
    EXPECT_EQ(freeze({}).code, ExitCode::done);
    write_whole_file(path_from_utf8(file("rong.pdf")), "");
    for (const std::string& signed_one : {file("khong-co.pdf"), file("rong.pdf")}) {
        const Ran refused =
            run(office_, {"dispatch", "prepare", "--period", SampleServer::period("2026-Q3").text(),
                          "--file", signed_one});
        EXPECT_EQ(refused.code, ExitCode::failed) << signed_one;
    }
    EXPECT_THAT(run_json(office_, {"dispatch", "list"}), IsEmpty());
}

class LockedReviewTest : public PaperDeskTest {
protected:
    static std::vector<std::string> review(const std::vector<std::string>& more) {
        std::vector<std::string> words{"review",    "--from-year", "2026",
                                       "--to-year", "2027",        "--lock"};
        words.insert(words.end(), more.begin(), more.end());
        return words;
    }
};

TEST_F(LockedReviewTest, YearsAreNotLockedByAReviewThatCannotBeWritten) {
    for (const std::string& place : {file("khong-co/so-ket.docx"), file("so-ket.txt")})
        EXPECT_EQ(run(office_, review({"--to", place})).code, ExitCode::failed) << place;
    EXPECT_THAT(run_json(office_, {"phase-lock", "list"}), IsEmpty());
    done(office_, review({"--to", file("so-ket.docx")}));
    EXPECT_EQ(run_json(office_, {"phase-lock", "list"}).size(), 1U);
    EXPECT_THAT(text_of(file("so-ket.docx")), HasSubstr("BÁO CÁO"));
}

TEST_F(LockedReviewTest, WhoMayNotLockGetsNoPaperInPassing) {
    const Ran refused = run(director_, review({"--to", file("so-ket.docx")}));
    EXPECT_EQ(refused.code, ExitCode::failed);
    EXPECT_FALSE(std::filesystem::exists(path_from_utf8(file("so-ket.docx"))));
}

}  // namespace
}  // namespace thidua::cli
