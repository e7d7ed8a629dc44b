#pragma once

#include <string>
#include <vector>

#include "shared/record/edit.h"
#include "shared/wire/packed_record.h"
#include "shared/wire/statement.h"

namespace thidua {

// What is said after a server was restored or a device cloned (rules 8 and 12).

/// The hashes of a flight of receipts under their signature: shows that one of them is genuine.
struct FlightProof {
    Epoch epoch;
    Bytes hashes;     ///< SHA-256 of each encoded receipt, one after the other
    Bytes signature;  ///< over receipts_digest()
    bool operator==(const FlightProof&) const = default;
};

/// An edit that was answered in an earlier epoch and is fed to the server again.
struct FedEdit {
    NumberedEdit edit;
    Receipt receipt;          ///< the first one; its outcome is reproduced, not merged again
    std::uint32_t flight = 0; ///< index into Refeed::flights
    bool operator==(const FedEdit&) const = default;
};

struct Refeed {
    std::vector<FlightProof> flights;
    std::vector<FedEdit> edits;  ///< in number order
    bool operator==(const Refeed&) const = default;
};

/// Server: the hello knows more of this server than it does itself.
struct ProofWanted { bool operator==(const ProofWanted&) const = default; };

/// Device: the server's own word for it.
struct Proof {
    std::vector<SignedStatement> statements;
    std::vector<Receipt> receipts;      ///< each with the flight at the same index
    std::vector<FlightProof> flights;
    bool operator==(const Proof&) const = default;
};

/// What was announced in an earlier epoch, with the server's word for when.
struct AnnouncementProof {
    SignedStatement said;
    std::vector<Announced> manifest;
    bool operator==(const AnnouncementProof&) const = default;
};
struct Announcements {
    std::vector<AnnouncementProof> proofs;
    bool operator==(const Announcements&) const = default;
};

/// A record as a device had pulled it in an earlier epoch.
struct RecordCopy {
    ScopeId scope;
    PackedRecord record;
    Epoch epoch;
    bool operator==(const RecordCopy&) const = default;
};

/// Device, once in a new epoch and after its own edits: what it holds that the server did not send.
struct Copies {
    std::vector<RecordCopy> records;
    bool last = false;  ///< the device has told everything
    bool operator==(const Copies&) const = default;
};

/// Server: the device's report is on disk.
struct Reported { bool operator==(const Reported&) const = default; };

/// Device, instead of a hello: its numbers are somebody else's too.
struct IdentityRequest {
    Bytes certificate_request;  ///< PKCS#10, DER, of a new key
    bool operator==(const IdentityRequest&) const = default;
};

struct IdentityReply {
    DeviceId device;
    Bytes certificate;  ///< DER
    bool operator==(const IdentityReply&) const = default;
};

}  // namespace thidua
