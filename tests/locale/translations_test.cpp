#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "shared/base/text.h"
#include "shared/base/translate.h"
#include "tests/house/source_file.h"
#include "tests/locale/catalogue.h"

namespace thidua::locale {
namespace {

class TranslationsTest : public testing::Test {
protected:
    static std::map<std::string, std::string> vietnamese() {
        std::ifstream in{std::filesystem::path{THIDUA_SOURCE_ROOT} / "shared/locale/vi.po"};
        return read_catalogue(std::string{std::istreambuf_iterator<char>{in}, {}});
    }
    static std::set<std::string> messages() {
        std::set<std::string> messages;
        for (const house::SourceFile& file : house::load_sources(THIDUA_SOURCE_ROOT))
            if (!file.path.starts_with("tests/"))
                for (std::string& message : find_messages(file.text))
                    messages.insert(std::move(message));
        return messages;
    }
    ~TranslationsTest() override { set_language(Language::english); }

    const std::map<std::string, std::string> catalogue_ = vietnamese();
};

TEST_F(TranslationsTest, ThereIsOneForEveryMessage) {
    EXPECT_GT(messages().size(), 100U);
    for (const std::string& message : messages()) {
        const auto found = catalogue_.find(message);
        EXPECT_TRUE(found != catalogue_.end() && !found->second.empty())
            << "run shared/locale/update and translate: " << message;
    }
}

TEST_F(TranslationsTest, FillInWhatTheMessageFillsIn) {
    for (const auto& [message, translation] : catalogue_)
        if (!translation.empty())
            EXPECT_EQ(placeholders(translation), placeholders(message)) << message;
}

TEST_F(TranslationsTest, EndInALineWhereTheMessageDoes) {
    for (const auto& [message, translation] : catalogue_)
        if (!translation.empty())
            EXPECT_EQ(translation.ends_with('\n'), message.ends_with('\n')) << message;
}

TEST_F(TranslationsTest, AreWrittenInTheFormInWhichTextIsStored) {
    for (const auto& [message, translation] : catalogue_)
        EXPECT_EQ(cleaned(translation), translation) << message;
}

TEST_F(TranslationsTest, NameNoLevelOfGovernmentThatIsGone) {
    for (const auto& [message, translation] : catalogue_)
        EXPECT_EQ(translation.find("huyện"), std::string::npos) << message;
}

TEST_F(TranslationsTest, AreInsideTheProgram) {
    set_language(Language::vietnamese);
    for (const auto& [message, translation] : catalogue_)
        if (!translation.empty()) EXPECT_EQ(tr(message.c_str()), translation);
}

TEST_F(TranslationsTest, GiveWayToTheMessagesInEnglish) {
    set_language(Language::english);
    for (const auto& [message, translation] : catalogue_) EXPECT_EQ(tr(message.c_str()), message);
}

TEST_F(TranslationsTest, LeaveAMessageWithoutOneAsItIs) {
    set_language(Language::vietnamese);
    EXPECT_EQ(tr("A sentence that nobody has translated."),
              "A sentence that nobody has translated.");
}

TEST(LanguageTest, IsVietnameseWhenTheMachineSaysNothing) {
    EXPECT_EQ(language_of_locale([](const char*) { return std::nullopt; }), Language::vietnamese);
}

TEST(LanguageTest, IsEnglishWhenTheFirstVariableThatIsSetSaysSo) {
    const auto variable = [](const char* name) -> std::optional<std::string> {
        if (std::string_view{name} == "LC_MESSAGES") return "en_GB.UTF-8";
        if (std::string_view{name} == "LANG") return "vi_VN.UTF-8";
        return std::nullopt;
    };
    EXPECT_EQ(language_of_locale(variable), Language::english);
}

TEST(LanguageTest, IsVietnameseOnAMachineThatSpeaksNeither) {
    EXPECT_EQ(language_of_locale([](const char*) { return std::optional<std::string>{"C"}; }),
              Language::vietnamese);
}

}  // namespace
}  // namespace thidua::locale
