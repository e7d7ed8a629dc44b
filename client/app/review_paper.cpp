#include <fmt/format.h>

#include "client/app/document_data.h"
#include "client/app/document_parts.h"
#include "client/app/movement_review.h"
#include "client/app/workspace.h"
#include "client/paper/paper_builder.h"
#include "client/paper/paper_measures.h"
#include "client/store/record_query.h"
#include "shared/base/number_words.h"

// The interim or final review of a movement as the organ's report (C18).

namespace thidua {
namespace {

using Rows = std::vector<std::vector<std::string>>;

constexpr double number_width = 12;  ///< mm, as all that follow
constexpr double measure_width = 22;
constexpr double text_width = 160;
constexpr double wide_text_width = 245;
/// Amounts of money of more years than these do not stand beside each other on an upright page.
constexpr std::size_t years_upright_max = 2;

bool is_wide(const MovementReview& review) {
    return review.years.size() > years_upright_max;
}

bool has_annex(const MovementReview& review) {
    return is_wide(review) && !review.figures.empty();
}

std::string dash_if_empty(std::string words) {
    return words.empty() ? "-" : std::move(words);
}

std::vector<PaperColumn> columns_of(const MovementReview& review, double width, bool has_measure) {
    const auto figures = static_cast<double>(review.years.size() + 1);
    const double figure_width = !has_measure      ? std::min(20.0, 100 / figures)
                                : is_wide(review) ? std::min(25.0, 150 / figures)
                                                  : 24;
    const double label =
        width - number_width - (has_measure ? measure_width : 0) - figures * figure_width;
    std::vector<PaperColumn> columns{{"STT", number_width, Align::centre},
                                     {"Chỉ tiêu", label, Align::left}};
    if (has_measure) columns.push_back({"Đơn vị tính", measure_width, Align::centre});
    for (const int year : review.years)
        columns.push_back({std::to_string(year), figure_width, Align::right});
    columns.push_back({"Cộng", figure_width, Align::right});
    return columns;
}

void add_figures(const MovementReview& review, double width, PaperBuilder& paper) {
    Rows rows;
    for (const ReviewFigure& figure : review.figures) {
        std::vector<std::string> cells{std::to_string(rows.size() + 1), figure.label,
                                       figure.measure};
        for (const Value& value : figure.by_year) cells.push_back(dash_if_empty(to_display(value)));
        cells.push_back(dash_if_empty(to_display(figure.total)));
        rows.push_back(std::move(cells));
    }
    if (!rows.empty()) paper.table(columns_of(review, width, true), rows, 11);
}

std::string reports_counted(const MovementReview& review) {
    std::string counted;
    for (std::size_t at = 0; at < review.years.size(); ++at)
        counted += fmt::format("{}năm {}: {}", at > 0 ? "; " : "", review.years[at],
                               count_display(review.reports[at]));
    return "Số báo cáo năm đã được chấp nhận: " + counted + ".";
}

void add_results(const MovementReview& review, PaperBuilder& paper) {
    paper.body(reports_counted(review));
    if (has_annex(review))
        paper.body("Số liệu từng năm tại Phụ lục kèm theo.");
    else
        add_figures(review, text_width, paper);
}

void add_counts(const MovementReview& review, PaperBuilder& paper) {
    Rows rows;
    for (const ReviewCount& count : review.counts) {
        std::vector<std::string> cells{std::to_string(rows.size() + 1), count.label};
        std::int64_t total = 0;
        for (const std::int64_t number : count.by_year) {
            cells.push_back(count_display(number));
            total += number;
        }
        cells.push_back(count_display(total));
        rows.push_back(std::move(cells));
    }
    paper.table(columns_of(review, text_width, false), rows, 11);
}

void add_awards(const MovementReview& review, PaperBuilder& paper) {
    static const std::vector<PaperColumn> columns{{"STT", number_width, Align::centre},
                                                  {"Năm", 14, Align::centre},
                                                  {"Tập thể, cá nhân", 48, Align::left},
                                                  {"Chức vụ, đơn vị; địa chỉ", 40, Align::left},
                                                  {"Danh hiệu, hình thức", 46, Align::left}};
    if (review.awards.empty()) {
        paper.body("Chưa có khen thưởng nào được ghi trong sổ.");
        return;
    }
    Rows rows;
    for (const ReviewItem& award : review.awards)
        rows.push_back({std::to_string(rows.size() + 1), std::to_string(award.year), award.name,
                        award.place, award.words});
    paper.table(columns, rows, 11);
}

void add_named(const std::vector<ReviewItem>& items, const std::string& none, PaperBuilder& paper) {
    if (items.empty()) paper.body(none);
    for (const ReviewItem& item : items) {
        const std::string place =
            fmt::format("({}{}năm {})", item.place, item.place.empty() ? "" : ", ", item.year);
        paper.body_with_head("- " + item.name,
                             place + (item.words.empty() ? "." : ": " + item.words));
    }
}

struct ReviewSubject {
    std::string name;
    bool is_final = false;
};

/// A review up to the last year of the movement is the final one.
ReviewSubject subject_of(Workspace& workspace, const MovementReview& review,
                         const std::optional<RecordId>& movement) {
    const auto record =
        movement ? RecordQuery{workspace.store()}.find(*movement) : std::optional<Record>{};
    if (!record) return {.name = "việc thực hiện các phong trào thi đua"};
    const std::int64_t last = integer_or_zero(record->fields, "to_year");
    return {.name = "Phong trào thi đua “" + text_or_empty(record->fields, "name") + "”",
            .is_final = last > 0 && review.years.back() >= last};
}

std::string sections_of(const MovementReview& review) {
    PaperBuilder paper;
    paper.heading("I. KẾT QUẢ QUA CÁC NĂM");
    add_results(review, paper);
    paper.heading("II. SÁNG KIẾN, ĐIỂN HÌNH, KHEN THƯỞNG, VƯỚNG MẮC");
    add_counts(review, paper);
    paper.heading("III. ĐIỂN HÌNH TIÊN TIẾN");
    add_named(review.role_models, "Chưa có điển hình nào được công nhận.", paper);
    paper.heading("IV. DANH SÁCH ĐƯỢC KHEN THƯỞNG");
    add_awards(review, paper);
    paper.heading("V. VƯỚNG MẮC CHƯA GIẢI QUYẾT XONG");
    add_named(review.open_difficulties, "Không còn vướng mắc nào đang chờ giải quyết.", paper);
    return paper.built();
}

/// Of more years than stand side by side on an upright page.
std::string figures_annex_of(const MovementReview& review) {
    PaperBuilder paper;
    if (has_annex(review)) add_figures(review, wide_text_width, paper);
    return paper.built();
}

}  // namespace

PaperData review_data(Workspace& workspace, const MovementReview& review,
                      const std::optional<RecordId>& movement) {
    const ReviewSubject subject = subject_of(workspace, review, movement);
    const std::string years =
        review.years.size() == 1
            ? fmt::format("năm {}", review.years.front())
            : fmt::format("giai đoạn {} - {}", review.years.front(), review.years.back());
    PaperData data = summary_head(workspace);
    const std::string above = organ_names(workspace).parent_organ;
    Recipients recipients{.groups = {}, .archive = "VT, VP"};
    if (!above.empty()) recipients.groups.push_back({.names = {above}, .purpose = "để báo cáo"});
    set_recipients(data, recipients);
    data.set("subject", subject.name)
        .set("is_final", PaperData::truth(subject.is_final))
        .set("years", years)
        .set("report_body", PaperData::built(sections_of(review)))
        .set("figures_annex",
             PaperData::built(figures_annex_of(review), measures::wide_text_width));
    return data;
}

}  // namespace thidua
