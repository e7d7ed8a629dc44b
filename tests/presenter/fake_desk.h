#pragma once

#include <string>
#include <vector>

#include "client/gui/presenter/desk.h"
#include "tests/presenter/sample_device.h"

namespace thidua {

/// A desk without a window: what is said and where one is led is written down, readings run at
/// once.
class FakeDesk final : public Notices, public Navigator, public Background {
public:
    explicit FakeDesk(SampleDevice& device)
        : desk_{device.workspace(), *this, *this, *this, [this] { ++saves_; }} {}

    [[nodiscard]] Desk& desk() { return desk_; }

    void say(Tone tone, const std::string& sentence) override {
        said.push_back(sentence);
        last_tone = tone;
    }
    void go(Place place) override { went.push_back(place); }
    void open_report(const RecordId& report, const FieldPath& field) override {
        opened_report = report;
        opened_field = field;
    }
    void open_submission(const RecordId& report) override { opened_submission = report; }
    void open_conflict(const RecordId& conflict) override { opened_conflict = conflict; }
    void open_consolidation(const RecordId& period) override { opened_consolidation = period; }
    void open_standing(const RecordId& report) override { opened_standing = report; }
    void read(Reading reading) override { reading(desk_.workspace)(); }

    [[nodiscard]] int saves() const { return saves_; }

    std::vector<std::string> said;
    Tone last_tone = Tone::plain;
    std::vector<Place> went;
    RecordId opened_report;
    FieldPath opened_field;
    RecordId opened_submission;
    RecordId opened_conflict;
    RecordId opened_consolidation;
    RecordId opened_standing;

private:
    int saves_ = 0;
    Desk desk_;
};

}  // namespace thidua
