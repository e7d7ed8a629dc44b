// The devices of one unit edit the same reports at once: first each fields of its own, then fields
// that it shares with one other device, so that half of the edits meet a changed value. The
// reports, the number of edits and their size are the same, and everybody receives what everybody
// did. Prints "ready", waits for a line, and then prints one JSON object.
//
//     bench_overlap DEVICES_FILE SERVER_ADDRESS FORM_FILE YEAR REPORTS EDITS_PER_DEVICE
#include <cstdio>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "tests/bench/load_crowd.h"

namespace thidua {
namespace {

/// Who edits what, by the number of the device and of its edit. Devices that edit the same reports
/// are a group; within one the second half edits the fields of the first.
struct Plan {
    std::size_t devices, reports, edits;

    [[nodiscard]] std::size_t groups() const { return reports / edits; }
    [[nodiscard]] std::size_t devices_per_report() const { return devices / reports; }
    /// The first fields are edited apart: each device has one report, and fields of its own in it.
    [[nodiscard]] std::size_t apart_report(std::size_t device) const { return device % reports; }
    [[nodiscard]] std::size_t apart_field(std::size_t device, std::size_t edit) const {
        return device / reports * edits + edit;
    }
    /// Those behind them together.
    [[nodiscard]] std::size_t shared_report(std::size_t device, std::size_t edit) const {
        return device % groups() * edits + edit;
    }
    [[nodiscard]] std::size_t shared_field(std::size_t device) const {
        return devices_per_report() * edits + device / groups() % (devices / groups() / 2);
    }
    [[nodiscard]] bool is_possible(std::size_t fields) const {
        return reports % edits == 0 && devices % reports == 0 && devices % (2 * groups()) == 0 &&
               devices_per_report() * edits + devices / groups() / 2 <= fields;
    }
};

class Unit {
public:
    Unit(const std::vector<LoadDevice>& devices, const LoadPeriods& periods, std::size_t reports)
        : fields_{integer_paths(periods.form)} {
        for (std::size_t at = 0; at < reports; ++at)
            reports_.push_back(made_report(devices.front(), periods, at));
    }
    [[nodiscard]] std::size_t fields() const { return fields_.size(); }

    /// The first device makes the reports before it edits any.
    Typing typing(const LoadDevice& device, std::size_t place, const Plan& plan) const {
        const std::size_t made = place == 0 ? reports_.size() : 0;
        return [this, device, place, plan, made](EditNumber number) {
            Edit edit = begin_edit(device, number);
            if (number.value() <= made) {
                create(edit, reports_[number.value() - 1]);
                return edit;
            }
            const std::size_t at = number.value() - 1 - made;
            const bool is_apart = at < plan.edits;
            const Record& report = reports_.at(
                is_apart ? plan.apart_report(place) : plan.shared_report(place, at - plan.edits));
            const FieldPath& path =
                fields_.at(is_apart ? plan.apart_field(place, at) : plan.shared_field(place));
            set(edit, report, path, find_value(report.fields, path), made_figure(device, number));
            return edit;
        };
    }

private:
    std::vector<FieldPath> fields_;
    std::vector<Record> reports_;
};

struct Times {
    double sent = 0;       ///< until the last receipt
    double converged = 0;  ///< until everybody had what everybody did
    std::size_t conflicts = 0;
    std::size_t errors = 0;
};

Times measure(Crowd& crowd, std::size_t edits) {
    std::size_t before = 0;
    for (const auto& device : crowd.devices()) before += device->store.conflicts();
    crowd.type(edits);
    const auto began = Crowd::Steady::now();
    Times times{.errors = crowd.send().errors};
    crowd.converge();
    const auto since = [began](Crowd::Steady::time_point end) {
        return std::chrono::duration<double>(end - began).count();
    };
    times.converged = since(Crowd::Steady::now());
    for (const auto& device : crowd.devices()) {
        times.sent = std::max(times.sent, since(device->store.answered_at()));
        times.conflicts += device->store.conflicts();
    }
    times.conflicts -= before;
    return times;
}

nlohmann::json to_json(const Times& times) {
    return {{"sent", times.sent},
            {"converged", times.converged},
            {"conflicts", times.conflicts},
            {"errors", times.errors}};
}

int run(char** arguments) {
    const LoadPeriods periods = LoadPeriods::read(arguments[3], arguments[4]);
    const auto devices = read_load_devices(arguments[1]);
    const Plan plan{.devices = devices.size(),
                    .reports = std::stoul(arguments[5]),
                    .edits = std::stoul(arguments[6])};
    const Unit unit{devices, periods, plan.reports};
    if (!plan.is_possible(unit.fields()))
        throw std::invalid_argument{"these numbers do not go into each other"};
    std::size_t place = 0;
    Crowd crowd{devices, read_server_address(arguments[2]).value(),
                [&](const LoadDevice& device) { return unit.typing(device, place++, plan); }};
    crowd.devices().front()->store.type(plan.reports);
    crowd.warm_up();
    crowd.converge();
    wait_for_go();
    const Times apart = measure(crowd, plan.edits);
    const Times together = measure(crowd, plan.edits);
    const nlohmann::json json{{"edits", plan.devices * plan.edits},
                              {"apart", to_json(apart)},
                              {"together", to_json(together)}};
    std::puts(json.dump().c_str());
    return 0;
}

}  // namespace
}  // namespace thidua

int main(int argc, char** argv) { return argc == 7 ? thidua::run(argv) : 2; }
