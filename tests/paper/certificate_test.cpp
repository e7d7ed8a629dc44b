#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "client/paper/certificate_layout.h"
#include "client/paper/certificate_paper.h"
#include "tests/paper/made_docx.h"
#include "tests/support/temporary_folder.h"

namespace thidua {
namespace {

using testing::HasSubstr;

constexpr const char* small_layout = R"({"name": "Giấy khen", "page": {"width": 297, "height": 210},
    "fields": [{"name": "recipient", "x": "25.4", "y": 50, "width": 200, "align": "centre",
                "size": 24, "bold": true}],
    "printers": [{"printer": "A", "right": "12.7", "down": -10}]})";

CertificateLayout layout_from(const std::string& json) {
    const auto layout = read_certificate_layout(json);
    EXPECT_TRUE(layout) << layout.error().message;
    return layout ? *layout : CertificateLayout{};
}

std::string refusal(std::string json, const std::string& word, const std::string& other) {
    json.replace(json.find(word), word.size(), other);
    const auto layout = read_certificate_layout(json);
    return layout ? "accepted" : layout.error().message;
}

PaperData certificate(const char* recipient) {
    return PaperData{}.set("recipient", recipient);
}

TEST(CertificateLayoutTest, ReadsPlacesLettersAndPrinters) {
    const CertificateLayout layout = layout_from(small_layout);
    EXPECT_EQ(layout.page_width, 297);
    ASSERT_EQ(layout.fields.size(), 1U);
    EXPECT_EQ(layout.fields[0].x, 25.4);
    EXPECT_EQ(layout.fields[0].align, Align::centre);
    EXPECT_EQ(layout.fields[0].letters.size, 24);
    EXPECT_EQ(layout.offset_of("A").down, -10);
    EXPECT_EQ(layout.offset_of("B").right, 0);
}

TEST(CertificateLayoutTest, NamesTheAwardsItIsFor) {
    EXPECT_TRUE(layout_from(small_layout).is_for("BK-T")) << "an older layout names none";
    std::string named = small_layout;
    named.insert(1, R"("awards": ["GK-SO", "GK-DV"], )");
    EXPECT_TRUE(layout_from(named).is_for("GK-DV"));
    EXPECT_FALSE(layout_from(named).is_for("BK-T"));
    EXPECT_NE(refusal(named, "GK-DV", "GK-SO"), "accepted") << "named twice";
}

TEST(CertificateLayoutTest, RefusesWhatIsNoLayout) {
    EXPECT_THAT(refusal(small_layout, "\"x\"", "\"z\""), HasSubstr("x"));
    EXPECT_THAT(refusal(small_layout, "centre", "center"), HasSubstr("center"));
    EXPECT_EQ(refusal(small_layout, "\"width\": 200", "\"width\": 280"),
              "\"recipient\" does not lie within the sheet.");
    EXPECT_EQ(refusal(small_layout, "297", "2970"),
              "In \"page\", the sheet is larger than a metre.");
    EXPECT_NE(refusal(small_layout, "{\"name\"", "[\"name\""), "accepted");
}

TEST(CertificatePaperTest, PutsEveryValueAtItsPlace) {
    const CertificateLayout layout = layout_from(small_layout);
    const auto docx = certificates_docx(layout, {certificate("Bà Hoàng Thị Thử")});
    ASSERT_TRUE(docx);
    EXPECT_THAT(part_of(*docx), HasSubstr("w:x=\"1440\" w:y=\"2835\""));
    EXPECT_THAT(words_of(*docx), HasSubstr("Bà Hoàng Thị Thử"));
}

TEST(CertificatePaperTest, MovesEverythingByThePrintersOffset) {
    const CertificateLayout layout = layout_from(small_layout);
    const auto docx = certificates_docx(layout, {certificate("a")}, layout.offset_of("A"));
    ASSERT_TRUE(docx);
    EXPECT_THAT(part_of(*docx), HasSubstr("w:x=\"2160\" w:y=\"2268\""));
}

TEST(CertificatePaperTest, GivesEveryCertificateAPage) {
    const auto docx = certificates_docx(layout_from(small_layout),
                                        {certificate("a"), certificate("b"), certificate("c")});
    ASSERT_TRUE(docx);
    const Bytes xml = part_of(*docx);
    std::size_t sections = 0;
    for (std::size_t at = xml.find("<w:sectPr>"); at != Bytes::npos;
         at = xml.find("<w:sectPr>", at + 1))
        ++sections;
    EXPECT_EQ(sections, 3U);
}

TEST(CertificatePaperTest, SaysWhatACertificateLacks) {
    const auto docx = certificates_docx(layout_from(small_layout), {certificate("a"), {}});
    ASSERT_FALSE(docx);
    EXPECT_EQ(docx.error().message, "Certificate 2 has nothing for \"recipient\".");
}

CertificateLayout sample_layout() {
    const std::filesystem::path folder = THIDUA_CERTIFICATES_FOLDER;
    return layout_from(read_whole_file(folder / "giay-khen-giam-doc-so.json"));
}

/// THIDUA_PAPERS names a folder where papers stay to be looked at.
void keep(const std::string& name, BytesView docx) {
    if (const char* folder = std::getenv("THIDUA_PAPERS"))
        write_whole_file(std::filesystem::path{folder} / name, docx);
}

TEST(CertificatePaperTest, TheSampleLayoutHasACalibrationPage) {
    const CertificateLayout layout = sample_layout();
    const Bytes docx = calibration_docx(layout, layout.offset_of("Văn phòng"));
    for (const CertificateField& field : layout.fields)
        EXPECT_THAT(words_of(docx), HasSubstr(field.name));
    keep("calibration.docx", calibration_docx(layout));
}

/// What may be long has room for two lines before the next value below it.
TEST(CertificatePaperTest, TheSampleLayoutHasRoomForTwoLines) {
    constexpr double line_of_point = 1.15 * 25.4 / 72;
    const CertificateLayout layout = sample_layout();
    for (const CertificateField& upper : layout.fields) {
        if (upper.name != "decision" && upper.name != "position" && upper.name != "signer_title")
            continue;
        const double end = upper.y + 2 * upper.letters.size * line_of_point;
        for (const CertificateField& lower : layout.fields) {
            const bool is_below = lower.y > upper.y && lower.x < upper.x + upper.width &&
                                  upper.x < lower.x + lower.width;
            if (is_below) EXPECT_LE(end, lower.y) << upper.name << " over " << lower.name;
        }
    }
}

TEST(CertificatePaperTest, TheSampleLayoutTakesWhatACertificateSays) {
    PaperData data;
    data.set("issuer", "GIÁM ĐỐC SỞ TƯ PHÁP TỈNH TUYÊN QUANG")
        .set("recipient", "Bà Hoàng Thị Thử")
        .set("position", "Chuyên viên, Phòng Hành chính tư pháp")
        .set("achievement", "Đã có thành tích xuất sắc trong phong trào thi đua\nđợt 1 năm 2026")
        .set("decision", "Quyết định số 215/QĐ-STP ngày 09 tháng 11 năm 2026")
        .set("register", "Số sổ khen thưởng: 37")
        .set("place_and_date", "Tuyên Quang, ngày 09 tháng 11 năm 2026")
        .set("signer_title", "GIÁM ĐỐC")
        .set("signer_name", "Phạm Văn Tên");
    const auto docx = certificates_docx(sample_layout(), {data, data});
    ASSERT_TRUE(docx) << docx.error().message;
    keep("certificates.docx", *docx);
}

}  // namespace
}  // namespace thidua
