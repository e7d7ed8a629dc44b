#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/base/id.h"
#include "shared/base/time.h"
#include "shared/calendar/window.h"
#include "shared/rules/award.h"
#include "shared/rules/quota.h"

namespace thidua {

/// What an award was or is to be given for. Two are the same achievement when they lie in one
/// movement and their days overlap, or when they carry the same mark.
struct Achievement {
    std::string movement = {};  ///< key or id; empty outside a movement
    Window days{};
    std::string mark = {};  ///< fingerprint of the description; may be empty
};
[[nodiscard]] bool is_same(const Achievement& one, const Achievement& other);

struct EarlierAward {
    RecordId id;
    std::string award;
    std::string name;  ///< as it stood in the decision
    CivilDate decided_on{};
    Commendation commendation = Commendation::merit;
    Achievement achievement = {};
};

enum class HoldKind { discipline, investigation, inspection, complaint };
struct HoldFact {
    RecordId id;
    HoldKind kind = HoldKind::discipline;
    CivilDate opened{};
    std::optional<CivilDate> ended = {};
};

struct InitiativeFact {
    RecordId id;
    std::string name;
    bool recognised = false;
};

/// Another nomination of the same nominee in the round.
struct OtherNomination {
    RecordId id;
    std::string award;
    Achievement achievement = {};
};

/// What is known about one nomination. Whoever asks gathers it from the records.
struct DossierFacts {
    std::string award;  ///< code
    Nominee kind = Nominee::individual;
    CivilDate today{};
    Achievement achievement = {};
    Commendation commendation = Commendation::merit;
    Window round{};                       ///< the days whose achievements the round rewards
    Grantor level = Grantor::department;  ///< who is to decide
    std::vector<EarlierAward> earlier = {};
    std::vector<HoldFact> holds = {};
    std::vector<InitiativeFact> initiatives = {};
    std::vector<OtherNomination> in_round = {};
    bool registered = false;
    bool is_leader = false;
    bool is_direct_worker = false;
    std::int64_t leaders_in_round = 0;
    std::int64_t people_in_round = 0;
    std::vector<QuotaUse> quota = {};     ///< the lines this nomination counts in, itself counted
    std::vector<std::string> bases = {};  ///< numbers of the documents cited
};

template <>
struct EnumNames<HoldKind> {
    static constexpr std::array<std::string_view, 4> names{"discipline", "investigation",
                                                           "inspection", "complaint"};
};

}  // namespace thidua
