#include <gmock/gmock.h>

#include "tests/cli/paper_desk.h"

// The year's other work through the commands: registers, awards, reviews.

namespace thidua::cli {
namespace {

using nlohmann::json;
using testing::HasSubstr;

TEST_F(YearTest, ADifficultyGoesFromTheUnitToTheDirectorAndBack) {
    const std::string id =
        made(officer_, {"difficulty", "title=Thiếu máy quét", "proposal=Cấp thêm 02 máy quét"});
    EXPECT_EQ(state(officer_, "difficulty", id), "draft");
    done(officer_, {"difficulty", "submit", id});
    sync_all();
    done(office_, {"difficulty", "receive", id});
    done(office_, {"difficulty", "present", id});
    sync_all();
    done(director_, {"difficulty", "answer", id, "--answer", "Giao Văn phòng mua trong quý IV"});
    sync_all();
    const json seen = shown(officer_, "difficulty", id);
    EXPECT_EQ(seen.at("state"), "answered");
    EXPECT_EQ(seen.at("fields").at("answer"), "Giao Văn phòng mua trong quý IV");
    done(officer_, {"difficulty", "resolve", id, "--outcome", "Đã nhận 02 máy"});
    sync_all();
    done(office_, {"difficulty", "close", id});
    sync_all();
    EXPECT_EQ(state(director_, "difficulty", id), "closed");
    EXPECT_EQ(run_json(office_, {"difficulty", "history", id}).size(), 7U);
}

TEST_F(YearTest, ASubmittedOneIsNotChangedAnyMoreUntilItIsReturned) {
    const std::string id = made(officer_, {"difficulty", "title=Đường truyền chậm"});
    done(officer_, {"difficulty", "submit", id});
    const Ran refused = run(officer_, {"difficulty", "set", id, "title=Khác"});
    EXPECT_EQ(refused.code, ExitCode::failed);
    EXPECT_THAT(refused.err, HasSubstr("Submitted"));
    sync_all();
    done(office_, {"difficulty", "return", id, "--reason", "Nêu rõ số liệu"});
    sync_all();
    EXPECT_EQ(shown(officer_, "difficulty", id).at("fields").at("reason"), "Nêu rõ số liệu");
    done(officer_, {"difficulty", "set", id, "title=Đường truyền chậm tại 3 xã"});
    done(officer_, {"difficulty", "submit", id});
    sync_all();
    const json again = shown(office_, "difficulty", id);
    EXPECT_EQ(again.at("version"), 2);
    EXPECT_FALSE(again.at("fields").contains("reason"));
}

/// The Office decides about version 1 while the unit, offline, has taken it back and sent another.
TEST_F(YearTest, ADecisionNeverHitsAVersionThatWasNotSeen) {
    const std::string id = made(officer_, {"initiative", "title=Biểu mẫu điện tử"});
    done(officer_, {"initiative", "submit", id});
    sync_all();
    done(officer_, {"initiative", "withdraw", id});
    done(officer_, {"initiative", "set", id, "title=Biểu mẫu điện tử liên thông"});
    done(officer_, {"initiative", "submit", id});
    done(office_, {"initiative", "accept", id});
    EXPECT_TRUE(officer_.sync().is_done());
    EXPECT_TRUE(office_.sync().is_done());
    EXPECT_EQ(state(office_, "initiative", id), "submitted");
    EXPECT_EQ(run_json(office_, {"attention", "list"}).size(), 1U);
}

TEST_F(YearTest, TwoPeopleWhoChangeOneFieldBothKeepTheirWords) {
    const std::string id = made(officer_, {"role-model", "name=Tổ một cửa", "kind=collective"});
    sync_all();
    done(officer_, {"role-model", "set", id, "name=Tổ một cửa số 1"});
    done(head_, {"role-model", "set", id, "name=Tổ Một cửa"});
    sync_all();
    const json conflicts = run_json(head_, {"conflict", "list"});
    ASSERT_EQ(conflicts.size(), 1U);
    EXPECT_EQ(run(head_, {"conflict", "take", conflicts.at(0).at("id")}).code, ExitCode::done);
    sync_all();
    EXPECT_EQ(shown(officer_, "role-model", id).at("fields").at("name"), "Tổ Một cửa");
}

TEST_F(YearTest, AUnitDoesNotSeeAnotherUnitsNomination) {
    ServedDevice aid{server_, people::head_of_aid()};
    const std::string id = made(officer_, {"nomination", "kind=individual", "name=Lý Thị Mai"});
    sync_all();
    EXPECT_TRUE(aid.sync().is_done());
    EXPECT_EQ(run(aid, {"nomination", "show", id}).code, ExitCode::failed);
}

TEST_F(YearTest, ANoticeIsAcknowledgedByUnitAndPerson) {
    const std::string id = made(office_, {"announcement", "title=Triển khai Kế hoạch 48",
                                          "body=Các đơn vị quán triệt trước 15/9", "kind=plan"});
    sync_all();
    EXPECT_EQ(run(officer_, {"announcement", "acknowledge", id}).code, ExitCode::failed);
    done(office_, {"announcement", "submit", id});
    sync_all();
    done(officer_, {"announcement", "acknowledge", id});
    done(officer_, {"announcement", "acknowledge", id});
    done(head_, {"announcement", "acknowledge", id});
    sync_all();
    const json standing = run_json(office_, {"announcement", "standing", id});
    EXPECT_EQ(standing.at("units_done"), 1);
    EXPECT_EQ(standing.at("people_done"), 2);
    EXPECT_EQ(standing.at("people_of_organ").size(), 0U);
}

TEST_F(YearTest, ANoticeForEveryPersonIsDoneWhenNobodyOfTheStaffIsMissing) {
    for (const char* const name : {"Nông Thị Bích", "Lò Văn Chưa"})
        made(office_, {"person", std::string{"name="} + name, "unit=STP-HCTP"});
    const std::string id = made(office_, {"announcement", "title=Thông báo", "body=Nội dung",
                                          "kind=plan", "needs_each_person=yes"});
    done(office_, {"announcement", "submit", id});
    sync_all();
    done(officer_, {"announcement", "acknowledge", id});
    sync_all();
    const auto of_unit = [&] {
        const json standing = run_json(office_, {"announcement", "standing", id});
        for (const json& one : standing.at("units"))
            if (one.at("unit") == "STP-HCTP") return one;
        return json{};
    };
    EXPECT_EQ(of_unit().at("people").size(), 1U);
    EXPECT_THAT(of_unit().at("people_missing").dump(), HasSubstr("Lò Văn Chưa"));
    EXPECT_EQ(run_json(office_, {"announcement", "standing", id}).at("units_done"), 0);
}

/// They write into no unit's scope; the whole organ reads that they have read it.
TEST_F(YearTest, LeadershipCouncilAndRegistryAcknowledgeANoticeByName) {
    const std::string id =
        made(office_, {"announcement", "title=Thông báo", "body=Nội dung", "kind=plan"});
    done(office_, {"announcement", "submit", id});
    sync_all();
    for (ServedDevice* const device : {&director_, &secretary_, &clerk_}) {
        done(*device, {"announcement", "acknowledge", id});
        done(*device, {"announcement", "acknowledge", id});
    }
    sync_all();
    const json standing = run_json(office_, {"announcement", "standing", id});
    EXPECT_EQ(standing.at("units_done"), 0);
    EXPECT_EQ(standing.at("people_done"), 3);
    EXPECT_EQ(standing.at("people_of_organ").size(), 3U);
    EXPECT_TRUE(run_json(director_, {"attention", "list"}).empty());
}

TEST_F(YearTest, ATargetSaysWhetherItIsMetExceededOrEarly) {
    const std::string id = made(officer_, {"target", "title=Hồ sơ trực tuyến", "measure=%",
                                           "planned=80", "due_on=15/12/2026"});
    EXPECT_EQ(shown(officer_, "target", id).at("computed").at("standing"), "pending");
    done(officer_, {"target", "submit", id});
    done(officer_, {"target", "set", id, "actual=85,5", "reached_on=01/09/2026"});
    EXPECT_EQ(shown(officer_, "target", id).at("computed").at("standing"), "early");
}

TEST_F(YearTest, AFigureIsReadTheVietnameseWay) {
    const std::string id =
        made(officer_, {"target", "title=Hồ sơ", "planned=1.234", "baseline=97.5"});
    const json fields = shown(officer_, "target", id).at("fields");
    EXPECT_EQ(fields.at("planned"), 1234);
    EXPECT_EQ(fields.at("baseline"), 97.5);
}

TEST_F(YearTest, WrongWordsAreRefusedInOneSentenceThatHelps) {
    EXPECT_THAT(run(officer_, {"difficulty", "new", "titel=x"}).err, HasSubstr("title"));
    EXPECT_THAT(run(officer_, {"difficulty", "new", "cause=x"}).err, HasSubstr("Title"));
    EXPECT_THAT(run(officer_, {"nomination", "new", "kind=group"}).err, HasSubstr("collective"));
    EXPECT_THAT(run(officer_, {"target", "new", "title=x", "planned=nhiều"}).err,
                HasSubstr("1.234,5"));
    EXPECT_EQ(run(officer_, {"difficulty", "new", "title"}).code, ExitCode::wrong_words);
    EXPECT_EQ(run(officer_, {"movement", "new", "name=Phong trào"}).code, ExitCode::failed);
}

TEST_F(YearTest, ADecisionIsSignedNumberedAndEnteredWithItsPrizes) {
    const std::string id =
        nominated(open_round("organ"), "GK-SO",
                  {"kind=individual", "name=Nguyễn Văn An", "position=Chuyên viên"});
    accept_whatever_is_told(id);
    done(office_, {"nomination", "present", id});
    const std::string decision =
        made(office_, {"decision", "title=Tặng Giấy khen năm 2026", "nominations/1=" + id,
                       "signer/capacity=KT", "signer/name=Trần Văn Phó"});
    done(office_, {"decision", "submit", decision});
    sync_all();
    EXPECT_EQ(run(office_, {"decision", "sign", decision}).code, ExitCode::failed);
    done(director_, {"decision", "sign", decision});
    sync_all();
    EXPECT_EQ(state(office_, "nomination", id), "decided");
    EXPECT_EQ(run(office_, {"decision", "enter", decision}).code, ExitCode::failed);
    done(clerk_,
         {"decision", "issue", decision, "--number", "120/QĐ-STP", "--issued-on", "10/09/2026"});
    sync_all();
    done(office_, {"decision", "enter", decision});
    done(office_, {"decision", "enter", decision});
    const json awards = run_json(office_, {"award", "list"});
    ASSERT_EQ(awards.size(), 1U);
    EXPECT_EQ(awards.at(0).at("fields").at("amount"), 760'000);
    EXPECT_EQ(awards.at(0).at("fields").at("decision_number"), "120/QĐ-STP");
    sync_all();
    const std::string award = awards.at(0).at("id");
    made(director_, {"cancellation", "award=" + award, "reason=Khai man thành tích",
                     "decision_number=5/QĐ-STP", "decided_on=12/09/2026"});
    sync_all();
    const std::string listed = run(office_, {"award", "list", "--year", "2026"}).out;
    for (const char* const words : {"120/QĐ-STP", "10/09/2026", "760.000"})
        EXPECT_THAT(listed, HasSubstr(words));
    EXPECT_TRUE(run_json(office_, {"award", "list", "--year", "2025"}).empty());
    EXPECT_THAT(run(office_, {"cancellation", "list"}).out, HasSubstr("Nguyễn Văn An"));
    const json cancelled = shown(office_, "award", award);
    EXPECT_EQ(cancelled.at("computed").at("standing"), "cancelled");
    EXPECT_EQ(cancelled.at("fields").at("name"), "Nguyễn Văn An") << "nothing is erased";
}

TEST_F(YearTest, TheOfficeCorrectsAFigureAndRestoresIt) {
    const std::string report = fill_report();
    done(head_, {"report", "submit", report});
    sync_all();
    done(office_, {"report", "accept", report});
    const auto figure = [&] {
        const json made =
            run_json(office_, {"consolidate", "--period", SampleServer::period("2026-Q3").text()});
        for (const json& one : made.at("figures"))
            if (one.at("field") == "tasks_done") return one;
        return json{};
    };
    const json before = figure();
    done(office_, {"report", "correct", report, "tasks_done=7", "--reason", "Đếm trùng"});
    const json corrected = figure();
    EXPECT_EQ(corrected.at("value"), 7);
    EXPECT_THAT(std::string{corrected.at("note")}, HasSubstr("Đếm trùng"));
    done(office_, {"report", "restore-value", report, "tasks_done"});
    EXPECT_EQ(figure().at("value"), before.at("value"));
    EXPECT_EQ(run_json(office_, {"report", "show", report}).at("state"), "accepted");
}

TEST_F(YearTest, AReviewPutsTheYearsSideBySide) {
    const json review = run_json(office_, {"review", "--from-year", "2026", "--to-year", "2027"});
    EXPECT_EQ(review.at("years").size(), 2U);
    EXPECT_EQ(review.at("years").at(0).at("reports"), 0);
    EXPECT_EQ(review.at("counts").size(), 4U);
    EXPECT_EQ(run(office_, {"review", "--from-year", "2026", "--to-year", "soon"}).code,
              ExitCode::wrong_words);
    EXPECT_EQ(run(officer_, {"review", "--from-year", "2026", "--to-year", "2027"}).code,
              ExitCode::failed);
}

TEST_F(YearTest, APhaseThatWasReviewedAndLockedKeepsItsFigures) {
    const std::string report = fill_report();
    done(head_, {"report", "submit", report});
    sync_all();
    done(office_, {"report", "accept", report});
    done(office_, {"review", "--from-year", "2026", "--to-year", "2027", "--lock"});
    sync_all();
    for (const std::vector<std::string>& words :
         {std::vector<std::string>{"report", "reopen", report, "--reason", "Sai"},
          {"report", "correct", report, "tasks_done=7", "--reason", "Đếm trùng"},
          {"consolidate", "--period", SampleServer::period("2026-Q3").text(), "--freeze"}})
        EXPECT_THAT(run(office_, words).err, HasSubstr("phase-lock unlock")) << words[1];
    EXPECT_THAT(run(head_, {"report", "withdraw", report}).err, HasSubstr("2026–2027"));
    const std::string lock = run_json(office_, {"phase-lock", "list"}).at(0).at("id");
    EXPECT_EQ(run(head_, {"phase-lock", "unlock", lock, "--reason", "x"}).code, ExitCode::failed);
    done(office_, {"phase-lock", "unlock", lock, "--reason", "Sở chỉ đạo rà soát lại"});
    done(office_, {"report", "reopen", report, "--reason", "Sai"});
}

TEST_F(PaperDeskTest, RemindersGrowSharperWithEachThatWasSent) {
    const std::string period = run_json(office_, {"period", "list"}).at(0).at("id");
    const std::vector<std::string> words{"reminder", "prepare", "--period",
                                         period,     "--by",    "20/12/2026"};
    const auto prepared = [&] { return run_json(office_, words); };
    const json all = prepared();
    ASSERT_GT(all.size(), 1U);
    EXPECT_TRUE(prepared().empty()) << "the drafts still lie there";
    std::string last = all.at(0).at("id");
    for (const char* const kind : {"reminder", "letter", "escalation", "escalation"}) {
        EXPECT_EQ(shown(office_, "reminder", last).at("fields").at("kind"), kind);
        done(office_, {"reminder", "submit", last});
        const json next = prepared();
        ASSERT_EQ(next.size(), 1U) << kind;
        EXPECT_EQ(next.at(0).at("unit"), all.at(0).at("unit"));
        last = next.at(0).at("id");
    }
    done(office_, {"reminder", "print", last, "--to", file("don-doc.docx")});
    EXPECT_THAT(text_of(file("don-doc.docx")),
                HasSubstr("Người đứng đầu " + std::string{all.at(0).at("unit_name")}));
    EXPECT_EQ(run(officer_, words).code, ExitCode::failed);
}

TEST_F(PaperDeskTest, TheOfficesOwnWordsRemind) {
    const std::string period = run_json(office_, {"period", "list"}).at(0).at("id");
    const auto prepare = [&](const std::string& words) {
        std::ofstream{file("loi.txt")} << words;
        return run(office_, {"reminder", "prepare", "--period", period, "--by", "20/12/2026",
                             "--text", file("loi.txt"), "--json"});
    };
    EXPECT_EQ(prepare("Gửi {unit}: {sai}").code, ExitCode::failed);
    EXPECT_EQ(prepare("Gửi {unit}: {").code, ExitCode::failed);
    EXPECT_EQ(prepare("Gửi {unit}: }").code, ExitCode::failed);
    EXPECT_EQ(prepare("Gửi {}").code, ExitCode::failed);
    EXPECT_EQ(prepare("\xff\xfeG").code, ExitCode::failed);
    const Ran ran = prepare("Kính mời {unit} gửi {period} trước {by}.");
    ASSERT_EQ(ran.code, ExitCode::done) << ran.err;
    const json one = json::parse(ran.out).at(0);
    const std::string body = shown(office_, "reminder", one.at("id")).at("fields").at("body");
    EXPECT_THAT(body, HasSubstr("Kính mời " + std::string{one.at("unit_name")} + " gửi "));
    EXPECT_THAT(body, HasSubstr("20/12/2026"));
}

TEST_F(YearTest, WhatHasTheVeryWordsComesFirst) {
    for (const char* const name : {"name=Lê Tôi", "name=Lê Tối"})
        made(officer_, {"role-model", name, "kind=individual"});
    const auto first = [&](const std::string& words) {
        return std::string{
            run_json(officer_, {"role-model", "list", "--words", words}).at(0).at("title")};
    };
    EXPECT_THAT(first("tôi"), HasSubstr("Lê Tôi"));
    EXPECT_THAT(first("tối"), HasSubstr("Lê Tối"));
}

TEST_F(YearTest, TheSampleListOfPeopleIsTakenInByItsMapping) {
    const std::size_t before = run_json(office_, {"person", "list"}).size();
    std::vector<std::string> words{"person", "import", sample_file("sheets/danh-sach-nhan-su.csv"),
                                   "--mapping", sample_file("sheets/nhan-su.json")};
    const json tried = run_json(office_, words);
    EXPECT_TRUE(tried.at("errors").empty()) << tried;
    EXPECT_EQ(tried.at("rows"), 4);
    words.emplace_back("--write");
    EXPECT_EQ(run_json(office_, words).at("imported"), 4);
    EXPECT_EQ(run_json(office_, {"person", "list"}).size(), before + 4);
}

TEST_F(PaperDeskTest, AReviewOfSeveralYearsIsAReport) {
    const std::string movement = made(office_, {"movement", "name=Cả nước thi đua chuyển đổi số",
                                                "from_year=2026", "to_year=2030"});
    const std::string model =
        made(officer_, {"role-model", "name=Nguyễn Thị Hoa", "kind=individual",
                        "story=Lập tổ hướng dẫn người dân nộp hồ sơ trực tuyến"});
    done(officer_, {"role-model", "submit", model});
    const std::string difficulty =
        made(officer_, {"difficulty", "title=Thiếu máy quét", "proposal=Cấp thêm hai máy"});
    done(officer_, {"difficulty", "submit", difficulty});
    sync_all();
    done(office_, {"role-model", "accept", model});
    sync_all();
    const auto review = [&](const std::string& to_year, const std::string& name) {
        const json made = run_json(office_, {"review", "--from-year", "2026", "--to-year", to_year,
                                             "--movement", movement, "--to", file(name)});
        EXPECT_EQ(made.at("role_models").at(0).at("name"), "Nguyễn Thị Hoa");
        EXPECT_EQ(made.at("open_difficulties").size(), 1U);
        return text_of(file(name));
    };
    const std::string interim = review("2027", "so-ket.docx");
    EXPECT_THAT(interim, HasSubstr("Sơ kết Phong trào thi đua “Cả nước thi đua chuyển đổi số”"));
    EXPECT_THAT(interim, HasSubstr("giai đoạn 2026 - 2027"));
    EXPECT_THAT(interim, HasSubstr("Lập tổ hướng dẫn người dân nộp hồ sơ trực tuyến"));
    EXPECT_THAT(interim, HasSubstr("Thiếu máy quét"));
    const std::string other = made(office_, {"movement", "name=Xóa nhà tạm"});
    made(officer_, {"role-model", "name=Hà", "kind=individual", "movement=" + movement});
    EXPECT_EQ(run_json(office_,
                       {"review", "--from-year", "2026", "--to-year", "2027", "--movement", other})
                  .at("role_models")
                  .size(),
              1U)
        << "what names no movement is about all of them";
    EXPECT_THAT(review("2030", "tong-ket.docx"), HasSubstr("Tổng kết"));
}

TEST_F(YearTest, StatisticsCountByTheTablesOfAFile) {
    for (const char* const kind : {"collective", "collective", "individual"})
        made(officer_, {"role-model", "name=Tổ một cửa", std::string{"kind="} + kind});
    made(officer_, {"initiative", "title=Biểu mẫu điện tử"});
    const json tables =
        run_json(officer_, {"statistics", sample_file("statistics/thi-dua-khen-thuong.json")});
    ASSERT_EQ(tables.size(), 17U);
    EXPECT_EQ(tables.at(9).at("total"), 1) << tables.at(9).dump();
    EXPECT_EQ(tables.at(2).at("rows").size(), 0U) << "only what has data";
}

TEST_F(YearTest, TheStatisticsOfTheSectorTellWhoDoesTheEmulationWork) {
    const auto person = [&](const char* name, const char* unit, const char* work) {
        std::vector<std::string> words{"person", std::string{"name="} + name, "gender=female",
                                       std::string{"unit="} + unit};
        if (*work != '\0') words.push_back(std::string{"emulation_work="} + work);
        made(office_, words);
    };
    person("Lương Thu Hà", "STP-VP", "full_time");
    person("Bế Thị Nga", "STP-HCTP", "part_time");
    person("Lý Thị Mơ", "STP-HCTP", "");
    const json tables =
        run_json(office_, {"statistics", sample_file("statistics/thi-dua-khen-thuong.json")});
    EXPECT_EQ(tables.at(3).at("rows").size(), 2U) << tables.at(3).dump();
    EXPECT_EQ(tables.at(4).at("total"), 2) << tables.at(4).dump();
}

TEST_F(YearTest, TheAuditTrailTellsWhoDidWhat) {
    const std::string id = made(officer_, {"difficulty", "title=Thiếu máy quét"});
    done(officer_, {"difficulty", "submit", id});
    sync_all();
    const json trail = run_json(office_, {"audit", "--author", "bich"});
    ASSERT_GE(trail.size(), 2U);
    EXPECT_EQ(trail.back().at("record"), id);
    EXPECT_EQ(trail.back().at("action"), "Submit");
}

}  // namespace
}  // namespace thidua::cli
