#include "client/app/report_feeds.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "client/app/award_payments.h"
#include "client/app/grouped_rows.h"
#include "client/app/periods.h"
#include "client/app/report_lookup.h"
#include "client/app/reports.h"
#include "client/store/record_query.h"
#include "shared/base/translate.h"
#include "shared/forms/answers.h"
#include "shared/forms/validation.h"
#include "shared/model/ids.h"
#include "shared/model/member_value.h"
#include "shared/model/record_rules.h"
#include "shared/model/record_types.h"
#include "shared/model/table_workflow.h"
#include "shared/record/change_record.h"

namespace thidua {
namespace {

/// The days whose work the report is about.
struct Days {
    CivilDate from{};
    CivilDate through{};

    [[nodiscard]] bool has(CivilDate day) const { return from <= day && day <= through; }
    /// A year that is cut off on the 14th begins in December of the year before, which is not its.
    [[nodiscard]] bool has_year(std::int64_t year) const {
        const CivilDate first{std::chrono::sys_days{from} + std::chrono::days{17}};
        return static_cast<int>(first.year()) <= year && year <= static_cast<int>(through.year());
    }
};

/// Of a period without a window of its own, the year in which it is due.
Days days_of(const Period& period) {
    const auto year = period.due_date.year();
    return {period.window_from.value_or(year / std::chrono::January / 1),
            period.window_through.value_or(year / std::chrono::December / 31)};
}

/// All values at a path in which '*' stands for any key, in the order of the keys.
std::vector<Value> values_at(const Fields& fields, const std::string& path) {
    const std::size_t star = path.find('*');
    if (star == std::string::npos) {
        const Value& value = find_value(fields, path);
        return is_null(value) ? std::vector<Value>{} : std::vector{value};
    }
    std::vector<Value> values;
    const std::string before = path.substr(0, star);
    const std::string after = path.substr(star + 1);
    for (const std::string_view key : typed_record::list_segments(fields, before))
        if (const Value& value = find_value(fields, before + std::string{key} + after);
            !is_null(value))
            values.push_back(value);
    return values;
}

std::string words_at(const Fields& fields, const std::string& path) {
    std::string words;
    for (const Value& value : values_at(fields, path))
        words += (words.empty() ? "" : ", ") + to_display(value);
    return words;
}

class Feeder {
public:
    Feeder(Workspace& workspace, const ReportOnHand& on_hand, const Form& form, Days days)
        : workspace_{workspace}, on_hand_{on_hand}, form_{form}, days_{days} {}

    FedAnswer feed(const Field& field) {
        const std::vector<Record> records = records_for(*field.feed);
        FedAnswer fed{.field = field.key,
                      .label = field.label.shown(),
                      .records = records.size(),
                      .words = {}};
        if (!field.feed->group.empty()) {
            add_groups(field, records, fed);
            return fed;
        }
        if (field.kind == FieldKind::table) {
            for (const Record& record : records) add_row(field, record);
            fed.is_taken = true;
            return fed;
        }
        Value value = value_of(field, records);
        fed.words = display_answer(field, value);
        const FieldPath path = answer_path(field.key);
        const Value& typed = find_value(on_hand_.record.fields, path);
        fed.is_taken = records.empty() || is_null(typed) || typed == value;
        // An empty register may be one that the unit does not keep: no zero is made of it.
        if (is_null(typed) && !records.empty() && !fed.words.empty())
            now_.emplace(path, std::move(value));
        return fed;
    }
    /// To be saved; where each stands there is nothing yet.
    [[nodiscard]] const Fields& now() const { return now_; }

private:
    std::vector<Record> records_for(const FieldFeed& feed) {
        std::vector<Record> all;
        for (const std::string& type : feed.types)
            if (const RecordRule* const rule = find_record_rule(type))
                std::ranges::move(records_of(*rule, feed), std::back_inserter(all));
        return all;
    }
    std::vector<Record> records_of(const RecordRule& rule, const FieldFeed& feed) {
        std::vector<Record> records = RecordQuery{workspace_.store()}.list(
            {.type = std::string{rule.type}, .unit = on_hand_.report.unit});
        std::erase_if(records, [&](const Record& record) {
            return !counts(feed, std::string{state_of(rule, record.fields)}) ||
                   !is_of_period(feed, record) ||
                   (!is_paid_money(feed.sum_of) && is_cancelled(record));
        });
        return records;
    }
    bool is_cancelled(const Record& record) {
        return record.type == record_types::award &&
               RecordQuery{workspace_.store()}.count(
                   {.type = record_types::cancellation, .parent = record.id}) > 0;
    }
    static bool counts(const FieldFeed& feed, const std::string& state) {
        if (feed.states.empty()) return state != "draft" && state != "returned";
        return std::ranges::find(feed.states, state) != feed.states.end();
    }
    bool has_day_in(const std::vector<Value>& values) const {
        return std::ranges::any_of(values, [this](const Value& value) {
            const auto* const day = std::get_if<CivilDate>(&value);
            return day != nullptr && days_.has(*day);
        });
    }
    bool is_of_period(const FieldFeed& feed, const Record& record) {
        if (feed.day.find('*') != std::string::npos)
            return has_day_in(values_at(record.fields, feed.day));
        const Value& said = find_value(record.fields, feed.day);
        if (const auto* day = std::get_if<CivilDate>(&said)) return days_.has(*day);
        if (const auto* year = std::get_if<std::int64_t>(&said)) return days_.has_year(*year);
        // A sum is of what happened on that day: what was never paid has none.
        if (!feed.sum_of.empty()) return false;
        for (const Record& history : RecordQuery{workspace_.store()}.list(
                 {.type = std::string{change_type}, .parent = record.id})) {
            const ChangeRecord change = change_from(history.fields);
            if (change.created)
                return days_.has(to_civil_date(change.at.value_or(change.device_time)));
        }
        return true;  // made on this device, and not sent yet
    }
    static Value value_of(const Field& field, const std::vector<Record>& records) {
        if (!field.feed->sum_of.empty()) return sum_of(records, field.feed->sum_of);
        if (field.kind == FieldKind::integer) return static_cast<std::int64_t>(records.size());
        return lines_of(*field.feed, records);
    }
    static std::string lines_of(const FieldFeed& feed, const std::vector<Record>& records) {
        std::string text;
        for (const Record& record : records) {
            std::string line;
            for (const std::string& path : feed.words)
                if (const std::string words = words_at(record.fields, path); !words.empty())
                    line += (line.empty() ? "- " : ": ") + words;
            if (!line.empty()) text += (text.empty() ? "" : "\n") + line;
        }
        return text;
    }
    void add_row(const Field& table, const Record& record) {
        Fields cells;
        RowId row{keyed_id("fed_row", {table.key, record.id.text()}).value()};
        for (const Field& column : table.columns) {
            if (column.fed_by.empty()) continue;
            const std::vector<Value> values = values_at(record.fields, column.fed_by);
            if (values.empty()) continue;
            const bool is_text = column.kind == FieldKind::text;
            Value value = is_text ? Value{words_at(record.fields, column.fed_by)} : values.front();
            if (column.key == table.row_key) row = row_id_for_key(table.key, value);
            cells.emplace(column.key, std::move(value));
        }
        const FieldPath marker = row_marker_path(table.key, row);
        if (!is_null(find_value(on_hand_.record.fields, marker))) return;
        now_.emplace(marker, true);
        // What does not fit the column is left to the person.
        for (const auto& [column, value] : cells)
            if (const FieldPath path = cell_path(table.key, row, column);
                !check_value(form_, path, value))
                now_.emplace(path, value);
    }

    void add_groups(const Field& table, const std::vector<Record>& records, FedAnswer& fed) {
        GroupedRows grouped = grouped_rows(table, records);
        fed.left_out = grouped.left_out;
        fed.is_taken = true;
        for (GroupedRow& row : grouped.rows) {
            fed.words += (fed.words.empty() ? "" : "\n") + row.words;
            if (!take_row(table, row)) fed.is_taken = false;
        }
    }
    /// False where somebody took the row away, or typed another figure: both stand.
    bool take_row(const Field& table, GroupedRow& row) {
        const FieldPath marker = row_marker_path(table.key, row.id);
        const Value& standing = find_value(on_hand_.record.fields, marker);
        if (!is_null(standing) && standing != Value{true}) return false;
        if (is_null(standing)) now_.emplace(marker, true);
        bool is_taken = true;
        for (auto& [column, value] : row.cells) {
            const FieldPath path = cell_path(table.key, row.id, column);
            const Value& typed = find_value(on_hand_.record.fields, path);
            if (!is_null(typed))
                is_taken = is_taken && typed == value;
            else if (!check_value(form_, path, value))
                now_.emplace(path, std::move(value));
        }
        return is_taken;
    }

    Workspace& workspace_;
    const ReportOnHand& on_hand_;
    const Form& form_;
    Days days_;
    Fields now_;
};

}  // namespace

Result<std::vector<FedAnswer>> feed_report(Workspace& workspace, const RecordId& id) {
    const auto on_hand = find_report(workspace, id);
    if (!on_hand) return on_hand.error();
    const auto form = form_of(workspace, on_hand->report);
    if (!form) return form.error();
    const auto period = workspace.periods().find(on_hand->report.period);
    if (!period) return period.error();
    Feeder feeder{workspace, *on_hand, *form, days_of(period->period)};
    std::vector<FedAnswer> fed;
    for (const Section& section : form->sections)
        for (const Field& field : section.fields)
            if (field.feed) fed.push_back(feeder.feed(field));
    if (fed.empty())
        return failure(ErrorCode::wrong_state,
                       tr("The form of this report takes nothing from registers."));
    if (auto saved = workspace.reports().save_answers(id, {}, feeder.now()); !saved)
        return saved.error();
    return fed;
}

}  // namespace thidua
