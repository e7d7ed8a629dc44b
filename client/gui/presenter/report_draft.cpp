#include "client/gui/presenter/report_draft.h"

namespace thidua {

void ReportDraft::load(Fields stored) {
    stored_ = std::move(stored);
    // Nothing is being typed where the text says what the person last saw: such a field follows.
    std::erase_if(typed_, [this](const auto& entry) {
        const auto& [path, typed] = entry;
        return typed.problem.empty() && typed.now == typed.seen &&
               find_value(stored_, path) != typed.seen;
    });
}

void ReportDraft::type(const FieldPath& path, std::string text, const Result<Value>& meaning) {
    auto [place, is_new] = typed_.try_emplace(path);
    Typed& typed = place->second;
    if (is_new) typed.seen = find_value(stored_, path);
    typed.text = std::move(text);
    typed.problem = meaning ? std::string{} : meaning.error().message;
    if (meaning) typed.now = *meaning;
}

void ReportDraft::forget(const FieldPath& path) {
    typed_.erase(path);
}

void ReportDraft::settle() {
    std::erase_if(typed_, [](const auto& entry) {
        return entry.second.problem.empty() && entry.second.now == entry.second.seen;
    });
}

void ReportDraft::clear() {
    stored_.clear();
    typed_.clear();
}

const ReportDraft::Typed* ReportDraft::find_typed(const FieldPath& path) const {
    const auto place = typed_.find(path);
    return place == typed_.end() ? nullptr : &place->second;
}

Fields ReportDraft::answers() const {
    Fields answers = stored_;
    for (const auto& [path, typed] : typed_) {
        if (typed.problem.empty()) set_value(answers, path, typed.now);
    }
    return answers;
}

ReportDraft::Change ReportDraft::change() const {
    Change change;
    for (const auto& [path, typed] : typed_) add(change, path, typed);
    return change;
}

ReportDraft::Change ReportDraft::change_of(const FieldPath& path) const {
    Change change;
    if (const Typed* const typed = find_typed(path)) add(change, path, *typed);
    return change;
}

void ReportDraft::add(Change& change, const FieldPath& path, const Typed& typed) {
    if (!typed.problem.empty() || typed.now == typed.seen) return;
    set_value(change.seen, path, typed.seen);
    set_value(change.now, path, typed.now);
}

void ReportDraft::saved(const Change& change) {
    for (auto& [path, typed] : typed_) {
        if (!change.seen.contains(path) && !change.now.contains(path)) continue;
        typed.seen = find_value(change.now, path);
        set_value(stored_, path, typed.seen);
    }
}

void ReportDraft::refused(const FieldPath& path, const std::string& sentence) {
    const auto place = typed_.find(path);
    if (place != typed_.end()) place->second.problem = sentence;
}

std::vector<FieldPath> ReportDraft::problems() const {
    std::vector<FieldPath> paths;
    for (const auto& [path, typed] : typed_) {
        if (!typed.problem.empty()) paths.push_back(path);
    }
    return paths;
}

}  // namespace thidua
