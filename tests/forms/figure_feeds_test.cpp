#include "shared/forms/figure_feeds.h"

#include <gmock/gmock.h>

#include "tests/forms/small_form.h"

namespace thidua {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class FigureFeedsTest : public testing::Test {
protected:
    static std::vector<std::string> keys_of(const std::vector<const Field*>& fields) {
        std::vector<std::string> keys;
        for (const Field* field : fields) keys.push_back(field->key);
        return keys;
    }
    std::vector<std::string> fed_by(std::string_view field) {
        return keys_of(figures_fed_by(form_, field));
    }
    const Form form_ = make_small_form();
};

TEST_F(FigureFeedsTest, AFieldFeedsItsOwnFigure) {
    EXPECT_THAT(fed_by("cost"), ElementsAre("cost"));
}

TEST_F(FigureFeedsTest, AFieldFeedsWhatItIsTheNumeratorOrWeightOf) {
    EXPECT_THAT(fed_by("trained"), ElementsAre("trained", "trained_rate"));
    EXPECT_THAT(fed_by("people"), ElementsAre("people", "score", "trained_rate"));
}

TEST_F(FigureFeedsTest, ATableFeedsWhatIsComputedFromItsColumns) {
    EXPECT_THAT(fed_by("models"), ElementsAre("total_value", "models"));
}

TEST_F(FigureFeedsTest, AFieldThatIsNotConsolidatedFeedsNothing) {
    EXPECT_THAT(fed_by("grade"), IsEmpty());
    EXPECT_THAT(fed_by("no such field"), IsEmpty());
}

TEST_F(FigureFeedsTest, FindsWhatIsComputedFromAField) {
    EXPECT_THAT(keys_of(computed_from(form_, "people")), ElementsAre("trained_rate"));
    EXPECT_THAT(keys_of(computed_from(form_, "cost")), IsEmpty());
}

}  // namespace
}  // namespace thidua
