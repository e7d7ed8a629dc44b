#include "client/app/document_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "client/app/basis_lines.h"
#include "client/app/known_people.h"
#include "client/app/printed_signer.h"
#include "client/app/units.h"
#include "client/app/workspace.h"
#include "client/store/record_query.h"
#include "shared/base/capitals.h"
#include "shared/base/date_words.h"
#include "shared/model/member_value.h"
#include "shared/model/record_types.h"
#include "shared/model/typed_record.h"

namespace thidua {
namespace {

/// "UBND tỉnh Tuyên Quang" for the province that a department belongs to.
std::string parent_name(const std::optional<Unit>& parent) {
    if (!parent) return {};
    constexpr std::string_view province = "Tỉnh";
    if (parent->kind == UnitKind::province && parent->name.starts_with(province))
        return "UBND tỉnh" + parent->name.substr(province.size());
    return parent->name;
}

std::string place_of(const std::optional<Unit>& parent) {
    if (!parent) return {};
    for (const char* const prefix : {"UBND tỉnh ", "Tỉnh ", "tỉnh "}) {
        const std::string_view words{prefix};
        if (parent->name.starts_with(words)) return parent->name.substr(words.size());
    }
    return parent->name;
}

/// Without the province, which the line above says already: "Sở Tư pháp".
std::string short_organ(const Unit& organ, const std::optional<Unit>& parent) {
    const std::string province = " tỉnh " + place_of(parent);
    return parent && organ.name.ends_with(province)
               ? organ.name.substr(0, organ.name.size() - province.size())
               : organ.name;
}

/// "Giám đốc Sở Tư pháp", "Chủ tịch UBND xã Minh Xuân".
std::string office_of_head(const Unit& organ, const std::string& name) {
    if (organ.kind != UnitKind::commune && organ.kind != UnitKind::province)
        return "Giám đốc " + name;
    if (name.starts_with("UBND") || name.starts_with("Ủy ban")) return "Chủ tịch " + name;
    for (const auto& [said, within] :
         {std::pair{"Xã ", "xã "}, std::pair{"Phường ", "phường "},
          std::pair{"Đặc khu ", "đặc khu "}, std::pair{"Tỉnh ", "tỉnh "}})
        if (const std::string_view words{said}; name.starts_with(words))
            return std::string{"Chủ tịch UBND "} + within + name.substr(words.size());
    return "Chủ tịch UBND " + name;
}

}  // namespace

OrganNames organ_names(Workspace& workspace) {
    const auto profile = workspace.profile();
    if (!profile) return {};
    const auto organ = workspace.units().find(profile->organ);
    if (!organ) return {};
    const auto parent = workspace.units().find(organ->parent);
    const std::string name = short_organ(*organ, parent);
    return {.organ = name,
            .parent_organ = parent_name(parent),
            .place = place_of(parent),
            .symbol = organ->code,
            .head = office_of_head(*organ, name),
            .full_head = office_of_head(*organ, organ->name)};
}

namespace {

/// What the letter head says already is not said again: "GIÁM ĐỐC" of a "Giám đốc Sở Tư pháp".
std::string capacity_words(const std::string& title) {
    return in_capitals(without_organ(title));
}

}  // namespace

Signature head_signature(Workspace& workspace) {
    const auto profile = workspace.profile();
    const CivilDate day = to_civil_date(workspace.environment().clock.now());
    const auto head = profile ? head_of_unit(workspace, profile->organ, day) : std::nullopt;
    if (head) return {.capacity = capacity_words(head->position), .name = head->name};
    const std::string office = organ_names(workspace).head;
    return {.capacity = office.empty() ? "GIÁM ĐỐC" : capacity_words(office), .name = ""};
}

Signature office_signature(Workspace& workspace) {
    const std::string head = capacity_words(organ_names(workspace).head);
    return {.capacity = capacity_lines(Capacity::by_order, head, "CHÁNH VĂN PHÒNG"), .name = ""};
}

std::string number_words_of(const Fields& fields, const std::string& kind,
                            const std::string& symbol) {
    const std::string number = text_or_empty(fields, "number");
    if (!number.empty()) return number;
    return kind.empty() ? fmt::format("       /{}-VP", symbol)
                        : fmt::format("       /{}-{}", kind, symbol);
}

std::optional<CivilDate> day_at(const Fields& fields, std::string_view path) {
    const auto* const moment = std::get_if<Instant>(&find_value(fields, path));
    return moment != nullptr ? to_civil_date(*moment) : date_or_none(fields, path);
}

std::string date_line(Workspace& workspace, const Fields& fields, std::string_view path) {
    if (const auto day = day_at(fields, path)) return document_date(*day);
    const CivilDate today = to_civil_date(workspace.environment().clock.now());
    return blank_document_date(static_cast<int>(today.year()),
                               static_cast<unsigned>(today.month()));
}

Capacity capacity_of(const std::string& name) {
    if (name == "KT") return Capacity::in_place;
    if (name == "TM") return Capacity::collective;
    if (name == "TL") return Capacity::by_order;
    if (name == "TUQ") return Capacity::by_authority;
    return name == "Q" ? Capacity::acting : Capacity::head;
}

PaperData signer_data(Workspace& workspace, const Fields& fields, std::string_view date_path) {
    const PrintedSigner signer = printed_signer(workspace, fields, date_path);
    return PaperData{}
        .set("capacity", capacity_lines(capacity_of(signer.capacity), in_capitals(signer.whom),
                                        in_capitals(signer.title)))
        .set("name", signer.name)
        .set("office", signer.title);
}

PaperData signer_data(Workspace& workspace, const Fields& fields, std::string_view date_path,
                      const Signature& otherwise) {
    for (const char* const said : {"signer/title", "signer/name", "signer/capacity"})
        if (!text_or_empty(fields, said).empty()) return signer_data(workspace, fields, date_path);
    return PaperData{}
        .set("capacity", otherwise.capacity)
        .set("name", otherwise.name)
        .set("office", "");
}

std::vector<RowOfFields> rows_below(const Fields& fields, const std::string& prefix) {
    std::vector<RowOfFields> rows;
    for (const std::string& key : typed_record::list_segments(fields, prefix)) {
        RowOfFields row{.key = key, .fields = {}};
        const std::string below = prefix + key + "/";
        for (auto at = fields.lower_bound(below);
             at != fields.end() && at->first.starts_with(below); ++at)
            row.fields.emplace(at->first.substr(below.size()), at->second);
        rows.push_back(std::move(row));
    }
    std::ranges::sort(rows, [](const RowOfFields& a, const RowOfFields& b) {
        const auto place = [](const RowOfFields& row) {
            return std::pair{integer_or_zero(row.fields, "order"), row.key};
        };
        return place(a) < place(b);
    });
    return rows;
}

AddressedName addressed(const std::string& name, const std::string& title) {
    for (const char* const said : {"Ông/Bà", "Đồng chí", "Ông", "Bà"}) {
        const std::string begins = std::string{said} + " ";
        if (name.starts_with(begins)) return {said, name.substr(begins.size())};
    }
    return {title, name};
}

std::string joined_name(const AddressedName& name) {
    return name.title.empty() ? name.name : name.title + " " + name.name;
}

std::string joined_name_within(const AddressedName& name) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> small{
        {{"Ông", "ông"}, {"Bà", "bà"}, {"Ông/Bà", "ông/bà"}, {"Đồng chí", "đồng chí"}}};
    const auto found =
        std::ranges::find(small, std::string_view{name.title}, &decltype(small)::value_type::first);
    if (found == small.end()) return joined_name(name);
    return joined_name({std::string{found->second}, name.name});
}

Recipients recipients_of(const Fields& fields) {
    constexpr std::string_view archive = "Lưu:";
    Recipients recipients{.groups = {}, .archive = "VT"};
    std::string open_group;
    for (const RowOfFields& row : rows_below(fields, "recipients/")) {
        const std::string name = text_or_empty(row.fields, "name");
        if (name.starts_with(archive)) {
            const std::size_t words = name.find_first_not_of(' ', archive.size());
            if (words != std::string::npos) recipients.archive = name.substr(words);
            continue;
        }
        const std::string group = text_or_empty(row.fields, "group");
        const bool goes_on = !group.empty() && group == open_group;
        if (goes_on)
            recipients.groups.back().names.push_back(name);
        else
            recipients.groups.push_back(
                {.names = {name},
                 .purpose = group.empty() ? text_or_empty(row.fields, "purpose") : group});
        open_group = group;
    }
    return recipients;
}

Recipients recipients_or_as_above(const Fields& fields) {
    Recipients recipients = recipients_of(fields);
    if (recipients.groups.empty() && rows_below(fields, "recipients/").empty())
        return {.groups = {{.names = {"Như trên"}}}, .archive = "VT, VP"};
    return recipients;
}

PaperData letter_data(Workspace& workspace, const Fields& fields, const std::string& kind,
                      std::string_view date_path) {
    const OrganNames names = organ_names(workspace);
    PaperData data;
    data.set("parent_organ", in_capitals(names.parent_organ))
        .set("organ", in_capitals(names.organ))
        .set("organ_name", names.organ)
        .set("number", number_words_of(fields, kind, names.symbol))
        .set("place", names.place)
        .set("date", date_line(workspace, fields, date_path))
        .set("signer", signer_data(workspace, fields, date_path))
        .set("bases", PaperData::texts(basis_lines(workspace, fields)));
    set_recipients(data, recipients_of(fields));
    return data;
}

PaperData summary_head(Workspace& workspace) {
    const OrganNames names = organ_names(workspace);
    const Signature signature = head_signature(workspace);
    PaperData data = letter_data(workspace, {}, "BC", "issued_on");
    data.set("symbol", names.symbol)
        .set("signer", PaperData{}
                           .set("capacity", signature.capacity)
                           .set("name", signature.name)
                           .set("office", names.head));
    return data;
}

}  // namespace thidua
