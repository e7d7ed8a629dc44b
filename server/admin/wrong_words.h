#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
class ParseError;
class Validator;
}  // namespace CLI

namespace thidua {

/// What CLI11 says of words that it does not understand, as one sentence in the person's language.
std::string sentence_of(const CLI::App& program, const CLI::ParseError& error);

/// Accepts these words; the sentence of a refusal names them.
CLI::Validator one_of(std::vector<std::string> words);

/// Gives the help of the program and of all its commands headings in the person's language. After
/// everything was described.
void translate_help(CLI::App& program);

}  // namespace thidua
