#pragma once

#include <string>
#include <vector>

#include "shared/base/bytes.h"

namespace thidua {

/// A template with which an office may begin; it edits its own copy in Word.
struct DefaultTemplate {
    std::string file_name;  ///< "ke-hoach.docx"
    std::string purpose;    ///< one line, in Vietnamese
    Bytes docx;
};

std::vector<DefaultTemplate> default_templates();

Bytes plan_template();
Bytes report_template();
Bytes submission_template();
Bytes nominees_template();
Bytes minutes_template();
Bytes ballot_template();
Bytes count_template();
Bytes decision_template();
Bytes reminder_template();
Bytes individual_report_template();
Bytes collective_report_template();
Bytes role_model_template();
Bytes inspection_template();
Bytes notice_template();
Bytes posting_template();
Bytes consolidated_report_template();
Bytes review_report_template();

}  // namespace thidua
