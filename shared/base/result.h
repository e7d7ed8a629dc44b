#pragma once

#include <boost/system/result.hpp>
#include <string>
#include <utility>

namespace thidua {

/// Why something did not happen, by what a caller can do about it.
enum class ErrorCode {
    invalid_input,   ///< A person's words, a file or a peer's bytes are not acceptable as they are.
    not_found,       ///< Nothing with that name or id.
    not_allowed,     ///< The person's role does not have this right.
    wrong_state,     ///< Not possible in the state the thing is in.
    unreachable,     ///< The server could not be reached; everything is kept, try later.
    refused,         ///< The peer answered, and said no.
    damaged,         ///< A file or store is not what it should be; it was left untouched.
    newer_version,   ///< Written by a newer version of the program.
    locked,          ///< Another process holds it.
    disk_full,       ///< No space left; nothing was changed.
    internal,        ///< A failure of the machine that nobody nearby can help.
};

/// A failure as a value. `message` is one clear sentence for a person, already translated, that
/// says what is wrong and, where it can, what to do.
struct Error {
    ErrorCode code = ErrorCode::internal;
    std::string message;
};

[[noreturn]] void throw_error(const Error& error);

/// What boost::system::result does when `.value()` is asked of a failure.
[[noreturn]] inline void throw_exception_from_error(const Error& error,
                                                    const boost::source_location&) {
    throw_error(error);
}

template <class T>
using Result = boost::system::result<T, Error>;

/// `return failure(ErrorCode::not_found, tr("..."));`
inline Error failure(ErrorCode code, std::string message) { return {code, std::move(message)}; }

}  // namespace thidua
