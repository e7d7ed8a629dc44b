#include "tests/sync/file_desk.h"

#include "shared/base/check.h"
#include "shared/base/random.h"
#include "shared/model/ids.h"
#include "shared/model/report.h"
#include "shared/model/scope.h"
#include "shared/model/typed_record.h"

namespace thidua {
namespace {

Record annual_report(const RecordId& unit) {
    const Report report{.period = SampleServer::period("2026"),
                        .unit = unit,
                        .form_key = "annual-report",
                        .form_version = 1};
    return make_record(report_id(report.period, unit), unit_scope(unit), report);
}

}  // namespace

FileDevice::FileDevice(SampleServer& server, const SamplePerson& person)
    : server_{server}, device_{server, person} {
    TestLine{server_, device_}.run_session();
    const Record report = annual_report(device_.device().grantee.unit);
    if (!device_.find(report.id)) device_.save(device_.typing().create(report));
    TestLine{server_, device_}.run_session();
}

MadeEdit FileDevice::naming(const AttachmentRef& file, const FieldPath& path) {
    const auto report = device_.find(annual_report(device_.device().grantee.unit).id);
    return device_.typing().set(*report, path, file);
}

void FileDevice::save(const MadeEdit& edit, const AttachmentRef& file, const Bytes& content) {
    CHECK(files_.add(file, content, edit.edit().id).has_value());
    device_.save(edit);
}

AttachmentRef FileDevice::attach(const Bytes& content, const std::string& name) {
    const AttachmentRef file{.hash = sha256(content), .size = content.size(), .name = name};
    save(naming(file), file, content);
    return file;
}

AttachmentRef FileDevice::attach_in_vain(const Bytes& content) {
    const AttachmentRef file{.hash = sha256(content), .size = content.size(), .name = "annex.pdf"};
    save(naming(file, "no_answer"), file, content);
    return file;
}

void FileDevice::name_only(const AttachmentRef& file) { device_.save(naming(file)); }

std::string FileDevice::state_of(const AttachmentRef& file) {
    const auto known = files_.find(file.hash);
    return known ? known->state : "";
}

Bytes scanned_pages(std::size_t bytes, std::uint64_t seed) {
    std::vector<unsigned char> noise(bytes);
    SeededRandom{seed}.fill(noise);
    return {reinterpret_cast<const char*>(noise.data()), noise.size()};
}

}  // namespace thidua
