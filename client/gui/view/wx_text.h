#pragma once

#include <wx/string.h>

#include <string>

namespace thidua {

inline wxString to_wx(const std::string& utf8) {
    return wxString::FromUTF8(utf8);
}
inline std::string from_wx(const wxString& text) {
    return text.utf8_string();
}

}  // namespace thidua
