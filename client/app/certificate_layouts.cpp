#include "client/app/certificate_layouts.h"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

#include "shared/base/translate.h"
#include "shared/platform/paths.h"
#include "shared/platform/private_file.h"

namespace thidua {

Result<CertificateLayout> read_layout_file(const std::filesystem::path& file) {
    constexpr std::size_t layout_file_bytes_max = 1 << 20;
    const auto json = read_limited_file(file, layout_file_bytes_max);
    if (!json) return json.error();
    auto layout = read_certificate_layout(*json);
    if (layout) return layout;
    return failure(layout.error().code,
                   fmt::format("{}: {}", to_utf8(file.filename()), layout.error().message));
}

namespace {

std::string code_of_award(const Record& award) {
    return text_or_empty(award.fields, "award");
}

/// "Giấy khen của Giám đốc Sở (GK-SO)".
std::string award_and_code(const Record& award) {
    const std::string name = text_or_empty(award.fields, "award_name");
    const std::string code = code_of_award(award);
    return name.empty() || name == code ? code : fmt::format("{} ({})", name, code);
}

std::vector<std::filesystem::path> layout_files_in(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator{folder, ignored})
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

Result<CertificateLayout> layout_in(const std::filesystem::path& folder, const Record& award) {
    std::vector<CertificateLayout> found;
    std::string names;
    for (const auto& file : layout_files_in(folder)) {
        auto layout = read_layout_file(file);
        if (!layout) return layout;
        // In a folder a blank must be named: one for any award would hide that none is right.
        if (layout->awards.empty() || !layout->is_for(code_of_award(award))) continue;
        names += (names.empty() ? "" : ", ") + to_utf8(file.filename());
        found.push_back(*std::move(layout));
    }
    if (found.size() == 1) return std::move(found.front());
    if (found.empty())
        return failure(ErrorCode::not_found,
                       fmt::format(fmt::runtime(tr("No layout in {} is for {}: add its code to "
                                                   "\"awards\" of the one for its blank.")),
                                   to_utf8(folder), award_and_code(award)));
    return failure(ErrorCode::invalid_input,
                   fmt::format(fmt::runtime(tr("Several layouts are for {}: {}. Name one of them "
                                               "instead of the folder.")),
                               award_and_code(award), names));
}

Error not_for(const CertificateLayout& layout, const Record& award, bool is_folder) {
    if (is_folder)
        return failure(ErrorCode::invalid_input,
                       fmt::format(fmt::runtime(tr("{} is not printed on the blank \"{}\" of the "
                                                   "others: print it apart.")),
                                   award_and_code(award), layout.name));
    return failure(ErrorCode::invalid_input,
                   fmt::format(fmt::runtime(tr("The blank \"{}\" is for {}, not for {}: give the "
                                               "layout of that blank, or the folder of the "
                                               "layouts, from which the right one is taken.")),
                               layout.name, fmt::join(layout.awards, ", "), award_and_code(award)));
}

}  // namespace

Result<CertificateLayout> layout_for(const std::filesystem::path& file_or_folder,
                                     const std::vector<Record>& awards) {
    std::error_code ignored;
    const bool is_folder = std::filesystem::is_directory(file_or_folder, ignored);
    auto layout =
        is_folder ? layout_in(file_or_folder, awards.front()) : read_layout_file(file_or_folder);
    if (!layout) return layout;
    for (const Record& award : awards)
        if (!layout->is_for(code_of_award(award))) return not_for(*layout, award, is_folder);
    return layout;
}

}  // namespace thidua
