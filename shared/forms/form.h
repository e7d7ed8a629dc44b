#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/base/decimal.h"
#include "shared/base/translate.h"
#include "shared/forms/formula.h"

namespace thidua {

/// A text of a form in the languages of the interface. English may be left out.
struct LocalText {
    std::string vi;
    std::string en;

    [[nodiscard]] const std::string& in(Language language) const {
        return language == Language::english && !en.empty() ? en : vi;
    }
    /// In the language the program speaks now.
    [[nodiscard]] const std::string& shown() const { return in(current_language()); }
    [[nodiscard]] bool empty() const { return vi.empty(); }
};

/// What an answer is, and in brackets the alternative of Value that holds it.
enum class FieldKind {
    text,       ///< one line (string)
    long_text,  ///< paragraphs (string)
    integer,    ///< a whole number (int64)
    number,     ///< (Decimal)
    percent,    ///< 97.6 means 97,6 % (Decimal)
    money,      ///< dong (Decimal)
    date,       ///< (CivilDate)
    yes_no,     ///< (bool)
    choice,     ///< the key of one of the choices (string)
    computed,   ///< never stored: follows from a formula
    table,      ///< rows of columns; see shared/forms/answers.h
    attachment  ///< (AttachmentRef)
};

/// How the answers of many units become one figure.
enum class ConsolidationKind {
    none,
    sum,
    weighted_average,  ///< of the units that gave both the value and the weight
    minimum,
    maximum,
    count,         ///< units that answered; of a yes-no field, that said yes; of a table, rows
    text_by_unit,  ///< every unit's words under its name
    table_rows,    ///< all rows of all units, each with its unit
    ratio_of_sums  ///< sum of one field over sum of another; times 100 for a percentage
};

struct ConsolidationRule {
    ConsolidationKind kind = ConsolidationKind::none;
    std::string weight = {};     ///< field, for weighted_average
    std::string numerator = {};  ///< fields, for ratio_of_sums
    std::string denominator = {};
    int digits = 2;  ///< after the point, of an average or ratio
};

/// What a register of the unit gives for the answer: its records of the period, counted, added up,
/// told line by line, one row each, or one row for all that have the same value at a path.
struct FieldFeed {
    std::vector<std::string> types = {};   ///< of the records: "initiative"
    std::vector<std::string> states = {};  ///< that count; empty: all but drafts and returned ones
    /// Path of the date or year by which a record belongs to the period; empty: when it was made.
    /// Of a path with a '*', "copies/*/on", one of the dates is enough, and none is not.
    std::string day = {};
    std::vector<std::string> words = {};  ///< of a line: the first, then ": " and the others
    /// Path of the value by which records make one row, "award"; the row's key is that value, or
    /// the choice that it feeds.
    std::string group = {};
    /// Path of a number that is added up, "paid_amount", for a number or an amount of money.
    std::string sum_of = {};
};

/// What the records of one row give for a column: how many there are, or the sum of a path; of
/// those alone that have one of the values at each path ("true" and "false" for yes and no).
struct GroupFeed {
    struct Condition {
        std::string path;
        std::vector<std::string> values;
    };
    std::string sum_of = {};  ///< empty: they are counted
    std::vector<Condition> where = {};
};

struct Choice {
    std::string key;
    LocalText label;
    std::vector<std::string> fed_by = {};  ///< values of a register that mean it: "GK-SO"
};

struct Field {
    std::string key;
    LocalText label;
    LocalText hint = {};
    FieldKind kind = FieldKind::text;
    bool required = false;
    std::optional<Decimal> minimum = {};
    std::optional<Decimal> maximum = {};
    std::size_t length_max = 0;  ///< code points; 0 is the general limit on text
    LocalText unit_label = {};   ///< "người", "đồng"
    std::vector<Choice> choices = {};
    std::optional<Formula> formula = {};
    /// What a computed field looks like: integer, number, percent or money.
    FieldKind shown_as = FieldKind::number;
    bool compare_last_period = false;
    ConsolidationRule consolidation = {};
    std::vector<Field> columns = {};  ///< of a table; no tables or computed fields among them
    std::string row_key = {};         ///< column whose value makes a row's identity, or empty
    std::optional<FieldFeed> feed = {};
    /// Of a column of a fed table: path in the record, "authors/*/name"; of several the values are
    /// joined.
    std::string fed_by = {};
    std::optional<GroupFeed> grouped = {};  ///< of a column of a table fed by groups
};

struct Section {
    std::string key;
    LocalText title;
    std::vector<Field> fields;
};

enum class Severity {
    error,   ///< stops a submission
    warning  ///< shown, and no more
};

/// A check across fields: broken when its formula gives false; not when it is missing.
struct Rule {
    std::string key;
    Formula check;
    LocalText message;
    Severity severity = Severity::error;
    std::vector<std::string> fields;  ///< that the finding points at; at least one
};

/// A report form as data. Only form_reader makes one that the rest of the program may trust:
/// keys are unique in the whole form, every name in a formula exists, no formula needs itself.
struct Form {
    std::string key;
    std::int64_t version = 1;
    LocalText title;
    std::vector<Section> sections;
    std::vector<Rule> rules;
    /// Where each field stands: its section and its place there. Made by note_places() once all
    /// sections are there; a form that is still being read has none.
    std::map<std::string, std::pair<std::size_t, std::size_t>, std::less<>> places = {};
};

/// From then on find_field() does not look through all fields.
void note_places(Form& form);

/// Null when there is none. The pointer lives as long as the form.
const Field* find_field(const Form& form, std::string_view key);
const Field* find_column(const Field& table, std::string_view key);
/// The section a field stands in; null when the field does not exist.
const Section* find_section_of(const Form& form, std::string_view field);
const Choice* find_choice(const Field& field, std::string_view key);

/// "money" and so on: the words of form files. Permanent.
std::string_view name_of(FieldKind kind);
std::optional<FieldKind> field_kind_from(std::string_view name);
std::string_view name_of(ConsolidationKind kind);
std::optional<ConsolidationKind> consolidation_kind_from(std::string_view name);

/// integer, number, percent, money and computed.
bool is_numeric(FieldKind kind);
/// What an answer looks like: shown_as for a computed field, else the kind.
FieldKind shown_kind(const Field& field);

}  // namespace thidua
