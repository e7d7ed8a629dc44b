#include <gmock/gmock.h>

#include "server/store/own_edit.h"
#include "shared/model/ids.h"
#include "shared/model/movement.h"
#include "shared/model/scope.h"
#include "shared/store/transaction.h"
#include "tests/cli/paper_desk.h"

// What keeps a dossier, the Council's result and the register honest, through the commands.

namespace thidua::cli {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class AwardTest : public PaperDeskTest {
protected:
    std::string of_an(const std::vector<std::string>& more = {}) {
        std::vector<std::string> words{"kind=individual", "name=Nguyễn Văn An"};
        words.insert(words.end(), more.begin(), more.end());
        return nominated(round_, "GK-SO", words);
    }
    std::string words_of_check(const std::string& id, const std::string& key) {
        const json review = run_json(office_, {"nomination", "check", id});
        for (const json& check : review.at("checks"))
            if (check.at("check") == key)
                return std::string{check.at("result")} + ": " + std::string{check.at("words")};
        return {};
    }
    void hold(const std::string& id) {
        done(office_, {"nomination", "hold", id, "--reason", "Có đơn đang xác minh"});
        sync_all();
    }
    /// Of one nomination, whatever the checks tell of it.
    std::string signed_decision(const std::string& nomination) {
        accept_whatever_is_told(nomination);
        done(office_, {"nomination", "present", nomination});
        const std::string decision =
            made(office_, {"decision", "title=Tặng Giấy khen", "nominations/1=" + nomination});
        done(office_, {"decision", "submit", decision});
        sync_all();
        done(director_, {"decision", "sign", decision});
        sync_all();
        return decision;
    }
    Ran issue(const std::string& decision, const std::string& number) {
        return run(clerk_, {"decision", "issue", decision, "--number", number, "--issued-on",
                            "10/09/2026"});
    }
    /// As the administrator's file does.
    void load(const Record& record) {
        Transaction transaction{server_.database()};
        load_records(server_.database(), {record}, server_.clock().now(), server_.random());
        transaction.commit();
    }
    std::string round_ = open_round("organ");
};

TEST_F(AwardTest, WhatWasOnHoldGoesOnWhereItStood) {
    const std::string submitted = of_an();
    hold(submitted);
    done(office_, {"nomination", "resume", submitted});
    EXPECT_EQ(state(office_, "nomination", submitted), "submitted") << "nobody has checked it";
    accept_whatever_is_told(submitted);
    done(office_, {"nomination", "present", submitted});
    hold(submitted);
    done(office_, {"nomination", "resume", submitted});
    EXPECT_EQ(state(office_, "nomination", submitted), "presented");
}

TEST_F(AwardTest, ADossierIsReceivedOnTheDayItWasHandedIn) {
    const std::string id = of_an();
    const CivilDate day = to_civil_date(server_.clock().now());
    server_.clock().advance(std::chrono::hours{24 * 40});
    accept_whatever_is_told(id);
    const json fields = shown(office_, "nomination", id).at("fields");
    EXPECT_EQ(fields.at("received_on"), to_iso(day));
}

TEST_F(AwardTest, TheLetterNamesNobodyWhoIsOnHold) {
    const std::string an = of_an();
    nominated(round_, "GK-SO", {"kind=individual", "name=Lý Thị Mai"});
    hold(an);
    done(office_, {"award-round", "print-submission", round_, "--to", file("to-trinh.docx")});
    const std::string letter = text_of(file("to-trinh.docx"));
    EXPECT_THAT(letter, HasSubstr("01 cá nhân"));
    EXPECT_THAT(letter, HasSubstr("Giám đốc Sở Tư pháp"));
    EXPECT_THAT(letter, Not(HasSubstr("đã họp xét"))) << "the Council has not met";
    const std::string above = open_round("province");
    nominated(above, "BK-T", {"kind=individual", "name=Lý Thị Mai"});
    done(office_, {"award-round", "print-submission", above, "--to", file("len-tinh.docx")});
    EXPECT_THAT(text_of(file("len-tinh.docx")), HasSubstr("(qua Sở Nội vụ)"));
}

TEST_F(AwardTest, WhatTheOfficeNotesAgainstACollectiveKeepsItWaiting) {
    const std::string id =
        nominated(round_, "GK-SO", {"kind=collective", "name=Phòng Hành chính tư pháp"});
    EXPECT_THAT(words_of_check(id, "on_hold"), HasSubstr("passed"));
    done(office_,
         {"nomination", "set", id, "obstacles/1/kind=complaint", "obstacles/1/from=01/09/2026"});
    EXPECT_THAT(words_of_check(id, "on_hold"), HasSubstr("01/09/2026"));
    EXPECT_EQ(run(office_, {"nomination", "accept", id}).code, ExitCode::failed);
    done(office_, {"award-round", "set", round_, "checks/on_hold/is_off=yes",
                   "checks/on_hold/reason=Theo chỉ đạo"});
    EXPECT_THAT(words_of_check(id, "on_hold"), HasSubstr("Theo chỉ đạo"));
}

TEST_F(AwardTest, OneAchievementIsNotRewardedTwiceByTheRegister) {
    const std::string first = of_an();
    EXPECT_THAT(words_of_check(first, "same_achievement"), HasSubstr("passed"));
    const std::string decision = signed_decision(first);
    EXPECT_EQ(issue(decision, "120/QĐ-STP").code, ExitCode::done);
    sync_all();
    done(office_, {"decision", "enter", decision});
    EXPECT_THAT(words_of_check(of_an(), "same_achievement"), Not(HasSubstr("passed")));
    EXPECT_THAT(
        words_of_check(of_an({"summary=Sáng kiến liên thông dữ liệu hộ tịch"}), "same_achievement"),
        HasSubstr("passed"));
}

TEST_F(AwardTest, ASecondOneWithTheSameKeyIsNotDroppedInSilence) {
    const std::vector<std::string> first{"document", "register=QD", "number=120", "year=2026",
                                         "subject=Quyết định thứ nhất"};
    const std::string id = made(clerk_, first);
    EXPECT_EQ(made(clerk_, first), id) << "the same again is the same";
    const Ran other = run(clerk_, {"document", "new", "register=QD", "number=120", "year=2026",
                                   "subject=Quyết định khác"});
    EXPECT_EQ(other.code, ExitCode::failed);
    EXPECT_THAT(other.err, HasSubstr(id));
}

TEST_F(AwardTest, WhatAHigherLevelDecidesHasItsLimitAndEntersTheRegister) {
    const std::string id = nominated(open_round("province"), "BK-T",
                                     {"kind=individual", "name=Nguyễn Văn An"});
    accept_whatever_is_told(id);
    done(office_, {"nomination", "forward", id, "--forwarded-to", "Sở Nội vụ"});
    EXPECT_GT(std::string{shown(office_, "nomination", id).at("computed").at("due")},
              to_iso(to_civil_date(server_.clock().now())));
    done(office_, {"nomination", "note", id, "--decision-number", "2001/QĐ-UBND", "--decided-on",
                   "01/10/2026"});
    sync_all();
    const json awards = run_json(office_, {"award", "list"});
    ASSERT_EQ(awards.size(), 1U);
    const json fields = awards.at(0).at("fields");
    EXPECT_EQ(fields.at("decision_number"), "2001/QĐ-UBND");
    EXPECT_THAT(std::string{fields.at("decided_by")}, HasSubstr("UBND tỉnh"));
    EXPECT_EQ(fields.at("nomination"), id);
}

TEST_F(AwardTest, DisciplineThatComesAfterwardsStopsIt) {
    const std::string person = made(office_, {"person", "name=Nguyễn Văn An"});
    sync_all();
    const std::string id = of_an({"person=" + person});
    accept_whatever_is_told(id);
    made(office_, {"discipline", "person=" + person, "kind=Khiển trách", "from=01/09/2026"});
    const Ran refused = run(office_, {"nomination", "present", id});
    EXPECT_EQ(refused.code, ExitCode::failed);
    EXPECT_THAT(refused.err, HasSubstr("on hold"));
    done(office_, {"nomination", "overrule", id, "on_hold", "--reason", "Đã xóa kỷ luật"});
    done(office_, {"nomination", "present", id});
}

TEST_F(AwardTest, ADecisionGoesToTheHeadOnlyWithWhatCanBeDecided) {
    const std::string empty = made(office_, {"decision", "title=Tặng Giấy khen"});
    EXPECT_THAT(run(office_, {"decision", "submit", empty}).err, HasSubstr("no nomination"));
    const std::string draft =
        made(officer_, {"nomination", "kind=individual", "name=Lý Thị Mai", "round=" + round_});
    sync_all();
    done(office_, {"decision", "set", empty, "nominations/1=" + draft});
    EXPECT_THAT(run(office_, {"decision", "submit", empty}).err, HasSubstr("Lý Thị Mai"));
}

TEST_F(AwardTest, Mistake05_ADecisionThatCitesAnExpiredDecreeSaysWhy) {
    const std::string decision =
        made(office_, {"decision", "title=Tặng Giấy khen", "nominations/1=" + of_an(),
                       "bases/1/kind=Nghị định", "bases/1/number=98/2023/NĐ-CP"});
    const Ran refused = run(office_, {"decision", "submit", decision});
    EXPECT_EQ(refused.code, ExitCode::failed);
    EXPECT_THAT(refused.err, HasSubstr("98/2023/NĐ-CP"));
    EXPECT_THAT(refused.err, HasSubstr("bases_reason"));
    done(office_, {"decision", "set", decision, "bases_reason=Hồ sơ nhận trước ngày hết hiệu lực"});
    done(office_, {"decision", "submit", decision});
}

TEST_F(AwardTest, ANumberIsGivenOnce) {
    const auto nomination_of = [&](const std::string& name) {
        return nominated(round_, "GK-SO", {"kind=individual", "name=" + name});
    };
    EXPECT_EQ(issue(signed_decision(nomination_of("Lý Thị Mai")), "120/QĐ-STP").code,
              ExitCode::done);
    const std::string second = signed_decision(nomination_of("Vi Đức Long"));
    EXPECT_THAT(issue(second, "120/qđ-stp").err, HasSubstr("given in 2026"));
    EXPECT_EQ(issue(second, "121/QĐ-STP").code, ExitCode::done);
}

TEST_F(AwardTest, TheChairmanOfACommuneGrantsWhatTheLawGivesHim) {
    const Unit ward{.code = "00691",
                    .name = "Phường Hà Giang 2",
                    .kind = UnitKind::commune,
                    .organ = unit_id("00691")};
    load(make_record(unit_id("00691"), province_scope(), ward));
    ServedDevice commune{server_, {"Hầu Văn Xã", "00691", Role::office, "XA"}};
    EXPECT_TRUE(commune.sync().is_done());
    done(commune, {"ruleset", "import", rules("vn-2024"), rules("vn-2025-07")});
    const auto nominated_for = [&](const std::string& award) {
        const std::string id =
            made(commune, {"nomination", "kind=individual", "name=Lù Văn Pao", "award=" + award,
                           "summary=Giữ gìn đường biên", "report=Báo cáo", "commendation=sudden",
                           "meeting/held_on=01/09/2026", "is_registered=yes"});
        EXPECT_TRUE(commune.sync().is_done());
        done(commune, {"nomination", "submit", id});
        return run_json(commune, {"nomination", "check", id});
    };
    const json own = nominated_for("GK-XA");
    EXPECT_EQ(own.at("refusal"), "");
    for (const json& check : own.at("checks"))
        if (check.at("check") == "competence") EXPECT_EQ(check.at("result"), "passed");
    EXPECT_THAT(std::string{nominated_for("BK-T").at("refusal")}, HasSubstr("Sở Nội vụ"));
}

TEST_F(AwardTest, WhatTheProvinceHasDecidedIsNotTheOfficesToChange) {
    Record launched =
        make_record(movement_id("XANH"), province_scope(),
                    Movement{.code = "XANH", .name = "Xanh", .from_year = 2026, .to_year = 2030});
    launched.fields["state"] = std::string{"launched"};
    load(launched);
    sync_all();
    const std::string movement = movement_id("XANH").text();
    const Ran refused = run(office_, {"movement", "close", movement});
    EXPECT_EQ(refused.code, ExitCode::failed);
    EXPECT_THAT(refused.err, HasSubstr("whole province"));
    EXPECT_EQ(state(office_, "movement", movement), "launched");
}

/// Proof of a criterion, parts of a dossier, minutes, papers of the register.
TEST_F(AwardTest, AFileIsAttachedToAnyRecordThatHasAPlaceForOne) {
    const std::string id = made(officer_, {"nomination", "kind=individual", "name=Nguyễn Văn An"});
    write_whole_file(folder_.path() / "scan.pdf", "minutes of the unit");
    const std::string scan = file("scan.pdf");
    const Ran nowhere = run(officer_, {"nomination", "attach", id, scan});
    EXPECT_THAT(nowhere.err, HasSubstr("parts/*/file"));
    const std::string hash =
        run_json(officer_, {"nomination", "attach", id, scan, "--field", "parts/1/file"})
            .at("hash");
    const json files = shown(officer_, "nomination", id).at("attachments");
    ASSERT_EQ(files.size(), 1U);
    EXPECT_EQ(files.at(0).at("path"), "parts/1/file");
    EXPECT_EQ(files.at(0).at("state"), "waiting");
    done(officer_, {"nomination", "fetch", id, hash.substr(0, 8), "--to", file("copy.pdf")});
    EXPECT_EQ(bytes_of(file("copy.pdf")), "minutes of the unit");
    sync_all();
    EXPECT_EQ(shown(office_, "nomination", id).at("attachments").at(0).at("state"), "elsewhere");
    const std::string number =
        made(clerk_, {"document", "register=CV", "number=1", "year=2026", "subject=Công văn"});
    done(clerk_, {"document", "attach", number, scan});
    EXPECT_EQ(run(officer_, {"document", "attach", number, scan}).code, ExitCode::failed);
}

class SessionTest : public AwardTest {
protected:
    std::string session_of(const std::vector<std::string>& names) {
        std::vector<std::string> words{"council", "title=Họp Hội đồng", "chair=" + names.front()};
        for (std::size_t at = 0; at < names.size(); ++at) {
            const std::string member = "members/" + std::to_string(at + 1) + "/";
            words.push_back(member + "name=" + names[at]);
            words.push_back(member + "is_present=yes");
        }
        const std::string id = made(secretary_, words);
        done(secretary_, {"council", "submit", id});
        return id;
    }
    Ran vote(const std::string& session, const std::string& of_case, const std::string& member,
             const std::string& choice) {
        return run(secretary_, {"council", "vote", session, "--case", of_case, "--member", member,
                                "--choice", choice});
    }
    Ran noted(const std::string& step, const std::string& id) {
        return run(secretary_, {"nomination", step, id});
    }
};

TEST_F(SessionTest, TwoNamesThatDifferInTheirMarksAreTwoPeople) {
    const std::string session = session_of({"Lý Văn Hòa", "Lý Văn Hoa", "Trần An"});
    const std::string of_case = nominated(round_, "GK-SO", {"kind=individual", "name=Lý Văn Hoa"});
    EXPECT_EQ(vote(session, of_case, "Lý Văn Hòa", "for").code, ExitCode::done);
    EXPECT_THAT(vote(session, of_case, "Lý Văn Hoa", "for").err, HasSubstr("own case"));
    EXPECT_THAT(vote(session, of_case, "ly van hoa", "for").err, HasSubstr("not a member"));
    EXPECT_EQ(vote(session, of_case, "tran an", "for").code, ExitCode::done);
    const std::string addressed =
        nominated(round_, "GK-SO", {"kind=individual", "name=Ông Trần An"});
    EXPECT_THAT(vote(session, addressed, "Trần An", "for").err, HasSubstr("own case"));
}

TEST_F(SessionTest, TheResultThatIsNotedIsTheOneThatWasCounted) {
    const std::string id = of_an();
    accept_whatever_is_told(id);
    const std::string session = session_of({"Lò Thị Một", "Lò Thị Hai", "Lò Thị Ba"});
    sync_all();
    done(office_, {"nomination", "bring", id, "--session", session});
    sync_all();
    EXPECT_THAT(noted("conclude", id).err, HasSubstr("not counted"));
    for (const char* const member : {"Lò Thị Một", "Lò Thị Hai", "Lò Thị Ba"})
        EXPECT_EQ(vote(session, id, member, "against").code, ExitCode::done);
    done(secretary_, {"council", "tally", session, "--case", id});
    EXPECT_THAT(noted("conclude", id).err, HasSubstr("did not pass"));
    EXPECT_EQ(noted("fail", id).code, ExitCode::done);
    EXPECT_EQ(run(secretary_, {"vote", "new", "session=" + session}).code, ExitCode::wrong_words);
}

TEST_F(SessionTest, DoesNotEndWhileBallotsLieInTheBoxAndCanBeReopened) {
    const std::string id =
        nominated(open_round("province"), "CSTDT", {"kind=individual", "name=Nguyễn Văn An"});
    const std::string session = session_of({"Lò Thị Một", "Lò Thị Hai", "Lò Thị Ba"});
    EXPECT_EQ(vote(session, id, "Lò Thị Một", "for").code, ExitCode::done);
    EXPECT_THAT(run(secretary_, {"council", "close", session}).err, HasSubstr("ballot box"));
    done(secretary_, {"council", "empty-box", session});
    done(secretary_, {"council", "close", session});
    EXPECT_EQ(run(secretary_, {"council", "tally", session, "--case", id}).code, ExitCode::failed);
    done(secretary_, {"council", "reopen", session, "--reason", "Chưa kiểm phiếu"});
    done(secretary_, {"council", "tally", session, "--case", id});
}

}  // namespace
}  // namespace thidua::cli
