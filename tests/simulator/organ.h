#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/store/device_store.h"
#include "server/store/server_sync_store.h"
#include "shared/record/record.h"

namespace thidua::simulator {

/// The little organ that every world is about: an Office and two divisions, a form, two periods,
/// and a neighbour.
namespace organ {

RecordId organ_id();
RecordId office_id();
RecordId division_id(std::size_t index);  ///< 0 or 1
RecordId neighbour_id();                  ///< another organ
RecordId period(std::size_t index);       ///< 0 or 1
inline constexpr std::string_view form_key = "simulated-report";
/// The form's definition under a title of its own; in some worlds a report takes files.
std::string form_definition(std::string_view title, bool takes_files);
bool takes_files(std::string_view definition);
/// Keys of the form's fields that take them.
inline constexpr std::string_view file_fields[] = {"annex", "scan"};
/// `is_second_over`: the second period was due before the world began, so that everything in it is
/// late, and devices claim that it is not.
std::vector<Record> first_records(bool is_second_over, bool takes_files);

}  // namespace organ

/// The twenty devices that exist, in a fixed order. The first are two of one division with two
/// heads, the Office, the other division, a second Office, an officer who may not submit.
const std::vector<Device>& enrolled_devices();

/// Moment at which every world begins.
inline constexpr Instant world_start{1'780'000'000'000};

/// The server's signing key: always the same, and only good for simulating.
class FixedSigner final : public ReceiptSigner {
public:
    FixedSigner();
    [[nodiscard]] Bytes sign(const Hash& digest) const override;
    [[nodiscard]] const Bytes& public_key() const { return public_key_; }

private:
    Bytes secret_key_;
    Bytes public_key_;
};

const FixedSigner& server_signer();

}  // namespace thidua::simulator
