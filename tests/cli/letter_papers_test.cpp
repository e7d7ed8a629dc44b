#include <gmock/gmock.h>

#include "tests/cli/paper_desk.h"

// Letters of submission, letters that remind, minutes, and the consolidation as a report.

namespace thidua::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

class LetterPapersTest : public PaperDeskTest {
protected:
    std::string printed(ServedDevice& device, std::vector<std::string> words) {
        words.insert(words.end(), {"--to", file("giay.docx")});
        done(device, words);
        return text_of(file("giay.docx"));
    }
    std::string submission(const std::string& round) {
        return printed(office_, {"award-round", "print-submission", round});
    }
    std::string put_on_file(const std::string& name, const std::string& gender,
                            const std::string& unit, const std::string& position) {
        return made(office_,
                    {"person", "name=" + name, "gender=" + gender, "positions/1/unit=" + unit,
                     "positions/1/title=" + position, "positions/1/is_leader=yes"});
    }
};

TEST_F(LetterPapersTest, TheOfficeAsksTheDirectorAndTheDepartmentDoesNotAskItself) {
    const std::string round = open_round("organ");
    nominated(round, "GK-SO", {"kind=individual", "name=Nguyễn Văn An"});
    nominated(round, "LDTT", {"kind=individual", "name=Lý Thị Mai"});
    const std::string text = submission(round);
    EXPECT_THAT(text, HasSubstr("Văn phòng Sở Tư pháp kính đề nghị Giám đốc Sở Tư pháp xem xét, "
                                "khen thưởng theo chuyên đề cho:"));
    EXPECT_THAT(text, Not(HasSubstr("\nSở Tư pháp kính")));
    EXPECT_THAT(text, HasSubstr("Giấy khen của Giám đốc Sở: 01 cá nhân"));
    EXPECT_THAT(text, HasSubstr("Lao động tiên tiến: 01 cá nhân"));
    EXPECT_THAT(text, HasSubstr("CHÁNH VĂN PHÒNG"));
    EXPECT_THAT(text, HasSubstr("- Như trên;"));
    EXPECT_THAT(text, HasSubstr("- Lưu: VT, VP."));
}

TEST_F(LetterPapersTest, ALetterClaimsNothingThatNobodyHasSaid) {
    const std::string round = open_round("organ");
    nominated(round, "GK-SO", {"kind=individual", "name=Nguyễn Văn An"});
    const std::string text = submission(round);
    EXPECT_THAT(text, HasSubstr("cam kết:"));
    EXPECT_THAT(text, Not(HasSubstr("công khai")));
    EXPECT_THAT(text, Not(HasSubstr("kỷ luật")));
    EXPECT_THAT(text, Not(HasSubstr("Biên bản họp Hội đồng"))) << "the Council has not met";
}

TEST_F(LetterPapersTest, TheHeadSignsWhatGoesToTheProvince) {
    put_on_file("Vương Đình Khải", "male", "STP", "Giám đốc Sở");
    const std::string round = open_round("province");
    nominated(round, "BK-T", {"kind=individual", "name=Nguyễn Văn An"});
    const std::string text = submission(round);
    EXPECT_THAT(text, HasSubstr("\nSở Tư pháp kính đề nghị Chủ tịch UBND tỉnh Tuyên Quang"));
    EXPECT_THAT(text, HasSubstr("GIÁM ĐỐC\nVương Đình Khải"));
}

TEST_F(LetterPapersTest, ARoundNamesItsOwnSignerBasesAndRecipients) {
    const std::string round = open_round("province");
    done(office_, {"award-round", "set", round, "signer/capacity=KT", "signer/for=Giám đốc",
                   "signer/title=Phó Giám đốc", "signer/name=Đặng Quốc Tuấn", "bases/1/kind=Luật",
                   "bases/1/number=06/2022/QH15", "bases/1/subject=Thi đua, khen thưởng",
                   "recipients/1/name=Sở Nội vụ"});
    const std::string text = submission(round);
    EXPECT_THAT(text, HasSubstr("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nĐặng Quốc Tuấn"));
    EXPECT_THAT(text, HasSubstr("Căn cứ Luật Thi đua, khen thưởng số 06/2022/QH15."));
    EXPECT_THAT(text, HasSubstr("- Sở Nội vụ;"));
    EXPECT_THAT(text, Not(HasSubstr("Như trên")));
}

TEST_F(LetterPapersTest, ALetterSaysByWhatRightSomebodyElseSignsIt) {
    const std::string head = put_on_file("Vương Đình Khải", "male", "STP", "Giám đốc Sở");
    const std::string deputy = put_on_file("Lò Văn Nhất", "male", "STP-VP", "Chánh Văn phòng Sở");
    done(office_, {"person", "set", deputy, "acts_for/1/person=" + head});
    const std::string round = open_round("province");
    done(office_, {"award-round", "set", round, "signer/name=Lò Văn Nhất"});
    const std::string below = "GIÁM ĐỐC\nCHÁNH VĂN PHÒNG\nLò Văn Nhất";
    EXPECT_THAT(submission(round), HasSubstr("TL. " + below)) << "no document gives the right";
    done(office_, {"person", "set", deputy, "acts_for/1/document=Giấy ủy quyền 05/STP"});
    EXPECT_THAT(submission(round), HasSubstr("TUQ. " + below));
    done(office_, {"person", "set", deputy, "acts_for/1/capacity=TL"});
    EXPECT_THAT(submission(round), HasSubstr("TL. " + below)) << "as the register says";
    done(office_, {"person", "set", deputy, "acts_for/1/to=09/09/2026"});
    EXPECT_THAT(submission(round), Not(HasSubstr("TL. GIÁM ĐỐC"))) << "it is over";
}

TEST_F(LetterPapersTest, ADeputyOfTheHeadSignsInPlaceOfTheHead) {
    const std::string head = put_on_file("Vương Đình Khải", "male", "STP", "Giám đốc Sở");
    const std::string deputy = put_on_file("Đặng Quốc Tuấn", "male", "STP", "Phó Giám đốc Sở");
    done(office_, {"person", "set", deputy, "acts_for/1/person=" + head,
                   "acts_for/1/document=Phân công 12/STP"});
    const std::string round = open_round("province");
    done(office_, {"award-round", "set", round, "signer/name=Đặng Quốc Tuấn"});
    EXPECT_THAT(submission(round), HasSubstr("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nĐặng Quốc Tuấn"));
}

TEST_F(LetterPapersTest, AReminderNamesAPersonWithTitleAndUnitAndTheDayItWasSent) {
    put_on_file("Hoàng Văn Kiên", "male", "STP-HCTP", "Trưởng phòng");
    const std::string reminder =
        made(office_, {"reminder", "--unit", "STP-HCTP", "kind=reminder", "title=nhắc báo cáo",
                       "body=Còn thiếu báo cáo.", "to_person=Hoàng Văn Kiên"});
    done(office_, {"reminder", "submit", reminder});
    sync_all();
    office_.clock().advance(std::chrono::hours{24 * 5});
    const std::string text = printed(office_, {"reminder", "print", reminder});
    EXPECT_THAT(text, HasSubstr("Kính gửi: Ông Hoàng Văn Kiên, Trưởng phòng Hành chính tư pháp"));
    EXPECT_THAT(text, HasSubstr("Tuyên Quang, ngày 10 tháng 9 năm 2026"));
    EXPECT_THAT(text, HasSubstr("TL. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG"));
    EXPECT_THAT(text, HasSubstr("- Như trên;"));
}

TEST_F(LetterPapersTest, AReminderOfAUnitIsAddressedToTheUnit) {
    const std::string reminder = made(office_, {"reminder", "--unit", "STP-HCTP", "kind=reminder",
                                                "title=nhắc báo cáo", "body=Còn thiếu báo cáo."});
    EXPECT_THAT(printed(office_, {"reminder", "print", reminder}),
                HasSubstr("Kính gửi: Phòng Hành chính tư pháp"));
}

TEST_F(LetterPapersTest, TheLetterHeadDoesNotSayTheProvinceTwice) {
    const std::string text = submission(open_round("province"));
    EXPECT_THAT(text, HasSubstr("UBND TỈNH TUYÊN QUANG\nSỞ TƯ PHÁP\n"));
    EXPECT_THAT(text, Not(HasSubstr("SỞ TƯ PHÁP TỈNH")));
}

TEST_F(LetterPapersTest, MinutesSayByWhatRightAMemberPresidedForTheChair) {
    const std::string chair = put_on_file("Lò Thị Một", "female", "STP", "Giám đốc Sở");
    const std::string member = put_on_file("Lò Thị Hai", "female", "STP-VP", "Chánh Văn phòng Sở");
    sync_all();
    const std::string session =
        made(secretary_, {"council", "title=Họp Hội đồng", "chair=Lò Thị Hai", "held_on=08/09/2026",
                          "members/1/name=Lò Thị Một", "members/1/duty=Chủ tịch Hội đồng",
                          "members/2/name=Lò Thị Hai", "members/2/duty=Ủy viên Thường trực",
                          "members/2/is_present=yes"});
    const std::vector<std::string> print{"council", "print-minutes", session};
    EXPECT_THAT(printed(secretary_, print), HasSubstr("TM. HỘI ĐỒNG\nCHỦ TỊCH\n"));
    done(office_, {"person", "set", member, "acts_for/1/person=" + chair});
    sync_all();
    EXPECT_THAT(printed(secretary_, print),
                HasSubstr("TM. HỘI ĐỒNG\nTUQ. CHỦ TỊCH\nỦY VIÊN THƯỜNG TRỰC\n"));
}

TEST_F(LetterPapersTest, MinutesLeaveOutWhatDidNotHappenAndAreSignedForTheCouncil) {
    put_on_file("Lò Thị Một", "female", "STP", "Phó Giám đốc Sở");
    sync_all();
    const std::string session =
        made(secretary_, {"council", "title=Họp Hội đồng", "chair=Lò Thị Một",
                          "members/1/name=Lò Thị Một", "members/1/duty=Chủ tịch Hội đồng",
                          "members/1/is_present=yes", "held_on=08/09/2026"});
    const std::string minutes = printed(secretary_, {"council", "print-minutes", session});
    EXPECT_THAT(minutes, HasSubstr("Chủ trì: Bà Lò Thị Một - Chủ tịch Hội đồng."));
    EXPECT_THAT(minutes, HasSubstr("I. THỜI GIAN, ĐỊA ĐIỂM"));
    EXPECT_THAT(minutes, HasSubstr("II. THÀNH PHẦN"));
    EXPECT_THAT(minutes, Not(HasSubstr("KẾT QUẢ BỎ PHIẾU")));
    EXPECT_THAT(minutes, Not(HasSubstr("Thư ký:")));
    EXPECT_THAT(minutes, HasSubstr("TM. HỘI ĐỒNG\nCHỦ TỊCH\n"));
    const std::string count = printed(secretary_, {"council", "print-count", session});
    EXPECT_THAT(count, Not(HasSubstr("Tổ kiểm phiếu gồm:")));
}

TEST_F(LetterPapersTest, TheConsolidationIsVietnameseAndNumberedOnce) {
    const Instant december = to_start_of_day(date(2026, 12, 7)).plus(std::chrono::hours{9});
    server_.clock().set(december);
    for (ServedDevice* device : {&head_, &office_}) device->clock().set(december);
    sync_all();
    const std::string period = SampleServer::period("2026").text();
    const std::string report = run_json(head_, {"report", "new", "--period", period}).at("id");
    done(head_, {"report", "set", report, "--from", sample_file("answers/annual-stp-hctp.json")});
    done(head_, {"report", "submit", report});
    sync_all();
    done(office_, {"report", "accept", report});
    const std::string text = printed(office_, {"consolidate", "--period", period});
    EXPECT_THAT(text, HasSubstr("\nI. TÌNH HÌNH CHỈ ĐẠO"));
    EXPECT_THAT(text, Not(HasSubstr("I. I. ")));
    EXPECT_THAT(text, HasSubstr(": Hoàn thành tốt nhiệm vụ"));
    EXPECT_THAT(text, Not(HasSubstr(": good")));
    EXPECT_THAT(text, Not(HasSubstr("Phụ lục: biểu số liệu")));
    EXPECT_THAT(text, HasSubstr("(Báo cáo "));
    EXPECT_THAT(text, Not(HasSubstr("eport")));
}

}  // namespace
}  // namespace thidua::cli
