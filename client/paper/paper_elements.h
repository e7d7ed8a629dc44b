#pragma once

#include <string>
#include <vector>

namespace thidua {

enum class Align { left, centre, right, justified };

/// How letters look. They are always Times New Roman.
struct Letters {
    double size = 14;  ///< points
    bool bold = false;
    bool italic = false;
    int stretch = 100;  ///< percent of their width
};

/// Words of one look. A line break in them becomes one.
struct Words {
    std::string text;
    Letters letters = {};
};

struct Paragraph {
    std::vector<Words> words = {};
    Align align = Align::left;
    double first_line = 0;  ///< indent, mm; below 0 the other lines are indented
    double left = 0;        ///< mm
    double right = 0;       ///< mm
    double before = 0;      ///< points
    double after = 0;       ///< points
    double line = 1;        ///< times the height of the letters
    int level = 0;          ///< of a heading, from 1
    bool keeps_with_next = false;
};

Paragraph plain_paragraph(std::string text, Letters letters = {}, Align align = Align::left);

/// A horizontal line of this length in the middle of `width`, both mm: under the motto, the name of
/// an organ, a subject.
struct ShortLine {
    double length = 0;
    double width = 0;
};

struct Cell {
    std::string content;  ///< XML of paragraphs and tables, at least one paragraph at the end
    int columns = 1;
    bool is_middle = false;  ///< stands in the middle of the row's height
};

struct Row {
    std::vector<Cell> cells;
    bool is_head = false;   ///< again on top of every page
    bool may_break = true;  ///< over two pages
};

struct Table {
    std::vector<double> widths;  ///< mm
    std::vector<Row> rows;
    bool has_lines = true;
    bool is_centred = true;
    double padding = 1.5;  ///< left and right in every cell, mm
};

/// As WordprocessingML.
std::string to_xml(const Paragraph& paragraph);
std::string to_xml(const ShortLine& line);
std::string to_xml(const Table& table);

}  // namespace thidua
