#pragma once

#include <vector>

#include "client/app/attention.h"
#include "client/gui/presenter/desk.h"

namespace thidua {

struct AttentionRow {
    std::string name;
    std::string reason;
    std::string when;
    std::vector<std::string> lost;  ///< "field: value" of what is not at the server
};

class AttentionView {
public:
    virtual ~AttentionView() = default;
    virtual void show_attention(const std::vector<AttentionRow>& rows) = 0;
    /// What was taken and waits for somebody's decision: one sentence each, nothing to be done
    /// here.
    virtual void show_waiting(const std::vector<std::string>& sentences) = 0;
    [[nodiscard]] virtual bool confirm(const std::string& question, const std::string& action) = 0;
};

/// What the server did not accept, why, and the two things one can do about it; and what it noted
/// as a request to open a report again.
class AttentionPresenter final : public PlacePresenter {
public:
    AttentionPresenter(Desk& desk, AttentionView& view) : desk_{desk}, view_{view} {}

    void refresh() override;
    void retry(std::size_t row);
    void discard(std::size_t row);
    void open_report(std::size_t row);

private:
    Desk& desk_;
    AttentionView& view_;
    std::vector<AttentionItem> items_;
};

}  // namespace thidua
