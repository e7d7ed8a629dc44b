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
std::locale load_vietnamese() {
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

struct Speech {
    Language language = Language::vietnamese;
    std::locale catalogue = std::locale::classic();  ///< classic: the message ids are shown
};

Speech& speech() {
    static Speech instance;
    return instance;
}

}  // namespace

void set_language(Language language) {
    speech().language = language;
    speech().catalogue =
        language == Language::vietnamese ? load_vietnamese() : std::locale::classic();
}

Language current_language() { return speech().language; }

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
    const std::locale& locale = speech().catalogue;
    if (!std::has_facet<Catalogue>(locale)) return english;
    const char* const translated = std::use_facet<Catalogue>(locale).get(0, nullptr, english);
    return translated ? translated : english;
}

}  // namespace thidua
