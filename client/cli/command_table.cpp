#include "client/cli/command_table.h"

namespace thidua::cli {

const Commands& all_commands() {
    static const Commands table = [] {
        Commands all;
        for (const auto commands_of :
             {enrolment_commands,      sync_commands,         status_commands,
              period_commands,         deadline_commands,     form_commands,
              report_writing_commands, report_step_commands,  report_reading_commands,
              attachment_commands,     conflict_commands,     attention_commands,
              evidence_commands,       recovered_commands,    held_commands,
              restore_commands,        receipt_commands,      bundle_commands,
              consolidation_commands,  section_text_commands, record_commands,
              award_commands,          council_commands,      search_commands,
              upward_commands,         paper_commands,        plan_commands,
              reminder_commands,       import_commands,       statistics_commands,
              review_commands,         verification_commands, settings_commands,
              obligation_commands,     dossier_commands,      discipline_commands}) {
            Commands some = commands_of();
            std::move(some.begin(), some.end(), std::back_inserter(all));
        }
        return all;
    }();
    return table;
}

}  // namespace thidua::cli
