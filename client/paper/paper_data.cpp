#include "client/paper/paper_data.h"

#include <algorithm>

#include "shared/base/check.h"

namespace thidua {

PaperData PaperData::truth(bool is_true) {
    PaperData value;
    value.kind_ = Kind::truth;
    value.truth_ = is_true;
    return value;
}

PaperData PaperData::list(std::vector<PaperData> rows) {
    PaperData value;
    value.kind_ = Kind::list;
    value.rows_ = std::move(rows);
    return value;
}

PaperData PaperData::texts(const std::vector<std::string>& rows) {
    return list({rows.begin(), rows.end()});
}

PaperData PaperData::built(std::string xml, double text_width) {
    PaperData value{std::move(xml)};
    value.text_width_ = text_width;
    value.kind_ = Kind::built;
    return value;
}

PaperData& PaperData::set(std::string_view name, PaperData value) {
    CHECK(kind_ == Kind::group);
    const auto found = std::ranges::find(members_, name, [](const auto& m) { return m.first; });
    if (found == members_.end())
        members_.emplace_back(name, std::move(value));
    else
        found->second = std::move(value);
    return *this;
}

PaperData& PaperData::add(PaperData row) {
    CHECK(kind_ == Kind::list);
    rows_.push_back(std::move(row));
    return *this;
}

bool PaperData::holds() const {
    switch (kind_) {
        case Kind::truth:
            return truth_;
        case Kind::text:
        case Kind::built:
            return !text_.empty();
        case Kind::list:
            return !rows_.empty();
        case Kind::group:
            return true;
    }
    return false;
}

const PaperData* PaperData::member(std::string_view name) const {
    const auto found = std::ranges::find(members_, name, [](const auto& m) { return m.first; });
    return found == members_.end() ? nullptr : &found->second;
}

const PaperData* PaperData::find(std::string_view path) const {
    const std::size_t point = path.find('.');
    const PaperData* first = member(path.substr(0, point));
    if (!first || point == std::string_view::npos) return first;
    return first->find(path.substr(point + 1));
}

std::vector<std::string> PaperData::built_names() const {
    std::vector<std::string> names;
    for (const auto& [name, value] : members_)
        if (value.kind() == Kind::built && value.holds()) names.push_back(name);
    return names;
}

}  // namespace thidua
