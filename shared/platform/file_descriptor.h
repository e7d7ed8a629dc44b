#pragma once

#include <unistd.h>

#include <utility>

namespace thidua {

/// A POSIX file descriptor that is closed with it; -1 is none.
class FileDescriptor {
public:
    explicit FileDescriptor(int descriptor) : descriptor_{descriptor} {}
    ~FileDescriptor() { close(); }
    FileDescriptor(FileDescriptor&& other) noexcept
        : descriptor_{std::exchange(other.descriptor_, -1)} {}
    FileDescriptor& operator=(FileDescriptor&& other) noexcept {
        std::swap(descriptor_, other.descriptor_);
        return *this;
    }

    [[nodiscard]] int get() const { return descriptor_; }
    [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }
    /// False when the system could not write what it still held.
    bool close() { return !is_open() || ::close(std::exchange(descriptor_, -1)) == 0; }

private:
    int descriptor_;
};

}  // namespace thidua
