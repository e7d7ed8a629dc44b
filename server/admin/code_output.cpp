#include "server/admin/code_output.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <ostream>

#include "shared/base/translate.h"

namespace thidua {

void print_code(CommandContext& context, const EnrolmentCode& code, const Grantee& grantee) {
    std::vector<std::string> addresses;
    for (const ServerAddress& address : code.addresses) addresses.push_back(address.text());
    if (context.as_json) {
        const nlohmann::ordered_json document{{"code", to_text(code)},
                                              {"unit", grantee.unit_code},
                                              {"unit_name", grantee.unit_name},
                                              {"role", to_text(grantee.role)},
                                              {"name", grantee.person},
                                              {"expires", to_iso(code.expires)},
                                              {"addresses", addresses},
                                              {"ca_fingerprint", code.ca_fingerprint.hex()}};
        context.out << document.dump() << "\n";
        return;
    }
    context.err << fmt::format(
        fmt::runtime(tr("Enrolment code for {} ({}, {}). It works once, until {}, at {}:\n")),
        grantee.person, role_words(grantee.role), grantee.unit_name, to_display(code.expires),
        fmt::join(addresses, ", "));
    context.out << to_text(code) << "\n";
}

}  // namespace thidua
