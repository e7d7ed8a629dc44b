#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "shared/base/text.h"
#include "shared/forms/aggregation.h"
#include "shared/forms/answers_reader.h"
#include "shared/forms/form_reader.h"
#include "shared/forms/validation.h"

namespace thidua {
namespace {

namespace fs = std::filesystem;

const fs::path sample_folder{THIDUA_SAMPLE_FOLDER};

std::string content_of(const fs::path& file) {
    std::ifstream stream{file, std::ios::binary};
    std::stringstream content;
    content << stream.rdbuf();
    return content.str();
}

Form form_named(const std::string& name) {
    const auto form = read_form(content_of(sample_folder / "forms" / (name + ".json")));
    if (!form) ADD_FAILURE() << form.error().message;
    return form.value();
}

Fields answers_in(const Form& form, const fs::path& file) {
    SeededRandom random{1};
    const auto pairs = read_answers(form, content_of(file), Instant{1}, random);
    if (!pairs) ADD_FAILURE() << file << ": " << pairs.error().message;
    Fields answers;
    for (const auto& [path, value] : pairs.value()) set_value(answers, path, value);
    return answers;
}

/// The files of answers to one form: "annual-…json".
std::vector<fs::path> answer_files(const std::string& prefix) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator{sample_folder / "answers"})
        if (entry.path().filename().string().starts_with(prefix)) files.push_back(entry.path());
    return files;
}

void expect_no_errors(const Form& form, const std::string& prefix) {
    const auto files = answer_files(prefix);
    ASSERT_FALSE(files.empty());
    for (const fs::path& file : files)
        for (const Finding& finding : check_answers(form, answers_in(form, file)))
            EXPECT_EQ(finding.severity, Severity::warning)
                << file << ": " << finding.path << ": " << finding.message;
}

std::vector<UnitAnswers> all_annual(const Form& form) {
    std::vector<UnitAnswers> units;
    for (const fs::path& file : answer_files("annual-"))
        units.push_back({.unit = RecordId{make_uuid_v5(Uuid{}, file.string())},
                         .unit_name = file.stem().string(),
                         .report = {},
                         .version = 1,
                         .answers = answers_in(form, file)});
    return units;
}

TEST(SampleFormsTest, TheAnnualReportHasItsNineSections) {
    const Form form = form_named("annual-report");
    EXPECT_EQ(form.key, "annual-report");
    EXPECT_EQ(form.sections.size(), 9U);
    std::size_t fields = 0;
    for (const Section& section : form.sections) fields += section.fields.size();
    EXPECT_GE(fields, 36U);
    EXPECT_LE(fields, 45U);
    EXPECT_GE(form.rules.size(), 6U);
}

TEST(SampleFormsTest, TheAnnualReportUsesEveryKindOfConsolidation) {
    std::set<ConsolidationKind> used;
    const Form form = form_named("annual-report");
    for (const Section& section : form.sections)
        for (const Field& field : section.fields) used.insert(field.consolidation.kind);
    used.erase(ConsolidationKind::none);
    EXPECT_EQ(used.size(), 8U);
}

TEST(SampleFormsTest, TheQuarterlyReportIsShort) {
    std::size_t fields = 0;
    const Form form = form_named("quarterly-progress");
    for (const Section& section : form.sections) fields += section.fields.size();
    EXPECT_GE(fields, 8U);
    EXPECT_LE(fields, 12U);
}

TEST(SampleFormsTest, EveryLabelIsCleanAndInBothLanguages) {
    for (const char* name : {"annual-report", "quarterly-progress", "digital-literacy"}) {
        const std::string text =
            content_of(sample_folder / "forms" / (std::string{name} + ".json"));
        EXPECT_EQ(text, cleaned(text)) << name;
        const Form form = form_named(name);
        for (const Section& section : form.sections)
            for (const Field& field : section.fields) EXPECT_NE(field.label.en, "") << field.key;
    }
}

TEST(SampleFormsTest, TheAnswersOfTheYearCouldBeSubmitted) {
    expect_no_errors(form_named("annual-report"), "annual-");
}

TEST(SampleFormsTest, TheAnswersOfTheQuarterCouldBeSubmitted) {
    expect_no_errors(form_named("quarterly-progress"), "quarterly-");
}

TEST(SampleFormsTest, TheYearAddsUp) {
    const Form form = form_named("annual-report");
    const auto figures = consolidate(form, all_annual(form));
    const auto value_of = [&](std::string_view key) {
        for (const Figure& figure : figures)
            if (figure.field == key) return figure.value;
        return Value{};
    };
    EXPECT_EQ(value_of("staff_total"), Value{Decimal{82}});
    EXPECT_EQ(value_of("informed_rate"), Value{*Decimal::from_text("96.34")});
    EXPECT_EQ(value_of("initiatives"), Value{Decimal{9}});
    EXPECT_EQ(value_of("awarded_individuals"), Value{Decimal{16}});
}

}  // namespace
}  // namespace thidua
