#include "client/app/obligation_desk.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "client/app/due_rule_words.h"
#include "client/app/editing.h"
#include "client/app/periods.h"
#include "client/app/record_register.h"
#include "client/app/units.h"
#include "client/store/record_query.h"
#include "shared/base/matching.h"
#include "shared/base/text.h"
#include "shared/base/translate.h"
#include "shared/model/due_rule.h"
#include "shared/model/ids.h"
#include "shared/model/obligation_periods.h"
#include "shared/model/record_types.h"

namespace thidua {
namespace {

Error wrong(const std::string& sentence) {
    return failure(ErrorCode::invalid_input, sentence);
}

const RecordRule& obligation_rule() {
    return *find_record_rule(record_types::obligation);
}

std::optional<UnitKind> kind_from(const std::string& words) {
    if (const auto kind = from_text<UnitKind>(words)) return kind;
    for (const std::string_view name : EnumNames<UnitKind>::names) {
        const auto kind = from_text<UnitKind>(name);
        if (match(words, kind_words(*kind)) <= MatchLevel::folded) return kind;
    }
    return std::nullopt;
}

/// "2027" of "2027" and of "2027-Q2"; empty when it is neither.
std::optional<std::int64_t> year_of_label(const std::string& label) {
    constexpr std::size_t digits = 4;
    std::int64_t year = 0;
    const auto read = std::from_chars(label.data(), label.data() + label.size(), year);
    const bool is_year = read.ec == std::errc{} && read.ptr == label.data() + digits &&
                         (label.size() == digits || label[digits] == '-');
    return is_year ? std::optional{year} : std::nullopt;
}

/// Whether what follows into the periods differs; recipients are looked up when they are needed.
bool reaches_periods(const Obligation& before, const Obligation& after) {
    return before.schedule != after.schedule || before.name != after.name ||
           before.name_en != after.name_en || before.form_key != after.form_key ||
           before.reporter_kinds != after.reporter_kinds || before.source != after.source;
}

}  // namespace

Result<void> ObligationDesk::read_rule(Obligation& obligation, const ObligationWishes& wishes) {
    const bool is_other_kind = wishes.kind && *wishes.kind != obligation.schedule.kind;
    if (wishes.kind) obligation.schedule.kind = *wishes.kind;
    if (wishes.window) obligation.schedule.window = *wishes.window;
    if (!wishes.due) {
        if (!is_other_kind) return {};
        return wrong(tr("Say with --due when it is due now that it comes at another rhythm."));
    }
    const auto rule = due_rule_from_words(obligation.schedule, *wishes.due);
    if (!rule) return rule.error();
    obligation.schedule = *rule;
    return {};
}

Result<void> ObligationDesk::read_people(Obligation& obligation, const ObligationWishes& wishes) {
    if (wishes.recipients) {
        obligation.recipients.clear();
        for (const std::string& code : *wishes.recipients) {
            if (!workspace_.units().find(unit_id(code)))
                return failure(
                    ErrorCode::not_found,
                    fmt::format(fmt::runtime(tr("There is no organ with the code {}.")), code));
            obligation.recipients.insert(code);
        }
    }
    if (!wishes.reporters) return {};
    obligation.reporter_kinds.clear();
    for (const std::string& words : *wishes.reporters) {
        const auto kind = kind_from(words);
        if (!kind)
            return wrong(fmt::format(fmt::runtime(tr("\"{}\" is not a kind of unit.")), words));
        obligation.reporter_kinds.insert(std::string{to_text(*kind)});
    }
    return {};
}

Result<void> ObligationDesk::read_years(Obligation& obligation, const ObligationWishes& wishes) {
    const bool is_once = obligation.schedule.kind == ScheduleKind::once;
    if (wishes.from) {
        const auto year = year_of_label(*wishes.from);
        if (!year)
            return wrong(tr("--from takes a year or a period of it: 2027, 2027-Q2, 2027-H1."));
        obligation.first_label = *wishes.from;
        const bool is_other_year = obligation.first_year == 0 || *year < obligation.first_year;
        if (is_once || is_other_year) obligation.first_year = *year;
    }
    if (wishes.until) obligation.last_year = *wishes.until;
    if (is_once) obligation.last_year = obligation.first_year;
    return {};
}

Result<void> ObligationDesk::check_whole(const Obligation& obligation) {
    if (is_blank(obligation.name)) return wrong(tr("Give its name with --name."));
    if (is_blank(obligation.source))
        return wrong(tr("Name the document that founds the duty with --source."));
    if (!obligation.form_key.empty() &&
        !RecordQuery{workspace_.store()}.find(form_id(obligation.organ, obligation.form_key)))
        return failure(ErrorCode::not_found,
                       fmt::format(fmt::runtime(tr("There is no form with the key {}; publish it "
                                                   "first.")),
                                   obligation.form_key));
    const auto first_label = year_of_label(obligation.first_label);
    if (obligation.first_year < 2000 || obligation.last_year > 2100 ||
        obligation.last_year < std::max(obligation.first_year, first_label.value_or(0)))
        return wrong(
            tr("The years must lie within 2000 to 2100, the first before the last; say "
               "them with --from and --until."));
    if (next_label(obligation, workspace_.periods().holidays(), CivilDate{}).empty())
        return wrong(tr("No period follows from this rule in these years."));
    return {};
}

Result<Obligation> ObligationDesk::with(Obligation obligation, const ObligationWishes& wishes) {
    const auto take = [](std::string& into, const std::optional<std::string>& wish) {
        if (wish) into = cleaned(*wish);
    };
    take(obligation.name, wishes.name);
    take(obligation.name_en, wishes.name_en);
    take(obligation.form_key, wishes.form_key);
    take(obligation.source, wishes.source);
    take(obligation.matter, wishes.matter);
    if (auto read = read_rule(obligation, wishes); !read) return read.error();
    if (auto read = read_people(obligation, wishes); !read) return read.error();
    if (auto read = read_years(obligation, wishes); !read) return read.error();
    return obligation;
}

Result<RecordId> ObligationDesk::create(const std::string& key, const ObligationWishes& wishes) {
    if (auto right = check_right(workspace_, Action::create_period); !right) return right.error();
    constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyz0123456789-_";
    if (key.empty() || key.find_first_not_of(allowed) != std::string::npos)
        return wrong(tr("The key is of small letters without marks, figures, - and _."));
    const RecordId organ = workspace_.profile()->organ;
    if (RecordQuery{workspace_.store()}.find(obligation_id(organ, key)))
        return failure(ErrorCode::wrong_state,
                       fmt::format(fmt::runtime(tr("There is a duty with the key {} already; "
                                                   "change it with \"thidua obligation set\".")),
                                   key));
    if (!wishes.due) return wrong(tr("Say with --due when it is due."));
    auto obligation = with({.key = key, .organ = organ}, wishes);
    if (!obligation) return obligation.error();
    // Without English words the Vietnamese stand in their place.
    if (obligation->name_en.empty()) obligation->name_en = obligation->name;
    if (auto whole = check_whole(*obligation); !whole) return whole.error();
    Fields fields;
    write_fields(fields, *obligation);
    return Register{workspace_, obligation_rule()}.create(fields);
}

Result<void> ObligationDesk::change(const RecordId& id, const ObligationWishes& wishes) {
    if (auto right = check_right(workspace_, Action::create_period); !right) return right;
    const auto record = RecordQuery{workspace_.store()}.find(id);
    const bool is_own = record && record->type == record_types::obligation &&
                        id_or_none(record->fields, "organ") == workspace_.profile()->organ;
    if (!is_own) return failure(ErrorCode::not_found, tr("This duty to report is not here."));
    const auto before = view_of<Obligation>(*record);
    auto after = with(before, wishes);
    if (!after) return after.error();
    const CivilDate today = to_civil_date(workspace_.environment().clock.now());
    Obligation whole = *after;
    whole.first_label.clear();
    const std::string next = next_label(whole, workspace_.periods().holidays(), today);
    const std::string from = wishes.from.value_or("");
    if (wishes.from && (next.empty() || (from < next && !next.starts_with(from))))
        return failure(ErrorCode::wrong_state,
                       fmt::format(fmt::runtime(tr("The period {} has begun: its days stay; give "
                                                   "a later one, or more time with \"thidua "
                                                   "period extend\".")),
                                   from));
    if (wishes.from)
        after->first_label = std::max(next, from);
    else if (reaches_periods(before, *after) && !next.empty())
        after->first_label = std::max(next, before.first_label);
    if (auto sound = check_whole(*after); !sound) return sound;
    Fields fields = record->fields;
    write_obligation(fields, *after);
    return Register{workspace_, obligation_rule()}.change(id, record->fields, fields);
}

}  // namespace thidua
