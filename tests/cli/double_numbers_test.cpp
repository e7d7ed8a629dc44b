#include <gmock/gmock.h>

#include <sstream>

#include "client/cli/sync_words.h"
#include "shared/base/translate.h"
#include "tests/cli/year_sample.h"

// One number that two registries have given while neither knew of the other.

namespace thidua::cli {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

class DoubleNumbersTest : public YearTest {
protected:
    std::string signed_decision(const std::string& title, const std::string& name) {
        const std::string nomination =
            nominated(round_, "GK-SO", {"kind=individual", "name=" + name});
        accept_whatever_is_told(nomination);
        done(office_, {"nomination", "present", nomination});
        const std::string decision =
            made(office_, {"decision", "title=" + title, "nominations/1=" + nomination});
        done(office_, {"decision", "submit", decision});
        sync_all();
        done(director_, {"decision", "sign", decision});
        sync_all();
        return decision;
    }
    static Ran number(ServedDevice& device, const std::string& step, const std::string& decision,
                      const std::string& number) {
        return run(device,
                   {"decision", step, decision, "--number", number, "--issued-on", "10/09/2026"});
    }
    /// The clerk's edits arrive before the Office's.
    void sync_registries() {
        for (ServedDevice* const device : {&clerk_, &office_, &clerk_})
            EXPECT_TRUE(device->sync().is_done());
    }
    static json doubles(ServedDevice& device) {
        return run_json(device, {"status"}).at("double_numbers");
    }
    static std::string said_after_sync(ServedDevice& device, ExitCode expected) {
        set_language(Language::english);
        std::ostringstream out;
        std::ostringstream err;
        EXPECT_EQ(say_what_waits(device.workspace(), Console{out, err}), expected);
        return err.str();
    }
    std::string round_ = open_round("organ");
};

TEST_F(DoubleNumbersTest, BothRegistriesLearnOfItAndTheSecondGivesAnother) {
    const std::string first = signed_decision("Tặng Giấy khen quý II", "Lý Thị Mai");
    const std::string second = signed_decision("Tặng Giấy khen quý III", "Vi Đức Long");
    EXPECT_EQ(number(clerk_, "issue", first, "120/QĐ-STP").code, ExitCode::done);
    EXPECT_EQ(number(office_, "issue", second, "120/qđ-stp").code, ExitCode::done);
    EXPECT_THAT(doubles(clerk_), IsEmpty());
    sync_registries();
    for (ServedDevice* const device : {&clerk_, &office_}) {
        const json told = doubles(*device);
        ASSERT_EQ(told.size(), 1U);
        EXPECT_EQ(told.at(0).at("first"), first) << "the server had that one first";
        EXPECT_EQ(told.at(0).at("second"), second);
        EXPECT_EQ(told.at(0).at("year"), 2026);
        const std::string said = said_after_sync(*device, ExitCode::needs_person);
        EXPECT_THAT(said, HasSubstr("Tặng Giấy khen quý II\""));
        EXPECT_THAT(said, HasSubstr("decision renumber " + second));
        EXPECT_THAT(run(*device, {"attention", "list"}).out, HasSubstr("given twice"));
    }
    EXPECT_EQ(state(clerk_, "decision", second), "issued") << "nothing is lost meanwhile";
    EXPECT_THAT(number(office_, "renumber", second, "120/QĐ-STP").err, HasSubstr("given in 2026"));
    EXPECT_EQ(number(office_, "renumber", second, "121/QĐ-STP").code, ExitCode::done);
    sync_all();
    for (ServedDevice* const device : {&clerk_, &office_}) {
        EXPECT_THAT(doubles(*device), IsEmpty());
        EXPECT_EQ(said_after_sync(*device, ExitCode::done), "");
    }
    EXPECT_EQ(shown(clerk_, "decision", second).at("fields").at("number"), "121/QĐ-STP");
}

TEST_F(DoubleNumbersTest, WhatEnteredTheRegisterKeepsItsNumber) {
    const std::string decision = signed_decision("Tặng Giấy khen", "Lý Thị Mai");
    EXPECT_EQ(number(clerk_, "issue", decision, "120/QĐ-STP").code, ExitCode::done);
    sync_all();
    done(office_, {"decision", "enter", decision});
    EXPECT_THAT(number(office_, "renumber", decision, "121/QĐ-STP").err, HasSubstr("register"));
    EXPECT_EQ(number(officer_, "renumber", decision, "121/QĐ-STP").code, ExitCode::failed);
}

TEST_F(DoubleNumbersTest, ALineOfTheRegisterThatTwoDocumentsGotKeepsBoth) {
    const auto entered = [&](ServedDevice& device, const std::string& number,
                             const std::string& subject) {
        return made(device, {"document", "register=CV", "number=" + number, "year=2026",
                             "issued_on=09/09/2026", "subject=" + subject});
    };
    EXPECT_EQ(entered(clerk_, "7", "Mời họp"), entered(office_, "7", "Đôn đốc báo cáo"));
    sync_registries();
    for (ServedDevice* const device : {&clerk_, &office_}) {
        const json told = doubles(*device);
        ASSERT_EQ(told.size(), 1U);
        EXPECT_THAT(std::string{told.at(0).at("words")}, HasSubstr("Mời họp"));
        EXPECT_THAT(std::string{told.at(0).at("words")}, HasSubstr("Đôn đốc báo cáo"));
    }
    entered(office_, "8", "Đôn đốc báo cáo");
    done(office_, {"conflict", "keep", run_json(office_, {"conflict", "list"}).at(0).at("id")});
    sync_registries();
    EXPECT_THAT(doubles(clerk_), IsEmpty());
    EXPECT_EQ(run_json(clerk_, {"document", "list"}).size(), 2U);
}

TEST_F(DoubleNumbersTest, ANumberIsTheSameHoweverItIsWritten) {
    const std::string first = signed_decision("Tặng Giấy khen quý II", "Lý Thị Mai");
    const std::string second = signed_decision("Tặng Giấy khen quý III", "Vi Đức Long");
    EXPECT_EQ(number(clerk_, "issue", first, "05/QĐ-STP").code, ExitCode::done);
    EXPECT_THAT(number(clerk_, "issue", second, "5 /QĐ-STP").err, HasSubstr("given in 2026"));
    EXPECT_EQ(number(clerk_, "issue", second, "50/QĐ-STP").code, ExitCode::done);
}

/// What such a line says is fixed, so another one corrects it.
TEST_F(DoubleNumbersTest, AnIssuedLineOfTheRegisterIsSettledByOneThatCorrectsIt) {
    const auto entered = [&](const std::string& number, const std::string& symbol,
                             const std::vector<std::string>& more) {
        std::vector<std::string> words{
            "document",         "register=TB",       "number=" + number,    "year=2026",
            "symbol=" + symbol, "subject=Thông báo", "issued_on=09/09/2026"};
        words.insert(words.end(), more.begin(), more.end());
        return made(clerk_, words);
    };
    const std::string notice = made(office_, {"announcement", "title=Phát động đợt thi đua"});
    sync_all();
    done(clerk_, {"announcement", "set", notice, "number=07/TB-STP", "issued_on=09/09/2026"});
    sync_all();
    const std::string line = entered("7", "7/TB-STP", {});
    sync_all();
    const json told = doubles(clerk_);
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told.at(0).at("second"), line);
    EXPECT_THAT(std::string{told.at(0).at("words")}, HasSubstr("document new … corrects=" + line));
    entered("8", "8/TB-STP", {"corrects=" + line, "correction=Số đúng là 8"});
    EXPECT_THAT(doubles(clerk_), IsEmpty());
}

/// The line that the registry writes about a decision is that decision's own.
TEST_F(DoubleNumbersTest, APaperAndItsLineInTheRegisterAreOne) {
    const std::string decision = signed_decision("Tặng Giấy khen", "Lý Thị Mai");
    made(clerk_, {"document", "register=QD", "number=120", "year=2026", "symbol=120/QĐ-STP",
                  "subject=Tặng Giấy khen", "about=" + decision});
    EXPECT_EQ(number(clerk_, "issue", decision, "120/QĐ-STP").code, ExitCode::done);
    sync_all();
    EXPECT_THAT(doubles(clerk_), IsEmpty());
}

}  // namespace
}  // namespace thidua::cli
