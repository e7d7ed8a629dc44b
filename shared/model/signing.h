#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/time.h"
#include "shared/record/record.h"

/// Whoever signs a paper is whom it prints, or acts for that person: the device asks before it
/// signs, the server again of every signature.
namespace thidua {

/// Whether the step signs a paper of that type.
[[nodiscard]] bool is_signature(std::string_view type, std::string_view step);

/// Case and where a tone is put do not count.
[[nodiscard]] bool is_one_name(const std::string& one, const std::string& other);

/// The lines of the register of people that are of the organ and of that name.
[[nodiscard]] std::vector<Record> people_called(std::span<const Record> people,
                                                const RecordId& organ, const std::string& name);

/// By what right somebody signs for another: a row of "acts_for" in the register of people.
struct Delegation {
    RecordId whom;
    std::string capacity;  ///< "KT", "TL", "TUQ" …; empty in a row that does not say it
    std::string document;  ///< that gives the right; empty where none is named
};

/// The row by which that person signs for one of `whom` on the day; on whatever day without one.
[[nodiscard]] std::optional<Delegation> find_delegation(const Fields& person,
                                                        std::span<const Record> whom,
                                                        std::optional<CivilDate> day);

/// Whose signature it would be.
struct Signatory {
    std::string name;
    RecordId organ;
    CivilDate day;
};

/// Whether that person may sign the paper, by the lines of the register of people. A paper that
/// prints nobody is anybody's to sign, and a register that knows neither of the two settles
/// nothing. Whether somebody of that role signs at all is asked elsewhere (rights.h).
[[nodiscard]] bool may_sign(const Fields& paper, const Signatory& by,
                            std::span<const Record> people);

}  // namespace thidua
