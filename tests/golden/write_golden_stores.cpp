// Writes the golden stores and bundles of a new version into a folder that has none; see
// tests/golden/README.md.
//
//     write_golden_stores FOLDER
#include <cstdio>

#include "tests/golden/golden_files.h"
#include "tests/golden/golden_story.h"
#include "tests/support/temporary_folder.h"

namespace thidua {
namespace {

namespace fs = std::filesystem;

/// What of a data folder is golden: the rest is locks and the like.
void gather(const fs::path& data, std::initializer_list<const char*> names, const fs::path& to) {
    fs::create_directories(to);
    for (const char* name : names) fs::copy(data / name, to / name, fs::copy_options::recursive);
}

void write_stores(const fs::path& folder) {
    TemporaryFolder told;
    GoldenStory story{told.path()};
    const fs::path bundles = folder / "bundles";
    fs::create_directories(bundles);
    story.write_bundle(bundles / "to-server.tdb");
    story.end();
    const fs::path stores = told.path() / "stores";
    gather(story.server_data(), {"server.db", "keys", "files"}, stores / "server");
    gather(story.device_data(), {"device.db", "files"}, stores / "device");
    pack_golden(stores, folder / "stores");
    // The server is given the file only now: its golden store knows nothing of it.
    GoldenServer server{story.server_data(), story.clock(), story.random()};
    const auto taken = server.take_bundle(read_whole_file(bundles / "to-server.tdb"));
    write_whole_file(bundles / "answer.tdb", taken.value().answer);
}

}  // namespace
}  // namespace thidua

int main(int argc, char** argv) {
    namespace fs = std::filesystem;
    if (argc != 2) return 2;
    const fs::path folder{argv[1]};
    if (fs::exists(folder / "stores") || fs::exists(folder / "bundles")) {
        std::fputs("there are stores already: old files are never written again\n", stderr);
        return 1;
    }
    thidua::write_stores(folder);
    return 0;
}
