// What a person types or pastes as an enrolment code; and, since no fuzzer finds a checksum, what
// may stand behind a right one.
#include <utility>

#include "shared/base/limits.h"
#include "shared/net/base32.h"
#include "shared/net/enrolment_code.h"
#include "tests/fuzz/allocation_gauge.h"
#include "tests/fuzz/byte_script.h"

namespace thidua {
namespace {

constexpr std::size_t checksum_bytes = 4;

void read_typed(BytesView typed) {
    const auto code = read_enrolment_code(typed);
    if (!code) {
        CHECK(!code.error().message.empty());
        return;
    }
    CHECK(!code->addresses.empty() && code->addresses.size() <= enrolment_addresses_max);
    CHECK(code->secret.size() == enrolment_secret_bytes);
    const auto again = read_enrolment_code(to_text(*code));
    CHECK(again && *again == *code);
}

Bytes with_checksum(BytesView body) {
    const Hash hash = sha256(body);
    return "TD1-" + to_base32(Bytes{body} + Bytes{hash.view().substr(0, checksum_bytes)});
}

}  // namespace
}  // namespace thidua

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace thidua;
    ByteScript input{view_of_input(data, size)};
    if (input.byte() % 2 == 0)
        read_typed(input.rest());
    else
        read_typed(with_checksum(input.rest()));
    return 0;
}
