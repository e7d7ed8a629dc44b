#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "client/paper/docx_file.h"
#include "shared/platform/paths.h"
#include "tests/cli/year_sample.h"

namespace thidua::cli {

/// The department of the year, with papers written into a folder and read back.
class PaperDeskTest : public YearTest {
protected:
    static std::string bytes_of(const std::string& file) {
        std::ifstream in{file, std::ios::binary};
        return {std::istreambuf_iterator<char>{in}, {}};
    }
    /// The words of the document: a line for each paragraph.
    static std::string text_of(const std::string& file) {
        const auto docx = read_docx(bytes_of(file));
        EXPECT_TRUE(docx.has_value()) << file;
        if (!docx) return {};
        std::string text;
        for (const std::size_t part : docx->text_parts()) add_text(docx->parts[part].bytes, text);
        return text;
    }
    static void add_text(const std::string& xml, std::string& text) {
        for (std::size_t at = 0; at < xml.size(); ++at) {
            if (xml[at] != '<') {
                text += xml[at];
                continue;
            }
            const std::size_t end = xml.find('>', at);
            const std::string tag = xml.substr(at, end - at);
            if (tag == "</w:p" || tag.starts_with("<w:br")) text += '\n';
            at = end;
        }
    }
    std::string file(const std::string& name) {
        return to_utf8(folder_.path() / path_from_utf8(name));
    }
    TemporaryFolder folder_;
};

}  // namespace thidua::cli
