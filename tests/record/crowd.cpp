#include "tests/record/crowd.h"

#include <rapidcheck.h>

#include <array>

namespace thidua {
namespace {

const std::array<Person, 3>& people() {
    static const std::array<Person, 3> all{lan, minh, office};
    return all;
}

const FieldPath row = "answers/t/0d4c1d62-3b52-5c05-a1a1-3f2c5a3f0001";

}  // namespace

const std::vector<FieldPath>& crowd_paths() {
    static const std::vector<FieldPath> paths{"answers/a", "answers/b", row, row + "/title",
                                              "contact/phone"};
    return paths;
}

const Person& Crowd::author_of(const Edit& edit) const {
    for (const Person& person : people())
        if (person.name == edit.author) return person;
    return lan;
}

void Crowd::look(const Person& person) { views_[person.name] = desk_.fields(); }

Operation Crowd::next_operation(Fields& view) {
    const FieldPath path = *rc::gen::elementOf(crowd_paths());
    if (path == row && *rc::gen::arbitrary<bool>())
        return row_removal(desk_.record(), row, row_fingerprint(view, row));
    Operation operation =
        path == row ? setting(desk_.record(), row, find_value(view, row), Value{true})
                    : setting(desk_.record(), path, find_value(view, path),
                              std::string{"v"} + std::to_string(++values_));
    if (*rc::gen::inRange(0, 8) == 0 && path != row) operation.value = Null{};
    set_value(view, path, operation.value);
    return operation;
}

Edit Crowd::next_edit() {
    const Person& person = people()[*rc::gen::inRange<std::size_t>(0, people().size())];
    Fields& view = views_[person.name];
    std::vector<Operation> operations;
    const int count = *rc::gen::inRange(1, 4);
    for (int at = 0; at < count; ++at) {
        operations.push_back(next_operation(view));
        // Whoever types into a row and removes it in one save wants it gone.
        if (operations.back().kind == OperationKind::remove_row) {
            operations = {operations.back()};
            break;
        }
    }
    return desk_.edit_of(person, std::move(operations));
}

void Crowd::apply(const Edit& edit) {
    desk_.apply(author_of(edit), edit);
    history_.insert(history_.end(), edit.operations.begin(), edit.operations.end());
}

void Crowd::bustle() {
    const int steps = *rc::gen::inRange(1, 30);
    for (int at = 0; at < steps; ++at) {
        if (*rc::gen::inRange(0, 3) == 0)
            look(people()[*rc::gen::inRange<std::size_t>(0, people().size())]);
        else
            apply(next_edit());
    }
}

}  // namespace thidua
