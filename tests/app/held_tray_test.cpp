#include "client/app/held_tray.h"

#include <gmock/gmock.h>

#include "shared/forms/answers.h"
#include "shared/model/ids.h"
#include "tests/app/department.h"
#include "tests/support/after_restore.h"

namespace thidua {
namespace {

using testing::Each;
using testing::Field;
using testing::IsEmpty;
using testing::SizeIs;

/// Dũng has typed 20 and 18 over 12 and 11, in one save; the restored server knows neither.
class HeldTrayTest : public DepartmentTest {
protected:
    HeldTrayTest() {
        restore_.hold(*server_.find(report_),
                      {{planned, std::int64_t{12}}, {done, std::int64_t{11}}},
                      {{planned, std::int64_t{20}}, {done, std::int64_t{18}}});
        ha_.sync();
    }
    HeldTray tray(ServedDevice& device) { return HeldTray{device.workspace()}; }
    std::vector<HeldView> listed(bool open_only = false) {
        return tray(ha_).list(open_only).value();
    }
    HeldView held_at(const FieldPath& path) {
        const auto views = listed();
        const auto found = std::ranges::find(views, path, &HeldView::path);
        EXPECT_NE(found, views.end());
        return found == views.end() ? HeldView{} : *found;
    }
    std::size_t release() { return tray(ha_).release(held_at(planned).id).value(); }

    const RecordId report_ = filled();
    AfterRestore restore_{server_};
};

TEST_F(HeldTrayTest, SaysWhatWasTypedOverWhatAndByWhom) {
    ASSERT_THAT(listed(), SizeIs(2));
    const HeldView held = held_at(planned);
    EXPECT_EQ(held.record, report_);
    EXPECT_EQ(held.name.unit_code, "STP-HCTP");
    EXPECT_EQ(held.label, "Tasks planned for the quarter");
    EXPECT_EQ(held.seen_words, "12");
    EXPECT_EQ(held.value_words, "20");
    EXPECT_EQ(held.author, people::officer_dung().name);
    EXPECT_EQ(held.device_name, people::officer_dung().machine);
    EXPECT_EQ(held.received_at, server_.clock().now());
}

TEST_F(HeldTrayTest, SaysThatItWaits) {
    EXPECT_EQ(state_words(held_at(planned)),
              "It waits for what it was made on, which is not back yet.");
}

TEST_F(HeldTrayTest, WhatWasMadeInOneSaveIsReleasedTogether) {
    EXPECT_EQ(release(), 2U);
    EXPECT_THAT(listed(true), IsEmpty());
    ha_.sync();
    EXPECT_THAT(listed(), Each(Field(&HeldView::state, HeldState::released)));
}

TEST_F(HeldTrayTest, ReleasedItBecomesAQuestionWhereAnotherValueStands) {
    release();
    ha_.sync();
    EXPECT_EQ(seen(ha_, report_, planned), Value{std::int64_t{40}});
    EXPECT_THAT(conflicts(ha_).list_open(), SizeIs(2));
    EXPECT_EQ(held_at(planned).outcome, "conflict");
}

TEST_F(HeldTrayTest, SaysWhoReleasedItAndWhatBecameOfIt) {
    release();
    EXPECT_EQ(state_words(held_at(planned)), "Released by " + people::office_ha().name + ".");
    ha_.sync();
    EXPECT_EQ(state_words(held_at(planned)),
              "Released by " + people::office_ha().name +
                  ": it differs from what stands there; somebody is asked which is right.");
}

TEST_F(HeldTrayTest, ReleasingTwiceIsOfNoUse) {
    const RecordId held = held_at(planned).id;
    release();
    EXPECT_EQ(tray(ha_).release(held).error().code, ErrorCode::wrong_state);
}

TEST_F(HeldTrayTest, AUnitNeitherReadsNorReleases) {
    const RecordId held = held_at(planned).id;
    kien_.sync();
    for (const auto& code :
         {tray(kien_).list().error().code, tray(kien_).release(held).error().code,
          tray(kien_).resolve(held.text()).error().code})
        EXPECT_EQ(code, ErrorCode::not_allowed);
}

TEST_F(HeldTrayTest, AnotherRecordIsNotHeld) {
    EXPECT_EQ(tray(ha_).release(report_).error().code, ErrorCode::not_found);
}

TEST_F(HeldTrayTest, ResolvesAWholeId) {
    const RecordId held = held_at(done).id;
    EXPECT_EQ(tray(ha_).resolve(held.text()).value(), held);
}

}  // namespace
}  // namespace thidua
