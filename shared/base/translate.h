#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace thidua {

/// The languages of the interface. Vietnamese is the default.
enum class Language { vietnamese, english };

/// Chooses the language of tr() for the whole program. Called once, early in main, or when the
/// person changes the preference; not while other threads translate. Until the first call tr()
/// gives the message ids, so that the tests of the core read plain English.
void set_language(Language language);
[[nodiscard]] Language current_language();

/// While it lives, tr() on its thread is Vietnamese whatever the interface speaks: for papers.
class VietnameseHere {
public:
    VietnameseHere();
    ~VietnameseHere();
    VietnameseHere(const VietnameseHere&) = delete;
    VietnameseHere& operator=(const VietnameseHere&) = delete;
};

/// The language a person's machine asks for: English when the first of LC_ALL, LC_MESSAGES and LANG
/// that is set begins with "en", else Vietnamese. `variable` reads the environment.
[[nodiscard]] Language language_of_locale(
    const std::function<std::optional<std::string>(const char*)>& variable);
/// "vi" or "en"; empty for anything else.
[[nodiscard]] std::optional<Language> language_from_code(std::string_view code);

/// The text in the current language. `english` is the message id: plain English, and what is shown
/// where no translation exists. Placeholders are those of fmt: "{}". xgettext finds messages by
/// this name, so the argument is always a string literal.
std::string tr(const char* english);

/// Marks a literal for translation where it is only stored; tr() is called when it is shown.
constexpr const char* tr_later(const char* english) {
    return english;
}

}  // namespace thidua
