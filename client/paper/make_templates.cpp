// thidua_make_templates FOLDER: writes the default templates, and a list of their placeholders for
// README.md there. For developers: after a change of the templates, run it on
// installer/sample/templates and commit what it writes.
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iostream>

#include "client/paper/default_templates.h"
#include "client/paper/template_list.h"

namespace {

bool write(const std::filesystem::path& file, const std::string& bytes) {
    std::ofstream out{file, std::ios::binary};
    out << bytes;
    return static_cast<bool>(out.flush());
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 2) {
        std::cerr << "thidua_make_templates FOLDER\n";
        return 2;
    }
    const std::filesystem::path folder{arguments[1]};
    const auto templates = thidua::default_templates();
    bool is_written = write(folder / "README.md", thidua::template_list(templates));
    for (const auto& made : templates)
        is_written = write(folder / made.file_name, made.docx) && is_written;
    if (!is_written) std::cerr << fmt::format("cannot write to {}\n", folder.string());
    return is_written ? 0 : 1;
}
