#include "client/store/mass_change.h"

#include <sstream>

#include "client/store/run_sql.h"
#include "shared/model/record_types.h"
#include "shared/store/transaction.h"

namespace thidua {
namespace {

constexpr const char* count_base_sql = "SELECT count(*) FROM base";

/// Below this a person sees at a glance what became of it.
constexpr std::size_t held_min = 50;
constexpr std::size_t parts = 3;  ///< more than one of them is too much

std::string to_words(const ChangesInQuestion& changes) {
    std::ostringstream words;
    words << changes.removed << ' ' << changes.changed << ' ' << changes.reports << ' '
          << changes.held;
    return words.str();
}

ChangesInQuestion from_words(const std::string& text) {
    std::istringstream words{text};
    ChangesInQuestion changes;
    words >> changes.removed >> changes.changed >> changes.reports >> changes.held;
    return changes;
}

void clear(LocalStore& store, const char* key) {
    if (!store.text_meta(key).empty()) store.set_meta(key, {});
}

}  // namespace

void MassChange::allow() {
    store_.set_meta(device_keys::changes_accepted, "yes");
}

bool MassChange::is_allowed() {
    return store_.text_meta(device_keys::changes_accepted) == "yes";
}

/// What was held is what stood there before the first change of the pull.
ChangesInQuestion& MassChange::total() {
    if (!total_) {
        total_ = from_words(store_.text_meta(device_keys::changes_pulled));
        if (total_->held == 0)
            total_->held = static_cast<std::size_t>(read_number(store_, 0, count_base_sql));
    }
    return *total_;
}

void MassChange::note_removed(std::string_view type, std::size_t count) {
    total().removed += count;
    if (type == record_types::report) total().reports += count;
}

void MassChange::note_changed(std::string_view type) {
    ++total().changed;
    if (type == record_types::report) ++total().reports;
}

bool MassChange::is_too_much() {
    if (!total_ || is_allowed()) return false;
    return total_->held >= held_min && (total_->removed + total_->changed) * parts > total_->held;
}

void MassChange::store_count() {
    if (total_) store_.set_meta(device_keys::changes_pulled, to_words(*total_));
}

void MassChange::finish() {
    clear(store_, device_keys::changes_accepted);
    clear(store_, device_keys::changes_pulled);
    clear(store_, device_keys::changes_in_question);
}

void MassChange::ask() {
    Transaction transaction{store_.database()};
    store_.set_meta(device_keys::changes_in_question, to_words(total()));
    transaction.commit();
}

std::optional<ChangesInQuestion> MassChange::find_question() {
    const std::string words = store_.text_meta(device_keys::changes_in_question);
    if (words.empty()) return std::nullopt;
    return from_words(words);
}

void MassChange::accept() {
    Transaction transaction{store_.database()};
    allow();
    clear(store_, device_keys::changes_in_question);
    transaction.commit();
}

}  // namespace thidua
