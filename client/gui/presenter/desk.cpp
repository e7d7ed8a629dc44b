#include "client/gui/presenter/desk.h"

#include <exception>

#include "client/gui/presenter/words.h"
#include "shared/base/translate.h"

namespace thidua {

bool attempt(Notices& notices, const std::function<Result<void>()>& action) {
    try {
        const Result<void> done = action();
        if (done) return true;
        notices.say(Tone::bad, done.error().message);
    } catch (const std::exception& failure) {
        notices.say(Tone::bad,
                    filled(tr("This did not work; nothing was changed. ({})"), failure.what()));
    }
    return false;
}

}  // namespace thidua
