#include "client/app/own_texts.h"

#include <fmt/format.h>

#include <algorithm>
#include <ranges>

#include "client/app/forms.h"
#include "client/app/periods.h"
#include "client/app/phase_locks.h"
#include "client/app/record_register.h"
#include "client/app/typed_value.h"
#include "client/app/workspace.h"
#include "client/store/record_query.h"
#include "shared/base/translate.h"
#include "shared/model/ids.h"
#include "shared/model/record_types.h"

namespace thidua {
namespace {

RecordId own_text_id(const RecordId& period, const std::string& section) {
    return keyed_id(record_types::section_text, {period.text(), section});
}

Error no_such_section(const Form& form, const std::string& asked) {
    std::string keys;
    for (const Section& section : form.sections) keys += (keys.empty() ? "" : ", ") + section.key;
    return failure(
        ErrorCode::not_found,
        fmt::format(fmt::runtime(tr("The form has no section \"{}\"; it has: {}.")), asked, keys));
}

Result<void> check_section(Workspace& workspace, const RecordId& period,
                           const std::string& section) {
    const auto view = workspace.periods().find(period);
    if (!view) return view.error();
    const auto form = workspace.forms().find(view->period.form_key);
    if (!form) return form.error();
    if (find_section(*form, section) == nullptr) return no_such_section(*form, section);
    return check_not_locked(workspace, period);
}

}  // namespace

const OwnText* find_own_text(const std::vector<OwnText>& texts, const std::string& section) {
    const auto found = std::ranges::find(texts, section, &OwnText::section);
    return found == texts.end() ? nullptr : &*found;
}

const Section* find_section(const Form& form, const std::string& key) {
    const auto found = std::ranges::find(form.sections, key, &Section::key);
    return found == form.sections.end() ? nullptr : &*found;
}

std::vector<OwnText> OwnTexts::list(const RecordId& period, const Form& form) {
    RecordQuery query{workspace_.store()};
    std::vector<OwnText> texts;
    for (const Section& section : form.sections) {
        const auto record = query.find(own_text_id(period, section.key));
        if (!record) continue;
        const std::string words = text_or_empty(record->fields, "words");
        if (!words.empty())
            texts.push_back({section.key, words, is_true_at(record->fields, "with_units")});
    }
    return texts;
}

Result<void> OwnTexts::set(const RecordId& period, const std::string& section,
                           const std::optional<std::string>& words,
                           std::optional<bool> with_units) {
    if (auto known = check_section(workspace_, period, section); !known) return known;
    const RecordRule& rule = *find_record_rule(record_types::section_text);
    Fields now;
    if (words) {
        const auto typed = words_value(*words);
        if (!typed) return typed.error();
        now.emplace("words", *typed);
    }
    if (with_units) now.emplace("with_units", *with_units);
    Register texts{workspace_, rule};
    const RecordId id = own_text_id(period, section);
    if (const auto known = texts.find(id)) {
        Fields seen;
        for (const auto& [path, value] : now)
            seen.emplace(path, find_value(known->record.fields, path));
        return texts.change(id, seen, now);
    }
    return make(period, section, std::move(now));
}

Result<void> OwnTexts::save(const RecordId& period, const std::string& section,
                            const std::string& seen, const std::string& words) {
    if (auto known = check_section(workspace_, period, section); !known) return known;
    const auto now = words_value(words);
    if (!now) return now.error();
    Register texts{workspace_, *find_record_rule(record_types::section_text)};
    const RecordId id = own_text_id(period, section);
    if (!texts.find(id)) return make(period, section, {{"words", *now}});
    return texts.change(id, {{"words", seen.empty() ? Value{} : Value{seen}}}, {{"words", *now}});
}

Result<Value> OwnTexts::words_value(const std::string& words) {
    const RecordRule& rule = *find_record_rule(record_types::section_text);
    return typed_value(workspace_, *find_field(rule.fields, "words"), words);
}

Result<void> OwnTexts::make(const RecordId& period, const std::string& section, Fields fields) {
    fields.emplace("period", period);
    fields.emplace("section", section);
    Register texts{workspace_, *find_record_rule(record_types::section_text)};
    const auto made = texts.create(fields);
    return made ? Result<void>{} : Result<void>{made.error()};
}

std::vector<OwnTextEvent> OwnTexts::events(const RecordId& period, const Form& form) {
    std::vector<OwnTextEvent> events;
    for (const Section& section : form.sections) {
        auto newest_first = workspace_.reports().history(own_text_id(period, section.key));
        for (HistoryEntry& entry : newest_first | std::views::reverse)
            events.push_back({section.key, std::move(entry)});
    }
    return events;
}

}  // namespace thidua
