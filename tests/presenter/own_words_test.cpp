#include <gtest/gtest.h>

#include "client/app/own_texts.h"
#include "client/gui/presenter/own_words_presenter.h"
#include "shared/model/ids.h"
#include "shared/model/record_types.h"
#include "shared/model/scope.h"
#include "tests/presenter/fake_desk.h"

// The Office's own words in the sections of a consolidation.

namespace thidua {
namespace {

struct ShownWords final : OwnWordsView {
    void show_sections(const std::string& name, const std::vector<OwnWordsRow>& shown,
                       std::size_t place) override {
        period = name;
        rows = shown;
        chosen = place;
    }
    void show_words(const OwnWordsPage* shown) override {
        page = shown == nullptr ? std::optional<OwnWordsPage>{} : *shown;
    }
    void save_in(std::chrono::milliseconds) override { ++timers; }
    std::string period;
    std::vector<OwnWordsRow> rows;
    std::size_t chosen = 0;
    std::optional<OwnWordsPage> page;
    int timers = 0;
};

class OwnWordsTest : public ::testing::Test {
protected:
    OwnWordsTest() {
        EXPECT_TRUE(presenter.open(SampleDevice::annual_period()));
        presenter.refresh();
    }
    std::vector<OwnText> stored() {
        return OwnTexts{device.workspace()}.list(SampleDevice::annual_period(),
                                                 SampleDevice::annual_form());
    }
    /// As the server has it, whoever wrote it.
    void pull_words(const std::string& words) {
        const std::string section = SampleDevice::annual_form().sections.front().key;
        const RecordId organ = device.workspace().profile()->organ;
        const RecordId period = SampleDevice::annual_period();
        device.pull({.type = std::string{record_types::section_text},
                     .id = keyed_id(record_types::section_text, {period.text(), section}),
                     .scope = office_scope(organ),
                     .fields = {{"organ", organ},
                                {"period", period},
                                {"section", section},
                                {"words", words}}});
    }
    SampleDevice device{SampleDevice::Owner::office};
    FakeDesk fake{device};
    ShownWords view;
    OwnWordsPresenter presenter{fake.desk(), view};
};

TEST_F(OwnWordsTest, ListsTheSectionsAndWhoseWordsStandInThem) {
    EXPECT_EQ(view.period, "Báo cáo năm 2026");
    ASSERT_EQ(view.rows.size(), SampleDevice::annual_form().sections.size());
    EXPECT_EQ(view.rows[0].standing, "none; the texts of the units stand there");
    ASSERT_TRUE(view.page);
    EXPECT_EQ(view.page->words, "");
    EXPECT_TRUE(view.page->may_write);
}

TEST_F(OwnWordsTest, StoresWhatIsTypedWithoutBeingTold) {
    presenter.type("Toàn Sở hoàn thành nhiệm vụ.");
    EXPECT_EQ(view.timers, 1);
    EXPECT_TRUE(stored().empty());
    presenter.on_save_timer();
    ASSERT_EQ(stored().size(), 1U);
    EXPECT_EQ(stored()[0].words, "Toàn Sở hoàn thành nhiệm vụ.");
    EXPECT_EQ(view.rows[0].standing, "own text alone");
    EXPECT_EQ(fake.saves(), 1);
    presenter.on_save_timer();
    EXPECT_EQ(fake.saves(), 1) << "nothing was typed since";
}

TEST_F(OwnWordsTest, StoresWhatIsTypedOnLeavingTheSectionAndThePlace) {
    presenter.type("Mục một.");
    presenter.select(1);
    EXPECT_EQ(view.chosen, 1U);
    EXPECT_EQ(view.page->words, "");
    presenter.type("Mục hai.");
    presenter.leave();
    ASSERT_EQ(stored().size(), 2U);
    EXPECT_EQ(stored()[0].words, "Mục một.");
    EXPECT_EQ(stored()[1].words, "Mục hai.");
}

TEST_F(OwnWordsTest, KeepsWhatIsTypedWhenAColleaguesWordsArrive) {
    pull_words("Một.\nHai.\nBa.");
    presenter.refresh();
    EXPECT_EQ(view.page->words, "Một.\nHai.\nBa.");
    presenter.type("Một.\nHai.\nBa.\nBốn.");
    pull_words("Không.\nHai.\nBa.");
    presenter.refresh();
    EXPECT_EQ(view.page->words, "Một.\nHai.\nBa.\nBốn.");
    presenter.on_save_timer();
    ASSERT_EQ(stored().size(), 1U);
    EXPECT_EQ(stored()[0].words, "Không.\nHai.\nBa.\nBốn.") << "each of them keeps the own paragraph";
}

TEST_F(OwnWordsTest, PutsTheTextsOfTheUnitsAfterTheOwn) {
    presenter.put_units_after(true);
    EXPECT_EQ(fake.saves(), 0) << "there is nothing that they could follow";
    presenter.type("Toàn Sở hoàn thành nhiệm vụ.");
    presenter.put_units_after(true);
    ASSERT_EQ(stored().size(), 1U);
    EXPECT_TRUE(stored()[0].with_units);
    EXPECT_TRUE(view.page->with_units);
    EXPECT_EQ(view.rows[0].standing, "own text, then those of the units");
}

TEST_F(OwnWordsTest, TakesTheOwnTextBack) {
    presenter.type("Toàn Sở hoàn thành nhiệm vụ.");
    presenter.on_save_timer();
    presenter.take_back();
    EXPECT_TRUE(stored().empty());
    EXPECT_EQ(view.rows[0].standing, "none; the texts of the units stand there");
}

TEST_F(OwnWordsTest, SaysWhenThereIsNoSuchPeriod) {
    EXPECT_FALSE(presenter.open(RecordId{}));
    EXPECT_EQ(fake.last_tone, Tone::bad);
}

TEST(OwnWordsOfAUnitTest, AUnitDoesNotSpeakForTheOffice) {
    SampleDevice device{SampleDevice::Owner::head};
    FakeDesk fake{device};
    ShownWords view;
    OwnWordsPresenter presenter{fake.desk(), view};
    ASSERT_TRUE(presenter.open(SampleDevice::annual_period()));
    presenter.refresh();
    EXPECT_FALSE(view.page->may_write);
    presenter.type("Phòng nói thay Văn phòng.");
    presenter.leave();
    EXPECT_EQ(fake.saves(), 0);
}

}  // namespace
}  // namespace thidua
