#pragma once

#include <optional>
#include <string>
#include <vector>

#include "client/app/reports.h"
#include "client/cli/json.h"

/// How reports and findings are shown.
namespace thidua::cli {

Json to_json(const std::vector<Finding>& findings);
/// One line for each; empty for none.
std::string findings_text(const std::vector<Finding>& findings);

Json to_json(const ReportSummary& report);
/// "submitted (version 1), changed since".
std::string state_text(const ReportSummary& report);
std::string delivery_words(Delivery delivery);

Json to_json(const std::optional<ReopenRequest>& request);
Json to_json(const std::vector<ReopenRequest>& requests);
/// "<id>  Unit, period" and below it who asks, why, and for what.
std::string request_text(const ReopenRequest& request);
Json to_json(const std::optional<DeclinedRequest>& declined);
Json to_json(const std::vector<DeclinedRequest>& declined);
std::string declined_text(const DeclinedRequest& declined);

/// The report as a person reads it: sections, labels, figures in Vietnamese notation.
std::string report_text(const ReportDetails& report);

}  // namespace thidua::cli
