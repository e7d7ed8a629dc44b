#pragma once

#include <filesystem>
#include <optional>

#include "tests/golden/golden_device.h"
#include "tests/support/hand_clock.h"

namespace thidua {

/// What happened in a small office in September 2026, told with the programs of today: what they
/// have written at its end are the golden stores. The head, Kiên, and the officers Bích and Dũng
/// fill in one report; Hà is the Office. Ids, times and values are the same each time it is told;
/// keys and signatures are not.
class GoldenStory {
public:
    /// Tells it in the folder, which must be empty.
    explicit GoldenStory(std::filesystem::path folder);

    /// Kiên's next bundle to the server, as it stands at the end.
    void write_bundle(const std::filesystem::path& file);
    /// Packs the stores and closes them. Nothing else is done after it.
    void end();

    [[nodiscard]] std::filesystem::path server_data() const { return folder_ / "server"; }
    [[nodiscard]] std::filesystem::path device_data() const { return folder_ / "kien"; }
    [[nodiscard]] const Clock& clock() const { return clock_; }
    [[nodiscard]] Random& random() { return random_; }

private:
    /// Kiên's clock, which nobody has set for a while.
    class LateClock final : public Clock {
    public:
        explicit LateClock(const Clock& right) : right_{right} {}
        [[nodiscard]] Instant now() const override {
            return right_.now().plus(-std::chrono::minutes{3});
        }

    private:
        const Clock& right_;
    };

    void meet();
    void begin_with_a_newer_program();
    void fill_in();
    void disagree();
    void submit_what_will_be_lost();
    void restore_the_server();
    void come_back();
    void use_a_copied_machine();
    void announce_by_the_chain();
    void submit_once_more();
    void lose_the_line();
    void leave_things_undone();

    GoldenDevice open(const std::string& name, Clock& clock);
    GoldenLine sync(GoldenDevice& device, const GoldenCut& is_cut = {});
    /// So many bytes that cannot be packed, attached to that answer.
    AttachmentRef attach(GoldenDevice& device, const std::string& key, std::size_t bytes);
    void submit_difficulty(GoldenDevice& device, const std::string& title);
    void wait(std::chrono::minutes length);

    std::filesystem::path folder_;
    HandClock clock_;
    LateClock late_clock_{clock_};
    HandBootClock boot_clock_;
    SeededRandom random_{20260907};
    RecordId report_;
    std::optional<GoldenServer> server_;
    std::optional<GoldenDevice> kien_;
    std::optional<GoldenDevice> bich_;
    std::optional<GoldenDevice> dung_;
    std::optional<GoldenDevice> ha_;
};

}  // namespace thidua
