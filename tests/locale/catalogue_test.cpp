#include "tests/locale/catalogue.h"

#include <gtest/gtest.h>

namespace thidua::locale {
namespace {

using Texts = std::vector<std::string>;

TEST(FindMessagesTest, FindsWhatTrIsGiven) {
    EXPECT_EQ(find_messages("f(tr(\"One.\"), tr_later(\"Two.\"));"), (Texts{"One.", "Two."}));
}

TEST(FindMessagesTest, JoinsAdjacentLiterals) {
    EXPECT_EQ(find_messages("tr(\"One \"\n   \"two.\")"), (Texts{"One two."}));
}

TEST(FindMessagesTest, ReadsEscapes) {
    EXPECT_EQ(find_messages(R"(tr("\"a\"\n"))"), (Texts{"\"a\"\n"}));
}

TEST(FindMessagesTest, PassesOverOtherNamesAndComments) {
    EXPECT_EQ(find_messages("str(\"a\"); // tr(\"b\")\n"), Texts{});
}

TEST(ReadCatalogueTest, ReadsTranslationsOfSeveralLines) {
    const auto catalogue = read_catalogue("msgid \"a\"\nmsgstr \"\"\n\"b \"\n\"c\\n\"\n");
    EXPECT_EQ(catalogue.at("a"), "b c\n");
}

TEST(ReadCatalogueTest, PassesOverTranslationsThatAreNoLongerUsed) {
    EXPECT_TRUE(read_catalogue("#~ msgid \"a\"\n#~ msgstr \"b\"\n").empty());
}

TEST(PlaceholdersTest, NumbersThoseWithoutANumber) {
    EXPECT_EQ(placeholders("{} of {:.2f}"), (Texts{"0", "1:.2f"}));
}

TEST(PlaceholdersTest, AreTheSameInAnotherOrder) {
    EXPECT_EQ(placeholders("{1} trên {0}"), placeholders("{} of {}"));
}

TEST(PlaceholdersTest, AreNotTheSameWhenOneIsLost) {
    EXPECT_NE(placeholders("{}"), placeholders("{} of {}"));
}

TEST(PlaceholdersTest, LeaveOutBracesThatStandForThemselves) {
    EXPECT_EQ(placeholders("an object {{…}} of {}"), (Texts{"0"}));
}

}  // namespace
}  // namespace thidua::locale
