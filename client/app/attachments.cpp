#include "client/app/attachments.h"

#include <fmt/format.h>

#include "client/app/editing.h"
#include "client/app/record_register.h"
#include "client/app/report_lookup.h"
#include "client/store/file_store.h"
#include "client/store/record_query.h"
#include "shared/base/limits.h"
#include "shared/base/text.h"
#include "shared/base/translate.h"
#include "shared/forms/validation.h"
#include "shared/platform/paths.h"
#include "shared/platform/private_file.h"
#include "shared/record/merge.h"

namespace thidua {
namespace {

constexpr std::string_view answers_prefix = "answers/";

LocalFiles files_of(Workspace& workspace) {
    return {workspace.store(), ContentFolder{device_files_path(workspace.folder())}};
}

std::vector<std::string> attachment_fields(const Form& form) {
    std::vector<std::string> keys;
    for (const Section& section : form.sections)
        for (const Field& field : section.fields)
            if (field.kind == FieldKind::attachment) keys.push_back(field.key);
    return keys;
}

Result<std::string> chosen_field(const Form& form, const std::string& asked) {
    if (!asked.empty()) return asked;
    const auto fields = attachment_fields(form);
    if (fields.size() == 1) return fields.front();
    if (fields.empty())
        return failure(ErrorCode::wrong_state,
                       tr("The form of this report has no place for an attached file."));
    return failure(ErrorCode::invalid_input,
                   fmt::format(fmt::runtime(tr("The form has several places for a file: say which "
                                               "with --field: {}.")),
                               fmt::join(fields, ", ")));
}

Result<std::string> chosen_field(const RecordRule& rule, const std::string& asked) {
    std::vector<std::string> paths;
    for (const FieldRule& field : rule.fields)
        if (field.kind == ValueKind::file) paths.emplace_back(field.path);
    if (!asked.empty()) {
        const FieldRule* const field = find_field(rule.fields, asked);
        if (field != nullptr && field->kind == ValueKind::file) return asked;
        return failure(ErrorCode::not_found,
                       fmt::format(fmt::runtime(tr("There is no place \"{}\" for a file; there "
                                                   "are, with a key of your own instead of *: "
                                                   "{}.")),
                                   asked, fmt::join(paths, ", ")));
    }
    if (paths.size() == 1 && paths.front().find('*') == std::string::npos) return paths.front();
    return failure(ErrorCode::invalid_input,
                   fmt::format(fmt::runtime(tr("Say with --field which place takes the file, a key "
                                               "of your own instead of *: {}.")),
                               fmt::join(paths, ", ")));
}

std::string refusal_sentence(FileRefusal reason) {
    switch (reason) {
        case FileRefusal::too_large: return tr("The server takes no file of this size.");
        case FileRefusal::quota: return tr("The unit's share of the server's disk is used up.");
        case FileRefusal::damaged: return tr("The file on this machine is damaged; attach it again.");
        case FileRefusal::unknown: break;
    }
    return tr("The server does not have this file, or not for this device.");
}

/// Of one that waits, though it was offered.
std::string not_taken_sentence(FileRefusal reason) {
    if (reason == FileRefusal::quota)
        return tr(
            "The unit's share of the server's disk is used up; the file is sent as soon as "
            "there is room.");
    return tr(
        "The server has not taken this file yet, for what names it has not taken effect "
        "there; it is sent as soon as that does.");
}

FilePlace place_of(const LocalFiles& files, const std::optional<LocalFile>& known,
                   const Hash& hash) {
    if (known && known->state == "refused") return FilePlace::refused;
    if (!files.contents().has(hash)) return FilePlace::elsewhere;
    if (!known || known->state == "here") return FilePlace::here;
    return known->state == "stored" ? FilePlace::sent : FilePlace::waiting;
}

AttachedFile attached(LocalFiles& files, std::string path, const AttachmentRef& file) {
    const auto known = files.find(file.hash);
    AttachedFile found{.path = std::move(path),
                       .file = file,
                       .place = place_of(files, known, file.hash)};
    if (!known || !known->refusal) return found;
    if (found.place == FilePlace::refused) found.reason = refusal_sentence(*known->refusal);
    if (found.place == FilePlace::waiting) found.reason = not_taken_sentence(*known->refusal);
    return found;
}

}  // namespace

std::string_view to_text(FilePlace place) {
    switch (place) {
        case FilePlace::waiting: return "waiting";
        case FilePlace::sent: return "sent";
        case FilePlace::here: return "here";
        case FilePlace::elsewhere: return "elsewhere";
        case FilePlace::refused: return "refused";
    }
    return "elsewhere";
}

Result<AttachedFile> Attachments::attach(const RecordId& id, const std::filesystem::path& path,
                                         const std::string& asked) {
    const auto on_hand = find_report(workspace_, id);
    if (!on_hand) return on_hand.error();
    if (auto right = check_may_edit(workspace_, on_hand->report); !right) return right.error();
    const auto form = form_of(workspace_, on_hand->report);
    if (!form) return form.error();
    const auto field = chosen_field(*form, asked);
    if (!field) return field.error();
    const auto content = read(path);
    if (!content) return content.error();
    const FieldPath answer = std::string{answers_prefix} + *field;
    if (const auto problem = check_value(*form, answer, content->file)) return *problem;
    EditBuilder edit{workspace_};
    edit.set(Report::record_type, id, answer, find_value(on_hand->record.fields, answer),
             content->file);
    return keep(edit, *content, *field);
}

Result<AttachedFile> Attachments::attach(const RecordRule& rule, const RecordId& id,
                                         const std::filesystem::path& path,
                                         const std::string& asked) {
    Register records{workspace_, rule};
    const auto entry = records.find(id);
    if (!entry) return entry.error();
    const auto field = chosen_field(rule, asked);
    if (!field) return field.error();
    const auto content = read(path);
    if (!content) return content.error();
    const Value& seen = find_value(entry->record.fields, *field);
    auto edit = records.prepare_change(id, {{*field, seen}}, {{*field, content->file}});
    if (!edit) return edit.error();
    if (edit->is_empty()) return keep_again(*content, *field);
    return keep(*edit, *content, *field);
}

Result<Attachments::Content> Attachments::read(const std::filesystem::path& path) {
    auto bytes = read_limited_file(path, limits::attachment_bytes_max);
    if (!bytes) return bytes.error();
    if (bytes->empty())
        return failure(ErrorCode::invalid_input,
                       tr("The file is empty; there is nothing to attach."));
    const AttachmentRef file{
        .hash = sha256(*bytes), .size = bytes->size(), .name = cleaned(to_utf8(path.filename()))};
    return Content{file, *std::move(bytes)};
}

Result<void> Attachments::check_file(const std::filesystem::path& path) {
    const auto content = read(path);
    return content ? Result<void>{} : content.error();
}

/// The content is on disk before the edit that names it.
Result<AttachedFile> Attachments::keep(EditBuilder& edit, const Content& content,
                                       std::string path) {
    LocalFiles files = files_of(workspace_);
    if (auto added = files.add(content.file, content.bytes, edit.edit().id); !added)
        return added.error();
    if (auto saved = edit.save(); !saved) return saved.error();
    return attached(files, std::move(path), content.file);
}

/// What names the file is saved already; only the content may be missing here or at the server.
Result<AttachedFile> Attachments::keep_again(const Content& content, std::string path) {
    LocalFiles files = files_of(workspace_);
    const FilePlace place = attached(files, path, content.file).place;
    if (place != FilePlace::sent && place != FilePlace::here)
        if (auto added = files.add_again(content.file, content.bytes); !added) return added.error();
    return attached(files, std::move(path), content.file);
}

Result<void> Attachments::send_files_of(const Edit& edit) {
    for (const Operation& operation : edit.operations) {
        const auto* file = std::get_if<AttachmentRef>(&operation.value);
        if (file == nullptr || !has(*file)) continue;
        if (auto sent = send_again(*file, edit.id); !sent) return sent;
    }
    return {};
}

Result<void> Attachments::send_again(const AttachmentRef& file, const EditId& edit) {
    LocalFiles files = files_of(workspace_);
    const auto content = files.contents().read(file.hash, 0, limits::attachment_bytes_max);
    if (!content) return content.error();
    return files.add(file, *content, edit);
}

std::vector<AttachedFile> Attachments::list(const Fields& fields) {
    std::vector<AttachedFile> list;
    LocalFiles files = files_of(workspace_);
    for (const auto& [path, value] : fields) {
        const auto* file = std::get_if<AttachmentRef>(&value);
        if (file == nullptr) continue;
        const bool is_answer = path.starts_with(answers_prefix);
        list.push_back(
            attached(files, is_answer ? path.substr(answers_prefix.size()) : path, *file));
    }
    return list;
}

Result<AttachedFile> Attachments::find(const RecordId& id, const std::string& hash) {
    const auto record = RecordQuery{workspace_.store()}.find(id);
    if (!record)
        return failure(ErrorCode::not_found,
                       fmt::format(fmt::runtime(tr("Nothing here has the id {}.")), id.text()));
    std::optional<AttachedFile> found;
    for (AttachedFile& one : list(record->fields)) {
        if (!one.file.hash.hex().starts_with(hash)) continue;
        if (found && found->file.hash != one.file.hash)
            return failure(ErrorCode::invalid_input,
                           tr("Several files here begin like that; write more of the hash."));
        found = std::move(one);
    }
    if (!found) return failure(ErrorCode::not_found, tr("No such file is attached here."));
    return *std::move(found);
}

bool Attachments::has(const AttachmentRef& file) {
    return files_of(workspace_).contents().has(file.hash);
}

void Attachments::want(const AttachedFile& file) { files_of(workspace_).want(file.file); }

Result<void> Attachments::save(const AttachmentRef& file, const std::filesystem::path& to) {
    const auto content =
        files_of(workspace_).contents().read(file.hash, 0, limits::attachment_bytes_max);
    if (!content) return content.error();
    if (sha256(*content) != file.hash)
        return failure(ErrorCode::damaged, refusal_sentence(FileRefusal::damaged));
    return write_private_file(to, *content);
}

}  // namespace thidua
