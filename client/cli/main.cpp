#include <iostream>

#include "client/cli/command_table.h"
#include "client/cli/program.h"
#include "shared/platform/paths.h"
#include "shared/platform/process.h"

int main(int argc, char** argv) {
    using namespace thidua;
    use_utf8_console();
    SystemClock clock;
    SystemRandom random;
    const SystemBootClock boot_clock;
    const cli::ProgramParts parts{{clock, random, boot_clock},
                                  std::cout,
                                  std::cerr,
                                  is_terminal(StandardStream::error),
                                  environment_variable};
    const std::vector<std::string> words(argv + 1, argv + argc);
    return static_cast<int>(cli::run_program(cli::all_commands(), words, parts));
}
