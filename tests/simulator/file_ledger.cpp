#include "tests/simulator/file_ledger.h"

namespace thidua::simulator {

const Bytes* FileLedger::find_content(const Hash& hash) const {
    const auto found = contents_.find(hash);
    return found == contents_.end() ? nullptr : &found->second;
}

std::vector<Hash> FileLedger::list_contents() const {
    std::vector<Hash> hashes;
    for (const auto& [hash, content] : contents_) hashes.push_back(hash);
    return hashes;
}

}  // namespace thidua::simulator
