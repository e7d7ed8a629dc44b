#include "tests/house/source_file.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <iterator>
#include <set>

namespace thidua::house {

namespace {

namespace fs = std::filesystem;

bool is_of_word(char character) {
    return std::isalnum(static_cast<unsigned char>(character)) != 0 || character == '_';
}

class Parser {
public:
    explicit Parser(SourceFile& file) : file_{file}, text_{file.text} { file_.code = file_.text; }

    void run() {
        while (at_ < text_.size()) step();
    }

private:
    void step() {
        if (starts_with("//")) return blank_to(text_.find('\n', at_));
        if (starts_with("/*")) return blank_to(after("*/", at_ + 2));
        if (starts_with("R\"") && !follows_word()) return raw_literal();
        if (text_[at_] == '"') return literal('"');
        // In 100'000 the mark is part of the number.
        if (text_[at_] == '\'' && !follows_word()) return literal('\'');
        ++at_;
    }

    [[nodiscard]] bool starts_with(std::string_view token) const {
        return text_.substr(at_).starts_with(token);
    }
    [[nodiscard]] bool follows_word() const { return at_ > 0 && is_of_word(text_[at_ - 1]); }
    [[nodiscard]] std::size_t after(std::string_view token, std::size_t from) const {
        const std::size_t found = text_.find(token, from);
        return found == std::string_view::npos ? text_.size() : found + token.size();
    }

    void blank_to(std::size_t end) {
        for (end = std::min(end, text_.size()); at_ < end; ++at_)
            if (text_[at_] != '\n') file_.code[at_] = ' ';
    }

    void raw_literal() {
        const std::size_t open = std::min(text_.find('(', at_), text_.size());
        std::string close{")"};
        close.append(text_.substr(at_ + 2, open - at_ - 2)).append("\"");
        const std::size_t end = after(close, open);
        keep_literal(std::min(open + 1, end), end - std::min(close.size(), end));
        at_ += 1;
        blank_inside(end);
    }

    void literal(char quote) {
        std::size_t end = at_ + 1;
        while (end < text_.size() && text_[end] != quote && text_[end] != '\n')
            end += text_[end] == '\\' ? 2 : 1;
        end = std::min(end, text_.size());
        if (quote == '"') keep_literal(at_ + 1, end);
        blank_inside(std::min(end + 1, text_.size()));
    }

    /// Leaves the quotes, so that a literal still is an argument.
    void blank_inside(std::size_t end) {
        ++at_;
        blank_to(end - 1);
        at_ = end;
    }

    void keep_literal(std::size_t begin, std::size_t end) {
        file_.literals.push_back(
            {line_at(text_, at_), std::string{text_.substr(begin, end - begin)}});
    }

    SourceFile& file_;
    std::string_view text_;
    std::size_t at_ = 0;
};

std::string read_text(const fs::path& path) {
    std::ifstream in{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

bool is_passed_over(const fs::path& folder) {
    static const std::set<std::string> names{".git", ".cache", ".vscode", ".idea", "build"};
    return names.contains(folder.filename().string());
}

std::vector<fs::path> list_files(const fs::path& root) {
    std::vector<fs::path> paths;
    if (!fs::is_directory(root)) return paths;
    for (auto entry = fs::recursive_directory_iterator{root}; entry != fs::end(entry); ++entry) {
        if (entry->is_directory() && is_passed_over(entry->path()))
            entry.disable_recursion_pending();
        else if (entry->is_regular_file())
            paths.push_back(entry->path());
    }
    std::ranges::sort(paths);
    return paths;
}

}  // namespace

std::size_t line_at(std::string_view text, std::size_t offset) {
    const auto before = text.substr(0, offset);
    return 1 + static_cast<std::size_t>(std::ranges::count(before, '\n'));
}

SourceFile parse_source(std::string path, std::string text) {
    SourceFile file{std::move(path), std::move(text), {}, {}};
    Parser{file}.run();
    return file;
}

std::vector<SourceFile> load_sources(const fs::path& root) {
    std::vector<SourceFile> files;
    for (const char* room : {"shared", "client", "server", "tests"})
        for (const fs::path& path : list_files(root / room))
            if (path.extension() == ".h" || path.extension() == ".cpp")
                files.push_back(
                    parse_source(path.lexically_relative(root).generic_string(), read_text(path)));
    return files;
}

std::vector<SourceFile> load_texts(const fs::path& root) {
    constexpr std::uintmax_t text_bytes_max = 2 << 20;
    std::vector<SourceFile> files;
    for (const fs::path& path : list_files(root)) {
        if (fs::file_size(path) > text_bytes_max) continue;
        std::string text = read_text(path);
        if (text.find('\0') == std::string::npos)
            files.push_back(
                {path.lexically_relative(root).generic_string(), std::move(text), {}, {}});
    }
    return files;
}

}  // namespace thidua::house
