#include "client/paper/pdf.h"

#include <fmt/format.h>

#include <array>

#include "shared/base/bytes.h"
#include "shared/base/random.h"
#include "shared/base/translate.h"
#include "shared/platform/paths.h"
#include "shared/platform/program_run.h"

namespace thidua {
namespace {

namespace fs = std::filesystem;

/// A folder for one run, gone afterwards.
class Profile {
public:
    Profile() {
        std::array<unsigned char, 8> number{};
        SystemRandom{}.fill(number);
        const BytesView bytes{reinterpret_cast<const char*>(number.data()), number.size()};
        folder_ = fs::temp_directory_path() / ("thidua-office-" + to_hex(bytes));
    }
    ~Profile() {
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }
    Profile(const Profile&) = delete;
    Profile& operator=(const Profile&) = delete;

    /// "file:///tmp/…": LibreOffice wants an address.
    [[nodiscard]] std::string address() const {
        std::string address = "file://";
        const std::string path = to_utf8(folder_);
        if (!path.starts_with('/')) address += '/';
        for (const char letter : path)
            if (letter == ' ' || letter == '%')
                address += letter == ' ' ? "%20" : "%25";
            else
                address += letter == '\\' ? '/' : letter;
        return address;
    }

private:
    fs::path folder_;
};

Error no_office() {
    return failure(ErrorCode::not_found,
                   tr("There is no LibreOffice on this computer to make a PDF: install it, or open "
                      "the document in Word and save it as PDF there."));
}

Error not_made(const fs::path& file) {
    return failure(ErrorCode::internal,
                   fmt::format(fmt::runtime(tr("LibreOffice made no PDF of {}: open the document "
                                               "and save it as PDF by hand.")),
                               to_utf8(file.filename())));
}

fs::path pdf_of(const fs::path& file, const fs::path& folder) {
    return (folder / file.filename()).replace_extension(".pdf");
}

}  // namespace

std::optional<fs::path> find_office_program() {
    if (auto found = find_program("soffice")) return found;
    for (const char* usual :
         {"/opt/libreoffice/program/soffice", "/usr/lib/libreoffice/program/soffice",
          "C:/Program Files/LibreOffice/program/soffice.exe"}) {
        std::error_code ignored;
        if (fs::is_regular_file(usual, ignored)) return usual;
    }
    return std::nullopt;
}

Result<std::vector<fs::path>> to_pdf(const std::vector<fs::path>& files, const fs::path& folder,
                                     const OfficeProgram& office) {
    if (!office.program) return no_office();
    const Profile profile;
    ProgramCall call{.program = *office.program, .time_max = office.time_max};
    call.arguments = {"-env:UserInstallation=" + profile.address(),
                      "--headless",
                      "--convert-to",
                      "pdf",
                      "--outdir",
                      to_utf8(fs::absolute(folder))};
    std::vector<fs::path> made;
    for (const fs::path& file : files) {
        call.arguments.push_back(to_utf8(fs::absolute(file)));
        made.push_back(pdf_of(file, folder));
        std::error_code ignored;
        fs::remove(made.back(), ignored);  // An old one would pass for the new one.
    }
    const auto ended = run_program(call);
    if (!ended) return ended.error();
    for (std::size_t i = 0; i < files.size(); ++i) {
        std::error_code ignored;
        if (!fs::is_regular_file(made[i], ignored)) return not_made(files[i]);
    }
    return made;
}

Result<fs::path> to_pdf(const fs::path& docx_file, const fs::path& folder,
                        const OfficeProgram& office) {
    const auto made = to_pdf(std::vector{docx_file}, folder, office);
    if (!made) return made.error();
    return made->front();
}

}  // namespace thidua
