#include "tests/server_store/busy_office.h"

#include <array>

#include "shared/base/check.h"
#include "shared/forms/answers.h"
#include "shared/model/ids.h"
#include "shared/model/report.h"
#include "shared/model/scope.h"

namespace thidua {
namespace {

Record empty_report() {
    const Report report{.period = SampleServer::period("2026"),
                        .unit = unit_id("STP-HCTP"),
                        .form_key = "annual-report",
                        .form_version = 1};
    return make_record(report_id(report.period, report.unit), unit_scope(report.unit), report);
}

std::string with_line_changed(const std::string& text, std::size_t line, const std::string& words) {
    std::vector<std::string> lines{"Một", "Hai", "Ba"};
    std::size_t at = 0;
    for (std::size_t i = 0; i < lines.size() && at < text.size(); ++i) {
        const auto end = std::min(text.find('\n', at), text.size());
        lines[i] = text.substr(at, end - at);
        at = end + 1;
    }
    lines.at(line) = words;
    return lines[0] + "\n" + lines[1] + "\n" + lines[2];
}

}  // namespace

BusyOffice::BusyOffice(SampleServer& server, std::uint64_t seed) : server_{server}, random_{seed} {
    for (const SamplePerson& person : {people::officer_bich(), people::officer_dung(),
                                       people::head_kien(), people::office_ha(),
                                       people::office_minh()})
        devices_.push_back(server.enrol(person));
}

RecordId BusyOffice::report() { return empty_report().id; }

void BusyOffice::look(View& view) {
    view.report = server_.find(report());
    view.conflicts = RecordStore{server_.database()}.list_open_conflicts(report());
}

void BusyOffice::work() {
    server_.clock().advance(std::chrono::seconds{20 + random_.below(200)});
    const Device& device = devices_.at(random_.below(devices_.size()));
    View& view = views_[device.id];
    if (random_.below(3) == 0) look(view);
    MadeEdit edit{server_, device.grantee.person};
    add_work(device, view, edit);
    if (edit.edit().operations.empty()) return;
    const EditNumber number = server_.store().known_number(device.id).next();
    const AppliedEdit applied = server_.apply(device.id, {number, edit.edit()});
    sent_.push_back({device.id, {.edit = {number, edit.edit()}, .receipt = applied.receipt}});
}

void BusyOffice::add_work(const Device& device, View& view, MadeEdit& edit) {
    const bool is_of_unit = device.grantee.role != Role::office;
    if (!view.report) {
        if (!is_of_unit) return look(view);
        view.report = empty_report();
        edit.create(*view.report);
    }
    const auto choice = random_.below(12);
    if (choice < 2) return add_step(device, view, edit);
    if (choice == 2) return add_settling(view, edit);
    if (choice < 6) add_row(view, edit);
    if (choice > 4 && choice < 9) add_prose(view, edit);
    if (choice > 6) add_answer(view, edit);
}

void BusyOffice::type(View& view, MadeEdit& edit, const FieldPath& path, Value value) {
    edit.set(*view.report, path, value);
    set_value(view.report->fields, path, std::move(value));
}

void BusyOffice::add_answer(View& view, MadeEdit& edit) {
    constexpr std::array<const char*, 3> fields{"staff_total", "files_total", "trained_people"};
    const auto count = 1 + random_.below(2);
    for (std::size_t i = 0; i < count; ++i)
        type(view, edit, answer_path(fields.at(random_.below(fields.size()))),
             static_cast<std::int64_t>(1 + random_.below(5)));
}

void BusyOffice::add_prose(View& view, MadeEdit& edit) {
    const FieldPath path = answer_path("difficulties");
    const std::string seen = text_or_empty(view.report->fields, path);
    type(view, edit, path,
         with_line_changed(seen, random_.below(3), "Khó " + std::to_string(random_.below(6))));
}

void BusyOffice::add_row(View& view, MadeEdit& edit) {
    const std::string name = "Sáng kiến " + std::to_string(random_.below(3));
    const RowId row = row_id_for_key("initiatives", name);
    const FieldPath marker = row_marker_path("initiatives", row);
    const bool is_there = !is_null(find_value(view.report->fields, marker));
    if (is_there && random_.below(3) == 0) {
        edit.remove_row(*view.report, marker);
        std::erase_if(view.report->fields, [&](const auto& field) {
            return field.first == marker || field.first.starts_with(marker + "/");
        });
        return;
    }
    if (!is_there) {
        type(view, edit, marker, true);
        type(view, edit, cell_path("initiatives", row, "name"), name);
    }
    type(view, edit, cell_path("initiatives", row, "authors"),
         "Nhóm " + std::to_string(random_.below(4)));
}

void BusyOffice::add_step(const Device& device, View& view, MadeEdit& edit) {
    const Fields reason{{"reason", std::string{"Cần xem lại."}}};
    if (device.grantee.role == Role::office) {
        constexpr std::array<const char*, 4> steps{"accept", "return", "reopen", "accept"};
        edit.step(*view.report, steps.at(random_.below(steps.size())), reason);
    } else if (device.grantee.role == Role::head) {
        if (random_.below(3) > 0)
            edit.submit(*view.report);
        else
            edit.step(*view.report, "withdraw", reason);
    }
}

void BusyOffice::add_settling(View& view, MadeEdit& edit) {
    look(view);
    if (view.conflicts.empty()) return;
    const Record conflict = view.conflicts.at(random_.below(view.conflicts.size()));
    const FieldPath path = text_or_empty(conflict.fields, "path");
    const bool is_take = random_.below(2) == 0;
    if (is_take) type(view, edit, path, find_value(conflict.fields, "other"));
    edit.step(conflict, "settle",
              {{"choice", std::string{is_take ? "take" : "keep"}},
               {"other_edit", find_value(conflict.fields, "other_edit")}});
}

}  // namespace thidua
