#include <gmock/gmock.h>

#include "client/store/record_query.h"
#include "client/store/run_sql.h"
#include "server/store/file_store.h"
#include "server/store/own_edit.h"
#include "shared/model/ids.h"
#include "shared/model/record_types.h"
#include "shared/model/scope.h"
#include "shared/store/transaction.h"
#include "tests/cli/paper_desk.h"

// Nominations that a higher level decides: what goes up, who answers, what comes back.

namespace thidua::cli {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class DossierTest : public PaperDeskTest {
protected:
    DossierTest() { EXPECT_TRUE(province_.sync().is_done()); }

    void sync_with_province() {
        sync_all();
        EXPECT_TRUE(province_.sync().is_done());
        sync_all();
    }
    std::string accepted(const std::string& name) {
        const std::string id = nominated(round_, "BK-T", {"kind=individual", "name=" + name});
        accept_whatever_is_told(id);
        return id;
    }
    Ran forward(ServedDevice& device, const std::string& id) {
        return run(device, {"nomination", "forward", id, "--forwarded-to", "08"});
    }
    std::string forwarded(const std::string& name) {
        const std::string id = accepted(name);
        EXPECT_EQ(forward(office_, id).code, ExitCode::done);
        sync_with_province();
        return id;
    }
    static json dossiers(ServedDevice& device, std::vector<std::string> filter = {}) {
        filter.insert(filter.begin(), {"dossier", "list"});
        return run_json(device, filter);
    }
    static std::string only_dossier(ServedDevice& device) {
        const json all = dossiers(device);
        EXPECT_EQ(all.size(), 1U);
        return all.empty() ? std::string{} : std::string{all.at(0).at("id")};
    }
    static ScopeId scope_of_only_dossier(ServedDevice& device) {
        const auto all = RecordQuery{device.store()}.list({.type = record_types::upward_dossier});
        EXPECT_EQ(all.size(), 1U);
        return all.empty() ? ScopeId{} : all.front().scope;
    }
    void answer(std::vector<std::string> words) {
        words.insert(words.begin(), "dossier");
        done(province_, words);
        sync_with_province();
    }
    std::string standing(const std::string& nomination) {
        return shown(office_, "nomination", nomination).at("computed").at("above/08");
    }

    ServedDevice province_{server_, {"Ma Thị Dung", "08", Role::office, "TINH"}};
    std::string round_ = open_round("province");
};

TEST_F(DossierTest, TheProvinceReadsWhatItHasToKnowOfTheNominee) {
    const std::string id = forwarded("Nguyễn Văn An");
    const json dossier = shown(province_, "dossier", only_dossier(province_));
    EXPECT_EQ(dossier.at("state"), "sent");
    const json fields = dossier.at("fields");
    EXPECT_EQ(fields.at("nomination"), id);
    EXPECT_EQ(fields.at("organ"), unit_id("STP").text());
    EXPECT_EQ(fields.at("name"), "Nguyễn Văn An");
    EXPECT_EQ(fields.at("award"), "BK-T");
    EXPECT_THAT(std::string{fields.at("award_name")}, HasSubstr("Bằng khen"));
    EXPECT_EQ(fields.at("unit_name"), "Phòng Hành chính tư pháp thuộc Sở Tư pháp");
    EXPECT_EQ(fields.at("year"), 2026);
    EXPECT_EQ(fields.at("summary"), "Hoàn thành vượt mức kế hoạch chuyển đổi số");
    EXPECT_EQ(fields.at("achieved_to"), "2026-12-14");
    EXPECT_EQ(run_json(province_, {"nomination", "list"}).size(), 0U) << "nothing else of the unit";
    EXPECT_FALSE(
        run_json(province_, {"dossier", "history", std::string{dossier.at("id")}}).empty());
}

TEST_F(DossierTest, TheCouncilsCountGoesUpWithIt) {
    const std::string id = accepted("Nguyễn Văn An");
    std::vector<std::string> words{"council", "title=Họp Hội đồng", "chair=Lò Thị Một"};
    const std::vector<std::string> members{"Lò Thị Một", "Lò Thị Hai", "Lò Thị Ba"};
    for (const std::string& member : members) {
        const std::string below = "members/" + std::to_string(words.size()) + "/";
        words.push_back(below + "name=" + member);
        words.push_back(below + "is_present=yes");
    }
    const std::string session = made(secretary_, words);
    done(secretary_, {"council", "submit", session});
    sync_all();
    done(office_, {"nomination", "bring", id, "--session", session});
    sync_all();
    for (const std::string& member : members)
        done(secretary_, {"council", "vote", session, "--case", id, "--member", member, "--choice",
                          member == members.back() ? "against" : "for"});
    done(secretary_, {"council", "tally", session, "--case", id});
    done(secretary_, {"nomination", "conclude", id});
    sync_all();
    EXPECT_EQ(forward(office_, id).code, ExitCode::done);
    sync_with_province();
    const json fields = dossiers(province_).at(0).at("fields");
    EXPECT_EQ(fields.at("council_for"), 2);
    EXPECT_EQ(fields.at("council_total"), 3);
    EXPECT_FALSE(std::string{fields.at("council_result")}.empty());
}

TEST_F(DossierTest, TheDecisionFromAboveIsTakenOverAndNotTypedAgain) {
    const std::string id = forwarded("Nguyễn Văn An");
    EXPECT_EQ(run(office_, {"nomination", "note", id}).code, ExitCode::failed) << "nothing to take";
    const std::string dossier = only_dossier(province_);
    answer({"receive", dossier, "--receipt-number", "311"});
    EXPECT_EQ(standing(id), "received");
    answer({"approve", dossier, "--decision-number", "2001/QĐ-UBND", "--decided-on", "01/10/2026",
            "--decided-by", "Chủ tịch UBND tỉnh Tuyên Quang"});
    EXPECT_EQ(standing(id), "approved");
    const json listed = run_json(office_, {"nomination", "list"}).at(0);
    EXPECT_EQ(listed.at("computed").at("above/08"), "approved");
    EXPECT_THAT(forward(office_, id).err, HasSubstr("nomination note"));
    done(office_, {"nomination", "note", id});
    sync_all();
    EXPECT_EQ(state(office_, "nomination", id), "decided");
    const json award = run_json(office_, {"award", "list"}).at(0).at("fields");
    EXPECT_EQ(award.at("decision_number"), "2001/QĐ-UBND");
    EXPECT_EQ(award.at("decided_on"), "2026-10-01");
    EXPECT_EQ(award.at("decided_by"), "Chủ tịch UBND tỉnh Tuyên Quang");
}

TEST_F(DossierTest, WhatIsReturnedGoesUpAgainAsTheSameDossier) {
    const std::string id = forwarded("Nguyễn Văn An");
    const std::string dossier = only_dossier(province_);
    answer({"receive", dossier});
    EXPECT_THAT(forward(office_, id).err, HasSubstr("confirmed receipt"));
    EXPECT_THAT(run(office_, {"nomination", "return", id, "--reason", "Sửa"}).err,
                HasSubstr("has its dossier"));
    answer({"return", dossier, "--reason", "Thiếu biên bản"});
    EXPECT_THAT(run(office_, {"nomination", "show", id}).out, HasSubstr("Thiếu biên bản"));
    done(office_, {"dossier", "submit", dossier});
    sync_with_province();
    const json again = shown(province_, "dossier", dossier);
    EXPECT_EQ(again.at("state"), "sent");
    EXPECT_EQ(again.at("version"), 1);
    EXPECT_FALSE(again.at("fields").contains("reason"));
}

TEST_F(DossierTest, WhatTheUnitMendsGoesUpWithTheSameDossier) {
    const std::string id = forwarded("Nguyễn Văn An");
    const std::string dossier = only_dossier(province_);
    answer({"return", dossier, "--reason", "Nêu rõ số liệu"});
    done(office_, {"nomination", "return", id, "--reason", "Nêu rõ số liệu"});
    EXPECT_THAT(run(office_, {"dossier", "submit", dossier}).err, HasSubstr("given back"));
    sync_all();
    done(officer_, {"nomination", "set", id, "summary=Giải quyết 1.245 hồ sơ đúng hạn"});
    sync_all();
    done(head_, {"nomination", "submit", id});
    sync_all();
    accept_whatever_is_told(id);
    EXPECT_EQ(forward(office_, id).code, ExitCode::done);
    sync_with_province();
    ASSERT_EQ(only_dossier(province_), dossier);
    const json again = shown(province_, "dossier", dossier);
    EXPECT_EQ(again.at("state"), "sent");
    EXPECT_EQ(again.at("fields").at("summary"), "Giải quyết 1.245 hồ sơ đúng hạn");
}

TEST_F(DossierTest, TwoMachinesThatForwardOfflineMakeOne) {
    ServedDevice minh{server_, people::office_minh()};
    const std::string id = accepted("Nguyễn Văn An");
    EXPECT_TRUE(minh.sync().is_done());
    EXPECT_EQ(forward(office_, id).code, ExitCode::done);
    EXPECT_EQ(forward(minh, id).code, ExitCode::done);
    sync_with_province();
    EXPECT_TRUE(minh.sync().is_done());
    EXPECT_TRUE(province_.sync().is_done());
    EXPECT_EQ(dossiers(province_).size(), 1U);
    EXPECT_TRUE(run_json(minh, {"conflict", "list"}).empty());
    EXPECT_TRUE(run_json(minh, {"attention", "list"}).empty());
}

TEST_F(DossierTest, OnlyItsAddresseeAnswersAndOnlyBothEndsRead) {
    ServedDevice other{server_, people::office_of_foreign_affairs()};
    ServedDevice chairman{server_, {"Hầu Văn Chủ", "08", Role::leadership, "CT"}};
    forwarded("Nguyễn Văn An");
    const std::string dossier = only_dossier(office_);
    for (ServedDevice* const device : {&other, &chairman}) EXPECT_TRUE(device->sync().is_done());
    EXPECT_TRUE(dossiers(other).empty());
    EXPECT_TRUE(dossiers(officer_).empty());
    EXPECT_EQ(dossiers(chairman).size(), 1U);
    const std::vector<std::string> receive{"dossier", "receive", dossier};
    EXPECT_THAT(run(office_, receive).err, HasSubstr("sent to"));
    EXPECT_EQ(run(chairman, receive).code, ExitCode::failed);
    EXPECT_EQ(run(province_, {"dossier", "submit", dossier}).code, ExitCode::failed);
    EXPECT_EQ(run(office_, {"dossier", "new", "name=An"}).code, ExitCode::wrong_words);
}

TEST_F(DossierTest, OfSeveralRecipientsEachReadsAndAnswersItsOwn) {
    const Unit home_affairs{.code = "SNV",
                            .name = "Sở Nội vụ tỉnh Tuyên Quang",
                            .short_name = "Sở Nội vụ",
                            .kind = UnitKind::department,
                            .parent = unit_id("08"),
                            .organ = unit_id("SNV")};
    {
        Transaction transaction{server_.database()};
        load_records(server_.database(),
                     {make_record(unit_id("SNV"), province_scope(), home_affairs)},
                     server_.clock().now(), server_.random());
        transaction.commit();
    }
    sync_with_province();
    ServedDevice receiver{server_, {"Vi Thị Nội", "SNV", Role::receiver, "SNV"}};
    forwarded("Nguyễn Văn An");
    const std::string to_other = accepted("Lý Thị Mai");
    done(office_, {"nomination", "forward", to_other, "--forwarded-to", "sở nội vụ"});
    sync_with_province();
    EXPECT_TRUE(receiver.sync().is_done());
    EXPECT_EQ(dossiers(office_).size(), 2U);
    for (const auto& [device, name] :
         {std::pair{&receiver, "Lý Thị Mai"}, std::pair{&province_, "Nguyễn Văn An"}}) {
        const json all = dossiers(*device);
        ASSERT_EQ(all.size(), 1U) << name;
        EXPECT_EQ(all.at(0).at("title"), name);
        done(*device, {"dossier", "receive", std::string{all.at(0).at("id")}});
        EXPECT_TRUE(device->sync().is_done());
        EXPECT_TRUE(run_json(*device, {"attention", "list"}).empty()) << name;
    }
    sync_all();
    const json sent = dossiers(office_);
    for (const json& dossier : sent) EXPECT_EQ(dossier.at("state"), "received");
}

/// It grants nobody the place where both ends alone read: then the dossier goes the old way.
TEST_F(DossierTest, ToAServerThatKnowsNoSuchPlaceItGoesWithAllThatTheOrganSends) {
    const std::string id = accepted("Nguyễn Văn An");
    const RecordId organ = unit_id("STP");
    run_sql(office_.store(), "DELETE FROM granted_scope WHERE scope = ?1",
            addressed_scope(organ, organ));
    EXPECT_EQ(forward(office_, id).code, ExitCode::done);
    EXPECT_EQ(scope_of_only_dossier(office_), upward_scope(organ));
    sync_with_province();
    const std::string dossier = only_dossier(province_);
    answer({"receive", dossier});
    EXPECT_EQ(standing(id), "received");
}

TEST_F(DossierTest, ItStandsWhereItsTwoOrgansReadIt) {
    forwarded("Nguyễn Văn An");
    EXPECT_EQ(scope_of_only_dossier(province_), addressed_scope(unit_id("STP"), unit_id("08")));
}

TEST_F(DossierTest, WhomNobodyHereIsCalledIsToldOfPaper) {
    const std::string id = accepted("Nguyễn Văn An");
    const json sent = run_json(
        office_, {"nomination", "forward", id, "--forwarded-to", "Ban Thi đua Trung ương"});
    EXPECT_THAT(std::string{sent.at("notes").at(0)}, HasSubstr("on paper"));
    EXPECT_THAT(run(office_, {"nomination", "forward", id, "--forwarded-to", "STP"}).err,
                HasSubstr("higher level"));
    sync_with_province();
    EXPECT_TRUE(dossiers(province_).empty()) << "it is not theirs";
    EXPECT_TRUE(run_json(office_, {"attention", "list"}).empty());
    EXPECT_EQ(dossiers(director_).size(), 1U) << "the organ reads its own";
}

/// Nobody there can return it by the program.
TEST_F(DossierTest, WhatWentUpOnPaperMayGoBackToItsUnit) {
    const std::string id = accepted("Nguyễn Văn An");
    done(office_, {"nomination", "forward", id, "--forwarded-to", "Ban Thi đua Trung ương"});
    done(office_, {"nomination", "return", id, "--reason", "Trung ương yêu cầu bổ sung"});
    sync_all();
    EXPECT_EQ(state(officer_, "nomination", id), "returned");
}

class DossiersOfOrgansTest : public DossierTest {
protected:
    DossiersOfOrgansTest() {
        EXPECT_TRUE(yen_.sync().is_done());
        done(yen_, {"ruleset", "import", rules("vn-2024"), rules("vn-2025-07")});
        const std::string round = made(
            yen_, {"award-round", "title=Khen thưởng năm 2026", "kind=annual",
                   "commendation=thematic", "level=province", "opens_on=01/09/2026",
                   "closes_on=20/12/2026", "achieved_from=15/12/2025", "achieved_to=14/12/2026"});
        done(yen_, {"award-round", "submit", round});
        const std::string id =
            made(yen_, {"nomination", "kind=individual", "name=Hà Thị Ngoại", "award=BK-T",
                        "round=" + round, "summary=Đón 12 đoàn khách", "report=Báo cáo",
                        "meeting/held_on=01/09/2026", "is_registered=yes"});
        attach_part(yen_, id, "meeting_minutes");
        done(yen_, {"nomination", "submit", id});
        EXPECT_TRUE(yen_.sync().is_done());
        const json review = run_json(yen_, {"nomination", "check", id});
        for (const json& check : review.at("open"))
            done(yen_, {"nomination", "overrule", id, check.at("check"), "--reason", "Đã xem"});
        done(yen_, {"nomination", "accept", id});
        EXPECT_EQ(forward(yen_, id).code, ExitCode::done);
        EXPECT_TRUE(yen_.sync().is_done());
    }
    ServedDevice yen_{server_, people::office_of_foreign_affairs()};
};

TEST_F(DossiersOfOrgansTest, TheProvinceListsThemAcrossOrgansAndSeesTheTotals) {
    forwarded("Nguyễn Văn An");
    forwarded("Lý Thị Mai");
    EXPECT_EQ(dossiers(province_).size(), 3U);
    EXPECT_EQ(dossiers(province_, {"--award", "bk-t", "--state", "sent"}).size(), 3U);
    EXPECT_EQ(dossiers(province_, {"--award", "CSTDT"}).size(), 0U);
    EXPECT_EQ(dossiers(province_, {"--round", round_}).size(), 2U);
    EXPECT_EQ(dossiers(province_, {"--organ", "SNgV"}).size(), 1U);
    const json totals = run_json(province_, {"dossier", "totals"});
    ASSERT_EQ(totals.size(), 2U);
    for (const json& total : totals) {
        const std::size_t expected = total.at("organ") == "STP" ? 2 : 1;
        EXPECT_EQ(total.at("total"), expected);
        EXPECT_EQ(total.at("states").at("sent"), expected);
        EXPECT_EQ(total.at("award"), "BK-T");
    }
    EXPECT_EQ(run_json(province_, {"dossier", "totals", "--organ", "SNgV"}).size(), 1U);
    EXPECT_EQ(dossiers(yen_).size(), 1U) << "an organ reads its own";
}

/// At the server each scope has files of its own.
class DossierFilesTest : public DossierTest {
protected:
    /// A draft of the unit's, to which that person attaches a scan.
    std::string with_scan_of(ServedDevice& device) {
        const std::string id =
            made(officer_, {"nomination", "round=" + round_, "award=BK-T", "kind=individual",
                            "name=Nguyễn Văn An", "summary=Chuyển đổi số", "report=Báo cáo",
                            "meeting/held_on=01/09/2026", "is_registered=yes"});
        sync_all();
        write_whole_file(folder_.path() / "scan.pdf", scan_);
        done(device, {"nomination", "attach", id, file("scan.pdf"), "--field", "parts/1/file"});
        done(device, {"nomination", "set", id, "parts/1/kind=meeting_minutes"});
        sync_all();
        done(head_, {"nomination", "submit", id});
        sync_all();
        accept_whatever_is_told(id);
        return id;
    }
    std::vector<ScopeId> grant_of(ServedDevice& device) {
        return server_.store().find_grant(device.device().id, server_.clock().now()).value();
    }
    const Bytes scan_ = "minutes of the unit";
};

TEST_F(DossierFilesTest, TheFilesGoUpFromTheMachineThatForwards) {
    const std::string id = with_scan_of(office_);
    EXPECT_EQ(forward(office_, id).code, ExitCode::done);
    const std::string dossier = only_dossier(office_);
    EXPECT_EQ(shown(office_, "dossier", dossier).at("attachments").at(0).at("state"), "waiting");
    sync_with_province();
    const json files = shown(province_, "dossier", dossier).at("attachments");
    ASSERT_EQ(files.size(), 1U);
    EXPECT_EQ(files.at(0).at("path"), "parts/1/file");
    EXPECT_EQ(files.at(0).at("hash"), sha256(scan_).hex());

    StoredFiles stored{server_.database(), ContentFolder{folder_.path() / "files"}, 1 << 20};
    const FileSize size{sha256(scan_), scan_.size()};
    const DeviceId sender = office_.device().id;
    EXPECT_TRUE(std::holds_alternative<FileWanted>(stored.offer(sender, grant_of(office_), size)));
    const FilePart whole{.hash = size.hash, .offset = 0, .bytes = scan_, .last = true};
    EXPECT_TRUE(std::holds_alternative<FileStored>(stored.keep(sender, grant_of(office_), whole)));
    const FileAnswer fetched = stored.serve(grant_of(province_), {size.hash, 0}, 1000);
    ASSERT_TRUE(std::holds_alternative<FilePart>(fetched));
    EXPECT_EQ(std::get<FilePart>(fetched).bytes, scan_);
    ServedDevice other{server_, people::office_of_foreign_affairs()};
    EXPECT_TRUE(
        std::holds_alternative<FileRefused>(stored.serve(grant_of(other), {size.hash, 0}, 1000)));
}

TEST_F(DossierFilesTest, NothingGoesUpWithoutItsFiles) {
    const std::string id = with_scan_of(officer_);
    const Ran refused = forward(office_, id);
    EXPECT_EQ(refused.code, ExitCode::failed);
    EXPECT_THAT(refused.err, HasSubstr("scan.pdf"));
    EXPECT_THAT(refused.err, HasSubstr("thidua sync"));
    EXPECT_EQ(state(office_, "nomination", id), "accepted");
    EXPECT_TRUE(dossiers(office_).empty());
}

/// The level above does not read the register of this organ.
TEST_F(DossierFilesTest, WhatOnlyCitesTheRegisterGoesUpByItsWordsAndFile) {
    const std::string id = accepted("Nguyễn Văn An");
    write_whole_file(folder_.path() / "bien-ban.pdf", scan_);
    const json line = run_json(office_, {"document", "list"}).at(0);
    done(office_, {"document", "attach", line.at("id"), file("bien-ban.pdf")});
    EXPECT_EQ(forward(office_, id).code, ExitCode::done);
    sync_with_province();
    const json dossier = shown(province_, "dossier", only_dossier(province_));
    EXPECT_EQ(dossier.at("fields").at("parts/meeting_minutes/name"), "Biên bản");
    EXPECT_FALSE(dossier.at("fields").contains("parts/meeting_minutes/document"));
    ASSERT_EQ(dossier.at("attachments").size(), 1U);
    EXPECT_EQ(dossier.at("attachments").at(0).at("hash"), sha256(scan_).hex());
}

class DossierLetterTest : public DossierTest {
protected:
    Ran give_number(const std::string& round, const std::string& number, const std::string& on) {
        const Ran ran =
            run(clerk_, {"award-round", "set", round, "number=" + number, "submitted_on=" + on});
        sync_all();
        return ran;
    }
    json fields_above(const std::string& name) {
        for (const json& dossier : dossiers(province_))
            if (dossier.at("title") == name) return dossier.at("fields");
        return json::object();
    }
    std::string printed(const std::string& verb) {
        done(office_, {"award-round", verb, round_, "--to", file("giay.docx")});
        return text_of(file("giay.docx"));
    }
};

TEST_F(DossierLetterTest, TheLetterAndTheDossiersSayTheSameNumberAndDay) {
    const std::string an = accepted("Nguyễn Văn An");
    EXPECT_THAT(forward(office_, an).out, HasSubstr("no number yet"));
    sync_all();
    EXPECT_EQ(give_number(round_, "12/TTr-STP", "10/09/2026").code, ExitCode::done);
    forwarded("Lý Thị Mai");
    for (const char* const name : {"Nguyễn Văn An", "Lý Thị Mai"}) {
        EXPECT_EQ(fields_above(name).at("letter_number"), "12/TTr-STP") << name;
        EXPECT_EQ(fields_above(name).at("letter_on"), "2026-09-10") << name;
    }
    const std::string letter = printed("print-submission");
    EXPECT_THAT(letter, HasSubstr("12/TTr-STP"));
    EXPECT_THAT(letter, HasSubstr("ngày 10 tháng 9 năm 2026"));
    EXPECT_THAT(printed("print-list"), HasSubstr("Lý Thị Mai"));
    EXPECT_EQ(give_number(round_, "13/TTr-STP", "10/09/2026").code, ExitCode::done);
    sync_with_province();
    EXPECT_EQ(fields_above("Lý Thị Mai").at("letter_number"), "13/TTr-STP") << "a slip is mended";
}

TEST_F(DossierLetterTest, WhatIsHandedInAfterTheLetterIsToldAboutAndNotListed) {
    forwarded("Nguyễn Văn An");
    EXPECT_EQ(give_number(round_, "12/TTr-STP", "10/09/2026").code, ExitCode::done);
    head_.clock().advance(std::chrono::hours{48});
    const std::string late = accepted("Lý Thị Mai");
    const json list =
        run_json(office_, {"award-round", "print-list", round_, "--to", file("danh-sach.docx")});
    ASSERT_EQ(list.at("not_in_letter").size(), 1U);
    EXPECT_EQ(list.at("not_in_letter").at(0).at("id"), late);
    EXPECT_THAT(text_of(file("danh-sach.docx")), Not(HasSubstr("Lý Thị Mai")));
    EXPECT_THAT(printed("print-submission"), HasSubstr("01 cá nhân"));
    EXPECT_EQ(shown(office_, "nomination", late).at("computed").at("letter"), "not_listed");
    EXPECT_THAT(forward(office_, late).out, HasSubstr("12/TTr-STP"));
    sync_with_province();
    EXPECT_FALSE(fields_above("Lý Thị Mai").contains("letter_number"));
    EXPECT_EQ(give_number(round_, "12/TTr-STP", "12/09/2026").code, ExitCode::done);
    sync_with_province();
    EXPECT_EQ(fields_above("Lý Thị Mai").at("letter_on"), "2026-09-12");
    EXPECT_EQ(fields_above("Nguyễn Văn An").at("letter_on"), "2026-09-12");
}

TEST_F(DossierLetterTest, ItsNumberIsNoOtherPapers) {
    const std::string other = open_round("province");
    EXPECT_EQ(give_number(other, "12/TTr-STP", "10/09/2026").code, ExitCode::done);
    const Ran refused = give_number(round_, "12/ttr-stp", "11/09/2026");
    EXPECT_EQ(refused.code, ExitCode::failed);
    EXPECT_THAT(refused.err, HasSubstr("given in 2026"));
}

}  // namespace
}  // namespace thidua::cli
