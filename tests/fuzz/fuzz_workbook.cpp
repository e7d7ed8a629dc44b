// Tables that people import: a packed file as it is; since no fuzzer packs one, the parts of a
// workbook with their places named for it; or a mapping and a CSV file.
#include "client/sheets/dry_run.h"
#include "shared/base/check.h"
#include "shared/base/text.h"
#include "tests/fuzz/byte_script.h"
#include "tests/sheets/packed_parts.h"
#include "tests/sheets/vntime_workbook.h"

namespace thidua {
namespace {

using namespace sheets;

void check_run(const DryRun& run, const SheetMapping& mapping) {
    for (const auto& findings : {run.errors, run.warnings})
        for (const CellFinding& finding : findings) CHECK(!finding.sentence.empty());
    for (const ReadRow& row : run.rows)
        for (const auto& [field, value] : row.values) {
            CHECK(run.columns.contains(field) || field == mapping.section_field);
            const auto* const text = std::get_if<std::string>(&value);
            CHECK(!text || is_clean_utf8(*text));
        }
}

void try_out(BytesView file, const SheetMapping& mapping) {
    const auto workbook = read_table_file(file);
    if (!workbook) {
        CHECK(!workbook.error().message.empty());
        return;
    }
    const auto run = dry_run(*workbook, mapping);
    if (!run)
        CHECK(!run.error().message.empty());
    else
        check_run(*run, mapping);
}

const SheetMapping& list() {
    static const SheetMapping mapping = read_sheet_mapping(list_mapping).value();
    return mapping;
}

void try_parts(ByteScript input) {
    SmallWorkbook workbook{.sheet = std::string{input.up_to('\0')}};
    workbook.strings = input.up_to('\0');
    workbook.styles = input.up_to('\0');
    workbook.properties = input.rest();
    try_out(packed(workbook), list());
}

void try_mapping(ByteScript input) {
    const auto mapping = read_sheet_mapping(input.up_to('\0'));
    if (mapping)
        try_out(input.rest(), *mapping);
    else
        CHECK(!mapping.error().message.empty());
}

}  // namespace
}  // namespace thidua

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace thidua;
    ByteScript input{view_of_input(data, size)};
    switch (input.byte() % 3) {
        case 0:
            try_out(input.rest(), list());
            break;
        case 1:
            try_parts(input);
            break;
        default:
            try_mapping(input);
    }
    return 0;
}
