#include "server/organization/unit_records.h"

#include <fmt/format.h>

#include "shared/base/translate.h"
#include "shared/model/ids.h"
#include "shared/model/scope.h"

namespace thidua {
namespace {

constexpr std::size_t code_bytes_max = 40;
constexpr int depth_max = 8;

bool is_fit_as_code(const std::string& code) {
    return !code.empty() && code.size() <= code_bytes_max &&
           code.find_first_of("/ \t\n\"") == std::string::npos;
}

UnitKind read_kind(const JsonEntry& entry) {
    const std::string text = entry.text("kind");
    const auto kind = from_text<UnitKind>(text);
    if (!kind && !text.empty()) {
        entry.refuse(fmt::format(fmt::runtime(tr("\"{}\" is not a kind of unit.")), text));
    }
    return kind.value_or(UnitKind::other);
}

}  // namespace

UnitDirectory UnitDirectory::from_files(const std::vector<JsonEntry>& files,
                                        const std::vector<Record>& known) {
    UnitDirectory directory;
    for (const auto& record : known) {
        if (record.type != record_types::unit) continue;
        const auto unit = view_of<Unit>(record);
        directory.known_.emplace(unit.code, unit);
    }
    std::vector<JsonEntry> entries;
    for (const auto& file : files) {
        for (auto& entry : file.entries("units")) entries.push_back(std::move(entry));
    }
    for (const auto& entry : entries) directory.add(entry);
    for (const auto& entry : entries) {
        const auto found = directory.units_.find(entry.text_or_empty("code"));
        if (found != directory.units_.end()) directory.place(found->second, entry);
    }
    return directory;
}

void UnitDirectory::add(const JsonEntry& entry) {
    entry.expect_only({"code", "name", "short_name", "kind", "parent", "valid_from", "valid_to",
                       "sort_key", "source", "legal_personality"});
    Unit unit;
    unit.code = entry.text("code");
    unit.name = entry.text("name");
    unit.short_name = entry.text_or_empty("short_name");
    unit.kind = read_kind(entry);
    unit.valid_from = entry.date("valid_from");
    unit.valid_to = entry.date("valid_to");
    unit.sort_key = entry.text_or_empty("sort_key");
    unit.source = entry.text_or_empty("source");
    unit.has_legal_personality = entry.is_true("legal_personality");
    if (unit.code.empty()) return;
    if (!is_fit_as_code(unit.code)) {
        entry.refuse(tr("a code has at most 40 letters, digits and hyphens, without spaces."));
        return;
    }
    if (unit.valid_from && unit.valid_to && *unit.valid_to < *unit.valid_from) {
        entry.refuse(tr("it ends before it begins."));
    }
    const std::string code = unit.code;
    if (known_.contains(code)) return;
    if (!units_.emplace(code, std::move(unit)).second) {
        entry.refuse(tr("this code is used twice; every unit needs its own."));
        return;
    }
    if (entry.has("parent")) parents_.emplace(code, entry.text("parent"));
}

/// Finds the parent and, going up, the organ.
void UnitDirectory::place(Unit& unit, const JsonEntry& entry) const {
    std::string at = unit.code;
    for (int depth = 0; depth <= depth_max; ++depth) {
        if (const auto known = known_.find(at); known != known_.end()) {
            if (unit.organ.is_nil()) unit.organ = known->second.organ;
            return;
        }
        if (unit.organ.is_nil() && is_organ(units_.at(at).kind)) unit.organ = unit_id(at);
        const auto parent = parents_.find(at);
        if (parent == parents_.end()) {
            if (unit.organ.is_nil()) entry.refuse(tr("it belongs to no organ; give its parent."));
            return;
        }
        if (find(parent->second) == nullptr) {
            if (depth == 0) {
                entry.refuse(fmt::format(
                    fmt::runtime(tr("the parent \"{}\" is not in the files.")), parent->second));
            }
            return;
        }
        if (depth == 0) unit.parent = unit_id(parent->second);
        at = parent->second;
    }
    entry.refuse(tr("its parents form a circle or are more than 8 levels deep."));
}

const Unit* UnitDirectory::find(const std::string& code) const {
    if (const auto known = known_.find(code); known != known_.end()) return &known->second;
    const auto found = units_.find(code);
    return found == units_.end() ? nullptr : &found->second;
}

RecordId UnitDirectory::organ_named(const std::string& code, const JsonEntry& entry) const {
    const Unit* unit = find(code);
    if (unit == nullptr) {
        entry.refuse(fmt::format(fmt::runtime(tr("there is no unit \"{}\".")), code));
        return {};
    }
    if (!is_organ(unit->kind)) {
        entry.refuse(fmt::format(
            fmt::runtime(tr("\"{}\" is part of an organ; name the organ itself.")), code));
        return {};
    }
    return unit_id(code);
}

std::vector<Record> UnitDirectory::records() const {
    std::vector<Record> records;
    for (const auto& [code, unit] : units_) {
        records.push_back(make_record(unit_id(code), province_scope(), unit));
    }
    return records;
}

}  // namespace thidua
