#include "server/organization/people_file.h"

#include <fmt/format.h>

#include "server/organization/bounded_file.h"
#include "server/organization/json_entry.h"
#include "shared/base/limits.h"
#include "shared/base/translate.h"

namespace thidua {
namespace {

Person read_person(const JsonEntry& entry) {
    entry.expect_only({"name", "unit", "role", "position"});
    const std::string role_text = entry.text("role");
    const auto role = from_text<Role>(role_text);
    if (!role && !role_text.empty()) {
        entry.refuse(fmt::format(fmt::runtime(tr("\"{}\" is not a role; it is one of: {}.")),
                                 role_text, fmt::join(EnumNames<Role>::names, ", ")));
    }
    return {.name = entry.text("name"),
            .unit_code = entry.text("unit"),
            .role = role.value_or(Role::officer),
            .position = entry.text_or_empty("position")};
}

}  // namespace

Result<std::vector<Person>> read_people(const std::filesystem::path& file) {
    const auto text = read_bounded_file(file, limits::organization_file_bytes_max);
    if (!text) return text.error();
    Mistakes mistakes;
    const auto top = JsonEntry::parse(*text, file.filename().string(), mistakes);
    if (!top) return mistakes.to_error();
    top->expect_only({"about", "people"});
    std::vector<Person> people;
    for (const auto& entry : top->entries("people")) people.push_back(read_person(entry));
    if (!mistakes.empty()) return mistakes.to_error();
    return people;
}

}  // namespace thidua
