#pragma once

#include <memory>

namespace thidua {

/// Lets news that arrive late find out that the presenter they were for is gone. A member of that
/// presenter; window's thread.
class Alive {
public:
    using Watch = std::weak_ptr<bool>;
    [[nodiscard]] Watch watch() const { return token_; }

private:
    std::shared_ptr<bool> token_ = std::make_shared<bool>(true);
};

}  // namespace thidua
