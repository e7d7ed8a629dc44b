#pragma once

#include <set>
#include <string>
#include <vector>

#include "shared/model/role.h"

// Who may read and do what, written down a second time and apart from the program.

namespace thidua::scope_rows {

using enum Role;
using Roles = std::set<Role>;

inline const std::vector<Role> all_roles{officer,           head,       office, council_member,
                                         council_secretary, leadership, clerk,  receiver,
                                         administrator,     auditor};
/// They read all of their organ.
inline const Roles readers{office, leadership, council_secretary, auditor};

/// Who may make and change records of a type: in the own unit and elsewhere in the organ. A scope
/// without units counts as elsewhere.
struct Row {
    std::string type;
    std::set<std::string> kinds;
    Roles make_own, make_elsewhere;
    Roles change_own, change_elsewhere;
};

inline const Roles unit_people{officer, head, office};
inline const Roles the_office{office};
inline const Roles voters{council_member, council_secretary, leadership};
inline const Roles leaders{leadership};
inline const Roles keepers{office, council_secretary};
/// The Director usually chairs.
inline const Roles chairs{office, council_secretary, leadership};

inline const std::vector<Row> rows{
    {"unit", {"province"}, {}, {}, {}, {}},  // scope_matrix_test.cpp has one test more
    {"holiday_calendar", {}, {}, {}, {}, {}},
    {"device", {}, {}, {}, {}, {}},
    {"obligation", {"organ"}, {}, the_office, {}, the_office},
    {"period", {"organ"}, {}, the_office, {}, {}},
    {"form", {"organ"}, {}, the_office, {}, the_office},
    {"report", {"unit"}, unit_people, the_office, unit_people, the_office},
    {"submission", {"unit", "upward"}, {head, office}, the_office, {}, {}},
    {"extension", {"unit"}, the_office, the_office, the_office, the_office},
    {"exemption", {"unit"}, the_office, the_office, the_office, the_office},
    {"consolidation", {"office"}, {}, the_office, {}, {}},
    {"attachment", {"unit"}, unit_people, the_office, unit_people, the_office},
    {"evidence", {}, {}, {}, {}, {}},
    {"read_out", {"office"}, {}, the_office, {}, {}},
    {"conflict", {}, {}, {}, {}, {}},
    {"change", {}, {}, {}, {}, {}},
    {"restore", {}, {}, {}, {}, {}},
    {"recovered", {}, {}, {}, {}, {}},
    {"held", {}, {}, {}, {}, {}},
    {"movement", {"organ"}, {}, the_office, {}, the_office},
    {"plan", {"organ"}, {}, the_office, {}, the_office},
    {"legal_basis", {"organ"}, {}, the_office, {}, the_office},
    {"criteria_set", {"organ"}, {}, the_office, {}, the_office},
    {"announcement", {"organ"}, {}, the_office, {}, the_office},
    {"phase_lock", {"organ"}, {}, the_office, {}, the_office},
    {"acknowledgement", {"unit", "organ"}, unit_people, the_office, {}, {}},
    {"meeting", {"unit"}, unit_people, the_office, unit_people, the_office},
    {"reminder", {"unit"}, the_office, the_office, the_office, the_office},
    {"person", {"organ"}, {}, the_office, {}, the_office},
    {"discipline", {"council"}, {}, the_office, {}, the_office},
    {"other_party", {"organ"}, {}, the_office, {}, the_office},
    {"registration", {"unit"}, unit_people, the_office, unit_people, the_office},
    {"target", {"unit"}, unit_people, the_office, unit_people, the_office},
    {"assessment", {"unit"}, unit_people, the_office, unit_people, the_office},
    {"difficulty", {"unit"}, unit_people, the_office, unit_people, the_office},
    {"initiative", {"unit"}, unit_people, the_office, unit_people, the_office},
    {"role_model", {"unit"}, unit_people, the_office, unit_people, the_office},
    {"inspection", {"unit"}, the_office, the_office, the_office, the_office},
    {"self_inspection", {"unit"}, unit_people, the_office, unit_people, the_office},
    {"praise",
     {"unit"},
     {office, leadership},
     {office, leadership},
     {office, leadership},
     {office, leadership}},
    {"award_round", {"organ"}, {}, the_office, {}, the_office},
    {"nomination", {"unit"}, unit_people, the_office, unit_people, the_office},
    {"award_decision", {"registry"}, {}, the_office, {}, the_office},
    {"award", {"organ"}, {}, the_office, {}, {}},
    {"cancellation", {"organ"}, {}, leaders, {}, {}},
    {"council_session", {"council"}, {}, keepers, {}, keepers},
    {"vote", {"council"}, {}, voters, {}, {}},
    {"ballot", {"ballots"}, {}, voters, {}, {}},
    {"vote_count", {"council"}, {}, keepers, {}, keepers},
    {"document", {"registry"}, {}, {office, clerk}, {}, {office, clerk}},
    {"dispatch", {"upward"}, {}, {office, clerk}, {}, {office, clerk}},
    {"upward_dossier", {"upward", "addressed"}, {}, the_office, {}, the_office},
    {"rule_set", {"organ"}, {}, the_office, {}, the_office},
    {"correction", {"office"}, {}, the_office, {}, the_office},
    {"section_text", {"office"}, {}, the_office, {}, the_office}};

/// Who may take a step of that name: in the own unit and elsewhere in the organ.
struct StepRow {
    std::string type, step;
    Roles own, elsewhere;
};

inline const std::vector<StepRow> step_rows{
    {"report", "submit", {head, office}, the_office},
    {"report", "withdraw", {head, office}, the_office},
    {"report", "accept", the_office, the_office},
    {"report", "return", the_office, the_office},
    {"report", "reopen", the_office, the_office},
    {"report", "decline", the_office, the_office},
    {"evidence", "decide", the_office, the_office},
    {"recovered", "accept", {}, the_office},
    {"recovered", "dismiss", {}, the_office},
    {"held", "release", {}, the_office},
    {"movement", "submit", {}, the_office},
    {"movement", "close", {}, the_office},
    {"movement", "reopen", {}, the_office},
    {"plan", "submit", {}, the_office},
    {"plan", "withdraw", {}, the_office},
    {"plan", "return", {}, leaders},
    {"plan", "sign", {}, leaders},
    {"plan", "issue", {}, {office, clerk}},
    {"plan", "renumber", {}, {office, clerk}},
    {"plan", "close", {}, the_office},
    {"criteria_set", "submit", {}, the_office},
    {"criteria_set", "replace", {}, the_office},
    {"announcement", "submit", {}, the_office},
    {"announcement", "withdraw", {}, the_office},
    {"meeting", "submit", unit_people, the_office},
    {"meeting", "withdraw", unit_people, the_office},
    {"reminder", "submit", the_office, the_office},
    {"reminder", "see", unit_people, the_office},
    {"reminder", "close", the_office, the_office},
    {"registration", "submit", {head, office}, the_office},
    {"registration", "withdraw", {head, office}, the_office},
    {"registration", "accept", the_office, the_office},
    {"registration", "return", the_office, the_office},
    {"target", "submit", unit_people, the_office},
    {"target", "withdraw", unit_people, the_office},
    {"target", "accept", the_office, the_office},
    {"target", "return", the_office, the_office},
    {"assessment", "submit", {head, office}, the_office},
    {"assessment", "withdraw", {head, office}, the_office},
    {"assessment", "accept", the_office, the_office},
    {"assessment", "return", the_office, the_office},
    {"difficulty", "submit", unit_people, the_office},
    {"difficulty", "withdraw", unit_people, the_office},
    {"difficulty", "return", the_office, the_office},
    {"difficulty", "receive", the_office, the_office},
    {"difficulty", "present", the_office, the_office},
    {"difficulty", "answer", {office, leadership}, {office, leadership}},
    {"difficulty", "forward", the_office, the_office},
    {"difficulty", "start", unit_people, the_office},
    {"difficulty", "resolve", unit_people, the_office},
    {"difficulty", "close", {office, leadership}, {office, leadership}},
    {"initiative", "submit", unit_people, the_office},
    {"initiative", "withdraw", unit_people, the_office},
    {"initiative", "accept", the_office, the_office},
    {"initiative", "return", the_office, the_office},
    {"role_model", "submit", unit_people, the_office},
    {"role_model", "withdraw", unit_people, the_office},
    {"role_model", "accept", the_office, the_office},
    {"role_model", "return", the_office, the_office},
    {"inspection", "submit", the_office, the_office},
    {"inspection", "hold", the_office, the_office},
    {"inspection", "close", the_office, the_office},
    {"self_inspection", "submit", {head, office}, the_office},
    {"self_inspection", "withdraw", {head, office}, the_office},
    {"self_inspection", "accept", the_office, the_office},
    {"self_inspection", "return", the_office, the_office},
    {"praise", "submit", {office, leadership}, {office, leadership}},
    {"award_round", "submit", {}, the_office},
    {"award_round", "close", {}, the_office},
    {"award_round", "reopen", {}, the_office},
    {"nomination", "submit", {head, office}, the_office},
    {"nomination", "withdraw", {head, office}, the_office},
    {"nomination", "accept", the_office, the_office},
    {"nomination", "return", the_office, the_office},
    {"nomination", "hold", the_office, the_office},
    {"nomination", "resume", the_office, the_office},
    {"nomination", "bring", the_office, the_office},
    {"nomination", "conclude", keepers, keepers},
    {"nomination", "fail", keepers, keepers},
    {"nomination", "convert", keepers, keepers},
    {"nomination", "present", the_office, the_office},
    {"nomination", "forward", the_office, the_office},
    {"nomination", "decide", leaders, leaders},
    {"nomination", "note", the_office, the_office},
    {"nomination", "grant", {}, {}},  // own_awards_test.cpp: of units with legal personality
    {"nomination", "publish", the_office, the_office},
    {"award_decision", "submit", {}, the_office},
    {"award_decision", "withdraw", {}, the_office},
    {"award_decision", "return", {}, leaders},
    {"award_decision", "sign", {}, leaders},
    {"award_decision", "issue", {}, {office, clerk}},
    {"award_decision", "renumber", {}, {office, clerk}},
    {"council_session", "submit", {}, chairs},
    {"council_session", "open", {}, chairs},
    {"council_session", "close", {}, chairs},
    {"council_session", "reopen", {}, chairs},
    {"phase_lock", "unlock", {}, the_office},
    {"phase_lock", "lock", {}, the_office},
    {"dispatch", "submit", {}, {office, clerk}},
    {"dispatch", "receive", {}, {}},
    {"dispatch", "return", {}, {}},
    {"dispatch", "note", {}, {office, clerk}},
    {"upward_dossier", "submit", {}, the_office},
    {"upward_dossier", "receive", {}, {}},
    {"upward_dossier", "return", {}, {}},
    {"upward_dossier", "approve", {}, {}},
    {"upward_dossier", "refuse", {}, {}},
    {"upward_dossier", "reopen", {}, {}}};

}  // namespace thidua::scope_rows
