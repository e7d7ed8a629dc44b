#include "client/app/award_facts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "client/app/discipline.h"
#include "client/app/units.h"
#include "client/app/workspace.h"
#include "client/store/record_query.h"
#include "shared/base/text.h"
#include "shared/base/translate.h"
#include "shared/model/member_value.h"
#include "shared/model/record_types.h"

namespace thidua {

Grantor own_head(Workspace& workspace) {
    const auto profile = workspace.profile();
    const auto organ = profile ? workspace.units().find(profile->organ) : std::nullopt;
    if (!organ) return Grantor::department;
    switch (organ->kind) {
        case UnitKind::province:
            return Grantor::province;
        case UnitKind::commune:
            return Grantor::commune;
        default:
            return Grantor::department;
    }
}

namespace {

/// The keys between the prefix and the next '/'.
std::vector<std::string> keys_below(const Fields& fields, std::string_view prefix) {
    const auto segments = typed_record::list_segments(fields, prefix);
    return {segments.begin(), segments.end()};
}

template <class Named>
Named named_at(const Fields& fields, std::string_view path, Named otherwise) {
    return from_text<Named>(text_or_empty(fields, path)).value_or(otherwise);
}

Fields round_of(Workspace& workspace, const Fields& nomination) {
    const auto round = RecordQuery{workspace.store()}.find(id_or_none(nomination, "round"));
    return round ? round->fields : Fields{};
}

Window days_of(const Fields& fields, const Fields& round) {
    const auto at = [&](std::string_view path) {
        const auto own = date_or_none(fields, path);
        return own ? own : date_or_none(round, path);
    };
    return {.from = at("achieved_from").value_or(CivilDate{}),
            .through = at("achieved_to").value_or(CivilDate{})};
}

Achievement achievement_of(const Fields& nomination, const Fields& round) {
    const RecordId movement = id_or_none(round, "movement");
    return {.movement = movement.is_nil() ? std::string{} : movement.text(),
            .days = days_of(nomination, round),
            .mark = folded(text_or_empty(nomination, "summary"))};
}

/// Whether both are about one nominee: by the record that names it, else by the name in one unit.
bool is_same_nominee(const Fields& one, const Fields& other) {
    for (const char* const path : {"person", "collective", "party"}) {
        const RecordId id = id_or_none(one, path);
        if (!id.is_nil()) return id == id_or_none(other, path);
    }
    return folded(text_or_empty(one, "name")) == folded(text_or_empty(other, "name")) &&
           id_or_none(one, "unit") == id_or_none(other, "unit");
}

std::vector<EarlierAward> earlier_awards(RecordQuery& query, const Record& nomination) {
    std::vector<EarlierAward> earlier;
    for (const Record& award : query.list({.type = record_types::award})) {
        const bool is_its_own = id_or_none(award.fields, "nomination") == nomination.id;
        if (is_its_own || !is_same_nominee(nomination.fields, award.fields)) continue;
        if (query.count({.type = record_types::cancellation, .parent = award.id}) > 0) continue;
        const RecordId movement = id_or_none(award.fields, "movement");
        const auto decided = date_or_none(award.fields, "decided_on").value_or(CivilDate{});
        earlier.push_back(
            {.id = award.id,
             .award = text_or_empty(award.fields, "award"),
             .name = text_or_empty(award.fields, "award_name"),
             .decided_on = decided,
             .commendation = named_at(award.fields, "commendation", Commendation::merit),
             .achievement = {.movement = movement.is_nil() ? std::string{} : movement.text(),
                             .days = days_of(award.fields, {}),
                             .mark = folded(text_or_empty(award.fields, "summary"))}});
    }
    return earlier;
}

/// What the Office has noted against it: of a collective or another party there is no other word.
std::vector<HoldFact> obstacles_of(const Record& nomination) {
    std::vector<HoldFact> holds;
    for (const std::string& key : keys_below(nomination.fields, "obstacles/")) {
        const std::string below = "obstacles/" + key + "/";
        holds.push_back(
            {.id = nomination.id,
             .kind = named_at(nomination.fields, below + "kind", HoldKind::discipline),
             .opened = date_or_none(nomination.fields, below + "from").value_or(CivilDate{}),
             .ended = date_or_none(nomination.fields, below + "to")});
    }
    return holds;
}

std::vector<HoldFact> holds_of(Workspace& workspace, const Record& nomination) {
    std::vector<HoldFact> holds = obstacles_of(nomination);
    const auto person =
        RecordQuery{workspace.store()}.find(id_or_none(nomination.fields, "person"));
    if (!person) return holds;
    for (const HoldFact& hold : discipline_of(workspace, *person)) holds.push_back(hold);
    return holds;
}

/// Handed in at the beginning of the year and accepted, or the nominator's word for it.
bool was_registered(RecordQuery& query, const Record& nomination, CivilDate through) {
    const Fields& fields = nomination.fields;
    if (is_true_at(fields, "is_registered")) return true;
    const auto all = query.list({.type = record_types::registration});
    return std::any_of(all.begin(), all.end(), [&](const Record& registration) {
        const Fields& said = registration.fields;
        return text_or_empty(said, "state") == "accepted" &&
               text_or_empty(said, "award") == text_or_empty(fields, "award") &&
               text_or_empty(said, "kind") == text_or_empty(fields, "kind") &&
               integer_or_zero(said, "year") == static_cast<int>(through.year()) &&
               (is_same_nominee(said, fields) || is_same_nominee(fields, said));
    });
}

std::vector<InitiativeFact> initiatives_of(RecordQuery& query, const Fields& nomination) {
    const auto record = query.find(id_or_none(nomination, "initiative"));
    if (!record) return {};
    return {{.id = record->id,
             .name = text_or_empty(record->fields, "title"),
             .recognised = text_or_empty(record->fields, "state") == "accepted"}};
}

std::vector<QuotaLine> quota_lines(const Fields& round) {
    std::vector<QuotaLine> lines;
    for (const std::string& key : keys_below(round, "quota/")) {
        const std::string below = "quota/" + key + "/";
        lines.push_back({.award = text_or_empty(round, below + "award"),
                         .nominee = from_text<Nominee>(text_or_empty(round, below + "kind")),
                         .unit_kind = text_or_empty(round, below + "unit_kind"),
                         .unit = id_or_none(round, below + "unit"),
                         .places = integer_or_zero(round, below + "limit")});
    }
    return lines;
}

QuotaSeat seat_of(Workspace& workspace, const Fields& nomination) {
    const RecordId unit = id_or_none(nomination, "unit");
    const auto known = workspace.units().find(unit);
    return {.award = text_or_empty(nomination, "award"),
            .nominee = named_at(nomination, "kind", Nominee::individual),
            .unit_kind = known ? std::string{to_text(known->kind)} : std::string{},
            .unit = unit};
}

/// Those that are still on their way in the round, the nomination itself among them.
std::vector<Record> nominations_in(RecordQuery& query, const RecordId& round) {
    std::vector<Record> all;
    for (Record& record : query.list({.type = record_types::nomination, .parent = round})) {
        if (is_on_its_way(record) && !round.is_nil()) all.push_back(std::move(record));
    }
    return all;
}

void add_round(Workspace& workspace, const Record& nomination, const Fields& round,
               DossierFacts& facts) {
    RecordQuery query{workspace.store()};
    std::vector<QuotaSeat> seats{seat_of(workspace, nomination.fields)};
    for (const Record& other : nominations_in(query, id_or_none(nomination.fields, "round"))) {
        const bool is_individual = text_or_empty(other.fields, "kind") == "individual";
        if (is_individual) ++facts.people_in_round;
        if (is_individual && is_true_at(other.fields, "is_leader")) ++facts.leaders_in_round;
        if (other.id == nomination.id) continue;
        seats.push_back(seat_of(workspace, other.fields));
        if (is_same_nominee(nomination.fields, other.fields))
            facts.in_round.push_back({.id = other.id,
                                      .award = text_or_empty(other.fields, "award"),
                                      .achievement = achievement_of(other.fields, round)});
    }
    const auto lines = quota_lines(round);
    const QuotaLine* const own = find_line(lines, seats.front());
    if (own == nullptr) return;
    const auto uses = use_quota(lines, seats);
    facts.quota.push_back(uses.at(static_cast<std::size_t>(own - lines.data())));
}

Grantor grantor_of(Workspace& workspace, const Fields& round) {
    const std::string level = text_or_empty(round, "level");
    if (level == "province") return Grantor::province;
    return level == "state" ? Grantor::prime_minister : own_head(workspace);
}

}  // namespace

bool is_on_its_way(const Record& nomination) {
    constexpr std::array<std::string_view, 4> off{"draft", "returned", "failed", "other_form"};
    return std::ranges::find(off, text_or_empty(nomination.fields, "state")) == off.end();
}

bool is_proposed(const Record& nomination) {
    return is_on_its_way(nomination) && text_or_empty(nomination.fields, "state") != "on_hold";
}

DossierFacts gather_facts(Workspace& workspace, const Record& nomination) {
    const Fields& fields = nomination.fields;
    const Fields round = round_of(workspace, fields);
    RecordQuery query{workspace.store()};
    const std::string own = text_or_empty(fields, "commendation");
    DossierFacts facts{
        .award = text_or_empty(fields, "award"),
        .kind = named_at(fields, "kind", Nominee::individual),
        .today = to_civil_date(workspace.environment().clock.now()),
        .achievement = achievement_of(fields, round),
        .commendation = named_at(own.empty() ? round : fields, "commendation", Commendation::merit),
        .round = days_of(round, {}),
        .level = grantor_of(workspace, round),
        .earlier = earlier_awards(query, nomination),
        .holds = holds_of(workspace, nomination),
        .initiatives = initiatives_of(query, fields),
        .is_leader = is_true_at(fields, "is_leader"),
        .is_direct_worker = is_true_at(fields, "is_direct_worker")};
    const CivilDate through = facts.achievement.days.through;
    facts.registered = was_registered(query, nomination, through.ok() ? through : facts.today);
    add_round(workspace, nomination, round, facts);
    if (const auto basis = query.find(id_or_none(round, "basis")))
        facts.bases.push_back(text_or_empty(basis->fields, "number"));
    return facts;
}

Window achievement_days(Workspace& workspace, const Record& nomination) {
    return days_of(nomination.fields, round_of(workspace, nomination.fields));
}

DossierParts gather_parts(const Record& nomination) {
    const Fields& fields = nomination.fields;
    DossierParts parts{.kind = named_at(fields, "kind", Nominee::individual)};
    const auto add_if = [&](bool is_there, DossierPart part) {
        if (is_there) parts.present.insert(part);
    };
    const auto note_if = [&](bool is_there, DossierPart part) {
        if (is_there) parts.written.insert(part);
    };
    for (const std::string& key : keys_below(fields, "parts/")) {
        const std::string below = "parts/" + key + "/";
        const bool lies_there = !is_null(find_value(fields, below + "file")) ||
                                !id_or_none(fields, below + "document").is_nil();
        const auto part = from_text<DossierPart>(text_or_empty(fields, below + "kind"));
        if (part) add_if(lies_there, *part);
    }
    note_if(!is_blank(text_or_empty(fields, "report")), DossierPart::achievement_report);
    note_if(date_or_none(fields, "meeting/held_on").has_value(), DossierPart::meeting_minutes);
    note_if(!is_blank(text_or_empty(fields, "confirmed_by")), DossierPart::party_confirmation);
    add_if(!id_or_none(fields, "initiative").is_nil(), DossierPart::initiative_recognition);
    // What the unit sends through this program is the letter, its electronic file and its word.
    for (const DossierPart part :
         {DossierPart::submission, DossierPart::electronic_file, DossierPart::commitments})
        add_if(integer_or_zero(fields, "version") > 0, part);
    return parts;
}

Error open_words(std::string sentence, const std::vector<Check>& open,
                 const std::vector<MissingPart>& missing) {
    for (const Check& check : open) sentence += fmt::format("\n- {} ({})", check.words, check.key);
    for (const MissingPart& part : missing) sentence += "\n- " + part.words;
    return failure(ErrorCode::invalid_input, std::move(sentence));
}

Result<AwardEntry> award_of(const RuleSet& rules, const Record& nomination) {
    const std::string code = text_or_empty(nomination.fields, "award");
    if (const AwardEntry* const award = find_award(rules, code)) return *award;
    return failure(
        ErrorCode::not_found,
        fmt::format(fmt::runtime(tr("The rule set \"{}\" has no award \"{}\".")), rules.key, code));
}

}  // namespace thidua
