#include "client/cli/words.h"

#include <fmt/format.h>

#include "client/app/reports.h"
#include "client/app/units.h"
#include "client/app/workspace.h"
#include "shared/base/translate.h"
#include "shared/forms/validation.h"
#include "shared/model/record_types.h"

namespace thidua::cli {

Result<RecordId> resolve_id(Workspace& workspace, std::string_view record_type,
                            const std::string& written) {
    return workspace.reports().resolve(std::string{record_type}, written);
}

Result<std::optional<RecordId>> resolve_period_option(Workspace& workspace,
                                                      const Arguments& arguments) {
    const auto written = arguments.option("--period");
    if (!written) return std::optional<RecordId>{};
    const auto id = resolve_id(workspace, record_types::period, *written);
    if (!id) return id.error();
    return std::optional<RecordId>{*id};
}

Result<RecordId> resolve_unit(Workspace& workspace, const std::string& written) {
    auto by_code = workspace.units().find_by_code(written);
    if (by_code) return by_code;
    const auto by_id = RecordId::from_text(written);
    return by_id ? Result<RecordId>{*by_id} : by_code;
}

std::optional<CivilDate> date_from_words(const std::string& words) {
    const Field date{.key = "date", .label = {}, .kind = FieldKind::date};
    for (const NumberStyle style : {NumberStyle::plain, NumberStyle::vietnamese})
        if (const auto value = parse_answer(date, words, style); value && !is_null(*value))
            return std::get<CivilDate>(*value);
    return std::nullopt;
}

std::optional<Instant> moment_from_words(const std::string& words) {
    constexpr std::string_view vietnam = "+07:00";
    for (const std::string& completed :
         {words, words + std::string{vietnam}, words + ":00" + std::string{vietnam}})
        if (const auto moment = instant_from_iso(completed)) return moment;
    return std::nullopt;
}

std::string date_words_wanted(const std::string& option, const std::string& words) {
    return fmt::format(
        fmt::runtime(tr("{} takes a date such as 2026-12-15 or 15/12/2026, not \"{}\".")), option,
        words);
}

std::optional<std::pair<std::string, std::string>> assignment_from_words(const std::string& words) {
    const std::size_t sign = words.find('=');
    if (sign == std::string::npos || sign == 0) return std::nullopt;
    return std::pair{words.substr(0, sign), words.substr(sign + 1)};
}

std::string assignment_words_wanted(const std::string& words) {
    return fmt::format(fmt::runtime(tr("\"{}\" is not a name, \"=\" and a value.")), words);
}

}  // namespace thidua::cli
