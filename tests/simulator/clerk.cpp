#include "tests/simulator/clerk.h"

#include <fmt/format.h>

#include "client/store/record_query.h"
#include "shared/forms/answers.h"
#include "shared/model/ids.h"
#include "tests/simulator/message_words.h"
#include "tests/simulator/organ.h"

namespace thidua::simulator {

std::optional<Record> Clerk::find_report(LocalStore& store) {
    const bool is_office = device_.grantee.role == Role::office;
    const RecordId unit = is_office ? organ::division_id(chance_.percent(60) ? 0 : 1)
                                    : RecordId{device_.grantee.unit};
    return RecordQuery{store}.find(report_id(organ::period(chance_.percent(80) ? 0 : 1), unit));
}

/// A page, a letter, a few sheets that were scanned.
Bytes Clerk::paper() {
    const std::size_t kind = chance_.below(100);
    const std::size_t size = kind < 40   ? chance_.between(200, 3'000)
                             : kind < 75 ? chance_.between(3'000, 16'000)
                                         : chance_.between(16'000, 64'000);
    // Nobody else's begins so.
    Bytes content = typewriter_.word() + " ";
    SeededRandom noise{chance_.random().next()};
    std::vector<unsigned char> rest(size);
    noise.fill(rest);
    return content.append(reinterpret_cast<const char*>(rest.data()), rest.size());
}

AttachmentRef Clerk::hearsay() {
    const Hash hash = chance_.one_of(known_.list_contents());
    return {.hash = hash,
            .size = known_.find_content(hash)->size(),
            .name = typewriter_.word() + ".pdf"};
}

std::optional<Draft> Clerk::attach(LocalStore& store) {
    const auto report = find_report(store);
    if (!report) return std::nullopt;
    const FieldPath path = answer_path(std::string{organ::file_fields[chance_.below(2)]});
    Draft draft{.what = "attach a file to " + short_id(report->id.value())};
    const std::size_t kind = chance_.below(100);
    const bool is_known = !known_.list_contents().empty();
    if (kind < 6) {
        draft.type(*report, path, Null{});
    } else if (kind < 14 && is_known) {
        draft.what = "name a file by hearsay in " + short_id(report->id.value());
        draft.type(*report, path, hearsay());
    } else {
        AttachedContent made;
        if (kind < 30 && is_known) {
            made.file = hearsay();
            made.content = *known_.find_content(made.file.hash);
        } else {
            made.content = paper();
            made.file = {.hash = sha256(made.content),
                         .size = made.content.size(),
                         .name = typewriter_.word() + ".pdf"};
        }
        draft.type(*report, path, made.file);
        draft.files.push_back(std::move(made));
    }
    if (draft.operations.empty()) return std::nullopt;
    return draft;
}

std::optional<AttachmentRef> Clerk::choose(LocalStore& store) {
    std::vector<AttachmentRef> named;
    for (const char* type : {"report", "submission", "conflict"})
        for (const Record& record : RecordQuery{store}.list({.type = type}))
            for (const AttachmentRef& file : files_named_by(record.fields)) named.push_back(file);
    if (chance_.percent(15) && !known_.list_contents().empty()) return hearsay();
    if (named.empty()) return std::nullopt;
    return chance_.one_of(named);
}

std::vector<AttachmentRef> files_named_by(const Fields& fields) {
    std::vector<AttachmentRef> files;
    for (const auto& [path, value] : fields)
        if (const auto* file = std::get_if<AttachmentRef>(&value)) files.push_back(*file);
    return files;
}

}  // namespace thidua::simulator
