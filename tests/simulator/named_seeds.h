#pragma once

#include <cstdint>
#include <string_view>

namespace thidua::simulator {

/// A seed that once broke a rule, and what was wrong. Scripts change with the simulator, so a seed
/// may stop meeting its mistake; tests/record, tests/server_store and tests/sync keep the mistakes
/// themselves.
struct NamedSeed {
    std::uint64_t seed;
    std::string_view mistake;
};

inline constexpr NamedSeed named_seeds[] = {
    {13, "two people settled one conflict; the second's device settled it in base once more"},
    {128, "a device merged into base beside a conflict that was settled at the server already"},
    {30688, "a second session's pull overtook the receipts, and the edits were replayed for ever"},
    {32306, "a killed program left edits that were seen, sent, and gone after a power failure"},
    {50508, "two conflicts held one value, and one person typing on changed the other's"},
    {1026440, "a device died between the last page of a pull and its last word, which never came"},
    {106381, "a page brought a conflict, and its kept side was not what the outbox makes of it"},
    {100131, "an edit squeezed with a rejected one was passed over when it came again"},
    {103525, "pages that were under way passed for the first of a scope that was pulled anew"},
    {103624, "the answer to a bundle spared what a session that was cut had promised to send"},
    {106453, "a version that two had submitted alike counted from the later"},
    {107302,
     "a copy had used the number of an edit that the server forgot, and it was not fed again"},
    {107692, "a server put back silently shut out a device that it had named since"},
    {113450, "numbers went on from those of a forgotten epoch, and had a gap"},
    {114040, "an edit that a bundle brought between hello and edits was not answered"},
    {120005, "what came back of a request replaced another's request in silence"},
    {125066, "an edit made on what an earlier restore had lost became a conflict with it"},
    {129781, "the answer to a bundle of a forgotten past was pulled over in silence"},
    {218234, "a pull of a forgotten past that was cut between scopes went on in another log"},
    {223470,
     "a pull that was cut before a silent rollback is found wrong by the daily comparison only"},
    {227467, "a server put back to a past that knew an edit answers it with its earlier receipt"},
    {2724, "the model took a row's removal for an agreement before its own settlement"},
    {2030379, "what was answered left the view, which then hid a record of base that was the same"},
    {2039386, "a server put back to a later state took a device that counts anew for a copy"},
    {3012651, "a value that stood in lost history alone was not offered to the Office"},
    {7003520,
     "an edit that had found its value there took another's away, untold, when done again"},
    {7008088, "what came back waited on for a record that then came by an ordinary edit"},
    {7218460, "the answer to a bundle changed the scopes of a device behind its session"},
    {8014689, "the model joined two texts that are too long together"},
    {8028661, "what came back did not find the record that was sent anew before it"},
    {8045576, "the judge wanted the outcomes of one past from the receipt of another"},
    {8066533, "what waited under numbers of a forgotten epoch passed for numbers that were known"},
    {8051467, "after a silent rollback what was seen before the unknown fork was not told"},
    {8122058, "a device whose log parted before a silent rollback was noticed was shut out"},
    {8115664, "what was offered before a second restore was not told again"},
    {8078797,
     "what an earlier restore lost became a conflict with what a later one had lost upon it"},
    {8113239, "a disk that did not sync lost a number in a power failure that had been sent"},
    {9005006, "the judge counted an edit that a crash took among those that an image held"},
    {9024025, "of a change that had waited, what the Office was shown was not offered to it"},
    {10067858,
     "a live session threw away what the answer to a bundle had marked to be pulled again"},
    {18144330, "the accepted value, kept while another asks for one, was a difference with itself"},
    {18296519, "of a request to clear, what came back first passed for somebody else's request"},
    {18242010, "the model gave a request to whoever asked for the same once more"},
    {18161604, "the world wanted copies offered by who may not read them any more"},
    {15066628,
     "what an earlier restore lost was put upon nothing as what it changed of a later maker's"},
    {15054474,
     "history that a page brought alone did not change who was shown to have typed first"},
    {15054821, "what was noted of a version did not count when its report came back after it"},
    {15036134, "the world's officers noted one call again and again, and were asked about it"},
    {14002519, "a journal counted from when the server's answer came, and not from the question"},
    {14005579, "a journal counted from when an answer was read that had lain in a file"},
    {12221664, "a session whose hello was overtaken by the answer to a bundle waited for ever"},
    {11073855, "the judge took for durable what a program left that was killed in its commit"},
    {10031623, "the world took a device for quiet that had the last page, and not the last word"},
    {9198859, "of two restores, the copies of the later hid what only the earlier one had"},
    {9192619, "the judge wanted a refusal back whose number a copy of the machine had used since"},
    {7204760,
     "the judge took a receipt of before the server's clock was set back for the later one"},
    {4033776, "the judge gave a machine that was copied and put back one order with its copy"},
    {3002856, "what was applied before a restore and rejected after it was not before the person"},
    {2055946, "an announcement of what another copy had fed again before came too late to count"},
};

}  // namespace thidua::simulator
