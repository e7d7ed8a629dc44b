#include "tests/sync/made_periods.h"

#include "server/store/own_edit.h"
#include "shared/model/form_record.h"
#include "shared/model/ids.h"
#include "shared/model/period.h"
#include "shared/model/report.h"
#include "shared/model/scope.h"
#include "shared/store/transaction.h"

namespace thidua {
namespace {

constexpr const char* story_definition = R"({
 "key": "story", "version": 1, "title": {"vi": "Chuyện dài", "en": "A long story"},
 "sections": [{"key": "all", "title": {"vi": "Tất cả", "en": "All"}, "fields": [
  {"key": "story", "kind": "long_text", "label": {"vi": "Chuyện", "en": "Story"},
   "length_max": 100000, "consolidation": "text_by_unit"}]}]})";

void load(SampleServer& server, const Record& record) {
    Transaction transaction{server.database()};
    load_records(server.database(), {record}, server.clock().now(), server.random());
    transaction.commit();
}

}  // namespace

void publish_story_form(SampleServer& server) {
    const FormRecord form{.organ = SampleServer::organ(),
                          .key = story_form,
                          .version = 1,
                          .title = "Chuyện dài",
                          .definition = story_definition};
    load(server, make_record(form_id(form.organ, form.key), organ_scope(form.organ), form));
}

RecordId open_period(SampleServer& server, const std::string& form_key, const std::string& label) {
    const RecordId obligation = obligation_id(SampleServer::organ(), "made");
    const Period period{.obligation = obligation,
                        .organ = SampleServer::organ(),
                        .form_key = form_key,
                        .label = label,
                        .name = "Kỳ " + label,
                        .opens = date(2026, 1, 1),
                        .due_date = date(2026, 12, 15),
                        .closes = date(2027, 1, 15)};
    const RecordId id = period_id(obligation, label);
    load(server, make_record(id, organ_scope(period.organ), period));
    return id;
}

Record draft_in(const RecordId& period, const std::string& unit_code, const std::string& form_key) {
    const Report report{
        .period = period, .unit = unit_id(unit_code), .form_key = form_key, .form_version = 1};
    return make_record(report_id(report.period, report.unit), unit_scope(report.unit), report);
}

}  // namespace thidua
