#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "client/paper/paper_data.h"
#include "shared/base/decimal.h"
#include "shared/base/time.h"
#include "shared/record/record.h"

namespace thidua {

class Workspace;

/// Those whom a paper names: rows of its lists, counts by award, the money in all.
struct Nominees {
    std::vector<PaperData> individuals;
    std::vector<PaperData> collectives;
    Decimal money;
    struct OfAward {
        std::string name;
        std::int64_t collectives = 0;
        std::int64_t individuals = 0;
        bool is_title = false;  ///< recognised, not given
    };
    std::vector<OfAward> awards;  ///< as they come

    OfAward& of(const std::string& award_name);
};

/// One row of a list, with its award and prize by the law of the day.
void add_nominee(Workspace& workspace, const Record& nomination, CivilDate day, Nominees& nominees);
void set_nominees(PaperData& data, const Nominees& nominees);

/// "01 tập thể và 02 cá nhân"; an organisation outside the organ is a collective.
std::string counts_of(const Nominees::OfAward& award);
/// "tặng Giấy khen …", "công nhận danh hiệu …"; a flag is a title that is given all the same.
std::string granted_words(const Nominees::OfAward& award);
/// "tập thể, cá nhân", or the one of them that there is.
std::string nominees_words(const Nominees& nominees);

}  // namespace thidua
