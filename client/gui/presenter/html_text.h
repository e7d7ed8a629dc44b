#pragma once

#include <string>
#include <string_view>

namespace thidua {

/// People's words inside HTML: nothing in them is markup.
inline std::string html_text(std::string_view words) {
    std::string html;
    for (const char c : words) {
        if (c == '&')
            html += "&amp;";
        else if (c == '<')
            html += "&lt;";
        else if (c == '>')
            html += "&gt;";
        else if (c == '"')
            html += "&quot;";
        else if (c == '\n')
            html += "<br>";
        else
            html += c;
    }
    return html;
}

}  // namespace thidua
