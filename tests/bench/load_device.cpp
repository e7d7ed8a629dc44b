#include "tests/bench/load_device.h"

#include <fstream>
#include <nlohmann/json.hpp>

#include "shared/net/certificate.h"

namespace thidua {
namespace {

using Json = nlohmann::json;

Json to_json(const LoadDevice& device) {
    return {{"id", device.id.text()},
            {"unit", device.unit.text()},
            {"person", device.person},
            {"key", device.identity.key},
            {"certificate", to_pem(device.identity.certificate)},
            {"authority", to_pem(device.identity.ca_certificate)},
            {"epoch", device.epoch.text()},
            {"grant", device.grant},
            {"head", device.head.value()},
            {"head_hash", device.head_hash.hex()}};
}

LoadDevice from_json(const Json& json) {
    const auto text = [&json](const char* name) { return json.at(name).get<std::string>(); };
    return {.id = DeviceId::from_text(text("id")).value(),
            .unit = RecordId::from_text(text("unit")).value(),
            .person = text("person"),
            .identity = {.key = text("key"),
                         .certificate = certificate_from_pem(text("certificate")).value(),
                         .ca_certificate = certificate_from_pem(text("authority")).value()},
            .epoch = Epoch::from_text(text("epoch")).value(),
            .grant = json.at("grant").get<std::uint64_t>(),
            .head = Sequence{json.at("head").get<std::uint64_t>()},
            .head_hash = Hash::from_hex(text("head_hash")).value()};
}

}  // namespace

void save_load_devices(const std::filesystem::path& file, const std::vector<LoadDevice>& devices) {
    std::ofstream stream{file};
    for (const LoadDevice& device : devices) stream << to_json(device) << '\n';
    stream.exceptions(std::ios::failbit);
    stream.flush();
}

std::vector<LoadDevice> read_load_devices(const std::filesystem::path& file) {
    std::vector<LoadDevice> devices;
    std::ifstream stream{file};
    for (std::string line; std::getline(stream, line);)
        devices.push_back(from_json(Json::parse(line)));
    if (devices.empty()) throw std::runtime_error{"there are no devices in the file"};
    return devices;
}

}  // namespace thidua
