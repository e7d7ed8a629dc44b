#include <gmock/gmock.h>

#include "tests/cli/paper_desk.h"

// Achievement reports, role models, minutes of an inspection, notices and lists to be posted.

namespace thidua::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr auto national_name = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";

class ReportPapersTest : public PaperDeskTest {
protected:
    std::string printed(ServedDevice& device, std::vector<std::string> words) {
        words.insert(words.end(), {"--to", file("giay.docx")});
        done(device, words);
        const std::string text = text_of(file("giay.docx"));
        EXPECT_THAT(text, HasSubstr(national_name));
        EXPECT_THAT(text, Not(HasSubstr("{{")));
        EXPECT_THAT(text, Not(HasSubstr(": .")));
        return text;
    }
    void head_of_division(const std::string& name) {
        made(office_, {"person", "name=" + name, "gender=male", "positions/1/unit=STP-HCTP",
                       "positions/1/title=Trưởng phòng", "positions/1/is_leader=yes"});
        sync_all();
    }
};

TEST_F(ReportPapersTest, AnIndividualsAchievementReportComesFromTheNomination) {
    head_of_division("Hoàng Văn Kiên");
    const std::string id =
        nominated(open_round("organ"), "GK-SO",
                  {"kind=individual", "name=Lý Thị Mai", "gender=female", "birth_year=1990",
                   "position=Chuyên viên", "previous/1/award=Lao động tiên tiến",
                   "previous/1/number=12/QĐ-STP", "meeting/members=9", "meeting/votes_for=8"});
    const std::string text = printed(officer_, {"nomination", "print", id});
    EXPECT_THAT(text, HasSubstr("SỞ TƯ PHÁP\nPHÒNG HÀNH CHÍNH TƯ PHÁP\n"));
    EXPECT_THAT(text, HasSubstr("BÁO CÁO THÀNH TÍCH\nĐề nghị tặng Giấy khen của Giám đốc Sở"));
    EXPECT_THAT(text, HasSubstr("- Họ và tên: Lý Thị Mai."));
    EXPECT_THAT(text, HasSubstr("- Năm sinh: 1990."));
    EXPECT_THAT(text, Not(HasSubstr("Dân tộc"))) << "nobody has said it";
    EXPECT_THAT(text, HasSubstr("II. THÀNH TÍCH ĐẠT ĐƯỢC"));
    EXPECT_THAT(text, HasSubstr("từ ngày 15 tháng 12 năm 2025 đến ngày 14 tháng 12 năm 2026"));
    EXPECT_THAT(text, HasSubstr("Hoàn thành vượt mức kế hoạch chuyển đổi số"));
    EXPECT_THAT(text, HasSubstr("III. SÁNG KIẾN"));
    EXPECT_THAT(text, HasSubstr("- Lao động tiên tiến (số 12/QĐ-STP)"));
    EXPECT_THAT(text, HasSubstr("08/09 phiếu đồng ý"));
    EXPECT_THAT(text, HasSubstr("XÁC NHẬN CỦA ĐƠN VỊ\nTRƯỞNG PHÒNG\n"));
    EXPECT_THAT(text, HasSubstr("NGƯỜI BÁO CÁO"));
    EXPECT_THAT(text, HasSubstr("Hoàng Văn Kiên"));
}

TEST_F(ReportPapersTest, WithinASentenceTheTitleOfAPersonIsWrittenSmall) {
    const std::string round = open_round("organ");
    const auto report_on = [&](const std::vector<std::string>& who) {
        return printed(officer_, {"nomination", "print", nominated(round, "GK-SO", who)});
    };
    EXPECT_THAT(report_on({"kind=individual", "name=Lý Thị Mai", "gender=female"}),
                HasSubstr("báo cáo thành tích của bà Lý Thị Mai, kính đề nghị"));
    EXPECT_THAT(report_on({"kind=individual", "name=Đồng chí Vi Đức Long"}),
                HasSubstr("báo cáo thành tích của đồng chí Vi Đức Long, kính"));
    EXPECT_THAT(report_on({"kind=individual", "name=Bế Văn Sĩ", "address_as=Đại úy"}),
                HasSubstr("báo cáo thành tích của Đại úy Bế Văn Sĩ, kính"));
    EXPECT_THAT(report_on({"kind=collective", "name=Phòng Hành chính tư pháp"}),
                HasSubstr("báo cáo thành tích của Phòng Hành chính tư pháp, kính"));
    const std::string model = made(officer_, {"role-model", "kind=individual", "name=Lý Thị Mai",
                                              "story=Hướng dẫn người dân."});
    EXPECT_THAT(printed(officer_, {"role-model", "print", model}),
                HasSubstr("- Điển hình: Ông/Bà Lý Thị Mai."))
        << "where something begins the capital stands";
}

TEST_F(ReportPapersTest, ACollectiveHasAReportOfItsOwnShape) {
    head_of_division("Hoàng Văn Kiên");
    const std::string id = nominated(open_round("organ"), "GK-SO",
                                     {"kind=collective", "name=Phòng Hành chính tư pháp"});
    const std::string text = printed(officer_, {"nomination", "print", id});
    EXPECT_THAT(text, HasSubstr("/BC-HCTP"));
    EXPECT_THAT(text, HasSubstr("I. ĐẶC ĐIỂM, TÌNH HÌNH"));
    EXPECT_THAT(text, HasSubstr("- Người đứng đầu: Ông Hoàng Văn Kiên, Trưởng phòng."));
    EXPECT_THAT(text, Not(HasSubstr("III. "))) << "a part without content is no part";
    EXPECT_THAT(text, Not(HasSubstr("Họ và tên")));
    EXPECT_THAT(text, HasSubstr("XÁC NHẬN CỦA CẤP TRÊN\nGIÁM ĐỐC"));
}

TEST_F(ReportPapersTest, ARoleModelIsReportedByItsUnit) {
    const std::string id =
        made(officer_, {"role-model", "kind=individual", "name=Lý Thị Mai",
                        "story=Hướng dẫn người dân nộp hồ sơ trực tuyến.", "found_on=05/04/2026"});
    const std::string text = printed(officer_, {"role-model", "print", id});
    EXPECT_THAT(text, HasSubstr("Về điển hình tiên tiến: Ông/Bà Lý Thị Mai"));
    EXPECT_THAT(text, HasSubstr("- Phát hiện: ngày 05 tháng 4 năm 2026."));
    EXPECT_THAT(text, HasSubstr("II. VIỆC LÀM TIÊU BIỂU\nHướng dẫn người dân"));
    EXPECT_THAT(text, Not(HasSubstr("NHÂN RỘNG\n")));
    EXPECT_THAT(text, HasSubstr("THỦ TRƯỞNG ĐƠN VỊ"));
    EXPECT_THAT(text, HasSubstr("- Văn phòng Sở Tư pháp (để tổng hợp);"));
}

TEST_F(ReportPapersTest, AnInspectionHasMinutesWithTwoSignatures) {
    head_of_division("Hoàng Văn Kiên");
    const std::string id =
        made(office_, {"inspection", "--unit", "STP-HCTP", "title=Kiểm tra phong trào thi đua",
                       "planned_on=08/09/2026", "held_on=09/09/2026", "place=Phòng họp tầng 2",
                       "members/1/name=Bà Lê Thị Dụ", "members/1/duty=Trưởng đoàn",
                       "members/2/name=Ông Trần Văn Ví", "minutes=Đã xem sổ theo dõi.",
                       "findings/1/text=Chưa lập sổ sáng kiến", "findings/1/due_on=30/09/2026"});
    const std::string text = printed(office_, {"inspection", "print", id});
    EXPECT_THAT(text, HasSubstr("/BB-STP"));
    EXPECT_THAT(text, HasSubstr("Vào ngày 09 tháng 9 năm 2026, tại Phòng họp tầng 2, Đoàn"));
    EXPECT_THAT(text, HasSubstr("- Bà Lê Thị Dụ - Trưởng đoàn;"));
    EXPECT_THAT(text, HasSubstr("- Ông Trần Văn Ví."));
    EXPECT_THAT(text, HasSubstr("đại diện: Ông Hoàng Văn Kiên, Trưởng phòng."));
    EXPECT_THAT(text, HasSubstr("III. TỒN TẠI, HẠN CHẾ\n- Chưa lập sổ sáng kiến; thời hạn khắc "
                                "phục: ngày 30 tháng 9 năm 2026"));
    EXPECT_THAT(text, Not(HasSubstr("KẾT LUẬN")));
    EXPECT_THAT(text, HasSubstr("ĐẠI DIỆN ĐƠN VỊ ĐƯỢC KIỂM TRA"));
    EXPECT_THAT(text, HasSubstr("TRƯỞNG ĐOÀN KIỂM TRA"));
    EXPECT_THAT(text, HasSubstr("Lê Thị Dụ"));
}

TEST_F(ReportPapersTest, ANoticeNamesItsSignerAndThoseWhoAreTold) {
    const std::string id =
        made(office_,
             {"announcement", "title=Phát động đợt thi đua cao điểm",
              "body=Thời gian từ 10/9 đến 30/11.", "by=15/09/2026", "units/1=STP-HCTP",
              "number=11/TB-STP", "issued_on=09/09/2026", "signer/capacity=KT",
              "signer/for=Giám đốc", "signer/title=Phó Giám đốc", "signer/name=Đặng Quốc Tuấn"});
    const std::string text = printed(office_, {"announcement", "print", id});
    EXPECT_THAT(text, HasSubstr("Số: 11/TB-STP"));
    EXPECT_THAT(text, HasSubstr("ngày 09 tháng 9 năm 2026"));
    EXPECT_THAT(text, HasSubstr("THÔNG BÁO\nPhát động đợt thi đua cao điểm"));
    EXPECT_THAT(text, HasSubstr("chậm nhất vào ngày 15 tháng 9 năm 2026."));
    EXPECT_THAT(text, Not(HasSubstr("đăng tải")));
    EXPECT_THAT(text, HasSubstr("- Phòng Hành chính tư pháp (để thực hiện);"));
    EXPECT_THAT(text, HasSubstr("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nĐặng Quốc Tuấn"));
}

TEST_F(ReportPapersTest, TheListIsPostedWithoutWhatIsNobodysBusiness) {
    const std::string round = open_round("organ");
    nominated(round, "GK-SO",
              {"kind=individual", "name=Lý Thị Mai", "birth_year=1990", "ethnicity=Dao",
               "position=Chuyên viên"});
    done(office_, {"award-round", "set", round, "posting/from=10/09/2026",
                   "posting/until=14/09/2026", "posting/place=trụ sở Sở"});
    const std::string text = printed(office_, {"award-round", "print-posting", round});
    EXPECT_THAT(text, HasSubstr("từ ngày 10 tháng 9 năm 2026 đến hết ngày 14 tháng 9 năm 2026, tại "
                                "trụ sở Sở."));
    EXPECT_THAT(text, HasSubstr("Lý Thị Mai"));
    EXPECT_THAT(text, HasSubstr("Giấy khen của Giám đốc Sở"));
    EXPECT_THAT(text, Not(HasSubstr("1990")));
    EXPECT_THAT(text, Not(HasSubstr("Dao\n")));
    EXPECT_THAT(text, Not(HasSubstr("TẬP THỂ (")));
    EXPECT_THAT(text, HasSubstr("CHÁNH VĂN PHÒNG"));
}

TEST_F(ReportPapersTest, APaperForATypeWithoutOneIsNotACommand) {
    EXPECT_EQ(run(office_, {"initiative", "print", "x", "--to", file("giay.docx")}).code,
              ExitCode::wrong_words);
}

}  // namespace
}  // namespace thidua::cli
