#include "client/app/documents.h"

#include <fmt/format.h>

#include <array>

#include "client/app/certificate_layouts.h"
#include "client/app/document_data.h"
#include "client/app/document_parts.h"
#include "client/app/movement_review.h"
#include "client/app/replaced_file.h"
#include "client/app/workspace.h"
#include "client/paper/certificate_paper.h"
#include "client/paper/default_templates.h"
#include "client/paper/fill_template.h"
#include "client/paper/pdf.h"
#include "client/store/record_query.h"
#include "shared/base/date_words.h"
#include "shared/base/translate.h"
#include "shared/model/record_types.h"
#include "shared/platform/paths.h"
#include "shared/platform/private_file.h"

namespace thidua {
namespace {

constexpr std::size_t template_bytes_max = 20 << 20;

struct PaperRule {
    std::string_view type;
    PaperKind kind;
    PaperData (*data)(Workspace&, const Record&);
    Bytes (*usual)();
    const char* file_name;  ///< of the template, for an office that edits its own
    /// Of types whose records have different papers: whether it is this record's.
    bool (*is_for)(Workspace&, const Record&) = nullptr;
};

const std::array<PaperRule, 14>& paper_rules() {
    using enum PaperKind;
    static const std::array<PaperRule, 14> rules{{
        {record_types::plan, usual, plan_data, plan_with_sections_template, "ke-hoach.docx"},
        {record_types::award_decision, usual, decision_data, decision_template, "quyet-dinh.docx"},
        {record_types::reminder, usual, reminder_data, reminder_template, "cong-van-don-doc.docx"},
        {record_types::award_round, usual,
         [](Workspace& workspace, const Record& round) {
             return submission_data(workspace, round, {});
         },
         submission_template, "to-trinh.docx"},
        {record_types::award_round, list,
         [](Workspace& workspace, const Record& round) {
             return nominees_data(workspace, round, {});
         },
         nominees_template, "danh-sach.docx"},
        {record_types::award_round, posting, posting_data, posting_template,
         "danh-sach-cong-khai.docx"},
        {record_types::nomination, usual, achievement_data, collective_report_template,
         "bao-cao-thanh-tich-tap-the.docx", is_of_collective},
        {record_types::nomination, usual, achievement_data, individual_report_template,
         "bao-cao-thanh-tich-ca-nhan.docx"},
        {record_types::role_model, usual, role_model_data, role_model_template,
         "dien-hinh-tien-tien.docx"},
        {record_types::inspection, usual, inspection_data, inspection_template,
         "bien-ban-kiem-tra.docx"},
        {record_types::announcement, usual, notice_data, notice_template, "thong-bao.docx"},
        {record_types::council_session, minutes, minutes_data, minutes_template,
         "bien-ban-hop.docx"},
        {record_types::council_session, count, count_data, count_template,
         "bien-ban-kiem-phieu.docx"},
        {record_types::council_session, ballot, ballot_data, ballot_template, "phieu-bau.docx"},
    }};
    return rules;
}

struct UsualTemplate {
    const char* file_name;
    Bytes (*usual)();
};

constexpr UsualTemplate consolidated_report{"bao-cao-tong-hop.docx", consolidated_report_template};
constexpr UsualTemplate review_report{"bao-cao-so-ket.docx", review_report_template};

/// Of the papers of records, and of those that are made from many.
std::vector<UsualTemplate> usual_templates() {
    std::vector<UsualTemplate> templates;
    for (const PaperRule& rule : paper_rules()) templates.push_back({rule.file_name, rule.usual});
    templates.insert(templates.end(), {consolidated_report, review_report});
    return templates;
}

/// The first of the type where the usual one is meant.
const PaperRule* find_rule(Workspace& workspace, const Record& record, PaperKind kind) {
    for (const PaperRule& rule : paper_rules()) {
        const bool is_meant = kind == PaperKind::usual || rule.kind == kind;
        if (rule.type != record.type || !is_meant) continue;
        if (rule.is_for == nullptr || rule.is_for(workspace, record)) return &rule;
    }
    return nullptr;
}

Error no_paper() {
    return failure(ErrorCode::not_found, tr("No such paper is made of this record."));
}

/// A .pdf is made beside its place, from a .docx that goes away again.
Result<void> write_as(const Bytes& docx, const std::filesystem::path& file) {
    if (file.extension() == ".docx") return write_replaced_file(file, docx);
    if (file.extension() != ".pdf")
        return failure(ErrorCode::invalid_input, tr("A paper is written as .docx or .pdf."));
    auto source = file;
    source.replace_extension(".docx");
    std::error_code ignored;
    const bool was_there = std::filesystem::exists(source, ignored);
    if (was_there) source += ".tmp.docx";
    if (auto written = write_replaced_file(source, docx); !written) return written;
    const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path{"."};
    const auto made = to_pdf(source, folder);
    std::filesystem::remove(source, ignored);
    if (!made) return made.error();
    if (*made != file) std::filesystem::rename(*made, file, ignored);
    return ignored ? Result<void>{unwritable(file)} : Result<void>{};
}

Result<Bytes> template_of(Bytes (*usual)(), const OwnTemplate& own) {
    if (!own) return usual();
    return read_limited_file(*own, template_bytes_max);
}

PaperData vietnamese_data(const PaperRule& rule, Workspace& workspace, const Record& record) {
    const VietnameseHere papers_are;
    return rule.data(workspace, record);
}

Result<Record> find_record(Workspace& workspace, const RecordId& id) {
    auto record = RecordQuery{workspace.store()}.find(id);
    if (record) return *std::move(record);
    return failure(ErrorCode::not_found,
                   fmt::format(fmt::runtime(tr("Nothing here has the id {}.")), id.text()));
}

Result<void> write_filled(const UsualTemplate& usual, const OwnTemplate& own, const PaperData& data,
                          const std::filesystem::path& file) {
    const auto blank = template_of(usual.usual, own);
    if (!blank) return blank.error();
    const auto docx = fill_template(*blank, data);
    return docx ? write_as(*docx, file) : docx.error();
}

Result<void> check_not_cancelled(Workspace& workspace, const Record& award) {
    for (const Record& cancellation : RecordQuery{workspace.store()}.list(
             {.type = record_types::cancellation, .parent = award.id}))
        return failure(ErrorCode::wrong_state,
                       fmt::format(fmt::runtime(tr("The award of {} was cancelled by {}; no "
                                                   "certificate is printed of it.")),
                                   text_or_empty(award.fields, "name"),
                                   text_or_empty(cancellation.fields, "decision_number")));
    return {};
}

}  // namespace

Result<std::vector<std::filesystem::path>> write_templates(const std::filesystem::path& folder) {
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    std::vector<std::filesystem::path> files;
    const std::vector<UsualTemplate> templates = usual_templates();
    for (const UsualTemplate& made : templates) {
        files.push_back(folder / made.file_name);
        if (std::filesystem::exists(files.back(), failed))
            return failure(ErrorCode::wrong_state,
                           fmt::format(fmt::runtime(tr("{} is there already, perhaps edited; "
                                                       "nothing was written. Name another "
                                                       "folder.")),
                                       to_utf8(files.back())));
    }
    for (std::size_t at = 0; at < files.size(); ++at)
        if (auto written = write_replaced_file(files[at], templates[at].usual()); !written)
            return written.error();
    return files;
}

Result<PaperData> paper_data_of(Workspace& workspace, const Record& record, PaperKind kind) {
    const PaperRule* const rule = find_rule(workspace, record, kind);
    if (rule == nullptr) return no_paper();
    return vietnamese_data(*rule, workspace, record);
}

Result<void> write_paper(Workspace& workspace, const RecordId& id, const PaperOrder& order,
                         const std::filesystem::path& file) {
    const auto record = find_record(workspace, id);
    if (!record) return record.error();
    const PaperRule* const rule = find_rule(workspace, *record, order.kind);
    if (rule == nullptr) return no_paper();
    const auto blank = template_of(rule->usual, order.own_template);
    if (!blank) return blank.error();
    const auto docx = fill_template(*blank, vietnamese_data(*rule, workspace, *record));
    if (!docx) return docx.error();
    return write_as(*docx, file);
}

Result<std::vector<std::filesystem::path>> write_submissions(Workspace& workspace,
                                                             const RecordId& id,
                                                             const PaperOrder& order,
                                                             const std::filesystem::path& file) {
    const auto round = find_record(workspace, id);
    if (!round) return round.error();
    const PaperRule* const rule = find_rule(workspace, *round, order.kind);
    if (rule == nullptr) return no_paper();
    const auto blank = template_of(rule->usual, order.own_template);
    if (!blank) return blank.error();
    const auto data_of = order.kind == PaperKind::list ? nominees_data : submission_data;
    std::vector<Bytes> papers;
    for (const AwardCodes& only : separate_letters(workspace, *round)) {
        const PaperData data = [&] {
            const VietnameseHere papers_are;
            return data_of(workspace, *round, only);
        }();
        auto docx = fill_template(*blank, data);
        if (!docx) return docx.error();
        papers.push_back(*std::move(docx));
    }
    std::vector<std::filesystem::path> files;
    for (const Bytes& docx : papers) {
        auto& path = files.emplace_back(file);
        if (files.size() > 1)
            path.replace_filename(path_from_utf8(fmt::format(
                "{}-{}{}", to_utf8(file.stem()), files.size(), to_utf8(file.extension()))));
        if (auto written = write_as(docx, path); !written) return written.error();
    }
    return files;
}

Result<void> write_consolidation_paper(Workspace& workspace, const Consolidation& consolidation,
                                       const OwnTemplate& own_template,
                                       const std::filesystem::path& file) {
    const PaperData data = [&] {
        const VietnameseHere papers_are;
        return consolidation_data(workspace, consolidation);
    }();
    return write_filled(consolidated_report, own_template, data, file);
}

Result<void> write_review_paper(Workspace& workspace, const ReviewOrder& order,
                                const OwnTemplate& own_template,
                                const std::filesystem::path& file) {
    const auto data = [&]() -> Result<PaperData> {
        const VietnameseHere papers_are;
        const auto review = review_years(workspace, order);
        if (!review) return review.error();
        return review_data(workspace, *review, order.movement);
    }();
    return data ? write_filled(review_report, own_template, *data, file) : data.error();
}

Result<void> write_certificates(Workspace& workspace, const std::vector<RecordId>& awards,
                                const std::filesystem::path& layouts, const std::string& printer,
                                const std::filesystem::path& file) {
    std::vector<PaperData> certificates;
    std::vector<Record> printed;
    for (const RecordId& id : awards) {
        auto award = find_record(workspace, id);
        if (!award) return award.error();
        if (auto stands = check_not_cancelled(workspace, *award); !stands) return stands;
        auto data = certificate_data(workspace, *award);
        if (!data) return data.error();
        certificates.push_back(*std::move(data));
        printed.push_back(*std::move(award));
    }
    const auto layout = layout_for(layouts, printed);
    if (!layout) return layout.error();
    const auto docx = certificates_docx(*layout, certificates, layout->offset_of(printer));
    if (!docx) return docx.error();
    return write_as(*docx, file);
}

Result<void> write_calibration(const std::filesystem::path& layout_file, const std::string& printer,
                               const std::filesystem::path& file) {
    const auto layout = read_layout_file(layout_file);
    if (!layout) return layout.error();
    return write_as(calibration_docx(*layout, layout->offset_of(printer)), file);
}

}  // namespace thidua
