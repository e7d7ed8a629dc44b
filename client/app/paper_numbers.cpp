#include "client/app/paper_numbers.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <set>
#include <tuple>

#include "client/app/conflicts.h"
#include "client/app/record_name.h"
#include "client/app/workspace.h"
#include "client/store/record_query.h"
#include "shared/base/text.h"
#include "shared/base/translate.h"
#include "shared/model/member_value.h"
#include "shared/model/record_rules.h"
#include "shared/model/record_types.h"
#include "shared/record/change_record.h"

namespace thidua {
namespace {

/// Where a paper of that type has its number and its day.
struct NumberPlace {
    std::string_view type;
    std::string_view number;
    std::string_view day;
};
constexpr std::array<NumberPlace, 5> number_places{{
    {record_types::plan, "number", "issued_on"},
    {record_types::award_decision, "number", "issued_on"},
    {record_types::award_round, "number", "submitted_on"},
    {record_types::announcement, "number", "issued_on"},
    {record_types::document, "symbol", "issued_on"},
}};

const NumberPlace* find_place(std::string_view type) {
    const auto found = std::ranges::find(number_places, type, &NumberPlace::type);
    return found == number_places.end() ? nullptr : &*found;
}

int year_of_paper(const Record& record, std::string_view day_path) {
    if (record.type == record_types::document)
        return static_cast<int>(integer_or_zero(record.fields, "year"));
    const auto day = date_or_none(record.fields, day_path);
    return day ? static_cast<int>(day->year()) : 0;
}

void add_number(const Record& record, std::string_view path, std::string_view day_path,
                std::vector<PaperNumber>& numbers) {
    std::string shown = text_or_empty(record.fields, path);
    if (shown.empty()) return;
    const bool is_line = record.type == record_types::document;
    const RecordId about = is_line ? id_or_none(record.fields, "about") : RecordId{};
    numbers.push_back({.shown = shown,
                       .key = key_of_number(record.type, shown),
                       .year = year_of_paper(record, day_path),
                       .organ = id_or_none(record.fields, "organ"),
                       .paper = about.is_nil() ? record.id : about,
                       .path = FieldPath{path}});
}

std::string name_words_of(Workspace& workspace, const Record& record) {
    return words_of(name_of(workspace, record.type, record.id));
}

/// When the server had the number; what it does not have yet comes last.
std::uint64_t place_in_log(Workspace& workspace, const Record& record, std::string_view path) {
    const Record* newest = nullptr;
    const auto changes =
        RecordQuery{workspace.store()}.list({.type = change_type, .parent = record.id});
    for (const Record& change : changes)
        if (names_path(change.fields, path) &&
            (newest == nullptr || is_later_change(change, *newest)))
            newest = &change;
    const std::uint64_t at = newest != nullptr ? newest->rev.value() : record.rev.value();
    return at == 0 ? std::numeric_limits<std::uint64_t>::max() : at;
}

/// How the paper that came second gets another number: by the step where its type has one; a line
/// of the register that is fixed by one that corrects it.
std::string way_of(const Record& second, std::string_view path) {
    const RecordRule& rule = *find_record_rule(second.type);
    if (find_step(rule, "renumber") != nullptr)
        return fmt::format("thidua {} renumber {} --number … --issued-on …", rule.noun,
                           second.id.text());
    if (is_fixed_there(*find_field(rule.fields, path), second.fields, path))
        return fmt::format("thidua {} new … corrects={} correction=…", rule.noun, second.id.text());
    return fmt::format("thidua {} set {} {}=…", rule.noun, second.id.text(), path);
}

using NumberedPaper = std::pair<Record, PaperNumber>;

DoubleNumber double_of(Workspace& workspace, const NumberedPaper& earlier,
                       const NumberedPaper& later) {
    const auto& [first, number] = earlier;
    const auto& [second, again] = later;
    return {number.shown, number.year, first.id, second.id,
            fmt::format(fmt::runtime(tr("The number {} of {} was given twice: to \"{}\", and later "
                                        "to \"{}\"; give the later one the next number with "
                                        "\"{}\".")),
                        number.shown, number.year, name_words_of(workspace, first),
                        name_words_of(workspace, second), way_of(second, again.path))};
}

using Papers = std::vector<NumberedPaper>;

std::set<RecordId> corrected_lines(Workspace& workspace) {
    std::set<RecordId> lines;
    for (const Record& line : RecordQuery{workspace.store()}.list({.type = record_types::document}))
        lines.insert(id_or_none(line.fields, "corrects"));
    return lines;
}

/// By number, of this organ; a paper that bears it twice, itself and in the register, is there
/// once, and a line that was corrected not at all.
std::map<std::pair<std::string, int>, Papers> papers_by_number(Workspace& workspace) {
    std::map<std::pair<std::string, int>, Papers> papers;
    std::map<std::tuple<std::string, int, RecordId>, RecordId> known;
    const auto profile = workspace.profile();
    const std::set<RecordId> corrected = corrected_lines(workspace);
    for (auto& [record, number] : list_numbered_papers(workspace)) {
        if (!profile || number.organ != profile->organ || number.year == 0) continue;
        if (corrected.contains(record.id)) continue;
        const auto [at, is_new] =
            known.emplace(std::tuple{number.key, number.year, number.paper}, record.id);
        const bool is_other_letter = at->second == record.id;
        if (!is_new && !is_other_letter) continue;
        const std::pair place{number.key, number.year};
        papers[place].emplace_back(std::move(record), std::move(number));
    }
    return papers;
}

/// Two documents that were entered under one running number are one record, and differ in what it
/// is about.
void add_lines_in_conflict(Workspace& workspace, std::vector<DoubleNumber>& doubles) {
    for (const ConflictView& conflict : workspace.conflicts().list_open()) {
        if (conflict.record_type != record_types::document || conflict.path != "subject") continue;
        const auto line = RecordQuery{workspace.store()}.find(conflict.record);
        if (!line) continue;
        const std::string number = std::to_string(integer_or_zero(line->fields, "number"));
        const int year = static_cast<int>(integer_or_zero(line->fields, "year"));
        doubles.push_back(
            {number, year, line->id, line->id,
             fmt::format(fmt::runtime(tr("The running number {} of {} was given to two documents: "
                                         "\"{}\" by {}, and \"{}\" by {}; enter the one that does "
                                         "not stand under the next number with \"thidua document "
                                         "new\", then \"thidua conflict keep {}\".")),
                         number, year, to_display(conflict.kept.value), conflict.kept.author,
                         to_display(conflict.other.value), conflict.other.author,
                         conflict.id.text())});
    }
}

}  // namespace

/// "05/KH-STP" is "5/KH-STP". "120" alone is of the register of its kind; "120/QĐ-STP" says itself
/// which.
std::string key_of_number(std::string_view type, const std::string& number) {
    std::string plain = folded(number);
    std::erase(plain, ' ');
    plain.erase(0, std::min(plain.find_first_not_of('0'), plain.size()));
    const bool is_bare = std::ranges::all_of(plain, [](char c) { return c >= '0' && c <= '9'; });
    return is_bare ? std::string{type} + ' ' + plain : plain;
}

std::vector<PaperNumber> numbers_of_paper(const Record& record) {
    std::vector<PaperNumber> numbers;
    const NumberPlace* const place = find_place(record.type);
    if (place == nullptr) return numbers;
    add_number(record, place->number, place->day, numbers);
    if (record.type != record_types::award_round) return numbers;
    for (const std::string_view letter : typed_record::list_segments(record.fields, "letters/")) {
        const FieldPath below = "letters/" + FieldPath{letter} + "/";
        add_number(record, below + "number", below + "submitted_on", numbers);
    }
    return numbers;
}

std::vector<std::pair<Record, PaperNumber>> list_numbered_papers(Workspace& workspace) {
    std::vector<std::pair<Record, PaperNumber>> papers;
    for (const NumberPlace& place : number_places)
        for (const Record& record : RecordQuery{workspace.store()}.list({.type = place.type}))
            for (PaperNumber& number : numbers_of_paper(record))
                papers.emplace_back(record, std::move(number));
    return papers;
}

Result<void> check_number_is_free(Workspace& workspace, const Record& paper, const Fields& said) {
    const std::string number = text_or_empty(said, "number");
    const auto day = date_or_none(said, "issued_on");
    const int year = day ? static_cast<int>(day->year()) : 0;
    for (const auto& [other, taken] : list_numbered_papers(workspace)) {
        const bool is_taken =
            taken.key == key_of_number(paper.type, number) && taken.year == year &&
            taken.organ == id_or_none(paper.fields, "organ") && taken.paper != paper.id;
        if (is_taken)
            return failure(ErrorCode::wrong_state,
                           fmt::format(fmt::runtime(tr("The number {} was given in {} to \"{}\" "
                                                       "already; give the next one.")),
                                       number, year, name_words_of(workspace, other)));
    }
    return {};
}

Result<void> check_may_renumber(Workspace& workspace, const Record& paper, const Fields& said) {
    const bool has_awards =
        RecordQuery{workspace.store()}.count({.type = record_types::award, .parent = paper.id}) > 0;
    if (has_awards)
        return failure(ErrorCode::wrong_state,
                       tr("Its awards stand in the register under this number; give the other "
                          "paper another one."));
    return check_number_is_free(workspace, paper, said);
}

std::vector<DoubleNumber> list_double_numbers(Workspace& workspace) {
    std::vector<DoubleNumber> doubles;
    for (auto& [number, papers] : papers_by_number(workspace)) {
        if (papers.size() < 2) continue;
        std::vector<std::pair<std::uint64_t, const NumberedPaper*>> in_order;
        for (const NumberedPaper& paper : papers)
            in_order.emplace_back(place_in_log(workspace, paper.first, paper.second.path), &paper);
        std::ranges::sort(in_order, [](const auto& a, const auto& b) {
            return std::tie(a.first, a.second->first.id, a.second->second.path) <
                   std::tie(b.first, b.second->first.id, b.second->second.path);
        });
        for (std::size_t at = 1; at < in_order.size(); ++at)
            doubles.push_back(double_of(workspace, *in_order.front().second, *in_order[at].second));
    }
    add_lines_in_conflict(workspace, doubles);
    return doubles;
}

}  // namespace thidua
