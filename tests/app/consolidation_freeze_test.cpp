#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "client/app/consolidation_files.h"
#include "client/app/consolidations.h"
#include "client/app/editing.h"
#include "client/app/forms.h"
#include "client/app/frozen_content.h"
#include "client/store/record_query.h"
#include "shared/base/translate.h"
#include "shared/forms/answers.h"
#include "shared/model/ids.h"
#include "shared/model/scope.h"
#include "tests/app/department.h"
#include "tests/support/temporary_folder.h"

namespace thidua {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

/// The reports of Hành chính tư pháp (30 of 40 done) and Trợ giúp pháp lý (10 of 20) are accepted.
class FreezeTest : public DepartmentTest {
protected:
    FreezeTest() : own_{accepted()}, aid_{accepted_of("STP-TGPL", quarterly_answers(20, 10))} {}

    static Consolidations& consolidations(ServedDevice& device) {
        return device.workspace().consolidations();
    }
    Consolidation frozen(const std::vector<Exclusion>& exclusions = {}) {
        auto made = consolidations(ha_).freeze(quarter_, exclusions);
        EXPECT_TRUE(made.has_value()) << made.error().message;
        return *std::move(made);
    }
    static Consolidation found(ServedDevice& device, const RecordId& id) {
        auto read = consolidations(device).find(id);
        EXPECT_TRUE(read.has_value()) << read.error().message;
        return *std::move(read);
    }
    static Value value_of(const Consolidation& made, const std::string& field) {
        for (const Figure& figure : made.figures)
            if (figure.field == field) return figure.value;
        return {};
    }

    RecordId own_;
    RecordId aid_;
};

TEST_F(FreezeTest, KeepsTheFiguresOfTheMoment) {
    const Consolidation made = frozen();
    ASSERT_TRUE(reports(ha_).reopen(aid_, "Sai").has_value());
    EXPECT_EQ(value_of(found(ha_, made.frozen->id), "tasks_done"), Value{Decimal{40}});
}

TEST_F(FreezeTest, TracesEachPartToTheReportTheVersionTheSealAndTheRevision) {
    const Consolidation made = frozen();
    ASSERT_THAT(made.included, SizeIs(2));
    EXPECT_EQ(made.included[0].report, own_);
    EXPECT_EQ(made.included[0].version, 1);
    EXPECT_EQ(made.included[0].seal, reports(ha_).find(own_)->seal);
    EXPECT_GT(made.included[0].rev, Sequence{});
    EXPECT_EQ(made.included[0].rev,
              RecordQuery{ha_.store()}.find(submission_id(own_, 1, made.included[0].seal))->rev);
}

TEST_F(FreezeTest, IsTheSameAsWhatWasShownBeforeItWasFrozen) {
    const Consolidation live = *consolidations(ha_).make(quarter_);
    Consolidation made = frozen();
    made.frozen.reset();
    EXPECT_EQ(consolidation_json(made), consolidation_json(live));
}

TEST_F(FreezeTest, SaysWhoIsMissingAndWhy) {
    const Consolidation made = frozen();
    std::vector<std::string> words;
    for (const LeftOut& unit : made.left_out) words.push_back(left_out_words(unit));
    EXPECT_THAT(words, testing::Contains("Phòng Bổ trợ tư pháp: no report"));
    EXPECT_EQ(made.status.units.size(), made.included.size() + made.left_out.size());
}

TEST_F(FreezeTest, LeavesAUnitOutWithTheReason) {
    const Consolidation made = frozen({{unit_id("STP-TGPL"), "Số liệu đang thanh tra"}});
    EXPECT_EQ(value_of(made, "tasks_done"), Value{Decimal{30}});
    const auto out = std::ranges::find(made.left_out, unit_id("STP-TGPL"), &LeftOut::unit);
    ASSERT_NE(out, made.left_out.end());
    EXPECT_EQ(out->why, WhyLeftOut::excluded);
    EXPECT_EQ(out->reason, "Số liệu đang thanh tra");
}

TEST_F(FreezeTest, LeavesNobodyOutWithoutAReason) {
    const auto refused = consolidations(ha_).freeze(quarter_, {{unit_id("STP-TGPL"), ""}});
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, ErrorCode::invalid_input);
    EXPECT_TRUE(consolidations(ha_).list().empty());
}

TEST_F(FreezeTest, LeavesOutOnlyUnitsThatReportInThePeriod) {
    EXPECT_EQ(consolidations(ha_).make(quarter_, {{unit_id("SNGV-LS"), "x"}}).error().code,
              ErrorCode::not_found);
}

TEST_F(FreezeTest, IsKnownToTheOtherOfficerAndToTheDirectorAfterAContact) {
    const Consolidation made = frozen();
    ha_.sync();
    ServedDevice minh{server_, people::office_minh()};
    ServedDevice director{server_, people::director()};
    for (ServedDevice* device : {&minh, &director}) {
        device->sync();
        EXPECT_EQ(consolidation_json(found(*device, made.frozen->id)),
                  consolidation_json(found(ha_, made.frozen->id)));
    }
}

TEST_F(FreezeTest, Rule06_AUnitReceivesNothingOfIt) {
    const Consolidation made = frozen();
    sync_all();
    EXPECT_FALSE(RecordQuery{kien_.store()}.find(made.frozen->id).has_value());
    EXPECT_TRUE(RecordQuery{kien_.store()}.list({.type = "consolidation"}).empty());
}

TEST_F(FreezeTest, IsTheOfficesAlone) {
    for (ServedDevice* device : {&bich_, &kien_}) {
        const auto refused = consolidations(*device).freeze(quarter_);
        ASSERT_FALSE(refused.has_value());
        EXPECT_EQ(refused.error().code, ErrorCode::not_allowed);
    }
    ServedDevice director{server_, people::director()};
    director.sync();
    EXPECT_EQ(consolidations(director).freeze(quarter_).error().code, ErrorCode::not_allowed);
}

TEST_F(FreezeTest, TheServerTakesItWhole) {
    frozen();
    ha_.sync();
    EXPECT_TRUE(ha_.workspace().attention().list().empty());
    EXPECT_TRUE(consolidations(ha_).list().at(0).received_at.has_value());
}

TEST_F(FreezeTest, ALaterOneRefersToTheFormerOne) {
    const RecordId first = frozen().frozen->id;
    const auto second = consolidations(ha_).freeze(quarter_, {}, "Bổ sung số liệu");
    ASSERT_TRUE(second.has_value());
    EXPECT_EQ(second->frozen->number, 2);
    EXPECT_EQ(second->frozen->former, first);
    EXPECT_EQ(second->frozen->note, "Bổ sung số liệu");
    EXPECT_EQ(found(ha_, first).frozen->number, 1);
}

TEST_F(FreezeTest, AreListedNewestFirst) {
    frozen();
    frozen();
    std::vector<std::int64_t> numbers;
    for (const FrozenSummary& each : consolidations(ha_).list(quarter_))
        numbers.push_back(each.number);
    EXPECT_THAT(numbers, ElementsAre(2, 1));
    EXPECT_TRUE(consolidations(ha_).list(SampleServer::period("2026")).empty());
}

TEST_F(FreezeTest, TwoOfficersWhoFreezeApartKeepBoth) {
    ServedDevice minh{server_, people::office_minh()};
    minh.sync();
    const RecordId by_ha = frozen().frozen->id;
    const auto by_minh = consolidations(minh).freeze(quarter_);
    ASSERT_TRUE(by_minh.has_value());
    for (int round = 0; round < 2; ++round)
        for (ServedDevice* device : {&ha_, &minh}) device->sync();
    EXPECT_THAT(consolidations(ha_).list(quarter_), SizeIs(2));
    EXPECT_EQ(found(minh, by_ha).frozen->by, people::office_ha().name);
    EXPECT_EQ(found(ha_, by_minh->frozen->id).frozen->by, people::office_minh().name);
}

TEST_F(FreezeTest, ANewerFormDoesNotChangeIt) {
    const Consolidation made = frozen();
    const std::string before = consolidation_json(found(ha_, made.frozen->id));
    auto definition = nlohmann::json::parse(text_or_empty(
        RecordQuery{ha_.store()}.find(form_id(SampleServer::organ(), "quarterly-progress"))->fields,
        "definition"));
    definition["sections"][0]["fields"][1]["label"] = "Khác";
    ASSERT_TRUE(ha_.workspace().forms().publish(definition.dump()).has_value());
    EXPECT_EQ(consolidation_json(found(ha_, made.frozen->id)), before);
}

TEST_F(FreezeTest, GivesTheSameFilesAgainWhateverHappenedSince) {
    const RecordId id = frozen().frozen->id;
    const TemporaryFolder folder;
    const auto write = [&](const std::string& name) {
        EXPECT_TRUE(consolidations(ha_).write(found(ha_, id), folder.path() / name).has_value());
        return read_whole_file((folder.path() / name).string());
    };
    const std::string json = write("a.json");
    const std::string workbook = write("a.xlsx");
    ASSERT_TRUE(reports(ha_).reopen(own_, "Sai").has_value());
    set_time(moment(2027, 1, 2));
    sync_all();
    EXPECT_EQ(write("b.json"), json);
    EXPECT_TRUE(write("b.xlsx") == workbook);
}

TEST_F(FreezeTest, SpeaksEitherLanguage) {
    const RecordId id = frozen().frozen->id;
    set_language(Language::vietnamese);
    EXPECT_EQ(found(ha_, id).figures.at(0).note, "");
    EXPECT_EQ(left_out_words(found(ha_, id).left_out.at(0)).find("no report"), std::string::npos);
    set_language(Language::english);
}

TEST_F(FreezeTest, AnUnknownOneIsNotFound) {
    EXPECT_EQ(consolidations(ha_).find(own_).error().code, ErrorCode::not_found);
}

TEST_F(FreezeTest, OfContentThatIsNotWhatWasFrozenSaysSo) {
    const RecordId id = frozen().frozen->id;
    RecordQuery query{ha_.store()};
    for (const Record& record : query.list({.type = "consolidation"})) {
        if (record.id == id) continue;
        EditBuilder{ha_.workspace()}
            .set("consolidation", record.id, "figures/tasks_done/value",
                 find_value(record.fields, "figures/tasks_done/value"), Decimal{999})
            .save()
            .value();
    }
    const auto read = consolidations(ha_).find(id);
    ASSERT_FALSE(read.has_value());
    EXPECT_EQ(read.error().code, ErrorCode::damaged);
}

TEST_F(FreezeTest, TheServerLetsNobodyChangeIt) {
    const RecordId id = frozen().frozen->id;
    ha_.sync();
    EditBuilder{ha_.workspace()}
        .set("consolidation", id, "frozen_by", people::office_ha().name, std::string{"Khác"})
        .save()
        .value();
    ha_.sync();
    EXPECT_EQ(text_or_empty(server_.find(id)->fields, "frozen_by"), people::office_ha().name);
}

/// As many units and fields as an edit cannot hold.
TEST(FrozenPagesTest, ContentOfAnySizeIsCutIntoPagesThatFit) {
    Fields fields;
    for (int at = 0; at < 9000; ++at)
        fields["figures/f" + std::to_string(at) + "/value"] = std::string(300, 'x');
    const auto pages = pages_of(fields);
    Fields together;
    for (const Fields& page : pages) together.insert(page.begin(), page.end());
    EXPECT_EQ(together, fields);
    for (const Fields& page : pages) EXPECT_LE(page.size(), 3600U);
}

}  // namespace
}  // namespace thidua
