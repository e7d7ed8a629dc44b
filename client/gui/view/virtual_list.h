#pragma once

#include <wx/dataview.h>

#include <functional>
#include <string>
#include <vector>

#include "client/gui/presenter/chip.h"

namespace thidua {

struct ListColumn {
    std::string title;
    int width = 200;  ///< device-independent pixels; the last column takes what is left
    bool to_the_right = false;
};

struct ListCell {
    std::string text;
    Tone tone = Tone::plain;
    bool strong = false;
    bool quiet = false;
};

/// A cell that shows a chip.
inline ListCell cell_of(const Chip& chip) {
    return {chip.words.empty() ? std::string{} : chip.text(), chip.tone, true, false};
}

/// A list of any length that asks for the cells it shows.
class VirtualList final : public wxDataViewCtrl {
public:
    using CellOf = std::function<ListCell(std::size_t row, std::size_t column)>;
    struct Options {
        std::string name;  ///< for who listens instead of looking
        std::vector<ListColumn> columns;
        bool header = true;
        bool several = false;  ///< more than one row can be chosen
        int row_height = 32;
        bool border = true;
    };
    VirtualList(wxWindow* parent, const Options& options, CellOf cell_of);

    /// So many rows now; selection and scroll position stay where they were.
    void reset(std::size_t rows);
    /// The cells changed, the rows did not: draws them anew.
    void redraw();
    void redraw(std::size_t first, std::size_t count);
    /// Chooses without telling.
    void choose(std::size_t row);
    [[nodiscard]] std::vector<std::size_t> chosen() const;
    /// Past the end when there is none.
    [[nodiscard]] std::size_t first_chosen() const;

    /// The person chose a row, or pressed Enter or clicked twice on one.
    std::function<void(std::size_t row)> on_choose;
    std::function<void(std::size_t row)> on_open;

private:
    class Model;
    Model* model_ = nullptr;
    bool telling_ = true;
};

}  // namespace thidua
