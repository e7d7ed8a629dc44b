#include "shared/rules/share.h"

namespace thidua {
namespace {

const Decimal hundred{100};

bool is_possible(const Share& share) {
    return share.part >= Decimal{0} && share.whole > Decimal{0} && share.part <= share.whole;
}

}  // namespace

std::optional<Share> Share::from_text(std::string_view text) {
    const bool is_percentage = text.ends_with('%');
    const std::size_t cut = is_percentage ? text.size() - 1 : text.find('/');
    if (cut == std::string_view::npos) return std::nullopt;
    const auto part = Decimal::from_text(text.substr(0, cut));
    const auto whole =
        is_percentage ? std::optional{hundred} : Decimal::from_text(text.substr(cut + 1));
    if (!part || !whole) return std::nullopt;
    const Share share{*part, *whole};
    return is_possible(share) ? std::optional{share} : std::nullopt;
}

std::string Share::text() const {
    return whole == hundred ? part.text() + "%" : part.text() + "/" + whole.text();
}

std::string Share::display() const {
    return whole == hundred ? part.display() + "%" : part.display() + "/" + whole.display();
}

bool Share::is_reached(std::int64_t count, std::int64_t of) const {
    return Decimal{count} * whole >= part * Decimal{of};
}

bool Share::is_exceeded(std::int64_t count, std::int64_t of) const {
    return Decimal{count} * whole > part * Decimal{of};
}

Decimal percent_of(std::int64_t count, std::int64_t of, int digits) {
    return (Decimal{count} * hundred).divided_by(Decimal{of}, digits).value_or(Decimal{});
}

}  // namespace thidua
