#pragma once

#include <optional>
#include <vector>

#include "client/store/local_store.h"
#include "server/store/device_store.h"
#include "tests/simulator/chance.h"
#include "tests/simulator/draft.h"

namespace thidua::simulator {

/// Makes values that nobody typed before, so that the judges can look for each of them.
class Typewriter {
public:
    /// In some worlds people write at length, so that edits and pages have to be cut.
    Typewriter(std::size_t action, std::size_t padding_bytes)
        : count_{1000 + static_cast<std::int64_t>(action) * values_per_action},
          padding_(padding_bytes, 'x') {}

    [[nodiscard]] std::int64_t number() { return ++count_; }
    [[nodiscard]] std::string word() { return "t" + std::to_string(++count_); }
    [[nodiscard]] std::string paragraph() { return word() + padding_; }

private:
    static constexpr std::int64_t values_per_action = 20;

    std::int64_t count_;
    std::string padding_;
};

/// One person at one device: looks at the view and decides what to do next. Few reports and few
/// fields, so that people meet.
class Person {
public:
    /// For one moment; all three are borrowed.
    Person(const Device& device, Chance& chance, Typewriter& typewriter);

    /// Empty when there is nothing sensible to do.
    [[nodiscard]] std::optional<Draft> act(LocalStore& store);

    /// Whoever works with a program of a later version also writes what the others do not know.
    void know_the_future() { habits_.emplace_back(6, &Person::pioneer); }
    /// Steps of the workflow come to mind more often than anything else.
    void turn_to_decisions();
    /// Many reports are late, and the Office decides about what devices claim.
    void turn_to_evidence();
    /// A whole report, as a world may begin with; and its submission.
    [[nodiscard]] Draft prepare();
    [[nodiscard]] std::optional<Draft> submit(LocalStore& store);
    /// What an officer writes down of a call.
    [[nodiscard]] Draft note_code(const std::string& code, const std::string& caller);

private:
    using Action = std::optional<Draft> (Person::*)(LocalStore&);

    std::optional<Draft> write(LocalStore& store);
    std::optional<Draft> add_row(LocalStore& store);
    std::optional<Draft> remove_row(LocalStore& store);
    std::optional<Draft> withdraw(LocalStore& store);
    std::optional<Draft> accept(LocalStore& store);
    std::optional<Draft> send_back(LocalStore& store);
    std::optional<Draft> reopen(LocalStore& store);
    std::optional<Draft> settle(LocalStore& store);
    std::optional<Draft> judge_claim(LocalStore& store);
    std::optional<Draft> publish(LocalStore& store);
    std::optional<Draft> overstep(LocalStore& store);
    std::optional<Draft> pioneer(LocalStore& store);

    Draft start(const RecordId& period, const RecordId& unit, Record& report);
    void answer(Draft& draft, const Record& report);
    Value rewritten(const Value& story);
    void seal(Draft& draft, const Record& report);
    void settle_by(Draft& draft, const Record& subject, const Record& conflict);
    std::optional<Draft> decide(LocalStore& store, std::string_view name, std::string_view state);
    RecordId some_unit();
    std::optional<Record> find_report(LocalStore& store);
    std::optional<Record> find_report_in(LocalStore& store, std::string_view state);

    const Device& device_;
    Chance& chance_;
    Typewriter& typewriter_;
    std::vector<std::pair<std::size_t, Action>> habits_;
    std::size_t first_period_percent_ = 80;
};

}  // namespace thidua::simulator
