#include "tests/sheets/packed_parts.h"

#include <zip.h>

#include "shared/base/check.h"

namespace thidua::sheets {
namespace {

const std::string workbook_types = "http://schemas.openxmlformats.org/officeDocument/2006/";

std::string relation(const std::string& id, const std::string& type, const std::string& target) {
    return "<Relationship Id=\"" + id + "\" Type=\"" + workbook_types + "relationships/" + type +
           "\" Target=\"" + target + "\"/>";
}

Bytes read_back(zip_source_t* source) {
    CHECK(zip_source_open(source) == 0);
    CHECK(zip_source_seek(source, 0, SEEK_END) == 0);
    Bytes bytes(static_cast<std::size_t>(zip_source_tell(source)), '\0');
    CHECK(zip_source_seek(source, 0, SEEK_SET) == 0);
    CHECK(zip_source_read(source, bytes.data(), bytes.size()) ==
          static_cast<zip_int64_t>(bytes.size()));
    zip_source_close(source);
    return bytes;
}

}  // namespace

Bytes packed(const std::map<std::string, std::string>& parts) {
    zip_source_t* const target = zip_source_buffer_create(nullptr, 0, 0, nullptr);
    zip_source_keep(target);
    zip_t* const archive = zip_open_from_source(target, ZIP_TRUNCATE, nullptr);
    CHECK(archive != nullptr);
    for (const auto& [name, content] : parts) {
        zip_source_t* const part = zip_source_buffer(archive, content.data(), content.size(), 0);
        const zip_int64_t index = zip_file_add(archive, name.c_str(), part, ZIP_FL_ENC_UTF_8);
        CHECK(index >= 0);
        zip_file_set_mtime(archive, static_cast<zip_uint64_t>(index), 1'789'000'000, 0);
    }
    CHECK(zip_close(archive) == 0);
    Bytes bytes = read_back(target);
    zip_source_free(target);
    return bytes;
}

std::map<std::string, std::string> parts_of(const SmallWorkbook& workbook) {
    return {
        {"_rels/.rels", "<Relationships>" + relation("rId1", "officeDocument", "xl/workbook.xml") +
                            "</Relationships>"},
        {"xl/_rels/workbook.xml.rels",
         "<Relationships>" + relation("rId1", "worksheet", "worksheets/sheet1.xml") +
             relation("rId2", "sharedStrings", "/xl/sharedStrings.xml") +
             relation("rId3", "styles", "styles.xml") + "</Relationships>"},
        {"xl/workbook.xml", "<workbook><workbookPr " + workbook.properties +
                                "/><sheets><sheet name=\"DS\" sheetId=\"1\" r:id=\"rId1\"/>"
                                "</sheets></workbook>"},
        {"xl/sharedStrings.xml", "<sst>" + workbook.strings + "</sst>"},
        {"xl/styles.xml", "<styleSheet>" + workbook.styles + "</styleSheet>"},
        {"xl/worksheets/sheet1.xml", "<worksheet>" + workbook.sheet + "</worksheet>"}};
}

Bytes packed(const SmallWorkbook& workbook) {
    return packed(parts_of(workbook));
}

}  // namespace thidua::sheets
