#pragma once

namespace thidua::simulator {

/// Mistakes made on purpose, to see that the judges notice (planted_bugs_test.cpp).
enum class PlantedBug {
    none,
    last_arrival_wins,    ///< a conflict's other value overwrites the kept one
    answers_too_early,    ///< receipts leave before the commit
    forgets_a_page,       ///< now and then a changed record is not sent
    forgets_an_edit,      ///< a device loses the last saved edit when it crashes
    merges_again,         ///< what a restored server is fed again is merged as if it were new
    forgets_first_time,   ///< and counts from now on
    accepts_a_clone,      ///< a known number with another content is taken for the known one
    drops_copies,         ///< what only another device has is thrown away
    tells_no_digest,      ///< a device whose records differ is not told
    counts_from_answers,  ///< a journal's time begins when the server's answer arrives
    echoes_edits,         ///< a device is sent back what it just sent
    forgets_a_file,       ///< the server says that it has a file, and threw its end away
    gives_files_to_all,   ///< whoever knows its hash gets a file
    wants_files_anew,     ///< a file that was cut begins again
};

}  // namespace thidua::simulator
