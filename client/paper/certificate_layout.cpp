#include "client/paper/certificate_layout.h"

#include <algorithm>
#include <set>

#include "shared/base/translate.h"
#include "shared/forms/strict_reader.h"

namespace thidua {
namespace {

constexpr std::size_t layout_bytes_max = 64 << 10;
constexpr double page_mm_max = 1'000;
constexpr int letter_points_max = 200;

class LayoutReader {
public:
    CertificateLayout read(const JsonNode& root) {
        reader_.at("layout");
        reader_.check_members(root, {"name", "page", "fields", "printers", "awards"});
        reader_.require(root, {"name", "page", "fields"});
        layout_.name = reader_.text_of(root, "name");
        read_awards(root);
        read_page(root);
        for (const JsonNode& field : reader_.list_of(root, "fields")) read_field(field);
        for (const JsonNode& printer : reader_.list_of(root, "printers")) read_printer(printer);
        return std::move(layout_);
    }
    [[nodiscard]] const std::string& problem() const { return reader_.problem(); }

private:
    double number_of(const JsonNode& node, std::string_view name) {
        const auto number = reader_.number_of(node, name);
        return number ? number->approximate() : 0;
    }

    void read_awards(const JsonNode& root) {
        layout_.awards = reader_.texts_of(root, "awards");
        std::set<std::string> seen;
        for (const std::string& award : layout_.awards)
            if (!seen.insert(award).second) reader_.refuse_twice(award);
    }

    void read_page(const JsonNode& root) {
        static const JsonNode none;
        const JsonNode* page = root.find("page");
        reader_.at("page");
        reader_.check_members(page ? *page : none, {"width", "height"});
        layout_.page_width = reader_.positive_of(page ? *page : none, "width").approximate();
        layout_.page_height = reader_.positive_of(page ? *page : none, "height").approximate();
        if (std::max(layout_.page_width, layout_.page_height) > page_mm_max)
            reader_.refuse_at(tr("In \"{}\", the sheet is larger than a metre."));
    }

    void read_field(const JsonNode& node) {
        reader_.at("fields");
        reader_.require(node, {"name", "x", "y", "width"});
        CertificateField field{.name = reader_.text_of(node, "name")};
        reader_.at(field.name);
        reader_.check_members(node, {"name", "x", "y", "width", "align", "size", "bold", "italic"});
        field.x = number_of(node, "x");
        field.y = number_of(node, "y");
        field.width = number_of(node, "width");
        field.align = reader_.word_of(node, "align", Align::left);
        field.letters = {
            .size = static_cast<double>(reader_.whole_of(node, "size", 14, 1, letter_points_max)),
            .bold = reader_.truth_of(node, "bold"),
            .italic = reader_.truth_of(node, "italic")};
        check_field(field);
        layout_.fields.push_back(std::move(field));
    }

    void check_field(const CertificateField& field) {
        const bool is_on_sheet = field.x >= 0 && field.y >= 0 && field.width > 0 &&
                                 field.x + field.width <= layout_.page_width &&
                                 field.y < layout_.page_height;
        if (!is_on_sheet) reader_.refuse_at(tr("\"{}\" does not lie within the sheet."));
        if (!names_.insert(field.name).second) reader_.refuse_twice(field.name);
    }

    void read_printer(const JsonNode& node) {
        reader_.at("printers");
        reader_.check_members(node, {"printer", "right", "down"});
        reader_.require(node, {"printer"});
        layout_.printers.push_back({.printer = reader_.text_of(node, "printer"),
                                    .right = number_of(node, "right"),
                                    .down = number_of(node, "down")});
    }

    StrictReader reader_;
    CertificateLayout layout_;
    std::set<std::string> names_;
};

}  // namespace

bool CertificateLayout::is_for(std::string_view award) const {
    return awards.empty() || std::ranges::find(awards, award) != awards.end();
}

PrinterOffset CertificateLayout::offset_of(std::string_view printer) const {
    const auto found = std::ranges::find(printers, printer, &PrinterOffset::printer);
    return found == printers.end() ? PrinterOffset{} : *found;
}

Result<CertificateLayout> read_certificate_layout(std::string_view json) {
    const auto root = read_json(json, layout_bytes_max);
    if (!root) return root.error();
    LayoutReader reader;
    CertificateLayout layout = reader.read(*root);
    if (!reader.problem().empty()) return failure(ErrorCode::invalid_input, reader.problem());
    return layout;
}

}  // namespace thidua
