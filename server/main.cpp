#include <exception>
#include <iostream>

#include "server/admin/command_line.h"
#include "shared/platform/process.h"
#include "shared/store/store_error.h"

int main(int count, char** words) {
    thidua::use_utf8_console();
    const thidua::SystemClock clock;
    thidua::SystemRandom random;
    try {
        const std::vector<std::string> arguments{words + 1, words + count};
        return static_cast<int>(
            thidua::run_command_line(arguments, std::cout, std::cerr, clock, random));
    } catch (const SQLite::Exception& exception) {
        std::cerr << thidua::to_error(exception).message << "\n";
        return static_cast<int>(thidua::ExitCode::failed);
    } catch (const std::exception& exception) {
        std::cerr << exception.what() << "\n";
        return static_cast<int>(thidua::ExitCode::failed);
    }
}
