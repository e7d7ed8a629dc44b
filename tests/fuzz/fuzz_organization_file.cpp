// An organisation file, then, each after a NUL byte, the two that it may include: "more.json" and
// "people.json". Both kinds of file are read.
#include <filesystem>

#include "server/organization/organization_file.h"
#include "server/organization/people_file.h"
#include "shared/base/check.h"
#include "tests/fuzz/byte_script.h"
#include "tests/support/temporary_folder.h"

namespace thidua {
namespace {

void read_files(ByteScript input) {
    static const TemporaryFolder folder;
    static const auto top = folder.path() / "organization.json";
    static const auto people = folder.path() / "people.json";
    write_whole_file(top, input.up_to('\0'));
    write_whole_file(folder.path() / "more.json", input.up_to('\0'));
    write_whole_file(people, input.rest());
    const auto records = read_organization(top);
    if (!records) CHECK(!records.error().message.empty());
    const auto persons = read_people(people);
    if (!persons) CHECK(!persons.error().message.empty());
}

}  // namespace
}  // namespace thidua

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    thidua::read_files(thidua::ByteScript{thidua::view_of_input(data, size)});
    return 0;
}
