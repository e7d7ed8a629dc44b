#include "client/app/line_progress.h"

#include <gtest/gtest.h>

#include "shared/base/translate.h"

namespace thidua {
namespace {

class LineProgressTest : public testing::Test {
protected:
    LineProgressTest() { set_language(Language::english); }
};

TEST_F(LineProgressTest, SaysNothingWhenNothingIsUnderWay) {
    LineState line;
    line.pulled = 40;
    line.pull_percent = 100;
    line.edits_answered = line.edits_waited = 3;
    line.file_bytes = line.file_bytes_all = 5'000;
    EXPECT_EQ(progress_words(line), "");
    EXPECT_FALSE(progress_percent(line));
}

TEST_F(LineProgressTest, TellsRecordsEditsAndFilesEachInItsOwnMeasure) {
    LineState line;
    line.pulled = 1'240;
    line.pull_percent = 65;
    line.edits_answered = 3;
    line.edits_waited = 8;
    line.file_bytes = 120'001;
    line.file_bytes_all = 1'640'000;
    EXPECT_EQ(progress_words(line),
              "1.240 records received, 65% · 3 of 8 changes answered · files: 121 of 1.640 KB");
    EXPECT_EQ(progress_percent(line), 65);
}

TEST_F(LineProgressTest, TheBarIsOfWhatGoesOnNow) {
    LineState line;
    line.pull_percent = 100;
    line.edits_answered = 2;
    line.edits_waited = 8;
    line.file_bytes_all = 1'000;
    EXPECT_EQ(progress_percent(line), 25);
    line.edits_answered = 8;
    line.file_bytes = 500;
    EXPECT_EQ(progress_percent(line), 50);
}

}  // namespace
}  // namespace thidua
