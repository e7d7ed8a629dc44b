#include "shared/base/translate.h"

namespace thidua {
namespace {
Language language = Language::vietnamese;
}

void set_language(Language chosen) { language = chosen; }
Language current_language() { return language; }
std::string tr(const char* english) { return english; }

}  // namespace thidua
