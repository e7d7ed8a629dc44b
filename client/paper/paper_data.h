#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "client/paper/paper_measures.h"

namespace thidua {

/// What a template is filled with: a tree of values that are already words. A group has named
/// members, a list has rows (groups or plain texts), a truth decides a condition; what is built is
/// paragraphs and tables already.
///
///     PaperData data;
///     data.set("place", "Tuyên Quang").set("is_draft", PaperData::truth(false));
///     data.set("people", PaperData::list({PaperData{}.set("name", "Nguyễn Văn Mẫu")}));
class PaperData {
public:
    enum class Kind { group, text, truth, list, built };

    PaperData() = default;  ///< An empty group.
    // NOLINTBEGIN(google-explicit-constructor): a text is a value.
    PaperData(std::string text) : kind_{Kind::text}, text_{std::move(text)} {}
    PaperData(const char* text) : PaperData{std::string{text}} {}
    // NOLINTEND(google-explicit-constructor)
    static PaperData truth(bool is_true);
    static PaperData list(std::vector<PaperData> rows = {});
    static PaperData texts(const std::vector<std::string>& rows);
    /// Of PaperBuilder::built(); a template must have a place for it, unless it is empty. Its
    /// tables are measured for a text that is `text_width` wide (mm), and follow the template's.
    static PaperData built(std::string xml, double text_width = measures::text_width);

    /// Of a group. A name that is there already gets the new value.
    PaperData& set(std::string_view name, PaperData value);
    /// To a list. Gives the list, not the row.
    PaperData& add(PaperData row);

    [[nodiscard]] Kind kind() const { return kind_; }
    [[nodiscard]] const std::string& text() const { return text_; }
    /// Of what is built, in mm.
    [[nodiscard]] double text_width() const { return text_width_; }
    [[nodiscard]] const std::vector<PaperData>& rows() const { return rows_; }
    /// What {{#if}} asks: a truth that is true, a text, list or built part that is not empty, any
    /// group.
    [[nodiscard]] bool holds() const;
    /// "signer.name" in this group and the groups in it; null when there is none.
    [[nodiscard]] const PaperData* find(std::string_view path) const;
    /// The members of this group that are built and not empty.
    [[nodiscard]] std::vector<std::string> built_names() const;

private:
    [[nodiscard]] const PaperData* member(std::string_view name) const;

    Kind kind_ = Kind::group;
    bool truth_ = false;
    double text_width_ = 0;
    std::string text_;
    std::vector<PaperData> rows_;
    std::vector<std::pair<std::string, PaperData>> members_;
};

}  // namespace thidua
