#pragma once

#include "shared/record/merge.h"

namespace thidua {

/// Leaves out of a replay what the server has refused. The receipt must outlive it.
class AnsweredGuard final : public EditGuard {
public:
    explicit AnsweredGuard(const Receipt& receipt) : receipt_{receipt} {}
    RejectReason check(const Edit&, std::size_t operation, const Record*) override {
        return operation < receipt_.outcomes.size() ? receipt_.outcomes[operation].reason
                                                    : RejectReason::none;
    }

private:
    const Receipt& receipt_;
};

}  // namespace thidua
