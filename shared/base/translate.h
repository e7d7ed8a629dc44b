#pragma once

#include <string>
#include <string_view>

namespace thidua {

/// The languages of the interface. Vietnamese is the default.
enum class Language { vietnamese, english };

/// Chooses the language of tr() for the whole program. Called once, early in main, or when the
/// person changes the preference; not while other threads translate.
void set_language(Language language);
[[nodiscard]] Language current_language();

/// The text in the current language. `english` is the message id: plain English, and what is shown
/// where no translation exists. Placeholders are those of fmt: "{}". xgettext finds messages by
/// this name, so the argument is always a string literal.
std::string tr(const char* english);

/// Marks a literal for translation where it is only stored; tr() is called when it is shown.
constexpr const char* tr_later(const char* english) { return english; }

}  // namespace thidua
