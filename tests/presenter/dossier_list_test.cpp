#include <gmock/gmock.h>

#include <algorithm>

#include "client/gui/presenter/dossier_list_presenter.h"
#include "shared/model/ids.h"
#include "shared/model/record_types.h"
#include "shared/model/scope.h"
#include "tests/presenter/fake_desk.h"

// Dossiers that went up, as their sender and their recipient see them.

namespace thidua {
namespace {

using testing::Contains;
using testing::ElementsAre;

struct ShownDossiers final : DossierListView {
    void show_dossiers(const std::vector<DossierRow>& shown, std::size_t place) override {
        rows = shown;
        chosen = place;
    }
    void show_steps(const std::vector<DossierStep>& shown) override { steps = shown; }
    std::optional<std::vector<std::string>> ask(const DossierStep&) override { return answers; }
    [[nodiscard]] std::vector<std::string> labels() const {
        std::vector<std::string> all;
        for (const DossierStep& step : steps) all.push_back(step.label);
        return all;
    }
    std::vector<DossierRow> rows;
    std::size_t chosen = 0;
    std::vector<DossierStep> steps;
    std::optional<std::vector<std::string>> answers;
};

class DossierListTest : public ::testing::Test {
protected:
    void pull_dossier(const std::string& name, const std::string& state,
                      const std::string& organ = "STP", const std::string& to = "08") {
        const RecordId nomination = keyed_id(record_types::nomination, {name});
        Fields fields{{"organ", unit_id(organ)},
                      {"nomination", nomination},
                      {"recipient", to},
                      {"to", unit_id(to)},
                      {"to_name", "UBND tỉnh Tuyên Quang"},
                      {"unit", unit_id(organ + "-HCTP")},
                      {"kind", "individual"},
                      {"name", name},
                      {"award", "BK-T"},
                      {"award_name", "Bằng khen của Chủ tịch UBND tỉnh"},
                      {"state", state}};
        if (state == "returned") fields.emplace("reason", "Thiếu biên bản");
        device.pull({.type = std::string{record_types::upward_dossier},
                     .id = keyed_id(record_types::upward_dossier, {nomination.text(), to}),
                     .scope = upward_scope(unit_id(organ)),
                     .fields = fields});
    }
    void take(const std::string& label) {
        const auto labels = view.labels();
        const auto found = std::ranges::find(labels, label);
        ASSERT_NE(found, labels.end()) << label;
        presenter.take(static_cast<std::size_t>(found - labels.begin()));
    }
    SampleDevice device{SampleDevice::Owner::office};
    FakeDesk fake{device};
    ShownDossiers view;
    DossierListPresenter presenter{fake.desk(), view};
};

TEST_F(DossierListTest, SaysWhereEachStands) {
    pull_dossier("Lý Thị Mai", "returned");
    presenter.refresh();
    ASSERT_EQ(view.rows.size(), 1U);
    EXPECT_EQ(view.rows[0].name, "Lý Thị Mai");
    EXPECT_EQ(view.rows[0].award, "Bằng khen của Chủ tịch UBND tỉnh");
    EXPECT_EQ(view.rows[0].to, "UBND tỉnh Tuyên Quang");
    EXPECT_EQ(view.rows[0].standing, "Returned: Thiếu biên bản");
    EXPECT_EQ(view.rows[0].chip.tone, Tone::warning);
}

TEST_F(DossierListTest, OpensOnOneWithWhichSomethingCanBeDone) {
    pull_dossier("Lý Thị Mai", "approved");
    pull_dossier("Vi Đức Long", "returned");
    pull_dossier("Nông Văn An", "sent");
    presenter.refresh();
    ASSERT_EQ(view.rows.size(), 3U);
    EXPECT_EQ(view.rows[view.chosen].name, "Vi Đức Long");
    EXPECT_THAT(view.labels(), ElementsAre("Send again"));
}

TEST_F(DossierListTest, OffersItsSenderNoAnswerToIt) {
    pull_dossier("Nông Văn An", "sent");
    presenter.refresh();
    EXPECT_TRUE(view.steps.empty());
}

TEST_F(DossierListTest, SaysWhyItCannotBeSentAgain) {
    pull_dossier("Vi Đức Long", "returned");
    presenter.refresh();
    take("Send again");
    EXPECT_EQ(fake.last_tone, Tone::bad) << "its nomination is not with the higher level";
    EXPECT_EQ(fake.saves(), 0);
    EXPECT_EQ(view.rows[0].standing, "Returned: Thiếu biên bản");
}

TEST_F(DossierListTest, LetsItsRecipientConfirmTheReceipt) {
    pull_dossier("Vi Đức Long", "sent", "SNgV", "STP");
    presenter.refresh();
    EXPECT_THAT(view.labels(), Contains("Return"));
    view.answers = {"12/BN"};
    take("Confirm receipt");
    EXPECT_EQ(fake.saves(), 1) << (fake.said.empty() ? std::string{} : fake.said.back());
    EXPECT_EQ(view.rows[0].standing, "Receipt confirmed: 12/BN");
}

TEST_F(DossierListTest, DoesNothingWhenThePersonThinksBetterOfIt) {
    pull_dossier("Vi Đức Long", "sent", "SNgV", "STP");
    presenter.refresh();
    take("Confirm receipt");
    EXPECT_EQ(fake.saves(), 0);
    EXPECT_EQ(view.rows[0].standing, "Sent");
}

TEST_F(DossierListTest, AsksForWhatAStepMustSay) {
    pull_dossier("Vi Đức Long", "sent", "SNgV", "STP");
    presenter.refresh();
    const auto approve =
        std::ranges::find(view.steps, "Give the decision that approves it", &DossierStep::label);
    ASSERT_NE(approve, view.steps.end());
    EXPECT_THAT(approve->asks,
                ElementsAre("Number of the decision", "Date of the decision", "Decided by"));
    view.answers = {"15/QĐ-STP", "hôm nào đó", "Giám đốc Sở"};
    take("Give the decision that approves it");
    EXPECT_EQ(fake.last_tone, Tone::bad);
    EXPECT_EQ(fake.saves(), 0);
}

TEST_F(DossierListTest, FindsByStateAndByWordsWithoutMarks) {
    pull_dossier("Lý Thị Mai", "approved");
    pull_dossier("Vi Đức Long", "returned");
    presenter.set_state("approved");
    ASSERT_EQ(view.rows.size(), 1U);
    EXPECT_EQ(view.rows[0].name, "Lý Thị Mai");
    presenter.set_state("");
    presenter.set_words("vi duc long");
    ASSERT_FALSE(view.rows.empty());
    EXPECT_EQ(view.rows[0].name, "Vi Đức Long");
    EXPECT_EQ(presenter.state_options().size(), 6U);
}

}  // namespace
}  // namespace thidua
