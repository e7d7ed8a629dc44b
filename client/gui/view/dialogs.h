#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "client/gui/presenter/forms_presenter.h"
#include "client/gui/presenter/report_editor_presenter.h"

class wxWindow;

/// Short questions to the person. Each is empty when cancelled. Nothing here waits for a network.
namespace thidua {

std::optional<std::string> ask_reason(wxWindow* parent, const std::string& question);
/// The day may stay blank.
std::optional<ReturnWish> ask_return(wxWindow* parent, const std::string& question);
std::optional<std::pair<std::string, std::string>> ask_date_and_reason(wxWindow* parent,
                                                                       const std::string& question);
std::optional<PeriodWish> ask_period(wxWindow* parent, const std::vector<FormRow>& forms);
std::optional<ReliefWish> ask_relief(wxWindow* parent, const std::string& title, bool with_date,
                                     const std::vector<UnitOption>& units);
bool confirm(wxWindow* parent, const std::string& question, const std::string& action);
void show_history(wxWindow* parent, const std::vector<HistoryRow>& rows);

}  // namespace thidua
