#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>

#include "client/app/document_data.h"
#include "client/app/document_parts.h"
#include "client/app/known_people.h"
#include "client/app/nominee_words.h"
#include "client/app/printed_signer.h"
#include "client/app/rule_sets.h"
#include "client/app/workspace.h"
#include "client/store/record_query.h"
#include "shared/base/capitals.h"
#include "shared/base/date_words.h"
#include "shared/base/number_words.h"
#include "shared/model/record_types.h"
#include "shared/rules/votes.h"

// Minutes of a session of the Council, the count of its votes, the ballots.

namespace thidua {
namespace {

struct SessionPeople {
    std::vector<PaperData> present;
    std::vector<PaperData> absent;
};

CivilDate day_of_session(Workspace& workspace, const Record& session) {
    return date_or_none(session.fields, "held_on")
        .value_or(to_civil_date(workspace.environment().clock.now()));
}

/// "Ông", "Bà" by the register of people: the member's own record, else the only one of that name.
std::string title_of_member(Workspace& workspace, const Fields& member, CivilDate day) {
    const std::string name = text_or_empty(member, "name");
    auto known = find_known_person(workspace, id_or_none(member, "person"), day);
    if (!known) known = find_person_named(workspace, addressed(name, {}).name, day);
    return known ? known->title : title_of_gender({});
}

PaperData person_data(Workspace& workspace, const Fields& member, CivilDate day) {
    const AddressedName person =
        addressed(text_or_empty(member, "name"), title_of_member(workspace, member, day));
    return PaperData{}
        .set("title", person.title)
        .set("name", person.name)
        .set("position", text_or_empty(member, "duty"))
        .set("role", "");
}

/// What the list of members says of that name, else what is said for it.
Fields member_named(const Record& session, const std::string& name, const std::string& duty) {
    Fields member{{"name", name}, {"duty", duty}};
    for (const RowOfFields& row : rows_below(session.fields, "members/"))
        if (text_or_empty(row.fields, "name") == name)
            for (const auto& [path, value] : row.fields) set_value(member, path, value);
    return member;
}

/// Of the member who chairs the Council, whoever presided; empty where nobody is said to.
std::string name_of_chair(const Record& session) {
    for (const RowOfFields& row : rows_below(session.fields, "members/"))
        if (text_or_empty(row.fields, "duty").starts_with("Chủ tịch"))
            return addressed(text_or_empty(row.fields, "name"), {}).name;
    return {};
}

/// Who presided signs for the Council: a deputy in place of its chair, another member by the right
/// that the register of people says, which is the authorised one unless it says another.
std::string capacity_of_chair(Workspace& workspace, const Record& session, const Fields& chair,
                              CivilDate day) {
    const std::string duty = text_or_empty(chair, "duty");
    if (duty.starts_with("Phó")) return "TM. HỘI ĐỒNG\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH";
    const std::string name = addressed(text_or_empty(chair, "name"), {}).name;
    const auto right = delegation_between(workspace, name, name_of_chair(session), day);
    if (!right || duty.starts_with("Chủ tịch")) return "TM. HỘI ĐỒNG\nCHỦ TỊCH";
    const Capacity said = capacity_of(right->capacity);
    return "TM. HỘI ĐỒNG\n" + capacity_lines(said == Capacity::head ? Capacity::by_authority : said,
                                             "CHỦ TỊCH", in_capitals(duty));
}

std::set<std::string> who_wrote(Workspace& workspace, const RecordId& session) {
    std::set<std::string> names;
    for (const Record& vote :
         RecordQuery{workspace.store()}.list({.type = record_types::vote, .parent = session}))
        if (is_true_at(vote.fields, "is_written"))
            names.insert(text_or_empty(vote.fields, "member"));
    return names;
}

SessionPeople people_of(Workspace& workspace, const Record& session) {
    SessionPeople people;
    const auto wrote = who_wrote(workspace, session.id);
    const CivilDate day = day_of_session(workspace, session);
    for (const RowOfFields& row : rows_below(session.fields, "members/")) {
        const std::string name = text_or_empty(row.fields, "name");
        PaperData person = person_data(workspace, row.fields, day);
        if (is_true_at(row.fields, "is_present")) {
            people.present.push_back(std::move(person));
            continue;
        }
        person.set("reason", text_or_empty(row.fields, "reason"))
            .set("has_opinion", PaperData::truth(wrote.contains(name)));
        people.absent.push_back(std::move(person));
    }
    return people;
}

/// In the order in which the session takes its cases; those that it does not list come last.
std::vector<Record> counts_of(Workspace& workspace, const Record& session) {
    std::vector<Record> found = RecordQuery{workspace.store()}.list(
        {.type = record_types::vote_count, .parent = session.id});
    std::vector<Record> counts;
    for (const RowOfFields& row : rows_below(session.fields, "cases/")) {
        const RecordId of_case = id_or_none(row.fields, "nomination");
        const auto count = std::ranges::find_if(found, [&](const Record& record) {
            return id_or_none(record.fields, "case") == of_case;
        });
        if (count == found.end()) continue;
        counts.push_back(std::move(*count));
        found.erase(count);
    }
    std::ranges::move(found, std::back_inserter(counts));
    return counts;
}

std::string nominee_name(Workspace& workspace, const RecordId& id) {
    const auto nomination = RecordQuery{workspace.store()}.find(id);
    if (!nomination) return id.text();
    const AddressedName nominee = addressed(text_or_empty(nomination->fields, "name"),
                                            title_words(workspace, nomination->fields));
    return nominee.title.empty() ? nominee.name : nominee.title + " " + nominee.name;
}

std::string nominee_place(Workspace& workspace, const RecordId& id) {
    const auto nomination = RecordQuery{workspace.store()}.find(id);
    if (!nomination) return {};
    const std::string position = position_words(workspace, nomination->fields);
    const bool is_collective = counted_as(workspace, nomination->fields) == Nominee::collective;
    return position.empty() && is_collective ? "Tập thể" : position;
}

std::string award_name(Workspace& workspace, const RecordId& id) {
    const auto nomination = RecordQuery{workspace.store()}.find(id);
    if (!nomination) return {};
    const std::string code = text_or_empty(nomination->fields, "award");
    const auto rules = RuleSets{workspace}.on(to_civil_date(workspace.environment().clock.now()));
    const AwardEntry* const award = rules ? find_award(*rules, code) : nullptr;
    return award != nullptr ? award->name.vi : code;
}

std::string shown_percent(const Fields& count) {
    const auto* percent = std::get_if<Decimal>(&find_value(count, "percent"));
    return percent != nullptr ? percent->rounded(1).display() : std::string{};
}

PaperData case_data(Workspace& workspace, const Fields& count) {
    const RecordId of_case = id_or_none(count, "case");
    return PaperData{}
        .set("name", nominee_name(workspace, of_case))
        .set("position", nominee_place(workspace, of_case))
        .set("award", award_name(workspace, of_case))
        .set("for", count_display(integer_or_zero(count, "for")))
        .set("against", count_display(integer_or_zero(count, "against")))
        .set("valid", count_display(integer_or_zero(count, "valid")))
        .set("invalid", count_display(integer_or_zero(count, "invalid")))
        .set("percent", shown_percent(count));
}

/// Which members the share is taken of, in words; the minutes must name it.
std::string denominator_words(const Fields& count) {
    const std::string of = text_or_empty(count, "denominator");
    const std::string number = count_display(integer_or_zero(count, "counted_of"));
    if (of == "all_members") return fmt::format("tổng số thành viên Hội đồng ({} người)", number);
    if (of == "present") return fmt::format("số thành viên tham gia biểu quyết ({} người)", number);
    return fmt::format("số phiếu hợp lệ ({} phiếu)", number);
}

std::string threshold_words(const Fields& count) {
    const auto rule = vote_rule_from_json(text_or_empty(count, "rule"));
    if (!rule) return {};
    return rule->at_least ? fmt::format("từ {} trở lên", rule->pass.display())
                          : fmt::format("trên {}", rule->pass.display());
}

/// By which rules the cases were judged: one line where all have the same.
PaperData rules_data(Workspace& workspace, const std::vector<Record>& counts) {
    std::vector<std::pair<std::string, std::string>> rules;
    std::map<std::pair<std::string, std::string>, std::vector<std::string>> names;
    for (const Record& count : counts) {
        const std::pair rule{denominator_words(count.fields), threshold_words(count.fields)};
        if (!names.contains(rule)) rules.push_back(rule);
        names[rule].push_back(nominee_name(workspace, id_or_none(count.fields, "case")));
    }
    std::vector<PaperData> lines;
    for (const auto& rule : rules)
        lines.push_back(PaperData{}
                            .set("of_cases", rules.size() == 1
                                                 ? std::string{}
                                                 : fmt::format("{}", fmt::join(names[rule], ", ")))
                            .set("denominator", rule.first)
                            .set("threshold", rule.second));
    return PaperData::list(std::move(lines));
}

/// Slips are handed out once for all cases; of the written opinions the most that any case has.
PaperData ballots_data(const std::vector<Record>& counts) {
    const auto most = [&](const char* path) {
        std::int64_t number = 0;
        for (const Record& count : counts)
            number = std::max(number, integer_or_zero(count.fields, path));
        return number;
    };
    const std::int64_t written = most("written");
    return PaperData{}
        .set("issued", count_display(most("issued")))
        .set("returned", count_display(most("returned")))
        .set("written", written == 0 ? std::string{} : count_display(written));
}

std::string results_words(const std::vector<Record>& counts) {
    if (counts.empty()) return {};
    const auto passed = std::ranges::count_if(counts, [](const Record& count) {
        return text_or_empty(count.fields, "result") == "passed";
    });
    return fmt::format("{} trường hợp đạt, {} trường hợp không đạt mức phiếu quy định.",
                       count_display(passed),
                       count_display(static_cast<std::int64_t>(counts.size()) - passed));
}

/// The day where nobody wrote down the hour.
std::string begin_of(const Fields& session) {
    const std::string begins = text_or_empty(session, "begins_at");
    const auto day = date_or_none(session, "held_on");
    return begins.empty() && day ? document_date(*day) : begins;
}

/// Sections that have something to say, counted in their order.
PaperData section_numbers(const std::vector<std::pair<const char*, bool>>& sections) {
    PaperData numbers;
    int number = 0;
    for (const auto& [section, has_content] : sections)
        numbers.set(section, has_content ? roman(++number) : std::string{});
    return numbers;
}

/// What all three papers say.
PaperData session_data(Workspace& workspace, const Record& session) {
    const Fields& fields = session.fields;
    PaperData data = letter_data(workspace, fields, "BB", "held_on");
    const auto counts = counts_of(workspace, session);
    const SessionPeople people = people_of(workspace, session);
    const std::size_t members = people.present.size() + people.absent.size();
    std::vector<PaperData> cases;
    for (const Record& count : counts) cases.push_back(case_data(workspace, count.fields));
    data.set("council", "HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG")
        .set("subject", text_or_empty(fields, "title"))
        .set("member_count", count_display(static_cast<std::int64_t>(members)))
        .set("present_count", count_display(static_cast<std::int64_t>(people.present.size())))
        .set("begins", begin_of(fields))
        .set("ends", text_or_empty(fields, "ends_at"))
        .set("venue", text_or_empty(fields, "place"))
        .set("ballots", ballots_data(counts))
        .set("rules", rules_data(workspace, counts))
        .set("cases", PaperData::list(std::move(cases)))
        .set("conclusion", results_words(counts));
    return data;
}

}  // namespace

PaperData minutes_data(Workspace& workspace, const Record& session) {
    const Fields& fields = session.fields;
    PaperData data = session_data(workspace, session);
    const SessionPeople people = people_of(workspace, session);
    std::vector<PaperData> agenda;
    for (const RowOfFields& row : rows_below(fields, "cases/"))
        agenda.push_back(
            PaperData{}
                .set("title", nominee_name(workspace, id_or_none(row.fields, "nomination")))
                .set("discussion", text_or_empty(row.fields, "discussion")));
    const CivilDate day = day_of_session(workspace, session);
    const std::string conclusion = text_or_empty(fields, "conclusion");
    if (!conclusion.empty()) data.set("conclusion", conclusion);
    const auto holds = [&](const char* name) { return data.find(name)->holds(); };
    const bool has_content = !agenda.empty() || !text_or_empty(fields, "agenda").empty();
    data.set("numbers", section_numbers({{"place", holds("begins") || holds("venue")},
                                         {"people", true},
                                         {"content", has_content},
                                         {"votes", holds("cases")},
                                         {"conclusion", holds("conclusion")}}));
    const Fields chair = member_named(session, text_or_empty(fields, "chair"), "Chủ trì");
    data.set("chair", person_data(workspace, chair, day)
                          .set("capacity", capacity_of_chair(workspace, session, chair, day)))
        .set("secretary",
             person_data(workspace,
                         member_named(session, text_or_empty(fields, "secretary"), "Thư ký"), day))
        .set("present", PaperData::list(people.present))
        .set("absent", PaperData::list(people.absent))
        .set("absent_count", count_display(static_cast<std::int64_t>(people.absent.size())))
        .set("opening", text_or_empty(fields, "agenda"))
        .set("agenda", PaperData::list(std::move(agenda)))
        .set("voting",
             "Hội đồng biểu quyết từng trường hợp; ý kiến bằng văn bản của thành viên "
             "vắng mặt được tính theo quy định.");
    return data;
}

PaperData count_data(Workspace& workspace, const Record& session) {
    PaperData data = session_data(workspace, session);
    std::vector<PaperData> tellers;
    std::string last;
    for (const RowOfFields& row : rows_below(session.fields, "tellers/")) {
        const std::string name = text_or_empty(row.fields, "name");
        last = addressed(name, {}).name;
        tellers.push_back(person_data(workspace, row.fields, day_of_session(workspace, session)));
    }
    const std::string head = tellers.empty() ? std::string{} : tellers.front().find("name")->text();
    data.set("tellers", PaperData::list(std::move(tellers)))
        .set("voting", "đề nghị khen thưởng")
        .set("copies", count_display(2))
        .set("teller", last)
        .set("head_teller", head);
    return data;
}

PaperData ballot_data(Workspace& workspace, const Record& session) {
    PaperData data = session_data(workspace, session);
    std::vector<PaperData> cases;
    for (const RowOfFields& row : rows_below(session.fields, "cases/")) {
        const RecordId of_case = id_or_none(row.fields, "nomination");
        cases.push_back(PaperData{}
                            .set("name", nominee_name(workspace, of_case))
                            .set("position", nominee_place(workspace, of_case))
                            .set("award", award_name(workspace, of_case)));
    }
    data.set("instruction",
             "Đề nghị các thành viên Hội đồng cho ý kiến đối với các trường hợp sau:")
        .set("cases", PaperData::list(std::move(cases)));
    return data;
}

}  // namespace thidua
