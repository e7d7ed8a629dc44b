#include <gmock/gmock.h>

#include "tests/cli/paper_desk.h"

// What decisions, lists, certificates and the register say of whom an award is for.

namespace thidua::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

class AwardPapersTest : public PaperDeskTest {
protected:
    std::string other_party(const std::vector<std::string>& fields) {
        std::vector<std::string> words{"other-party"};
        words.insert(words.end(), fields.begin(), fields.end());
        const std::string id = made(office_, words);
        sync_all();
        return id;
    }
    std::string club() {
        const std::string party =
            other_party({"name=Câu lạc bộ Pháp luật", "kind=organisation",
                         "address=Phường Minh Xuân", "head=Bà Lù Thị Đầu, Chủ nhiệm"});
        return nominated(round_, "GK-SO",
                         {"kind=other_party", "name=Câu lạc bộ Pháp luật", "party=" + party,
                          "contribution=intellect", "confirmed_by=UBND phường Minh Xuân"});
    }
    std::string decision_on(const std::vector<std::string>& nominations,
                            const std::vector<std::string>& more = {}) {
        std::vector<std::string> words{"decision", "title=khen thưởng năm 2026",
                                       "signer/title=Giám đốc", "signer/name=Trần Văn Mẫu"};
        words.insert(words.end(), more.begin(), more.end());
        for (const std::string& id : nominations)
            words.push_back("nominations/" + std::to_string(words.size()) + "=" + id);
        return made(office_, words);
    }
    std::string text_of_decision(const std::string& id) {
        done(office_, {"decision", "print", id, "--to", file("qd.docx")});
        return text_of(file("qd.docx"));
    }
    std::string text_of_list() {
        done(office_, {"award-round", "print-list", round_, "--to", file("ds.docx")});
        return text_of(file("ds.docx"));
    }
    /// The line of the register for the only nomination of a decision.
    json entered(const std::string& nomination) {
        accept_whatever_is_told(nomination);
        done(office_, {"nomination", "present", nomination});
        const std::string decision = decision_on({nomination});
        issue_and_enter(decision);
        return run_json(office_, {"award", "list"}).at(0);
    }
    std::string certificate_of(const json& award) {
        done(office_,
             {"award", "print", award.at("id"), "--layout",
              sample_file("certificates/giay-khen-giam-doc-so.json"), "--to", file("gk.docx")});
        return text_of(file("gk.docx"));
    }
    static std::size_t times(const std::string& text, const std::string& words) {
        std::size_t number = 0;
        for (std::size_t at = text.find(words); at != std::string::npos;
             at = text.find(words, at + 1))
            ++number;
        return number;
    }
    std::string round_ = open_round("organ");
};

TEST_F(AwardPapersTest, AnOrganisationOutsideIsCountedListedAndPaidAsACollective) {
    const std::string id = club();
    const std::string decision = text_of_decision(decision_on({id}));
    EXPECT_THAT(decision, HasSubstr("cho 01 tập thể (có danh sách kèm theo)."));
    EXPECT_THAT(decision, HasSubstr("TẬP THỂ (01 tập thể)"));
    EXPECT_THAT(decision, HasSubstr("1.520.000"));
    EXPECT_THAT(decision, Not(HasSubstr("I. CÁ NHÂN")));
    done(office_, {"award-round", "print-submission", round_, "--to", file("tt.docx")});
    EXPECT_THAT(text_of(file("tt.docx")), HasSubstr("Giấy khen của Giám đốc Sở: 01 tập thể"));
    const json award = entered(id);
    EXPECT_EQ(award.at("fields").at("amount"), 1'520'000);
    EXPECT_EQ(award.at("fields").at("kind"), "other_party") << "statistics count it apart";
}

TEST_F(AwardPapersTest, APersonOutsideIsPaidAsAPersonAndStandsWithTheOwnAddress) {
    const std::string party =
        other_party({"name=Hứa Thị Lâm", "kind=person", "gender=female", "address=Xã Lũng Cú"});
    const json award = entered(nominated(round_, "GK-SO",
                                         {"kind=other_party", "name=Hứa Thị Lâm", "party=" + party,
                                          "contribution=labour", "confirmed_by=UBND xã Lũng Cú"}));
    EXPECT_EQ(award.at("fields").at("amount"), 760'000);
    const std::string certificate = certificate_of(award);
    EXPECT_THAT(certificate, HasSubstr("Bà Hứa Thị Lâm\nXã Lũng Cú\n"));
    EXPECT_THAT(certificate, Not(HasSubstr("Phòng Hành chính tư pháp")));
    done(office_,
         {"review", "--from-year", "2026", "--to-year", "2026", "--to", file("so-ket.docx")});
    EXPECT_THAT(text_of(file("so-ket.docx")), HasSubstr("Hứa Thị Lâm\nXã Lũng Cú\n"));
}

TEST_F(AwardPapersTest, ThePositionStandsWithTheUnit) {
    const std::string an = nominated(
        round_, "GK-SO", {"kind=individual", "name=Nguyễn Văn An", "position=Chuyên viên"});
    const std::string head = nominated(
        round_, "GK-SO", {"kind=individual", "name=Hoàng Văn Kiên", "position=Trưởng phòng"});
    const std::string mai =
        nominated(round_, "GK-SO", {"kind=individual", "name=Lý Thị Mai", "gender=female"});
    const std::string text = text_of_decision(decision_on({an, head, mai}));
    EXPECT_THAT(text, HasSubstr("Chuyên viên, Phòng Hành chính tư pháp\n"));
    EXPECT_THAT(text, HasSubstr("\nTrưởng phòng Hành chính tư pháp\n"));
    EXPECT_THAT(text, HasSubstr("Bà Lý Thị Mai\nPhòng Hành chính tư pháp\n"));
}

TEST_F(AwardPapersTest, ACollectiveIsNotNamedTwiceOnItsCertificate) {
    const json award =
        entered(nominated(round_, "GK-SO", {"kind=collective", "name=Phòng Hành chính tư pháp"}));
    EXPECT_EQ(times(certificate_of(award), "Phòng Hành chính tư pháp"), 1U);
}

TEST_F(AwardPapersTest, TheListNamesTheHeadTheInitiativeAndWhoConfirms) {
    made(office_, {"person", "name=Hoàng Văn Kiên", "gender=male", "positions/1/unit=STP-HCTP",
                   "positions/1/title=Trưởng phòng", "positions/1/is_leader=yes"});
    const std::string initiative = made(officer_, {"initiative", "title=Phiếu hẹn điện tử"});
    done(officer_, {"initiative", "submit", initiative});
    sync_all();
    done(office_, {"initiative", "accept", initiative, "--recognised-by", "12/QĐ-STP",
                   "--recognised-on", "01/08/2026"});
    sync_all();
    club();
    nominated(round_, "GK-SO", {"kind=collective", "name=Phòng Hành chính tư pháp"});
    nominated(round_, "GK-SO",
              {"kind=individual", "name=Nguyễn Văn An", "initiative=" + initiative,
               "previous/1/award=Giấy khen", "previous/1/number=30/QĐ-STP"});
    const std::string text = text_of_list();
    EXPECT_THAT(text, HasSubstr("Ông Hoàng Văn Kiên, Trưởng phòng"));
    EXPECT_THAT(text, HasSubstr("Bà Lù Thị Đầu, Chủ nhiệm"));
    EXPECT_THAT(text, HasSubstr("“Phiếu hẹn điện tử” (số 12/QĐ-STP ngày 01/08/2026);\nGiấy khen "
                                "(số 30/QĐ-STP)"));
    EXPECT_THAT(text, HasSubstr("UBND phường Minh Xuân xác nhận"));
}

TEST_F(AwardPapersTest, ATitleIsRecognisedAndAFormIsGiven) {
    const std::string title = nominated(round_, "LDTT", {"kind=individual", "name=Nguyễn Văn An"});
    const std::string text = text_of_decision(decision_on({title}));
    EXPECT_THAT(text, HasSubstr("Công nhận danh hiệu Lao động tiên tiến cho 01 cá nhân"));
    EXPECT_THAT(text, HasSubstr("Cá nhân được công nhận danh hiệu Lao động tiên tiến"));
    EXPECT_THAT(text, Not(HasSubstr("Tặng Lao động tiên tiến")));
}

TEST_F(AwardPapersTest, TheDecisionRestsOnDocumentsAsTheyAreCalled) {
    const std::string law =
        made(office_, {"basis", "number=06/2022/QH15", "kind=Luật", "date=15/06/2022",
                       "issuer=Quốc hội", "subject=Thi đua, khen thưởng"});
    const std::string text = text_of_decision(
        decision_on({nominated(round_, "GK-SO", {"kind=individual", "name=Nguyễn Văn An"})},
                    {"bases/1/basis=" + law, "bases/1/order=1", "bases/2/kind=Nghị định",
                     "bases/2/number=152/2025/NĐ-CP", "bases/2/issuer=Chính phủ",
                     "bases/2/subject=Quy định về phân cấp, phân quyền", "bases/2/order=2"}));
    EXPECT_THAT(text, HasSubstr("Căn cứ Luật Thi đua, khen thưởng số 06/2022/QH15 ngày 15 tháng 6 "
                                "năm 2022;\n"));
    EXPECT_THAT(text, HasSubstr("Căn cứ Nghị định số 152/2025/NĐ-CP của Chính phủ quy định về phân "
                                "cấp, phân quyền;\n"));
}

TEST_F(AwardPapersTest, TheAnnexGoesWithADecisionOfTheHeadWhoeverSigned) {
    const std::string id = nominated(round_, "GK-SO", {"kind=individual", "name=Nguyễn Văn An"});
    const std::string decision = decision_on({id}, {"signer/capacity=KT", "signer/for=Giám đốc"});
    done(office_, {"decision", "set", decision, "signer/title=Phó Giám đốc"});
    const std::string text = text_of_decision(decision);
    EXPECT_THAT(text, HasSubstr("của Giám đốc Sở Tư pháp)"));
    EXPECT_THAT(text, HasSubstr("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC"));
}

}  // namespace
}  // namespace thidua::cli
