#include "tests/bench/thrift_reports.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

namespace thidua {
namespace {

using Words = std::vector<std::string>;

const Words& questions() {
    static const Words words{"direction_summary", "awareness_result", "infrastructure_result",
                             "innovation_result", "digital_society_result", "difficulties",
                             "causes", "next_year_plan", "proposals"};
    return words;
}

const Words& figures() {
    static const Words words{"guiding_documents", "staff_total", "staff_informed", "files_total",
                             "files_online", "files_on_time", "tasks_assigned", "tasks_completed",
                             "trained_people", "communication_items"};
    return words;
}

const std::string& one_of(const Words& words, Random& random) {
    return words[random.below(words.size())];
}

/// Which words follow which in the answers of the sample province. People wrote those; what a walk
/// through them gives is no sense, but has the words and turns of such reports, and repeats itself
/// no more than they do.
class WordChain {
public:
    WordChain() {
        for (const auto& file : std::filesystem::directory_iterator{
                 std::filesystem::path{THIDUA_SAMPLE_FOLDER} / "answers"})
            files_.insert(file.path());
        for (const auto& path : files_) {
            std::ifstream stream{path};
            learn_all(nlohmann::json::parse(stream));
        }
    }

    std::string walk(std::size_t bytes, Random& random) const {
        std::string word = one_of(beginnings_, random);
        std::string text = word;
        while (text.size() < bytes || !is_end(word)) {
            const auto next = followers_.find(word);
            word = is_end(word) || next == followers_.end() ? one_of(beginnings_, random)
                                                            : one_of(next->second, random);
            text += ' ' + figure_or(word, random);
        }
        return text;
    }

private:
    static bool is_end(const std::string& word) { return word.ends_with('.'); }

    /// Every report has figures of its own.
    static std::string figure_or(const std::string& word, Random& random) {
        const bool is_figure = !word.empty() && word.size() < 8 &&
                               word.find_first_not_of("0123456789.") == std::string::npos;
        if (!is_figure) return word;
        return std::to_string(random.below(2'000)) + (is_end(word) ? "." : "");
    }

    void learn_all(const nlohmann::json& node) {
        if (node.is_string()) return learn(node.get<std::string>());
        for (const auto& inner : node)
            if (inner.is_structured() || inner.is_string()) learn_all(inner);
    }

    void learn(const std::string& text) {
        if (std::ranges::count(text, ' ') < 4) return;  // no prose
        std::istringstream stream{text};
        std::string last;
        for (std::string word; stream >> word; last = word) {
            if (last.empty() || is_end(last))
                beginnings_.push_back(word);
            else
                followers_[last].push_back(word);
        }
    }

    std::set<std::filesystem::path> files_;  ///< in their order on every machine
    Words beginnings_;
    std::map<std::string, Words> followers_;
};

}  // namespace

std::string made_paragraph(std::size_t bytes, Random& random) {
    static const WordChain chain;
    return chain.walk(bytes, random);
}

Fields made_answers(std::size_t bytes, Random& random) {
    Fields answers;
    for (const std::string& key : figures())
        answers["answers/" + key] = static_cast<std::int64_t>(random.below(3'000));
    const std::size_t each = bytes / questions().size() - 90;
    for (const std::string& key : questions())
        answers["answers/" + key] = made_paragraph(each, random);
    return answers;
}

std::string as_answer_file(const Fields& answers) {
    nlohmann::ordered_json file;
    for (const auto& [path, value] : answers) {
        const std::string key = path.substr(path.find('/') + 1);
        if (const auto* text = std::get_if<std::string>(&value))
            file[key] = *text;
        else if (const auto* number = std::get_if<std::int64_t>(&value))
            file[key] = *number;
    }
    return file.dump(1);
}

}  // namespace thidua
