#include "server/organization/form_records.h"

#include <fmt/format.h>

#include <set>

#include "server/organization/bounded_file.h"
#include "shared/base/limits.h"
#include "shared/base/translate.h"
#include "shared/model/form_record.h"
#include "shared/model/ids.h"
#include "shared/model/new_form.h"
#include "shared/model/scope.h"

namespace thidua {
namespace {

/// The definition's text; empty, with a mistake, when there is none.
std::string read_definition(const JsonEntry& entry, const std::filesystem::path& folder) {
    if (entry.has("path") == entry.has("definition")) {
        entry.refuse(tr("give either \"path\" or \"definition\"."));
        return {};
    }
    if (entry.has("definition")) return entry.json("definition");
    const auto path = path_below(folder, entry.text("path"));
    if (!path) {
        entry.refuse(path.error().message);
        return {};
    }
    auto text = read_bounded_file(*path, limits::form_file_bytes_max);
    if (text) return *std::move(text);
    entry.refuse(text.error().message);
    return {};
}

void add_form(const JsonEntry& entry, const UnitDirectory& units,
              const std::filesystem::path& folder, std::vector<Record>& records,
              std::set<RecordId>& ids) {
    entry.expect_only({"organs", "path", "definition"});
    const std::string definition = read_definition(entry, folder);
    if (definition.empty()) return;
    const auto form = read_new_form(definition);
    if (!form) {
        entry.refuse(form.error().message);
        return;
    }
    FormRecord record{.key = form->key,
                      .version = form->version,
                      .title = form->title.vi,
                      .definition = definition};
    const auto organs = entry.texts("organs");
    if (organs.empty()) entry.refuse(tr("\"organs\" must name at least one organ."));
    for (const auto& organ : organs) {
        record.organ = units.organ_named(organ, entry);
        const RecordId id = form_id(record.organ, record.key);
        if (!ids.insert(id).second) {
            entry.refuse(fmt::format(fmt::runtime(tr("\"{}\" already has the form \"{}\".")),
                                     organ, record.key));
            continue;
        }
        records.push_back(make_record(id, organ_scope(record.organ), record));
    }
}

}  // namespace

std::vector<Record> form_records(const std::vector<JsonEntry>& files, const UnitDirectory& units,
                                 const std::filesystem::path& folder) {
    std::vector<Record> records;
    std::set<RecordId> ids;
    for (const auto& file : files) {
        for (const auto& entry : file.entries("forms")) {
            add_form(entry, units, folder, records, ids);
        }
    }
    return records;
}

}  // namespace thidua
