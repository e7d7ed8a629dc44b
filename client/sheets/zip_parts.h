#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "shared/base/bytes.h"
#include "shared/base/result.h"

struct zip;

namespace thidua::sheets {

/// The parts of a packed file that is in memory. What the file says about sizes is not believed:
/// parts are unpacked piece by piece up to the limits.
class ZipParts {
public:
    /// `bytes` outlives this.
    static Result<ZipParts> open(BytesView bytes);

    /// Empty when there is no such part. Refused when it is damaged, encrypted, or more than all
    /// that is read may take.
    Result<std::optional<Bytes>> read(const std::string& name);

private:
    struct Closing {
        void operator()(zip* archive) const;
    };
    explicit ZipParts(zip* archive) : archive_{archive} {}

    std::unique_ptr<zip, Closing> archive_;
    std::size_t unpacked_bytes_ = 0;
};

}  // namespace thidua::sheets
