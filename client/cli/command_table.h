#pragma once

#include "client/cli/command.h"

/// The commands of the program, one noun a file.
namespace thidua::cli {

Commands enrolment_commands();
Commands sync_commands();
Commands status_commands();
Commands period_commands();
Commands deadline_commands();
Commands form_commands();
Commands report_writing_commands();
Commands report_step_commands();
Commands report_reading_commands();
Commands attachment_commands();
Commands conflict_commands();
Commands attention_commands();
Commands evidence_commands();
Commands recovered_commands();
Commands held_commands();
Commands restore_commands();
Commands receipt_commands();
Commands record_commands();
Commands award_commands();
Commands council_commands();
Commands search_commands();
Commands upward_commands();
Commands dossier_commands();
Commands paper_commands();
Commands plan_commands();
Commands obligation_commands();
Commands discipline_commands();
Commands reminder_commands();
Commands import_commands();
Commands statistics_commands();
Commands review_commands();
Commands bundle_commands();
Commands consolidation_commands();
Commands section_text_commands();
Commands verification_commands();
Commands settings_commands();

/// All of them, in the order in which --help lists them.
const Commands& all_commands();

}  // namespace thidua::cli
