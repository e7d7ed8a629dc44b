#include "tests/simulator/person.h"

#include <fmt/format.h>

#include <algorithm>

#include "client/store/record_query.h"
#include "shared/evidence/seal.h"
#include "shared/forms/answers.h"
#include "shared/model/evidence_record.h"
#include "shared/model/form_record.h"
#include "shared/model/ids.h"
#include "shared/model/read_out_record.h"
#include "shared/model/report.h"
#include "shared/model/scope.h"
#include "shared/model/submission.h"
#include "shared/record/merge.h"
#include "tests/simulator/message_words.h"
#include "tests/simulator/organ.h"
#include "tests/simulator/paragraphs.h"

namespace thidua::simulator {
namespace {

const std::vector<std::string> row_titles{"mô hình một", "mô hình hai"};

RowId row(std::size_t index) {
    return row_id_for_key("models", Value{row_titles[index]});
}

/// A cell comes back only together with its row.
void restore_row(Draft& draft, const Record& subject, const FieldPath& marker) {
    if (is_null(find_value(subject.fields, marker))) draft.set(subject, marker, true);
}

std::string name_of(const Record& report) {
    return short_id(report.id.value());
}

}  // namespace

Person::Person(const Device& device, Chance& chance, Typewriter& typewriter)
    : device_{device}, chance_{chance}, typewriter_{typewriter} {
    const bool is_office = device.grantee.role == Role::office;
    habits_ = {{12, &Person::write},
               {4, &Person::add_row},
               {2, &Person::remove_row},
               {is_office ? 1 : 5, &Person::submit},
               {is_office ? 0 : 2, &Person::withdraw},
               {is_office ? 5 : 0, &Person::accept},
               {is_office ? 3 : 0, &Person::send_back},
               {is_office ? 3 : 0, &Person::reopen},
               {4, &Person::settle},
               {is_office ? 2 : 0, &Person::publish},
               {1, &Person::overstep}};
}

void Person::turn_to_decisions() {
    const std::vector<Action> steps{&Person::submit, &Person::withdraw, &Person::accept,
                                    &Person::send_back, &Person::reopen};
    for (auto& [weight, action] : habits_)
        if (std::find(steps.begin(), steps.end(), action) != steps.end()) weight *= 5;
}

void Person::turn_to_evidence() {
    first_period_percent_ = 40;
    if (device_.grantee.role == Role::office) habits_.emplace_back(8, &Person::judge_claim);
}

Draft Person::prepare() {
    Record report;
    Draft draft = start(organ::period(0), organ::division_id(0), report);
    const Record nothing{.type = report.type, .id = report.id};
    std::vector<std::string> story;
    for (int left = 6; left > 0; --left) story.push_back(typewriter_.paragraph());
    draft.type(nothing, answer_path("story"), text_of(story));
    draft.type(nothing, answer_path("trained"), typewriter_.number());
    return draft;
}

std::optional<Draft> Person::act(LocalStore& store) {
    std::size_t total = 0;
    for (const auto& [weight, action] : habits_) total += weight;
    std::size_t at = chance_.below(total);
    for (const auto& [weight, action] : habits_) {
        if (at < weight) return (this->*action)(store);
        at -= weight;
    }
    return std::nullopt;
}

RecordId Person::some_unit() {
    if (device_.grantee.role != Role::office) return device_.grantee.unit;
    return organ::division_id(chance_.percent(75) ? 0 : 1);
}

/// A report as the person sees it.
std::optional<Record> Person::find_report(LocalStore& store) {
    return RecordQuery{store}.find(
        report_id(organ::period(chance_.percent(first_period_percent_) ? 0 : 1), some_unit()));
}

std::optional<Record> Person::find_report_in(LocalStore& store, std::string_view state) {
    auto report = find_report(store);
    if (!report || text_or_empty(report->fields, "state") != state) return std::nullopt;
    return report;
}

Draft Person::start(const RecordId& period, const RecordId& unit, Record& report) {
    const Report made{.period = period,
                      .unit = unit,
                      .form_key = std::string{organ::form_key},
                      .form_version = 1};
    report = make_record(report_id(period, unit), unit_scope(unit), made);
    Draft draft{.what = "start " + name_of(report)};
    draft.create(report.type, report.id, report.scope);
    const Record nothing{.type = report.type, .id = report.id, .scope = report.scope};
    for (const auto& [path, value] : report.fields) draft.set(nothing, path, value);
    return draft;
}

std::optional<Draft> Person::write(LocalStore& store) {
    const RecordId period = organ::period(chance_.percent(80) ? 0 : 1);
    const RecordId unit = some_unit();
    auto report = RecordQuery{store}.find(report_id(period, unit));
    Draft draft;
    if (!report) draft = start(period, unit, report.emplace());
    for (std::size_t left = chance_.between(1, 3); left > 0; --left) answer(draft, *report);
    if (draft.operations.empty()) return std::nullopt;
    draft.what += " write " + name_of(*report);
    return draft;
}

/// One more answer in the draft; the same field at most once.
void Person::answer(Draft& draft, const Record& report) {
    const std::vector<FieldPath> paths{answer_path("trained"),
                                       answer_path("trained"),
                                       answer_path("cost"),
                                       answer_path("name"),
                                       answer_path("story"),
                                       answer_path("story"),
                                       cell_path("models", row(0), "value")};
    const FieldPath& path = chance_.one_of(paths);
    for (const Operation& operation : draft.operations)
        if (operation.path == path) return;
    const auto place = split_answer_path(path);
    if (place->row &&
        is_null(find_value(report.fields, row_marker_path(place->field, *place->row))))
        return;
    Value value;
    if (chance_.percent(8))
        value = Null{};
    else if (path == answer_path("story"))
        value = rewritten(find_value(report.fields, path));
    else if (path == answer_path("name"))
        value = chance_.percent(20) ? std::string{"chung"} : typewriter_.word();
    else if (path == answer_path("cost"))
        value = Decimal{typewriter_.number()};
    else
        value = chance_.percent(20) ? std::int64_t{7} : typewriter_.number();
    draft.type(report, path, value);
}

/// Prose with a paragraph added, replaced or taken out.
Value Person::rewritten(const Value& story) {
    const auto* text = std::get_if<std::string>(&story);
    if (text == nullptr)
        return text_of({typewriter_.paragraph(), typewriter_.paragraph(), typewriter_.paragraph()});
    auto paragraphs = paragraphs_of(*text);
    const auto at = static_cast<std::ptrdiff_t>(chance_.below(paragraphs.size()));
    const std::size_t kind = paragraphs.size() > 6 ? 2 : chance_.below(3);
    if (kind == 0)
        paragraphs.insert(paragraphs.begin() + at, typewriter_.paragraph());
    else if (kind == 1 || paragraphs.size() == 1)
        paragraphs[static_cast<std::size_t>(at)] = typewriter_.paragraph();
    else
        paragraphs.erase(paragraphs.begin() + at);
    return text_of(paragraphs);
}

std::optional<Draft> Person::add_row(LocalStore& store) {
    const auto report = find_report(store);
    const std::size_t index = chance_.below(row_titles.size());
    const FieldPath marker = row_marker_path("models", row(index));
    if (!report || !is_null(find_value(report->fields, marker))) return std::nullopt;
    Draft draft{.what = "add a row to " + name_of(*report)};
    draft.set(*report, marker, true);
    draft.type(*report, cell_path("models", row(index), "title"), row_titles[index]);
    if (chance_.percent(70))
        draft.type(*report, cell_path("models", row(index), "value"), typewriter_.number());
    return draft;
}

std::optional<Draft> Person::remove_row(LocalStore& store) {
    const auto report = find_report(store);
    const FieldPath marker = row_marker_path("models", row(chance_.below(row_titles.size())));
    if (!report || is_null(find_value(report->fields, marker))) return std::nullopt;
    Draft draft{.what = "remove a row of " + name_of(*report)};
    draft.operations.push_back({.kind = OperationKind::remove_row,
                                .record_type = report->type,
                                .record = report->id,
                                .path = marker,
                                .seen = row_fingerprint(report->fields, marker)});
    return draft;
}

std::optional<Draft> Person::submit(LocalStore& store) {
    const auto report = find_report(store);
    if (!report) return std::nullopt;
    const std::string state = text_or_empty(report->fields, "state");
    if (state != "draft" && state != "returned") return std::nullopt;
    Draft draft{.what = "submit " + name_of(*report)};
    // A careless client: something that the form forbids, in the same edit as the step.
    if (chance_.percent(5)) draft.set(*report, answer_path("trained"), std::int64_t{9'999'999});
    seal(draft, *report);
    return draft;
}

void Person::seal(Draft& draft, const Record& report) {
    const auto view = view_of<Report>(report);
    const std::int64_t version = view.version + 1;
    const Fields answers = answers_of(report.fields);
    const std::string sealed = seal_of({answers, view.form_key, view.form_version}).hex();
    const Submission made{.report = report.id,
                          .period = view.period,
                          .unit = view.unit,
                          .version = version,
                          .seal = sealed,
                          .form_key = view.form_key,
                          .form_version = view.form_version,
                          .submitted_by = device_.grantee.person};
    Record submission = make_record(submission_id(report.id, version, sealed), report.scope, made);
    submission.fields.insert(answers.begin(), answers.end());
    draft.create(submission.type, submission.id, submission.scope);
    const Record nothing{.type = submission.type, .id = submission.id};
    for (const auto& [path, value] : submission.fields) draft.set(nothing, path, value);
    draft.step(report, "submit", {{"version", version}, {"seal", sealed}});
}

std::optional<Draft> Person::withdraw(LocalStore& store) {
    return decide(store, "withdraw", chance_.percent(75) ? "submitted" : "accepted");
}
std::optional<Draft> Person::accept(LocalStore& store) {
    return decide(store, "accept", "submitted");
}
std::optional<Draft> Person::send_back(LocalStore& store) {
    return decide(store, "return", "submitted");
}
std::optional<Draft> Person::reopen(LocalStore& store) {
    return decide(store, "reopen", "accepted");
}

std::optional<Draft> Person::decide(LocalStore& store, std::string_view name,
                                    std::string_view state) {
    const auto report = find_report_in(store, state);
    if (!report) return std::nullopt;
    Draft draft{.what = fmt::format("{} {}", name, name_of(*report))};
    Fields arguments;
    if (name != "accept") arguments["reason"] = typewriter_.word();
    draft.step(*report, name, std::move(arguments));
    return draft;
}

std::optional<Draft> Person::settle(LocalStore& store) {
    const auto conflicts = RecordQuery{store}.list({.type = "conflict", .state = "open"});
    if (conflicts.empty()) return std::nullopt;
    const Record& conflict = chance_.one_of(conflicts);
    const auto* id = std::get_if<RecordId>(&find_value(conflict.fields, "record"));
    const auto subject = id != nullptr ? RecordQuery{store}.find(*id) : std::nullopt;
    if (!subject) return std::nullopt;
    Draft draft{.what = "settle " + short_id(conflict.id.value())};
    settle_by(draft, *subject, conflict);
    return draft;
}

void Person::settle_by(Draft& draft, const Record& subject, const Record& conflict) {
    const std::string path = text_or_empty(conflict.fields, "path");
    const Value& other = find_value(conflict.fields, "other");
    const auto place = split_answer_path(path);
    const bool is_row = place && place->row && place->column.empty();
    std::string choice = chance_.percent(40) ? "keep" : "take";
    if (chance_.percent(25) && path.ends_with("trained")) choice = "write";
    // Where a report stands is changed by its steps.
    if (subject.type == "report" && !place) choice = "keep";
    draft.what += " by " + choice;
    if (choice == "write")
        draft.type(subject, path, typewriter_.number());
    else if (choice == "take" && is_row && is_null(other))
        draft.operations.push_back({.kind = OperationKind::remove_row,
                                    .record_type = subject.type,
                                    .record = subject.id,
                                    .path = path,
                                    .seen = row_fingerprint(subject.fields, path)});
    else {
        const Value chosen = choice == "keep" ? find_value(subject.fields, path) : other;
        if (!is_null(chosen) && place && !place->column.empty())
            restore_row(draft, subject, row_marker_path(place->field, *place->row));
        draft.set(subject, path, chosen);
    }
    Fields decision{{"choice", choice}};
    // Clients of the first version did not say it.
    if (chance_.percent(85)) decision["other_edit"] = text_or_empty(conflict.fields, "other_edit");
    draft.step(conflict, "settle", std::move(decision));
}

Draft Person::note_code(const std::string& code, const std::string& caller) {
    const ReadOutRecord note{.organ = device_.grantee.organ,
                             .code = code,
                             .said_by = fmt::format("{} {}", caller, typewriter_.word()),
                             .noted_by = device_.grantee.person};
    const RecordId id{make_uuid_v7(Instant{typewriter_.number()}, chance_.random())};
    const Record made = make_record(id, office_scope(note.organ), note);
    const Record nothing{.type = made.type, .id = id};
    Draft draft{.what = "note the code " + code};
    draft.create(made.type, made.id, made.scope);
    for (const auto& [path, value] : made.fields) draft.type(nothing, path, value);
    return draft;
}

std::optional<Draft> Person::judge_claim(LocalStore& store) {
    std::vector<Record> open;
    for (const Record& record : RecordQuery{store}.list({.type = "evidence"})) {
        const auto shown = view_of<EvidenceRecord>(record);
        if (shown.earliest && shown.decided.empty()) open.push_back(record);
    }
    if (open.empty()) return std::nullopt;
    const Record& claim = chance_.one_of(open);
    Draft draft{.what = "decide about the claim " + name_of(claim)};
    draft.step(claim, "decide",
               {{"verdict", std::string{chance_.percent(70) ? "on_time" : "late"}},
                {"reason", typewriter_.word()}});
    return draft;
}

std::optional<Draft> Person::publish(LocalStore& store) {
    const auto form = RecordQuery{store}.find(form_id(organ::organ_id(), organ::form_key));
    if (!form) return std::nullopt;
    Draft draft{.what = "publish the form"};
    const std::string title = typewriter_.word();
    draft.type(*form, "title", title);
    const bool takes_files = organ::takes_files(text_or_empty(form->fields, "definition"));
    draft.set(*form, "definition", organ::form_definition(title, takes_files));
    draft.set(*form, "version", integer_or_zero(form->fields, "version") + 1);
    return draft;
}

/// What the server must refuse: a value that the form forbids, beside one that it allows.
std::optional<Draft> Person::overstep(LocalStore& store) {
    const auto report = find_report(store);
    if (!report) return std::nullopt;
    Draft draft{.what = "write too much into " + name_of(*report)};
    draft.type(*report, answer_path("trained"), 5'000'000 + typewriter_.number());
    draft.type(*report, answer_path("name"), typewriter_.word());
    return draft;
}

/// A record of a type that this version does not know, with fields that it does not know.
std::optional<Draft> Person::pioneer(LocalStore& store) {
    constexpr std::string_view future_type = "pilot";
    const auto known = RecordQuery{store}.list({.type = std::string{future_type}});
    if (!known.empty() && chance_.percent(60)) {
        Draft draft{.what = "go on with what is new"};
        draft.type(chance_.one_of(known), "later/note", typewriter_.word());
        return draft;
    }
    const RecordId unit = device_.grantee.unit;
    Record made{.type = std::string{future_type},
                .id = RecordId{make_uuid_v7(Instant{typewriter_.number()}, chance_.random())},
                .scope = unit_scope(unit)};
    Draft draft{.what = "write what only a later version knows"};
    draft.create(made.type, made.id, made.scope);
    draft.set(made, "unit", unit);
    draft.type(made, "later/note", typewriter_.word());
    return draft;
}

}  // namespace thidua::simulator
