// A device and the server in session, with everything that can come between them.
#include "tests/fuzz/session_play.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace thidua;
    static SessionStage stage;
    SessionPlay{stage}.run(ByteScript{view_of_input(data, size)});
    return 0;
}
