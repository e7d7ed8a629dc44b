#include "client/app/paper_nominees.h"

#include <fmt/format.h>

#include <algorithm>

#include "client/app/document_parts.h"
#include "client/app/nominee_words.h"
#include "client/app/rule_sets.h"
#include "client/app/workspace.h"
#include "client/store/record_query.h"
#include "shared/base/number_words.h"
#include "shared/model/record_types.h"
#include "shared/rules/prize.h"

namespace thidua {

Nominees::OfAward& Nominees::of(const std::string& award_name) {
    const auto known = std::ranges::find(awards, award_name, &OfAward::name);
    return known != awards.end() ? *known : awards.emplace_back(OfAward{.name = award_name});
}

namespace {

std::string number_at(const Fields& fields, std::string_view path) {
    const std::int64_t number = integer_or_zero(fields, path);
    return number == 0 ? std::string{} : std::to_string(number);
}

/// The set of the day it was received, else of the day of the decision or of today.
std::optional<RuleSet> rules_for(Workspace& workspace, const Record& nomination, CivilDate day) {
    RuleSets sets{workspace};
    const std::string kept = text_or_empty(nomination.fields, "rule_set");
    auto rules = kept.empty() ? sets.on(day) : sets.of_key(kept);
    return rules ? std::optional{*std::move(rules)} : std::nullopt;
}

/// "08/09\n(88,9%)" as the Council counted it; empty before.
std::string votes_of(Workspace& workspace, const Record& nomination) {
    const RecordId session = id_or_none(nomination.fields, "session");
    for (const Record& count : RecordQuery{workspace.store()}.list(
             {.type = record_types::vote_count, .parent = session})) {
        if (id_or_none(count.fields, "case") != nomination.id) continue;
        const auto* percent = std::get_if<Decimal>(&find_value(count.fields, "percent"));
        return fmt::format("{}/{}\n({}%)", count_display(integer_or_zero(count.fields, "for")),
                           count_display(integer_or_zero(count.fields, "members")),
                           percent != nullptr ? percent->rounded(1).display() : "");
    }
    return {};
}

std::string gender_words(const Fields& fields) {
    const std::string gender = text_or_empty(fields, "gender");
    return gender == "female" ? "Nữ" : gender == "male" ? "Nam" : "";
}

/// Of another party: who confirms what it gave.
std::string note_words(const Fields& fields) {
    const std::string confirmer = text_or_empty(fields, "confirmed_by");
    return confirmer.empty() ? confirmer : confirmer + " xác nhận";
}

PaperData nominee_data(Workspace& workspace, const Record& nomination, CivilDate day) {
    const Fields& fields = nomination.fields;
    const AddressedName nominee =
        addressed(text_or_empty(fields, "name"), title_words(workspace, fields));
    return PaperData{}
        .set("title", nominee.title)
        .set("name", nominee.name)
        .set("birth_year", number_at(fields, "birth_year"))
        .set("gender", gender_words(fields))
        .set("ethnicity", text_or_empty(fields, "ethnicity"))
        .set("position", position_words(workspace, fields))
        .set("head", head_words(workspace, fields, day))
        .set("achievement", text_or_empty(fields, "summary"))
        .set("votes", votes_of(workspace, nomination))
        .set("recognised", recognised_words(workspace, fields))
        .set("note", note_words(fields));
}

}  // namespace

void add_nominee(Workspace& workspace, const Record& nomination, CivilDate day,
                 Nominees& nominees) {
    PaperData row = nominee_data(workspace, nomination, day);
    const std::string code = text_or_empty(nomination.fields, "award");
    const auto rules = rules_for(workspace, nomination, day);
    const AwardEntry* const award = rules ? find_award(*rules, code) : nullptr;
    const std::string name = award != nullptr ? award->name.vi : code;
    row.set("award", name);
    const Nominee counted_kind = counted_as(workspace, nomination.fields);
    std::string money;
    if (rules) {
        const auto prize = prize_of(*rules, code, counted_kind, day);
        if (prize) money = prize->amount.display();
        if (prize) nominees.money = nominees.money + prize->amount;
    }
    row.set("prize", money);
    Nominees::OfAward& counted = nominees.of(name);
    counted.is_title = award != nullptr && award->award_class == AwardClass::title;
    if (counted_kind == Nominee::collective) {
        ++counted.collectives;
        nominees.collectives.push_back(std::move(row));
    } else {
        ++counted.individuals;
        nominees.individuals.push_back(std::move(row));
    }
}

std::string counts_of(const Nominees::OfAward& award) {
    const std::string collectives = count_display(award.collectives) + " tập thể";
    const std::string individuals = count_display(award.individuals) + " cá nhân";
    if (award.collectives == 0) return individuals;
    return award.individuals == 0 ? collectives : collectives + " và " + individuals;
}

std::string granted_words(const Nominees::OfAward& award) {
    const bool is_recognised = award.is_title && !award.name.starts_with("Cờ ");
    return (is_recognised ? "công nhận danh hiệu " : "tặng ") + award.name;
}

std::string nominees_words(const Nominees& nominees) {
    if (nominees.collectives.empty()) return "cá nhân";
    return nominees.individuals.empty() ? "tập thể" : "tập thể, cá nhân";
}

void set_nominees(PaperData& data, const Nominees& nominees) {
    const auto count = [](std::size_t number, const char* what) {
        return count_display(static_cast<std::int64_t>(number)) + what;
    };
    data.set("individuals", PaperData::list(nominees.individuals))
        .set("individual_count", count(nominees.individuals.size(), " cá nhân"))
        .set("collectives", PaperData::list(nominees.collectives))
        .set("collective_count", count(nominees.collectives.size(), " tập thể"));
}

}  // namespace thidua
