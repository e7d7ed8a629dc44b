#include "shared/forms/figure_feeds.h"

#include <algorithm>
#include <set>
#include <string>

namespace thidua {
namespace {

using Keys = std::set<std::string, std::less<>>;

template <class Use>
void for_each_field(const Form& form, const Use& use) {
    for (const Section& section : form.sections)
        for (const Field& field : section.fields) use(field);
}

bool needs_any(const Field& computed, const Keys& fields) {
    const auto references = computed.formula->references();
    return std::ranges::any_of(references, [&fields](const Formula::Reference& reference) {
        return fields.contains(reference.field);
    });
}

/// The field and all that follows from it; ends because no formula needs itself.
Keys following(const Form& form, std::string_view field) {
    Keys known{std::string{field}};
    for (bool has_grown = true; has_grown;) {
        has_grown = false;
        for_each_field(form, [&](const Field& other) {
            if (!other.formula || known.contains(other.key) || !needs_any(other, known)) return;
            known.insert(other.key);
            has_grown = true;
        });
    }
    return known;
}

bool is_fed_by(const Field& field, const Keys& keys) {
    const ConsolidationRule& by = field.consolidation;
    switch (by.kind) {
        case ConsolidationKind::none: return false;
        case ConsolidationKind::ratio_of_sums:
            return keys.contains(by.numerator) || keys.contains(by.denominator);
        case ConsolidationKind::weighted_average:
            return keys.contains(field.key) || keys.contains(by.weight);
        default: return keys.contains(field.key);
    }
}

}  // namespace

std::vector<const Field*> computed_from(const Form& form, std::string_view field) {
    const Keys keys = following(form, field);
    std::vector<const Field*> found;
    for_each_field(form, [&](const Field& other) {
        if (other.key != field && keys.contains(other.key)) found.push_back(&other);
    });
    return found;
}

std::vector<const Field*> figures_fed_by(const Form& form, std::string_view field) {
    const Keys keys = following(form, field);
    std::vector<const Field*> found;
    for_each_field(form, [&](const Field& other) {
        if (is_fed_by(other, keys)) found.push_back(&other);
    });
    return found;
}

}  // namespace thidua
