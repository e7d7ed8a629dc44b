#pragma once

#include <vector>

#include "client/app/reports.h"
#include "client/gui/presenter/desk.h"

namespace thidua {

/// One line of what is still to do, or to look at, before submitting.
struct ChecklistRow {
    Chip chip;
    std::string section;
    std::string words;
    FieldPath path;
};

struct SubmissionPage {
    std::string title;
    std::string unit;
    std::string due;
    std::string summary;  ///< "Nothing is missing." or how much is
    bool may_submit = false;
    std::string why_not;  ///< when not: one sentence
    std::vector<ChecklistRow> rows;

    bool submitted = false;
    std::string seal_code;
    std::string seal_words;  ///< what the code is for, one sentence
    Chip delivery;           ///< whether the server has it yet
};

class SubmitView {
public:
    virtual ~SubmitView() = default;
    virtual void show_submission(const SubmissionPage& page) = 0;
    virtual void copy(const std::string& text) = 0;
    /// A page for people: HTML with nothing but text in it.
    virtual void print(const std::string& title, const std::string& html) = 0;
};

/// From a filled report to its seal: what is missing, one button, the code.
class SubmitPresenter final : public PlacePresenter {
public:
    SubmitPresenter(Desk& desk, SubmitView& view) : desk_{desk}, view_{view} {}

    bool open(const RecordId& report);
    void refresh() override;

    void submit();
    /// To the field a row is about.
    void go_to(std::size_t row);
    void go_to_report();
    void copy_code();
    void print_code();
    [[nodiscard]] const SubmissionPage& page() const { return page_; }

private:
    Result<void> load();
    [[nodiscard]] std::string receipt_html() const;

    Desk& desk_;
    SubmitView& view_;
    RecordId report_;
    SubmissionPage page_;
    std::string seal_;
};

}  // namespace thidua
