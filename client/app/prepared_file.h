#pragma once

#include <filesystem>

#include "shared/base/result.h"

namespace thidua {

/// A file that a person asks for together with a change of records. It is written beside its place
/// first and put there when the change is made, so that what cannot be written changes nothing. One
/// that is not put in place goes away.
class PreparedFile {
public:
    explicit PreparedFile(std::filesystem::path place);
    ~PreparedFile();
    PreparedFile(const PreparedFile&) = delete;
    PreparedFile& operator=(const PreparedFile&) = delete;

    /// Where it is written meanwhile: in the folder of its place, with the same ending.
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    /// Refuses a place to which no file can be written.
    [[nodiscard]] Result<void> check() const;
    /// An older file there is replaced. The error is the one sentence of replaced_file.h.
    Result<void> put_in_place();

private:
    std::filesystem::path place_;
    std::filesystem::path path_;
};

}  // namespace thidua
