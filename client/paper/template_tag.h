#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace thidua {

/// What stands between {{ and }} in a template.
struct TemplateTag {
    enum class Kind { value, each, condition, otherwise, end_each, end_condition };

    Kind kind = Kind::value;
    std::string name = {};  ///< of a value, each or condition

    [[nodiscard]] bool opens() const { return kind == Kind::each || kind == Kind::condition; }
    [[nodiscard]] bool closes() const {
        return kind == Kind::end_each || kind == Kind::end_condition;
    }
    [[nodiscard]] bool closes(const TemplateTag& opening) const {
        return opening.kind == Kind::each ? kind == Kind::end_each : kind == Kind::end_condition;
    }
    /// "#each people": what from_text reads.
    [[nodiscard]] std::string text() const;
    /// "{{#each people}}": as people type it.
    [[nodiscard]] std::string shown() const { return "{{" + text() + "}}"; }

    /// "name", "row.name", "#each people", "#if name", "#else", "/each", "/if"; spaces around and
    /// between do not matter. A name has letters, digits, "_", "-" and points between its parts.
    static std::optional<TemplateTag> from_text(std::string_view text);
};

}  // namespace thidua
