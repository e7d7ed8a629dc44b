#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "client/paper/paper_data.h"
#include "shared/base/bytes.h"
#include "shared/base/result.h"
#include "shared/record/record.h"

namespace thidua {

class Workspace;
struct Consolidation;
struct ReviewOrder;

/// Which paper is made of a record, where there are several.
enum class PaperKind {
    usual,    ///< the one that its type has, or the first of several
    list,     ///< the nominations of a round
    minutes,  ///< of a session of the Council
    count,    ///< of its votes
    ballot,
    posting,  ///< the nominations of a round, to be posted
};

/// The office's own template; empty: the one that comes with the program.
using OwnTemplate = std::optional<std::filesystem::path>;

struct PaperOrder {
    PaperKind kind = PaperKind::usual;
    OwnTemplate own_template = {};
};

/// What a template is filled with for that record (client/paper/fill_template.h); not_found in a
/// sentence for a type of which no paper is made.
Result<PaperData> paper_data_of(Workspace& workspace, const Record& record, PaperKind kind);

/// The templates that papers are made with, for an office to edit its own copies of: a file each in
/// the folder, which is made. wrong_state, and nothing written, where one of them is there already.
Result<std::vector<std::filesystem::path>> write_templates(const std::filesystem::path& folder);

/// Makes the paper and writes it: .docx, or .pdf by LibreOffice where it is. Written whole or not
/// at all.
Result<void> write_paper(Workspace& workspace, const RecordId& record, const PaperOrder& order,
                         const std::filesystem::path& file);
/// The letters that submit a round's nominations, or of PaperKind::list the lists that go with
/// them: what the law wants submitted apart gets a letter and a list of its own, the second beside
/// `file` with "-2" in its name. Nothing is written before all of them are made.
Result<std::vector<std::filesystem::path>> write_submissions(Workspace& workspace,
                                                             const RecordId& round,
                                                             const PaperOrder& order,
                                                             const std::filesystem::path& file);
/// A consolidation as a report in the layout of Decree 30/2020/NĐ-CP: the figures by section, who
/// is in them and who is not, what the units wrote. All around these comes from the template.
Result<void> write_consolidation_paper(Workspace& workspace, const Consolidation& consolidation,
                                       const OwnTemplate& own_template,
                                       const std::filesystem::path& file);
/// The review of several years (movement_review.h, whose errors it has) as a report, likewise.
Result<void> write_review_paper(Workspace& workspace, const ReviewOrder& order,
                                const OwnTemplate& own_template, const std::filesystem::path& file);
/// Certificates of awards on a pre-printed blank: `layouts` is the layout's file, or a folder of
/// which the one that names the awards is taken (certificate_layouts.h); `printer` one of those
/// measured in it, or empty.
Result<void> write_certificates(Workspace& workspace, const std::vector<RecordId>& awards,
                                const std::filesystem::path& layouts, const std::string& printer,
                                const std::filesystem::path& file);
/// A page to print on plain paper and hold against a blank: how far that printer is off.
Result<void> write_calibration(const std::filesystem::path& layout_file, const std::string& printer,
                               const std::filesystem::path& file);

}  // namespace thidua
