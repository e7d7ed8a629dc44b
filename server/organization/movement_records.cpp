#include "server/organization/movement_records.h"

#include <fmt/format.h>

#include "shared/base/translate.h"
#include "shared/model/ids.h"
#include "shared/model/scope.h"

namespace thidua {
namespace {

std::map<std::string, Phase> read_phases(const JsonEntry& movement) {
    std::map<std::string, Phase> phases;
    for (const auto& entry : movement.entries("phases")) {
        entry.expect_only({"key", "name", "from_year", "to_year", "ends_with"});
        const std::string key = entry.text("key");
        const Phase phase{.name = entry.text("name"),
                          .from_year = entry.integer("from_year"),
                          .to_year = entry.integer("to_year"),
                          .ends_with = entry.text_or_empty("ends_with")};
        check_years(entry, phase.from_year, phase.to_year);
        if (is_fit_as_key(key, entry) && !phases.emplace(key, phase).second) {
            entry.refuse(tr("this key is used twice."));
        }
    }
    return phases;
}

Movement read_movement(const JsonEntry& entry) {
    entry.expect_only({"code", "name", "from_year", "to_year", "plans_due", "bases", "phases"});
    Movement movement;
    movement.code = entry.text("code");
    movement.name = entry.text("name");
    movement.from_year = entry.integer("from_year");
    movement.to_year = entry.integer("to_year");
    movement.plans_due = entry.date("plans_due");
    movement.bases = read_bases(entry);
    movement.phases = read_phases(entry);
    check_years(entry, movement.from_year, movement.to_year);
    return movement;
}

}  // namespace

std::vector<Record> movement_records(const std::vector<JsonEntry>& files) {
    std::vector<Record> records;
    std::set<std::string> codes;
    for (const auto& file : files) {
        for (const auto& entry : file.entries("movements")) {
            const Movement movement = read_movement(entry);
            if (!codes.insert(movement.code).second) {
                entry.refuse(tr("this code is used twice; every movement needs its own."));
                continue;
            }
            Record& record = records.emplace_back(
                make_record(movement_id(movement.code), province_scope(), movement));
            // What the province has decided is launched already.
            record.fields["state"] = std::string{"launched"};
        }
    }
    return records;
}

std::map<std::string, LegalBasis> read_bases(const JsonEntry& entry) {
    std::map<std::string, LegalBasis> bases;
    for (const auto& each : entry.entries("bases")) {
        each.expect_only({"key", "kind", "number", "date", "issuer", "subject"});
        const std::string key = each.text("key");
        const LegalBasis basis{.kind = each.text("kind"),
                               .number = each.text("number"),
                               .date = each.date("date"),
                               .issuer = each.text("issuer"),
                               .subject = each.text_or_empty("subject"),
                               .order = static_cast<std::int64_t>(bases.size()) + 1};
        if (is_fit_as_key(key, each) && !bases.emplace(key, basis).second) {
            each.refuse(tr("this key is used twice."));
        }
    }
    return bases;
}

void check_years(const JsonEntry& entry, std::int64_t from_year, std::int64_t to_year) {
    if (from_year < 2000 || to_year > 2100 || to_year < from_year) {
        entry.refuse(tr("the years must lie within 2000 to 2100, the first before the last."));
    }
}

bool is_fit_as_key(const std::string& key, const JsonEntry& entry) {
    constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyz0123456789-_";
    if (key.empty()) return false;
    if (key.size() <= 40 && key.find_first_not_of(allowed) == std::string::npos) return true;
    entry.refuse(fmt::format(
        fmt::runtime(tr("the key \"{}\" may hold only a to z, digits, - and _, at most 40.")),
        key));
    return false;
}

}  // namespace thidua
