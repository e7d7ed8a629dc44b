#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "shared/base/id.h"
#include "shared/base/random.h"
#include "shared/base/result.h"
#include "shared/store/database.h"

namespace thidua {

/// One slip: what it says, never whose it is.
struct Slip {
    RecordId id;  ///< random, without a time in it; the ballot's id once the box is emptied
    RecordId session;
    RecordId nomination;
    std::string choice;  ///< "for", "against", "invalid"
};

/// Secret ballots on the one machine of a meeting room, from the vote to the emptying of the box: a
/// file of its own, in which rows stand in the order of random names. Who has voted is kept
/// elsewhere and is written at the moment of the vote; this is not, so that nobody can lay the two
/// beside each other. One thread.
class BallotBox {
public:
    /// Opens or makes the box in a device's folder.
    static Result<BallotBox> open(const std::filesystem::path& folder);

    /// Durable when it returns.
    void put(const RecordId& session, const RecordId& nomination, const std::string& choice,
             Random& random);
    /// In the order of their random names.
    [[nodiscard]] std::vector<Slip> list(const RecordId& session);
    /// Once the slips are ballots; what was in the file is overwritten.
    void empty(const RecordId& session);

private:
    explicit BallotBox(Database database) : database_{std::move(database)} {}
    Database database_;
};

}  // namespace thidua
