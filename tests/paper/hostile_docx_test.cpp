#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "client/paper/docx_file.h"
#include "client/paper/docx_limits.h"
#include "client/paper/fill_template.h"
#include "client/paper/xml_part.h"
#include "tests/paper/made_docx.h"

namespace thidua {
namespace {

using testing::HasSubstr;

std::string refusal(BytesView docx) {
    const auto result = fill_template(docx, {});
    return result ? "accepted" : result.error().message;
}

std::string repeated(std::string_view text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) all += text;
    return all;
}

TEST(HostileDocxTest, WhatIsNoZipFileIsRefused) {
    for (const BytesView bytes : {BytesView{}, BytesView{"PK"}, BytesView{"<html></html>"}})
        EXPECT_THAT(refusal(bytes), HasSubstr("save it"));
}

TEST(HostileDocxTest, AFileCutAnywhereIsRefused) {
    const Bytes docx = made_docx(paragraph(repeated("lời ", 200)));
    for (std::size_t size = 0; size < docx.size(); ++size)
        EXPECT_NE(refusal(BytesView{docx}.substr(0, size)), "accepted") << size;
}

TEST(HostileDocxTest, AByteChangedAnywhereNeverBreaksTheProgram) {
    const Bytes docx = made_docx(paragraph("{{a}} lời"));
    for (std::size_t i = 0; i < docx.size(); ++i)
        for (const char change : {'\x01', '\x40', '\xff'}) {
            Bytes changed = docx;
            changed[i] = static_cast<char>(changed[i] ^ change);
            EXPECT_NE(refusal(changed), "");
        }
}

TEST(HostileDocxTest, AZipFileThatIsNoDocumentIsRefused) {
    EXPECT_THAT(refusal(write_zip({{.name = "xl/workbook.xml", .bytes = "<a/>"}})),
                HasSubstr("not a Word document"));
}

TEST(HostileDocxTest, TooManyPartsAreRefused) {
    std::vector<ZipEntry> parts;
    for (std::size_t i = 0; i <= limits::docx_parts_max; ++i)
        parts.push_back({.name = fmt::format("part{}", i)});
    EXPECT_THAT(refusal(made_docx("", parts)), HasSubstr("too large"));
}

TEST(HostileDocxTest, ABombIsNotUnpackedBeyondTheLimit) {
    const Bytes zeros(limits::docx_plain_bytes_max, '\0');
    const Bytes docx = made_docx("", {{.name = "media/a", .bytes = zeros}});
    EXPECT_LT(docx.size(), 100'000U);
    EXPECT_THAT(refusal(docx), HasSubstr("too large"));
}

TEST(HostileDocxTest, ElementsNestedTooDeepAreRefused) {
    const std::size_t depth = 100'000;
    EXPECT_THAT(refusal(made_docx(repeated("<w:p>", depth) + repeated("</w:p>", depth))),
                HasSubstr("damaged"));
    EXPECT_EQ(refusal(made_docx(repeated("<w:a>", 100) + repeated("</w:a>", 100))), "accepted");
}

TEST(HostileDocxTest, TooManyTagsAreRefused) {
    EXPECT_THAT(refusal(made_docx(repeated("<a/>", limits::docx_xml_tags_max))),
                HasSubstr("too long"));
}

TEST(HostileDocxTest, EntitiesAreNotExpanded) {
    const auto document = read_xml("<!DOCTYPE a [<!ENTITY b \"bbb\">]><a>&b;</a>");
    ASSERT_TRUE(document);
    EXPECT_STREQ((*document)->child("a").text().get(), "&b;");
}

TEST(HostileDocxTest, WhatIsNoUtf8OrNoXmlIsRefused) {
    EXPECT_THAT(refusal(made_docx(paragraph("\xff"))), HasSubstr("damaged"));
    EXPECT_THAT(refusal(made_docx("<w:p>")), HasSubstr("damaged"));
}

TEST(ZipFileTest, EqualEntriesGiveEqualBytes) {
    const std::vector<ZipEntry> entries{{.name = "a", .bytes = "1"}, {.name = "b/ợ", .bytes = ""}};
    EXPECT_EQ(write_zip(entries), write_zip(entries));
    const auto read = read_zip(write_zip(entries), {.entries_max = 2, .plain_bytes_max = 1});
    ASSERT_TRUE(read);
    ASSERT_EQ(read->size(), 2U);
    EXPECT_EQ((*read)[1].name, "b/ợ");
    EXPECT_EQ((*read)[0].bytes, "1");
}

}  // namespace
}  // namespace thidua
