// A form's definition, and then answers: a file of them, or fields that came from a peer. Or, after
// "=", one formula and the fields it is asked about.
#include "shared/base/random.h"
#include "shared/forms/aggregation.h"
#include "shared/forms/answers_reader.h"
#include "shared/forms/comparison.h"
#include "shared/forms/form_reader.h"
#include "shared/forms/validation.h"
#include "shared/wire/codec.h"
#include "shared/base/check.h"
#include "tests/fuzz/byte_script.h"

namespace thidua {
namespace {

constexpr Instant now{1'789'000'000'000};

Fields fields_of_file(const Form& form, BytesView bytes) {
    SeededRandom random{1};
    const auto pairs = read_answers(form, bytes, now, random);
    Fields fields;
    if (!pairs) {
        CHECK(!pairs.error().message.empty());
        return fields;
    }
    for (const auto& [path, value] : *pairs) {
        CHECK(!check_value(form, path, value));
        set_value(fields, path, value);
    }
    return fields;
}

Fields fields_of_peer(BytesView bytes) {
    const auto fields = decode_fields(bytes);
    return fields ? *fields : Fields{};
}

void show(const Form& form, const Fields& answers) {
    for (const auto& [path, value] : answers) {
        (void)check_value(form, path, value);
        const auto split = split_answer_path(path);
        const Field* const field = split ? find_field(form, split->field) : nullptr;
        if (field) (void)display_answer(*field, value);
    }
}

void work_with(const Form& form, const Fields& answers) {
    show(form, answers);
    for (const Finding& finding : check_answers(form, answers)) CHECK(!finding.message.empty());
    const Fields computed = computed_values(form, answers);
    for (const auto& [path, value] : computed) CHECK(!is_null(value));
    CHECK(completion_of(form, answers).size() == form.sections.size());
    const RecordId unit{};
    (void)consolidate(form, {{unit, "A", unit, 1, answers}, {unit, "B", unit, 1, computed}});
    (void)compare_with_last(form, answers, computed);
}

void read_definition(ByteScript input) {
    const auto form = read_form(input.up_to('\0'));
    if (!form) {
        CHECK(!form.error().message.empty());
        return;
    }
    const BytesView answers = input.rest();
    work_with(*form, fields_of_file(*form, answers));
    work_with(*form, fields_of_peer(answers));
}

void read_formula(ByteScript input) {
    const auto formula = Formula::parse(input.up_to('\0'));
    if (!formula) {
        CHECK(!formula.error().message.empty());
        return;
    }
    const FormulaOutcome outcome = formula->evaluate(fields_of_peer(input.rest()));
    CHECK(is_null(to_value(outcome.value)) == !outcome.reason.empty());
    const auto again = Formula::parse(formula->text());
    CHECK(again && again->references().size() == formula->references().size());
}

}  // namespace
}  // namespace thidua

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace thidua;
    ByteScript input{view_of_input(data, size)};
    if (size > 0 && data[0] == '=') {
        input.byte();
        read_formula(input);
    } else {
        read_definition(input);
    }
    return 0;
}
