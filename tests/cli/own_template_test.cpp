#include <gmock/gmock.h>

#include "tests/cli/paper_desk.h"

// Templates that an office edits in Word, and the page to calibrate a printer with.

namespace thidua::cli {
namespace {

using testing::HasSubstr;

class OwnTemplateTest : public PaperDeskTest {
protected:
    OwnTemplateTest() {
        folder_of_templates_ = file("mau");
        files_ = run_json(office_, {"template", "export", folder_of_templates_}).at("files");
    }
    std::string template_file(const std::string& name) const {
        return folder_of_templates_ + '/' + name;
    }
    /// As an office does in Word.
    void edit(const std::string& name, const std::string& from, const std::string& to) {
        auto docx = read_docx(bytes_of(template_file(name)));
        ASSERT_TRUE(docx);
        std::size_t changed = 0;
        for (const std::size_t part : docx->text_parts()) {
            std::string& xml = docx->parts[part].bytes;
            for (std::size_t at = xml.find(from); at != std::string::npos;
                 at = xml.find(from, at + to.size()), ++changed)
                xml.replace(at, from.size(), to);
        }
        EXPECT_GT(changed, 0U) << from;
        write_whole_file(path_from_utf8(template_file(name)), write_docx(*docx));
    }
    std::string printed(std::vector<std::string> words, const std::string& template_name = {}) {
        words.insert(words.end(), {"--to", file("giay.docx")});
        if (!template_name.empty())
            words.insert(words.end(), {"--template", template_file(template_name)});
        done(office_, words);
        return text_of(file("giay.docx"));
    }
    std::string refusal(std::vector<std::string> words, const std::string& template_name) {
        words.insert(words.end(),
                     {"--to", file("giay.docx"), "--template", template_file(template_name)});
        const Ran refused = run(office_, words);
        EXPECT_EQ(refused.code, ExitCode::failed);
        EXPECT_FALSE(std::filesystem::exists(path_from_utf8(file("giay.docx"))));
        return refused.err;
    }
    static std::vector<std::string> consolidate() {
        return {"consolidate", "--period", SampleServer::period("2026-Q3").text()};
    }
    static std::vector<std::string> review(const std::string& to_year) {
        return {"review", "--from-year", "2026", "--to-year", to_year};
    }
    void accept(const std::string& report) {
        done(head_, {"report", "submit", report});
        sync_all();
        done(office_, {"report", "accept", report});
        sync_all();
    }
    void accept_report_of_the_year() {
        const Instant december = to_start_of_day(CivilDate{std::chrono::year{2026} / 12 / 7})
                                     .plus(std::chrono::hours{9});
        server_.clock().set(december);
        for (ServedDevice* device : {&officer_, &head_, &office_}) device->clock().set(december);
        sync_all();
        const std::string report =
            run_json(head_, {"report", "new", "--period", SampleServer::period("2026").text()})
                .at("id");
        done(head_,
             {"report", "set", report, "--from", sample_file("answers/annual-stp-hctp.json")});
        accept(report);
    }
    std::string plan() { return made(office_, {"plan", "--from", sample_file("plans/stp.json")}); }

    std::string folder_of_templates_;
    json files_;
};

TEST_F(OwnTemplateTest, EveryPaperHasATemplateThatFillsLikeTheUsualOne) {
    EXPECT_EQ(files_.size(), 16U);
    const std::string round = open_round("organ");
    const std::string person = nominated(round, "GK-SO", {"kind=individual", "name=Nguyễn Văn An"});
    const std::string collective =
        nominated(round, "GK-SO", {"kind=collective", "name=Phòng Hành chính tư pháp"});
    const std::string model = made(officer_, {"role-model", "name=Lý Thị Mai", "kind=individual"});
    sync_all();
    const std::string notice = made(office_, {"announcement", "title=Thông báo", "body=Nội dung"});
    const std::string reminder = made(office_, {"reminder", "--unit", "STP-HCTP", "kind=reminder",
                                                "title=nhắc báo cáo", "body=Còn thiếu."});
    const std::string inspection = made(
        office_, {"inspection", "--unit", "STP-HCTP", "title=Kiểm tra", "planned_on=08/09/2026"});
    const std::string decision =
        made(office_, {"decision", "title=Tặng Giấy khen", "nominations/1=" + person});
    const std::string session =
        made(secretary_, {"council", "title=Họp Hội đồng", "chair=Lò Thị Một",
                          "members/1/name=Lò Thị Một", "members/1/is_present=yes"});
    sync_all();
    const std::vector<std::pair<std::vector<std::string>, std::string>> papers{
        {{"plan", "print", plan()}, "ke-hoach.docx"},
        {{"decision", "print", decision}, "quyet-dinh.docx"},
        {{"reminder", "print", reminder}, "cong-van-don-doc.docx"},
        {{"award-round", "print-submission", round}, "to-trinh.docx"},
        {{"award-round", "print-list", round}, "danh-sach.docx"},
        {{"award-round", "print-posting", round}, "danh-sach-cong-khai.docx"},
        {{"nomination", "print", collective}, "bao-cao-thanh-tich-tap-the.docx"},
        {{"nomination", "print", person}, "bao-cao-thanh-tich-ca-nhan.docx"},
        {{"role-model", "print", model}, "dien-hinh-tien-tien.docx"},
        {{"inspection", "print", inspection}, "bien-ban-kiem-tra.docx"},
        {{"announcement", "print", notice}, "thong-bao.docx"},
        {{"council", "print-minutes", session}, "bien-ban-hop.docx"},
        {{"council", "print-count", session}, "bien-ban-kiem-phieu.docx"},
        {{"council", "print-ballot", session}, "phieu-bau.docx"},
        {consolidate(), "bao-cao-tong-hop.docx"},
        {review("2026"), "bao-cao-so-ket.docx"},
        {review("2030"), "bao-cao-so-ket.docx"}};
    for (const auto& [words, name] : papers)
        EXPECT_EQ(printed(words, name), printed(words)) << name;
}

TEST_F(OwnTemplateTest, WhatTheOfficeChangedInItStandsOnThePaper) {
    edit("ke-hoach.docx", "KẾ HOẠCH", "KẾ HOẠCH (MẪU CỦA SỞ)");
    const std::string id = plan();
    EXPECT_THAT(printed({"plan", "print", id}, "ke-hoach.docx"),
                HasSubstr("KẾ HOẠCH (MẪU CỦA SỞ)"));
    EXPECT_THAT(printed({"plan", "print", id}), testing::Not(HasSubstr("MẪU CỦA SỞ")));
}

TEST_F(OwnTemplateTest, APlaceholderThatNobodyKnowsIsRefusedByItsName) {
    edit("ke-hoach.docx", "{{subject}}", "{{chu_de}}");
    const Ran refused = run(office_, {"plan", "print", plan(), "--template",
                                      template_file("ke-hoach.docx"), "--to", file("giay.docx")});
    EXPECT_EQ(refused.code, ExitCode::failed);
    EXPECT_THAT(refused.err, HasSubstr("chu_de"));
    EXPECT_FALSE(std::filesystem::exists(path_from_utf8(file("giay.docx"))));
}

TEST_F(OwnTemplateTest, TheReportOfAPeriodHasTheWordsOfTheOfficeAroundItsSections) {
    accept(fill_report());
    edit("bao-cao-tong-hop.docx", "BÁO CÁO", "BÁO CÁO TỔNG HỢP");
    edit("bao-cao-tong-hop.docx", "Trên đây là kết quả tổng hợp", "Sở Tư pháp trân trọng");
    edit("bao-cao-tong-hop.docx", "w:sz w:val=\"28\"",
         "w:rFonts w:ascii=\"Arial\"/><w:sz w:val=\"26\"");
    const std::string usual = printed(consolidate());
    const std::string own = printed(consolidate(), "bao-cao-tong-hop.docx");
    EXPECT_THAT(usual, HasSubstr("Trên đây là kết quả tổng hợp, kính báo cáo./."));
    const std::size_t opening = own.find("Số liệu được tổng hợp từ 01 báo cáo đã được chấp nhận");
    const std::size_t section = own.find("\nI. ");
    const std::size_t heads = own.find("Chỉ tiêu\nĐơn vị tính\nKết quả\n");
    const std::size_t end = own.find("Sở Tư pháp trân trọng, kính báo cáo./.");
    ASSERT_NE(opening, std::string::npos);
    ASSERT_NE(end, std::string::npos);
    EXPECT_LT(own.find("BÁO CÁO TỔNG HỢP"), opening);
    EXPECT_LT(opening, section);
    EXPECT_LT(section, heads);
    EXPECT_LT(heads, end);
    const auto docx = read_docx(bytes_of(file("giay.docx")));
    ASSERT_TRUE(docx);
    const std::string& xml = docx->parts[docx->text_parts().front()].bytes;
    const std::size_t head = xml.find(">Chỉ tiêu<");
    ASSERT_NE(head, std::string::npos);
    const std::string letters = xml.substr(xml.rfind("<w:r>", head), 160);
    EXPECT_THAT(letters, HasSubstr("Arial"));
    EXPECT_THAT(letters, HasSubstr("<w:sz w:val=\"22\"")) << "one point less, as all its letters";
}

TEST_F(OwnTemplateTest, TablesOfFiguresFollowTheMarginsOfTheTemplate) {
    accept(fill_report());
    edit("bao-cao-tong-hop.docx", "w:left=\"1701\"", "w:left=\"2268\"");
    const auto width_of_figures = [&](const std::string& name) {
        printed(consolidate(), name);
        const auto docx = read_docx(bytes_of(file("giay.docx")));
        const std::string xml = docx ? docx->parts[docx->text_parts().front()].bytes : "";
        const std::size_t head = xml.find(">Chỉ tiêu<");
        const std::string_view width = "<w:tblW w:w=\"";
        const std::size_t at = xml.rfind(width, head);
        EXPECT_NE(head, std::string::npos);
        EXPECT_NE(at, std::string::npos);
        return at == std::string::npos ? 0 : std::stoi(xml.substr(at + width.size()));
    };
    EXPECT_NEAR(width_of_figures({}), 9071, 3) << "160 mm between the usual margins";
    EXPECT_NEAR(width_of_figures("bao-cao-tong-hop.docx"), 8504, 3) << "150 mm";
}

TEST_F(OwnTemplateTest, WhatIsMadeFromFiguresNeedsAParagraphOfItsOwn) {
    accept(fill_report());
    const std::string name = "bao-cao-tong-hop.docx";
    edit(name, "{{report_body}}", "Kết quả: {{report_body}}");
    EXPECT_THAT(refusal(consolidate(), name), HasSubstr("a paragraph of its own"));
    edit(name, "Kết quả: {{report_body}}", "");
    EXPECT_THAT(refusal(consolidate(), name),
                HasSubstr("put {{report_body}} alone in a paragraph"));
    edit(name, "{{signer.name}}", "{{report_body}}");
    EXPECT_THAT(refusal(consolidate(), name), HasSubstr("move it out of the table"));
    EXPECT_EQ(run(office_, {"consolidate", "--period", consolidate().back(), "--to",
                            file("so.xlsx"), "--template", template_file(name)})
                  .code,
              ExitCode::failed)
        << "figures alone are no paper";
    EXPECT_EQ(run(office_, {"consolidate", "--period", consolidate().back(), "--template",
                            template_file(name)})
                  .code,
              ExitCode::wrong_words);
}

TEST_F(OwnTemplateTest, AReviewOfManyYearsKeepsItsFiguresInAnAnnex) {
    accept_report_of_the_year();
    const std::string name = "bao-cao-so-ket.docx";
    edit(name, "SỐ LIỆU QUA CÁC NĂM", "BIỂU SỐ LIỆU CÁC NĂM");
    EXPECT_THAT(printed(review("2030"), name), HasSubstr("BIỂU SỐ LIỆU CÁC NĂM"));
    EXPECT_THAT(printed(review("2027"), name), testing::Not(HasSubstr("Phụ lục")));
    edit(name, "{{figures_annex}}", "");
    std::filesystem::remove(path_from_utf8(file("giay.docx")));
    EXPECT_THAT(refusal(review("2030"), name), HasSubstr("{{figures_annex}}"));
    EXPECT_THAT(printed(review("2027"), name), HasSubstr("I. KẾT QUẢ QUA CÁC NĂM"));
}

TEST_F(OwnTemplateTest, TheReportThatGoesUpIsMadeByTheTemplateOfTheOffice) {
    accept(fill_report());
    edit("bao-cao-tong-hop.docx", "{{report_body}}", "");
    std::vector<std::string> words = consolidate();
    words.emplace_back("--freeze");
    done(office_, words);
    words = {"dispatch",           "prepare",    "--period",
             consolidate().back(), "--template", template_file("bao-cao-tong-hop.docx")};
    EXPECT_THAT(run(office_, words).err, HasSubstr("{{report_body}}"));
    EXPECT_TRUE(run_json(office_, {"dispatch", "list"}).empty());
    words.insert(words.end(), {"--file", file("da-ky.pdf")});
    EXPECT_EQ(run(office_, words).code, ExitCode::wrong_words);
}

TEST_F(OwnTemplateTest, AnEditedTemplateIsNeverWrittenOver) {
    edit("ke-hoach.docx", "KẾ HOẠCH", "KẾ HOẠCH RIÊNG");
    const auto before = bytes_of(template_file("ke-hoach.docx"));
    const Ran refused = run(office_, {"template", "export", folder_of_templates_});
    EXPECT_EQ(refused.code, ExitCode::failed);
    EXPECT_THAT(refused.err, HasSubstr("ke-hoach.docx"));
    EXPECT_EQ(bytes_of(template_file("ke-hoach.docx")), before);
}

TEST_F(OwnTemplateTest, ABallotNamesTheCaseAndAsksForAChoice) {
    const std::string person =
        nominated(open_round("organ"), "GK-SO", {"kind=individual", "name=Nguyễn Văn An"});
    const std::string session =
        made(secretary_, {"council", "title=Họp Hội đồng", "chair=Lò Thị Một",
                          "members/1/name=Lò Thị Một", "cases/1/nomination=" + person});
    sync_all();
    const std::string text = printed({"council", "print-ballot", session});
    EXPECT_THAT(text, HasSubstr("PHIẾU BẦU"));
    EXPECT_THAT(text, HasSubstr("Nguyễn Văn An"));
    EXPECT_THAT(text, testing::Not(HasSubstr("Lò Thị Một"))) << "it is secret";
}

TEST_F(OwnTemplateTest, ACalibrationPageShowsEveryPlaceOfABlank) {
    const std::string layout = sample_file("certificates/giay-khen-giam-doc-so.json");
    done(office_, {"award", "calibrate", "--layout", layout, "--printer", "Văn phòng", "--to",
                   file("can-chinh.docx")});
    const std::string text = text_of(file("can-chinh.docx"));
    for (const char* const place : {"recipient", "decision", "register", "signer_name"})
        EXPECT_THAT(text, HasSubstr(place));
    done(office_, {"award", "calibrate", "--layout", layout, "--to", file("khong-lech.docx")});
    EXPECT_NE(bytes_of(file("khong-lech.docx")), bytes_of(file("can-chinh.docx")))
        << "the offset of the printer";
    EXPECT_EQ(
        run(office_, {"award", "calibrate", "--layout", file("none.json"), "--to", file("x.docx")})
            .code,
        ExitCode::failed);
}

}  // namespace
}  // namespace thidua::cli
