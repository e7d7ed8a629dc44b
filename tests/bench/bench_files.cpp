// What an attached file takes on a line that is cut again and again: the real sessions, stores,
// messages and compression, in memory, byte by byte. Prints one JSON object.
//
//     bench_files
#include <cstdio>

#include "tests/sync/byte_line.h"
#include "tests/sync/file_desk.h"

namespace thidua {
namespace {

constexpr std::size_t file_bytes = 20 << 20;
constexpr std::size_t cut_every = 256 << 10;
constexpr int connections_max = 200;

int run() {
    SampleServer server;
    ServerFileDesk desk{server};
    FileDevice device{server, people::officer_bich()};
    const AttachmentRef file = device.attach(scanned_pages(file_bytes));
    std::size_t bytes_up = 0;
    int connections = 0;
    for (bool is_done = false; !is_done && connections < connections_max; ++connections) {
        ByteLine line{server, device.device(), cut_every, desk.with(device)};
        line.run();
        bytes_up += line.bytes_up();
        is_done = line.is_done();
    }
    std::printf("{\"size\":%zu,\"bytes_sent\":%zu,\"connections\":%d,\"is_stored\":%s}\n", file_bytes,
                bytes_up, connections, device.state_of(file) == "stored" ? "true" : "false");
    return 0;
}

}  // namespace
}  // namespace thidua

int main() { return thidua::run(); }
