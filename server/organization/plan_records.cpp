#include "server/organization/plan_records.h"

#include <fmt/format.h>

#include "server/organization/movement_records.h"
#include "shared/base/translate.h"
#include "shared/model/ids.h"
#include "shared/model/plan.h"
#include "shared/model/scope.h"

namespace thidua {
namespace {

std::map<std::string, ContentLine> read_contents(const JsonEntry& plan) {
    std::map<std::string, ContentLine> contents;
    for (const auto& entry : plan.entries("contents")) {
        entry.expect_only({"key", "text"});
        const std::string key = entry.text("key");
        const ContentLine line{.text = entry.text("text"),
                               .order = static_cast<std::int64_t>(contents.size()) + 1};
        if (is_fit_as_key(key, entry) && !contents.emplace(key, line).second) {
            entry.refuse(tr("this key is used twice."));
        }
    }
    return contents;
}

PlanRole read_role(const JsonEntry& entry) {
    if (!entry.has("role")) return PlanRole::own;
    const auto role = from_text<PlanRole>(entry.text_or_empty("role"));
    if (!role) {
        entry.refuse(tr("\"role\" must be \"own\", \"lead\", \"coordinate\" or \"either\"."));
    }
    return role.value_or(PlanRole::own);
}

std::map<std::string, Criterion> read_group(const JsonEntry& criteria, const std::string& group) {
    std::map<std::string, Criterion> read;
    for (const auto& entry : criteria.entries(group)) {
        entry.expect_only({"key", "text", "role"});
        const std::string key = entry.text("key");
        const Criterion criterion{.text = entry.text("text"),
                                  .role = read_role(entry),
                                  .order = static_cast<std::int64_t>(read.size()) + 1};
        if (is_fit_as_key(key, entry) && !read.emplace(key, criterion).second) {
            entry.refuse(tr("this key is used twice."));
        }
    }
    return read;
}

void read_criteria(const JsonEntry& entry, Plan& plan) {
    if (!entry.has("criteria")) return;
    const auto criteria = entry.entry("criteria");
    if (!criteria) return;
    for (const auto& group : entry.keys_below("criteria")) {
        if (is_fit_as_key(group, entry)) plan.criteria[group] = read_group(*criteria, group);
    }
}

Plan read_plan(const JsonEntry& entry, const UnitDirectory& units,
               const std::set<RecordId>& movements) {
    entry.expect_only({"key", "organ", "title", "from_year", "to_year", "movements", "bases",
                       "contents", "criteria", "source"});
    Plan plan;
    plan.key = entry.text("key");
    plan.organ = units.organ_named(entry.text("organ"), entry);
    plan.title = entry.text("title");
    plan.from_year = entry.integer("from_year");
    plan.to_year = entry.integer("to_year");
    plan.source = entry.text_or_empty("source");
    check_years(entry, plan.from_year, plan.to_year);
    for (const auto& code : entry.texts("movements")) {
        if (!movements.contains(movement_id(code))) {
            entry.refuse(fmt::format(fmt::runtime(tr("there is no movement \"{}\".")), code));
        }
        plan.movements.insert(movement_id(code));
    }
    plan.bases = read_bases(entry);
    plan.contents = read_contents(entry);
    read_criteria(entry, plan);
    return plan;
}

}  // namespace

std::vector<Record> plan_records(const std::vector<JsonEntry>& files, const UnitDirectory& units,
                                 const std::set<RecordId>& movements) {
    std::vector<Record> records;
    std::set<RecordId> ids;
    for (const auto& file : files) {
        for (const auto& entry : file.entries("plans")) {
            const Plan plan = read_plan(entry, units, movements);
            const RecordId id = plan_id(plan.organ, plan.key);
            if (!ids.insert(id).second) {
                entry.refuse(tr("this organ already has a plan with this key."));
                continue;
            }
            records.push_back(make_record(id, organ_scope(plan.organ), plan));
        }
    }
    return records;
}

}  // namespace thidua
