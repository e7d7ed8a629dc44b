#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "server/store/own_edit.h"
#include "shared/forms/answers.h"
#include "shared/model/form_record.h"
#include "shared/model/ids.h"
#include "shared/model/record_rules.h"
#include "shared/model/record_types.h"
#include "shared/model/scope.h"
#include "shared/model/table_record.h"
#include "shared/store/transaction.h"
#include "tests/server_store/scope_rows.h"
#include "tests/support/made_edit.h"

// Every type of record, in every scope, by every role, through the real store, against
// scope_rows.h.

namespace thidua {
namespace {

using namespace scope_rows;

Roles with(Roles roles, const Roles& more) {
    roles.insert(more.begin(), more.end());
    return roles;
}

/// A scope as somebody of STP-HCTP finds it.
struct Spot {
    std::string name;
    std::string kind;  ///< as the rows below name it
    ScopeId scope;
    std::string unit;  ///< whose records stand there; empty for an organ's
    std::string organ;
    Roles read_by;
};

std::vector<Spot> spots(const Device& own, const Device& other) {
    const RecordId stp = unit_id("STP");
    const RecordId sngv = unit_id("SNgV");
    const Roles nobody;
    const Roles everybody{all_roles.begin(), all_roles.end()};
    const auto unit = [](const char* code) { return unit_scope(unit_id(code)); };
    Roles of_organ = everybody;
    of_organ.erase(administrator);
    return {
        {"own unit", "unit", unit("STP-HCTP"), "STP-HCTP", "STP", with(readers, {officer, head})},
        {"unit below", "unit", unit("STP-HCTP-1"), "STP-HCTP-1", "STP", with(readers, {head})},
        {"other unit", "unit", unit("STP-TGPL"), "STP-TGPL", "STP", readers},
        {"the organ itself", "unit", unit("STP"), "STP", "STP", readers},
        {"unit of another organ", "unit", unit("SNgV-HTQT"), "SNgV-HTQT", "SNgV", nobody},
        {"province", "province", province_scope(), "", "", everybody},
        {"organ", "organ", organ_scope(stp), "", "STP", of_organ},
        {"another organ", "organ", organ_scope(sngv), "", "SNgV", nobody},
        {"office", "office", office_scope(stp), "", "STP", readers},
        {"another office", "office", office_scope(sngv), "", "SNgV", nobody},
        {"registry", "registry", registry_scope(stp), "", "STP", with(readers, {clerk})},
        {"council", "council", council_scope(stp), "", "STP", with(readers, {council_member})},
        {"another council", "council", council_scope(sngv), "", "SNgV", nobody},
        {"ballots", "ballots", ballots_scope(stp), "", "STP", {council_secretary}},
        {"upward", "upward", upward_scope(stp), "", "STP", with(readers, {clerk})},
        {"another organ's upward", "upward", upward_scope(sngv), "", "SNgV", nobody},
        {"to the province", "addressed", addressed_scope(stp, unit_id("08")), "", "STP",
         with(readers, {clerk})},
        {"on paper", "addressed", addressed_scope(stp, stp), "", "STP", with(readers, {clerk})},
        {"of another organ to the province", "addressed", addressed_scope(sngv, unit_id("08")), "",
         "SNgV", nobody},
        {"own device", "device", device_scope(own.id), "", "STP", everybody},
        {"another device", "device", device_scope(other.id), "", "", nobody},
        {"nobody's", "none", unit("NOWHERE"), "NOWHERE", "", nobody}};
}

/// What this version does not know is carried where its maker's own things are.
bool may_carry_at(Role role, const Spot& spot) {
    if (spot.name == "own device") return role != administrator;
    if (spot.organ != "STP") return false;
    const std::map<std::string, Roles> elsewhere{
        {"unit", the_office},
        {"organ", the_office},
        {"office", {office, leadership}},
        {"registry", {office, clerk}},
        {"council", {office, council_member, council_secretary}},
        {"upward", the_office},
        {"addressed", the_office}};
    if (spot.name == "own unit") return unit_people.contains(role);
    const auto found = elsewhere.find(spot.kind);
    return found != elsewhere.end() && found->second.contains(role);
}

enum class Doing { make, change, remove_row };

bool may_do(const std::string& type, Doing doing, Role role, const Spot& spot) {
    const auto row = std::ranges::find(rows, type, &Row::type);
    if (row == rows.end()) return may_carry_at(role, spot);
    if (!row->kinds.contains(spot.kind) || spot.organ != "STP") return false;
    const bool is_own = spot.unit == "STP-HCTP";
    if (type == "form" && doing == Doing::remove_row) return false;  // it has no rows
    if (type == "acknowledgement" && spot.kind == "organ" && doing == Doing::make)
        return Roles{office, leadership, council_secretary, council_member, clerk}.contains(
            role);  // of themselves
    if (doing == Doing::make) return (is_own ? row->make_own : row->make_elsewhere).contains(role);
    return (is_own ? row->change_own : row->change_elsewhere).contains(role);
}

/// Records that would be accepted where the right is there.
class Specimens {
public:
    explicit Specimens(SampleServer& server) : server_{server} {}

    Record make(const std::string& type, const Spot& spot) {
        Record record{.type = type,
                      .id = RecordId{make_uuid_v7(server_.clock().now(), server_.random())},
                      .scope = spot.scope,
                      .fields = {{"title", std::string{"Thử"}}},
                      .rev = Sequence{}};
        const std::string unit = spot.unit.empty() ? spot.organ : spot.unit;
        record.fields["unit"] = unit_id(unit);
        record.fields["organ"] = unit_id(spot.organ);
        record.fields["key"] = std::string{"thu"};
        if (type == "upward_dossier") record.fields["recipient"] = std::string{"08"};
        if (type == "report" || type == "submission") make_report(record, unit);
        if (type == "extension" || type == "exemption") make_allowance(record, unit);
        if (type == "form") make_form(record, unit_id(spot.organ));
        if (const RecordRule* const rule = find_record_rule(type); rule && rule->is_of_table())
            make_of_table(record, *rule);
        if (type == "period") {
            record.fields["exceptional"] = true;
            record.fields["due_date"] = date(2026, 10, 1);
        }
        return record;
    }
    static Record report_of(const std::string& unit) {
        Record report = quarterly_report(unit);
        report.fields["answers/t/" + row().text()] = true;
        report.fields[answer_path("tasks_done")] = std::int64_t{5};
        return report;
    }
    static RecordId row() { return unit_id("a row"); }

private:
    static Value value_for(const FieldRule& field) {
        switch (field.kind) {
            case ValueKind::integer: return std::int64_t{2026};
            case ValueKind::decimal: return Decimal{1};
            case ValueKind::date: return date(2026, 10, 1);
            case ValueKind::yes_no: return true;
            case ValueKind::record: return unit_id("another");
            case ValueKind::choice: return std::string{field.choices.front().name};
            default: return std::string{"Thử"};
        }
    }
    static void make_of_table(Record& record, const RecordRule& rule) {
        for (const FieldRule& field : rule.fields)
            if (field.need == Need::at_creation && !record.fields.contains(field.path))
                record.fields.emplace(field.path, value_for(field));
        if (const auto id = id_from_keys(rule, record.fields)) record.id = *id;
    }
    static void make_report(Record& record, const std::string& unit) {
        const Record report = quarterly_report(unit);
        const Record made = record.type == "report" ? report : submission_of(report);
        record.id = made.id;
        record.fields = made.fields;
    }
    static void make_allowance(Record& record, const std::string& unit) {
        const RecordId period = SampleServer::period("2026-Q3");
        record.fields["period"] = period;
        record.id = record.type == "extension" ? extension_id(period, unit_id(unit))
                                               : exemption_id(period, unit_id(unit));
    }
    static void make_form(Record& record, const RecordId& organ) {
        record.id = form_id(organ, "thu");
        record.fields["definition"] = std::string{
            R"({"key": "thu", "version": 1, "title": {"vi": "Mẫu"}, "sections": [
              {"key": "s", "title": {"vi": "Mục"}, "fields": [
                {"key": "n", "kind": "integer", "label": "Số"}]}], "rules": []})"};
    }

    SampleServer& server_;
};

std::vector<std::string> all_types() {
    std::vector<std::string> types{"hologram"};
    for (const RecordRule& rule : record_rules()) types.emplace_back(rule.type);
    return types;
}

class Rule06_Scope : public testing::Test {
protected:
    Rule06_Scope() {
        Transaction transaction{server_.database()};
        const Unit branch{.code = "STP-HCTP-1",
                          .name = "Bộ phận một cửa",
                          .kind = UnitKind::division,
                          .parent = unit_id("STP-HCTP"),
                          .organ = unit_id("STP")};
        load_records(server_.database(),
                     {make_record(unit_id(branch.code), province_scope(), branch)},
                     server_.clock().now(), server_.random());
        transaction.commit();
        other_ = enrol(officer);
        // The organisation is known before specimens of units are put anywhere.
        static_cast<void>(server_.store().grant_generation(server_.clock().now()));
    }
    Device enrol(Role role) { return server_.enrol({"Người thử", "STP-HCTP", role, "MAY"}); }

    void put(Record record) {
        record.rev = server_.store().head().seq;
        RecordStore{server_.database()}.put(record);
    }
    /// As it stands on the server before somebody changes it.
    void put_standing(const std::string& type, Record record, const Spot& spot) {
        const bool is_of_unit = type == "report" || type == "submission";
        const std::string unit = spot.unit.empty() ? spot.organ : spot.unit;
        if (is_of_unit) {
            Record report = Specimens::report_of(unit);
            if (type == "report") report.scope = spot.scope;
            put(report);
        }
        if (type != "report") put(std::move(record));
    }
    static FieldPath path_of(const std::string& type) {
        return type == "report" ? answer_path("tasks_done") : FieldPath{"title"};
    }
    static FieldPath marker_of(const std::string& type) {
        return (type == "report" ? "answers/t/" : "rows/") + Specimens::row().text();
    }

    /// What the server says; nothing of it stays.
    std::vector<OperationOutcome> outcomes(const std::string& type, Doing doing,
                                           const Device& device, const Spot& spot) {
        Transaction undone{server_.database()};
        Record record = specimens_.make(type, spot);
        MadeEdit edit{server_, device.grantee.person};
        if (doing == Doing::make) {
            if (type == "submission")
                put(quarterly_report(spot.unit.empty() ? spot.organ : spot.unit));
            edit.create(record);
        } else {
            if (type == "report") record.fields = Specimens::report_of(spot.unit).fields;
            record.fields[marker_of(type)] = true;
            put_standing(type, record, spot);
            if (doing == Doing::change)
                edit.set(record, path_of(type),
                         type == "report" ? Value{std::int64_t{6}} : Value{std::string{"Khác"}});
            else
                edit.remove_row(record, marker_of(type));
        }
        return server_.store()
            .apply_edit(device.id, {EditNumber{1}, edit.edit()}, server_.clock().now())
            .receipt.outcomes;
    }
    void expect_by_the_rows(Doing doing) {
        for (const Role role : all_roles) {
            const Device device = enrol(role);
            for (const Spot& spot : spots(device, other_))
                for (const std::string& type : all_types()) {
                    // A report is of a unit, and a unit's record is nobody's to make.
                    if (type == "report" && spot.unit.empty()) continue;
                    const auto said = outcomes(type, doing, device, spot);
                    const bool is_done = std::ranges::none_of(
                        said, [](const auto& one) { return one.kind == OutcomeKind::rejected; });
                    EXPECT_EQ(is_done, may_do(type, doing, role, spot))
                        << to_text(role) << ", " << type << ", " << spot.name << ": "
                        << static_cast<int>(said.front().reason);
                    if (!is_done)
                        EXPECT_EQ(said.front().reason, RejectReason::not_allowed)
                            << to_text(role) << ", " << type << ", " << spot.name;
                }
        }
    }
    /// The types of the records that the pages of the device's grant bring, by their scopes.
    std::map<ScopeId, std::set<std::string>> pages_of(const Device& device) {
        std::map<ScopeId, std::set<std::string>> brought;
        const Instant now = server_.clock().now();
        const Sequence head = server_.store().head().seq;
        const auto grant = server_.store().find_grant(device.id, now).value();
        for (const ScopeId& scope : grant)
            for (const PackedRecord& record :
                 server_.store().list_changed(scope, {}, head, SIZE_MAX).records)
                brought[scope].insert(record.type);
        return brought;
    }

    SampleServer server_;
    Specimens specimens_{server_};
    Device other_;
};

TEST_F(Rule06_Scope, TheRowsNameEveryTypeOfTheTable) {
    for (const RecordRule& rule : record_rules())
        EXPECT_NE(std::ranges::find(rows, rule.type, &Row::type), rows.end()) << rule.type;
}

TEST_F(Rule06_Scope, EveryRoleReadsWhatItMayOfEveryTypeAndNothingElse) {
    for (const Role role : all_roles) {
        const Device device = enrol(role);
        Transaction undone{server_.database()};
        for (const Spot& spot : spots(device, other_))
            for (const std::string& type : all_types()) {
                Record record = specimens_.make(type, spot);
                record.id = RecordId{make_uuid_v7(server_.clock().now(), server_.random())};
                put(record);
            }
        auto brought = pages_of(device);
        for (const Spot& spot : spots(device, other_))
            for (const std::string& type : all_types())
                EXPECT_EQ(brought[spot.scope].contains(type), spot.read_by.contains(role))
                    << to_text(role) << ", " << type << ", " << spot.name;
    }
}

TEST_F(Rule06_Scope, EveryRoleMakesWhatItMayOfEveryTypeAndNothingElse) {
    expect_by_the_rows(Doing::make);
}

TEST_F(Rule06_Scope, EveryRoleChangesWhatItMayOfEveryTypeAndNothingElse) {
    expect_by_the_rows(Doing::change);
}

TEST_F(Rule06_Scope, EveryRoleRemovesRowsWhereItMayOfEveryTypeAndNothingElse) {
    expect_by_the_rows(Doing::remove_row);
}

TEST_F(Rule06_Scope, TheStepRowsNameEveryStepOfTheTable) {
    std::size_t steps = 0;
    for (const RecordRule& rule : record_rules())
        if (rule.type != record_types::conflict) steps += rule.steps.size();
    EXPECT_EQ(step_rows.size(), steps);
}

TEST_F(Rule06_Scope, EveryRoleTakesTheStepsItMayAndNoOther) {
    for (const Role role : all_roles) {
        const Device device = enrol(role);
        for (const StepRow& row : step_rows)
            for (const Spot& spot : spots(device, other_)) {
                const auto kinds = row.type == "evidence"
                                       ? std::set<std::string>{"unit", "upward"}
                                   : row.type == "recovered" || row.type == "held"
                                       ? std::set<std::string>{"office"}
                                       : std::ranges::find(rows, row.type, &Row::type)->kinds;
                const bool is_there = spot.organ == "STP" && kinds.contains(spot.kind);
                if (row.type == "report" && spot.unit.empty()) continue;
                Transaction undone{server_.database()};
                const Record record = specimens_.make(row.type, spot);
                put_standing(row.type, record, spot);
                MadeEdit edit{server_, device.grantee.person};
                edit.step(record, row.step);
                const auto said = server_.store().apply_edit(
                    device.id, {EditNumber{1}, edit.edit()}, server_.clock().now());
                const bool may_step =
                    is_there &&
                    (spot.unit == "STP-HCTP" ? row.own : row.elsewhere).contains(role);
                EXPECT_EQ(said.receipt.outcomes.front().reason != RejectReason::not_allowed,
                          may_step)
                    << to_text(role) << ", " << row.type << " " << row.step << ", " << spot.name;
            }
    }
}

TEST_F(Rule06_Scope, OnlyTheHeadAndTheOfficeOfAUnitSayWhomToTelephone) {
    for (const Role role : all_roles) {
        const Device device = enrol(role);
        for (const char* code : {"STP-HCTP", "STP-TGPL", "SNgV-HTQT"})
            for (const char* path : {"contact/telephone", "name", "parent", "organ"}) {
                Transaction undone{server_.database()};
                MadeEdit edit{server_, device.grantee.person};
                edit.set(*server_.find(unit_id(code)), path, std::string{"0207 3 822 000"});
                const auto said = server_.store().apply_edit(
                    device.id, {EditNumber{1}, edit.edit()}, server_.clock().now());
                const bool may_change = std::string{code} == "STP-HCTP" &&
                                        std::string{path} == "contact/telephone" &&
                                        (role == head || role == office);
                EXPECT_EQ(said.receipt.outcomes.front().reason != RejectReason::not_allowed,
                          may_change)
                    << to_text(role) << ", " << code << ", " << path;
            }
    }
}

}  // namespace
}  // namespace thidua
