#include "shared/base/translate.h"

#include <boost/locale/gnu_gettext.hpp>
#include <boost/locale/message.hpp>
#include <locale>
#include <vector>

#include "thidua_base_embedded.h"

namespace thidua {
namespace {

namespace gettext = boost::locale::gnu_gettext;
using Catalogue = boost::locale::message_format<char>;

/// The catalogue is inside the program: no file and no locale of the system is needed for it.
std::locale make_vietnamese() {
    gettext::messages_info wanted;
    wanted.language = "vi";
    wanted.encoding = "UTF-8";
    wanted.paths = {"embedded"};
    wanted.domains.emplace_back("thidua");
    wanted.callback = [](const std::string&, const std::string&) {
        return std::vector<char>(embedded::vi_mo.begin(), embedded::vi_mo.end());
    };
    return {std::locale::classic(), gettext::create_messages_facet<char>(wanted)};
}

const std::locale& load_vietnamese() {
    static const std::locale vietnamese = make_vietnamese();
    return vietnamese;
}

struct Speech {
    Language language = Language::vietnamese;
    std::locale catalogue = std::locale::classic();  ///< classic: the message ids are shown
};

Speech& speech() {
    static Speech instance;
    return instance;
}

thread_local int vietnamese_here = 0;

}  // namespace

VietnameseHere::VietnameseHere() {
    ++vietnamese_here;
}

VietnameseHere::~VietnameseHere() {
    --vietnamese_here;
}

void set_language(Language language) {
    speech().language = language;
    speech().catalogue =
        language == Language::vietnamese ? load_vietnamese() : std::locale::classic();
}

Language current_language() {
    return vietnamese_here > 0 ? Language::vietnamese : speech().language;
}

Language language_of_locale(
    const std::function<std::optional<std::string>(const char*)>& variable) {
    for (const char* const name : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (const auto locale = variable(name); locale && !locale->empty())
            return locale->starts_with("en") ? Language::english : Language::vietnamese;
    return Language::vietnamese;
}

std::optional<Language> language_from_code(std::string_view code) {
    if (code == "vi") return Language::vietnamese;
    if (code == "en") return Language::english;
    return std::nullopt;
}

std::string tr(const char* english) {
    const std::locale& locale = vietnamese_here > 0 ? load_vietnamese() : speech().catalogue;
    if (!std::has_facet<Catalogue>(locale)) return english;
    const char* const translated = std::use_facet<Catalogue>(locale).get(0, nullptr, english);
    return translated ? translated : english;
}

}  // namespace thidua
