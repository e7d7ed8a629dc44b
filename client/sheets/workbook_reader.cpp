#include <algorithm>
#include <map>

#include "client/sheets/refusals.h"
#include "client/sheets/sheet_reader.h"
#include "client/sheets/workbook.h"
#include "client/sheets/xml_part.h"
#include "client/sheets/zip_parts.h"
#include "shared/base/text.h"

namespace thidua::sheets {
namespace {

/// What the parts beside a part are to it, by the end of their type; the beginning differs between
/// the two editions of the standard.
struct Relation {
    std::string type;
    std::string part;  ///< its name in the packed file
};
using Relations = std::map<std::string, Relation, std::less<>>;

/// "xl/" and "../media/a" make "media/a"; a name that begins with a slash counts from the top.
std::string joined(std::string folder, std::string_view target) {
    if (target.starts_with('/')) return std::string{target.substr(1)};
    while (target.starts_with("../")) {
        target.remove_prefix(std::string_view{"../"}.size());
        if (!folder.empty()) folder.pop_back();
        folder.resize(folder.find_last_of('/') + 1);  // npos + 1 is nought.
    }
    return folder.append(target);
}

std::string folder_of(std::string_view part) {
    return std::string{part.substr(0, part.find_last_of('/') + 1)};
}

class WorkbookReader {
public:
    explicit WorkbookReader(ZipParts& parts) : parts_{&parts} {}

    Result<Workbook> read();

private:
    Result<std::optional<XmlPart>> xml(const std::string& name);
    Result<Relations> relations_of(const std::string& part);
    Result<std::string> find_workbook();
    Result<void> read_strings(const Relations& relations);
    Result<void> read_all_styles(const Relations& relations);
    Result<void> read_sheets(pugi::xml_node root, const Relations& relations);
    Result<void> read_one_sheet(pugi::xml_node entry, const Relation& relation);

    ZipParts* parts_;
    SharedParts shared_;
    Workbook workbook_;
};

Result<std::optional<XmlPart>> WorkbookReader::xml(const std::string& name) {
    auto bytes = parts_->read(name);
    if (!bytes) return bytes.error();
    if (!*bytes) return std::optional<XmlPart>{};
    auto part = XmlPart::parse(std::move(**bytes));
    if (!part) return part.error();
    return std::optional<XmlPart>{std::move(*part)};
}

Result<Relations> WorkbookReader::relations_of(const std::string& part) {
    const std::string folder = folder_of(part);
    const auto xml_part = xml(folder + "_rels/" + part.substr(folder.size()) + ".rels");
    if (!xml_part) return xml_part.error();
    Relations relations;
    if (!*xml_part) return relations;
    for_each((*xml_part)->root(), "Relationship", [&](pugi::xml_node node) {
        const std::string_view type = attribute(node, "Type").value();
        relations[attribute(node, "Id").value()] = {
            .type = std::string{type.substr(type.find_last_of('/') + 1)},
            .part = joined(folder, attribute(node, "Target").value())};
    });
    return relations;
}

const Relation* find_relation(const Relations& relations, std::string_view type) {
    const auto found = std::ranges::find_if(
        relations, [&](const auto& entry) { return entry.second.type == type; });
    return found == relations.end() ? nullptr : &found->second;
}

Result<std::string> WorkbookReader::find_workbook() {
    const auto relations = relations_of("");
    if (!relations) return relations.error();
    const Relation* const main = find_relation(*relations, "officeDocument");
    if (!main) return damaged_workbook();
    return main->part;
}

Result<void> WorkbookReader::read_strings(const Relations& relations) {
    const Relation* const relation = find_relation(relations, "sharedStrings");
    if (!relation) return {};
    const auto part = xml(relation->part);
    if (!part) return part.error();
    if (!*part) return damaged_workbook();
    for (const pugi::xml_node node : (*part)->root().children()) {
        if (!is_named(node, "si")) continue;
        auto rich = read_rich_text(node);
        if (!rich) return damaged_workbook();
        if (shared_.strings.size() == limits::strings_max) return too_large();
        shared_.strings.push_back(std::move(*rich));
    }
    return {};
}

Result<void> WorkbookReader::read_all_styles(const Relations& relations) {
    const Relation* const relation = find_relation(relations, "styles");
    if (!relation) return {};
    const auto part = xml(relation->part);
    if (!part) return part.error();
    if (!*part) return damaged_workbook();
    auto styles = read_styles((*part)->root(), workbook_);
    if (!styles) return styles.error();
    shared_.styles = std::move(*styles);
    return {};
}

Result<void> WorkbookReader::read_one_sheet(pugi::xml_node entry, const Relation& relation) {
    const auto part = xml(relation.part);
    if (!part) return part.error();
    const std::string name = without_escapes(attribute(entry, "name").value());
    if (!*part || !is_clean_utf8(name)) return damaged_workbook();
    const std::string_view state = attribute(entry, "state").value();
    Sheet sheet{.name = cleaned(name), .is_hidden = !state.empty() && state != "visible"};
    const auto read = read_sheet((*part)->root(), shared_, workbook_, sheet);
    if (!read) return read.error();
    workbook_.sheets.push_back(std::move(sheet));
    return {};
}

/// Sheets that are charts or macros are passed over.
Result<void> WorkbookReader::read_sheets(pugi::xml_node root, const Relations& relations) {
    for (const pugi::xml_node entry : child(root, "sheets").children()) {
        const auto relation = relations.find(attribute(entry, "id").value());
        if (relation == relations.end()) return damaged_workbook();
        if (relation->second.type != "worksheet") continue;
        if (workbook_.sheets.size() == limits::sheets_max) return too_large();
        const auto read = read_one_sheet(entry, relation->second);
        if (!read) return read.error();
    }
    return workbook_.sheets.empty() ? Result<void>{damaged_workbook()} : Result<void>{};
}

Result<Workbook> WorkbookReader::read() {
    const auto name = find_workbook();
    if (!name) return name.error();
    const auto relations = relations_of(*name);
    if (!relations) return relations.error();
    const auto part = xml(*name);
    if (!part) return part.error();
    if (!*part || !is_named((*part)->root(), "workbook")) return damaged_workbook();
    const pugi::xml_node root = (*part)->root();
    if (truth(child(root, "workbookPr"), "date1904")) workbook_.serials = SerialSystem::from_1904;
    if (const auto read = read_strings(*relations); !read) return read.error();
    if (const auto read = read_all_styles(*relations); !read) return read.error();
    if (const auto read = read_sheets(root, *relations); !read) return read.error();
    return std::move(workbook_);
}

/// What an .xls and a workbook behind a password begin with.
constexpr BytesView compound_file_mark{"\xD0\xCF\x11\xE0"};
constexpr BytesView packed_file_mark{"PK\x03\x04"};

}  // namespace

Result<Workbook> read_workbook(BytesView bytes) {
    if (bytes.starts_with(compound_file_mark)) return older_or_locked_workbook();
    auto parts = ZipParts::open(bytes);
    if (!parts) return parts.error();
    return WorkbookReader{*parts}.read();
}

Result<Workbook> read_table_file(BytesView bytes) {
    const bool is_packed =
        bytes.starts_with(packed_file_mark) || bytes.starts_with(compound_file_mark);
    return is_packed ? read_workbook(bytes) : read_csv(bytes);
}

}  // namespace thidua::sheets
