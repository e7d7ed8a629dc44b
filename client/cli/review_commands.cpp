#include <fmt/format.h>

#include <charconv>

#include "client/app/documents.h"
#include "client/app/movement_review.h"
#include "client/app/obligations.h"
#include "client/app/prepared_file.h"
#include "client/app/record_register.h"
#include "client/app/workspace.h"
#include "client/cli/command_table.h"
#include "client/cli/text_table.h"
#include "client/cli/words.h"
#include "shared/base/translate.h"
#include "shared/model/record_types.h"
#include "shared/platform/paths.h"

namespace thidua::cli {
namespace of_review {

std::optional<int> year_from(const std::string& words) {
    int year = 0;
    const char* const end = words.data() + words.size();
    const auto read = std::from_chars(words.data(), end, year);
    const bool is_year = read.ec == std::errc{} && read.ptr == end && year >= 2000 && year <= 2100;
    return is_year ? std::optional{year} : std::nullopt;
}

std::string problem_of_review(const Arguments& arguments) {
    for (const char* const option : {"--from-year", "--to-year"})
        if (!year_from(arguments.word(option)))
            return fmt::format(fmt::runtime(tr("{} takes a year such as 2026.")), option);
    return arguments.has("--template") && !arguments.has("--to")
               ? tr("A template makes a paper: name a .docx or .pdf file with --to.")
               : std::string{};
}

Json to_json(const std::vector<ReviewItem>& items) {
    Json list = Json::list();
    for (const ReviewItem& item : items)
        list.push(Json::object()
                      .set("year", Json::number(item.year))
                      .set("name", item.name)
                      .set("unit_name", item.unit_name)
                      .set("words", item.words));
    return list;
}

Json to_json(const MovementReview& review) {
    Json years = Json::list();
    for (std::size_t at = 0; at < review.years.size(); ++at)
        years.push(Json::object()
                       .set("year", Json::number(review.years[at]))
                       .set("period_name", review.period_names[at])
                       .set("reports", Json::number(review.reports[at])));
    Json figures = Json::list();
    for (const ReviewFigure& figure : review.figures) {
        Json values = Json::list();
        for (const Value& value : figure.by_year) values.push(thidua::cli::to_json(value));
        figures.push(Json::object()
                         .set("field", figure.field)
                         .set("label", figure.label)
                         .set("unit_label", figure.measure)
                         .set("by_year", values)
                         .set("total", thidua::cli::to_json(figure.total)));
    }
    Json counts = Json::list();
    for (const ReviewCount& count : review.counts) {
        Json numbers = Json::list();
        for (const std::int64_t number : count.by_year) numbers.push(Json::number(number));
        counts.push(Json::object().set("name", count.name).set("by_year", numbers));
    }
    return Json::object()
        .set("years", years)
        .set("figures", figures)
        .set("counts", counts)
        .set("role_models", to_json(review.role_models))
        .set("awards", to_json(review.awards))
        .set("open_difficulties", to_json(review.open_difficulties));
}

std::string text_of(const MovementReview& review) {
    TextTable table;
    std::vector<std::string> heads{"", ""};
    for (const int year : review.years) heads.push_back(std::to_string(year));
    heads.push_back(tr("Total"));
    table.add(std::move(heads));
    for (const ReviewFigure& figure : review.figures) {
        std::vector<std::string> cells{figure.label, figure.measure};
        for (const Value& value : figure.by_year) cells.push_back(to_display(value));
        cells.push_back(to_display(figure.total));
        table.add(std::move(cells));
    }
    for (const ReviewCount& count : review.counts) {
        std::vector<std::string> cells{count.label, ""};
        std::int64_t total = 0;
        for (const std::int64_t number : count.by_year) {
            cells.push_back(std::to_string(number));
            total += number;
        }
        cells.push_back(std::to_string(total));
        table.add(std::move(cells));
    }
    return table.text();
}

/// By its key or its id.
Result<RecordId> rule_written(Workspace& workspace, const std::string& written) {
    for (const ObligationView& rule : list_obligations(workspace))
        if (rule.obligation.key == written) return rule.id;
    return resolve_id(workspace, record_types::obligation, written);
}

Result<ReviewOrder> order_of(Workspace& workspace, const Arguments& arguments) {
    ReviewOrder order{.form_key = arguments.option("--form").value_or("annual-report"),
                      .from_year = *year_from(arguments.word("--from-year")),
                      .to_year = *year_from(arguments.word("--to-year"))};
    if (const auto written = arguments.option("--obligation")) {
        const auto rule = rule_written(workspace, *written);
        if (!rule) return rule.error();
        order.obligation = *rule;
    }
    const auto movement = arguments.option("--movement");
    if (!movement) return order;
    const auto id = resolve_id(workspace, record_types::movement, *movement);
    if (!id) return id.error();
    order.movement = *id;
    return order;
}

Result<RecordId> lock(Workspace& workspace, const ReviewOrder& order) {
    Fields fields{{"title", fmt::format("{}–{}", order.from_year, order.to_year)},
                  {"from_year", std::int64_t{order.from_year}},
                  {"to_year", std::int64_t{order.to_year}}};
    if (order.movement) fields.emplace("movement", *order.movement);
    return Register{workspace, *find_record_rule(record_types::phase_lock)}.create(fields);
}

/// What cannot be written locks nothing.
Result<void> write_and_lock(Workspace& workspace, const ReviewOrder& order,
                            const Arguments& arguments) {
    std::optional<PreparedFile> paper;
    if (const auto file = arguments.option("--to")) {
        OwnTemplate own_template;
        if (const auto own = arguments.option("--template")) own_template = path_from_utf8(*own);
        paper.emplace(path_from_utf8(*file));
        if (auto place = paper->check(); !place) return place;
        const auto written = write_review_paper(workspace, order, own_template, paper->path());
        if (!written) return written;
    }
    if (arguments.has("--lock"))
        if (auto locked = lock(workspace, order); !locked) return locked.error();
    return paper ? paper->put_in_place() : Result<void>{};
}

Result<ExitCode> review(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const auto order = order_of(workspace, arguments);
    if (!order) return order.error();
    const auto made = review_years(workspace, *order);
    if (!made) return made.error();
    if (auto done = write_and_lock(workspace, *order, arguments); !done) return done.error();
    if (const auto file = arguments.option("--to"))
        console.say(fmt::format(fmt::runtime(tr("Written to {}.")), *file));
    console.show(to_json(*made), text_of(*made));
    return ExitCode::done;
}

}  // namespace of_review

Commands review_commands() {
    using namespace of_review;
    return {{.noun = "review",
             .about = tr_later("The figures of several years, for an interim or final review."),
             .options = {{"--from-year", "YEAR", tr_later("the first year"), true},
                         {"--to-year", "YEAR", tr_later("the last year"), true},
                         {"--form", "KEY", tr_later("of this form; annual-report otherwise")},
                         {"--movement", "ID", tr_later("which movement the paper is about")},
                         {"--obligation", "KEY|ID",
                          tr_later("the rule that asks for the reports, of several")},
                         {"--to", "FILE", tr_later("a .docx or .pdf file")},
                         {"--template", "FILE.docx", tr_later("the office's own template")},
                         {"--lock", "", tr_later("the years are closed: figures stay so")}},
             .run = review,
             .find_problem = problem_of_review}};
}

}  // namespace thidua::cli
