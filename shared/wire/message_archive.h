#pragma once

#include "shared/wire/archive.h"
#include "shared/wire/message.h"

namespace thidua {

// How the parts of messages are written that have a file of their own. Only codec files include
// this.

void save(ByteWriter& archive, const Announced& announced);
void load(ByteReader& archive, Announced& announced);
void save(ByteWriter& archive, const PackedRecord& record);
void load(ByteReader& archive, PackedRecord& record);
void save(ByteWriter& archive, const Statement& statement);
void load(ByteReader& archive, Statement& statement);
void save(ByteWriter& archive, const Journal& journal);
void load(ByteReader& archive, Journal& journal);

void save(ByteWriter& archive, const FlightProof& proof);
void load(ByteReader& archive, FlightProof& proof);
void save(ByteWriter& archive, const Refeed& refeed);
void load(ByteReader& archive, Refeed& refeed);
void save(ByteWriter& archive, const ProofWanted&);
void load(ByteReader& archive, ProofWanted&);
void save(ByteWriter& archive, const Proof& proof);
void load(ByteReader& archive, Proof& proof);
void save(ByteWriter& archive, const Announcements& announcements);
void load(ByteReader& archive, Announcements& announcements);
void save(ByteWriter& archive, const Copies& copies);
void load(ByteReader& archive, Copies& copies);
void save(ByteWriter& archive, const Reported&);
void load(ByteReader& archive, Reported&);
void save(ByteWriter& archive, const IdentityRequest& request);
void load(ByteReader& archive, IdentityRequest& request);
void save(ByteWriter& archive, const IdentityReply& reply);
void load(ByteReader& archive, IdentityReply& reply);

void save(ByteWriter& archive, const FilesOffered& offer);
void load(ByteReader& archive, FilesOffered& offer);
void save(ByteWriter& archive, const FileWanted& wanted);
void load(ByteReader& archive, FileWanted& wanted);
void save(ByteWriter& archive, const FilePart& part);
void load(ByteReader& archive, FilePart& part);
void save(ByteWriter& archive, const FileStored& stored);
void load(ByteReader& archive, FileStored& stored);
void save(ByteWriter& archive, const FileRefused& refused);
void load(ByteReader& archive, FileRefused& refused);

void save(ByteWriter& archive, const RelayPart& part);
void load(ByteReader& archive, RelayPart& part);
void save(ByteWriter& archive, const RelayReply& reply);
void load(ByteReader& archive, RelayReply& reply);

}  // namespace thidua
