#pragma once

#include <filesystem>
#include <functional>

#include "shared/forms/form.h"
#include "shared/record/edit.h"
#include "tests/bench/load_device.h"

namespace thidua {

/// What the person at one device types: the same edit for the same number as often as it is asked
/// for, so that thousands of devices keep nothing.
using Typing = std::function<Edit(EditNumber)>;

/// The periods "bench-0000", "bench-0001" ... of the organ "BENCH" in one year, and their form.
struct LoadPeriods {
    Form form;
    std::string year;

    static LoadPeriods read(const std::filesystem::path& form_file, const std::string& year);
    [[nodiscard]] RecordId at(std::size_t number) const;
};

/// An edit of the device without operations.
Edit begin_edit(const LoadDevice& device, EditNumber number);
/// A number as the person might give it, another for every (device, number, salt).
std::int64_t made_figure(const LoadDevice& device, EditNumber number, std::uint64_t salt = 0);
/// The draft of the device's unit in that period, with an answer to every question.
Record made_report(const LoadDevice& device, const LoadPeriods& periods, std::size_t period);
void create(Edit& edit, const Record& record);
void set(Edit& edit, const Record& on, const FieldPath& path, Value seen, Value value);
/// Paths of the questions that are answered by a whole number.
std::vector<FieldPath> integer_paths(const Form& form);

/// One report, whose every answer is given anew by every edit that follows: the first edit makes it
/// empty, and each later one sets a short field.
Typing type_one_report(const LoadDevice& device, const LoadPeriods& periods);
/// Every edit is a new report with all its answers, in a period of its own.
Typing type_new_reports(const LoadDevice& device, const LoadPeriods& periods);
/// Two edits each: a new report with all its answers, and its submission.
Typing type_submissions(const LoadDevice& device, const LoadPeriods& periods);

}  // namespace thidua
