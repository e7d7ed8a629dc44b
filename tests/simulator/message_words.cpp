#include "tests/simulator/message_words.h"

#include <fmt/format.h>

#include "tests/simulator/organ.h"

namespace thidua::simulator {
namespace {

struct Words {
    std::string operator()(const Hello& hello) const {
        return fmt::format("hello cursor {}{} waiting {} from {}", hello.cursor.value(),
                           hello.uneven ? " (uneven)" : "", hello.manifest.size(),
                           hello.first_waiting.value());
    }
    std::string operator()(const Welcome& welcome) const {
        return fmt::format("welcome known {} head {}{}{}", welcome.known.value(),
                           welcome.head.value(), welcome.up_to_date ? " up to date" : "",
                           welcome.fork == Sequence{}
                               ? ""
                               : fmt::format(" forked at {}", welcome.fork.value()));
    }
    std::string operator()(const Cursors& cursors) const {
        return fmt::format("cursors of {} scopes", cursors.cursors.size());
    }
    std::string operator()(const Edits& edits) const {
        return fmt::format("edits {}..{}", edits.edits.front().number.value(),
                           edits.edits.back().number.value());
    }
    std::string operator()(const Receipts& flight) const {
        std::string text = "receipts";
        for (const Receipt& receipt : flight.receipts) text += " " + words_of(receipt);
        return text;
    }
    std::string operator()(const Page& page) const {
        return fmt::format("page of {} through {}: {} records", short_id(page.scope.value()),
                           page.through.value(), page.records.size());
    }
    std::string operator()(const PullDone& done) const {
        return fmt::format("pull done through {}", done.through.value());
    }
    std::string operator()(const Refusal& refusal) const {
        return fmt::format("refusal {} {}", static_cast<int>(refusal.reason), refusal.detail);
    }
    std::string operator()(const Ping&) const { return "ping"; }
    std::string operator()(const Pong&) const { return "pong"; }
    std::string operator()(const Bye&) const { return "bye"; }
    std::string operator()(const EnrolRequest&) const { return "enrol"; }
    std::string operator()(const EnrolReply&) const { return "enrolled"; }
    std::string operator()(const ScopeDigest& digest) const {
        return fmt::format("digest of {} at {}", short_id(digest.scope.value()),
                           digest.through.value());
    }
    std::string operator()(const Journal& journal) const {
        return fmt::format("journal of {} entries", journal.entries.size());
    }
    std::string operator()(const ProofWanted&) const { return "proof wanted"; }
    std::string operator()(const Proof& proof) const {
        return fmt::format("proof: {} statements, {} receipts", proof.statements.size(),
                           proof.receipts.size());
    }
    std::string operator()(const Announcements& announcements) const {
        return fmt::format("{} announcements of an earlier epoch", announcements.proofs.size());
    }
    std::string operator()(const Refeed& refeed) const {
        std::string text = "feeds again";
        for (const FedEdit& fed : refeed.edits)
            text += fmt::format(" {}={}", fed.edit.number.value(), words_of(fed.receipt));
        return text;
    }
    std::string operator()(const Copies& copies) const {
        return fmt::format("{} copies{}", copies.records.size(), copies.last ? ", the last" : "");
    }
    std::string operator()(const Reported&) const { return "reported"; }
    std::string operator()(const IdentityRequest&) const { return "wants another identity"; }
    std::string operator()(const IdentityReply& reply) const {
        return "is from now on " + short_id(reply.device.value());
    }
    std::string operator()(const FilesOffered& offer) const {
        std::string text = "offers files";
        for (const FileSize& file : offer.files)
            text += fmt::format(" {} of {}", short_hash(file.hash), file.size);
        return text;
    }
    std::string operator()(const FileWanted& wanted) const {
        return fmt::format("wants file {} from {}", short_hash(wanted.hash), wanted.offset);
    }
    std::string operator()(const FilePart& part) const {
        return fmt::format("file {} from {}: {} bytes", short_hash(part.hash), part.offset,
                           part.bytes.size());
    }
    std::string operator()(const FileStored& stored) const {
        return "has stored file " + short_hash(stored.hash);
    }
    std::string operator()(const FileRefused& refused) const {
        return fmt::format("refuses file {}: {}", short_hash(refused.hash),
                           static_cast<int>(refused.reason));
    }
    /// Of large edits, and of what only other connections say.
    template <class T>
    std::string operator()(const T&) const {
        return fmt::format("message {}", Message{T{}}.index());
    }
    std::string operator()(const UnknownMessage& unknown) const {
        return fmt::format("unknown message {}", unknown.number);
    }
};

}  // namespace

std::string short_id(const Uuid& uuid) {
    return uuid.text().substr(28);
}

std::string device_words(const DeviceId& device) {
    const auto& devices = enrolled_devices();
    for (std::size_t at = 0; at < devices.size(); ++at)
        if (devices[at].id == device) return devices[at].grantee.person;
    return short_id(device.value());
}

std::string short_hash(const Hash& hash) {
    constexpr std::size_t digits = 8;
    return hash.hex().substr(0, digits);
}

std::string words_of(const Message& message) {
    return std::visit(Words{}, message);
}

std::string words_of(const Receipt& receipt) {
    std::string text = fmt::format("{}:{}@{}[", receipt.number.value(),
                                   short_id(receipt.edit.value()), receipt.seq.value());
    for (const OperationOutcome& outcome : receipt.outcomes) {
        if (outcome.kind == OutcomeKind::rejected)
            text += fmt::format("r{}", static_cast<int>(outcome.reason));
        else
            text += fmt::format("{}", "?abmcnhqr"[static_cast<std::size_t>(outcome.kind)]);
    }
    return text + "]";
}

std::string words_of(const Value& value) {
    if (is_null(value)) return "nothing";
    std::string text = to_display(value);
    for (char& c : text)
        if (c == '\n') c = '|';
    constexpr std::size_t shown_max = 120;
    if (text.size() > shown_max)
        text = text.substr(0, shown_max) + fmt::format("… {} bytes", text.size());
    return "\"" + text + "\"";
}

}  // namespace thidua::simulator
