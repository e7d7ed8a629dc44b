#include "shared/wire/message_archive.h"

#include "shared/wire/record_archive.h"

namespace thidua {

void save(ByteWriter& archive, const Announced& announced) { archive(announced.edit, announced.edit_hash, announced.size); }
void load(ByteReader& archive, Announced& announced) { archive(announced.edit, announced.edit_hash, announced.size); }

void save(ByteWriter& archive, const PackedRecord& record) {
    archive(record.type, record.id, record.rev, record.fields);
}
void load(ByteReader& archive, PackedRecord& record) {
    record.type = load_text(archive, 64);
    archive(record.id, record.rev, record.fields);
}

void save(ByteWriter& archive, const Statement& statement) {
    archive(statement.device, statement.epoch, statement.server_time, statement.head,
            statement.manifest, statement.journal);
}
void load(ByteReader& archive, Statement& statement) {
    archive(statement.device, statement.epoch, statement.server_time, statement.head,
            statement.manifest, statement.journal);
}

void save(ByteWriter& archive, const SignedStatement& said) { archive(said.statement, said.signature); }
void load(ByteReader& archive, SignedStatement& said) { archive(said.statement, said.signature); }
void save(ByteWriter& archive, const JournalEntry& entry) { archive(entry.edit_hash, entry.boot, entry.elapsed_ms); }
void load(ByteReader& archive, JournalEntry& entry) { archive(entry.edit_hash, entry.boot, entry.elapsed_ms); }
void save(ByteWriter& archive, const Journal& journal) { archive(journal.since, journal.entries); }
void load(ByteReader& archive, Journal& journal) { archive(journal.since, journal.entries); }

void save(ByteWriter& archive, const FlightProof& proof) { archive(proof.epoch, proof.hashes, proof.signature); }
void load(ByteReader& archive, FlightProof& proof) { archive(proof.epoch, proof.hashes, proof.signature); }
void save(ByteWriter& archive, const FedEdit& fed) { archive(fed.edit, fed.receipt, fed.flight); }
void load(ByteReader& archive, FedEdit& fed) { archive(fed.edit, fed.receipt, fed.flight); }
void save(ByteWriter& archive, const Refeed& refeed) { archive(refeed.flights, refeed.edits); }
void load(ByteReader& archive, Refeed& refeed) { archive(refeed.flights, refeed.edits); }
void save(ByteWriter&, const ProofWanted&) {}
void load(ByteReader&, ProofWanted&) {}
void save(ByteWriter& archive, const Proof& proof) { archive(proof.statements, proof.receipts, proof.flights); }
void load(ByteReader& archive, Proof& proof) { archive(proof.statements, proof.receipts, proof.flights); }
void save(ByteWriter& archive, const AnnouncementProof& proof) { archive(proof.said, proof.manifest); }
void load(ByteReader& archive, AnnouncementProof& proof) { archive(proof.said, proof.manifest); }
void save(ByteWriter& archive, const Announcements& announcements) { archive(announcements.proofs); }
void load(ByteReader& archive, Announcements& announcements) { archive(announcements.proofs); }
void save(ByteWriter& archive, const RecordCopy& copy) { archive(copy.scope, copy.record, copy.epoch); }
void load(ByteReader& archive, RecordCopy& copy) { archive(copy.scope, copy.record, copy.epoch); }
void save(ByteWriter& archive, const Copies& copies) { archive(copies.records, copies.last); }
void load(ByteReader& archive, Copies& copies) { archive(copies.records, copies.last); }
void save(ByteWriter&, const Reported&) {}
void load(ByteReader&, Reported&) {}
void save(ByteWriter& archive, const IdentityRequest& request) { archive(request.certificate_request); }
void load(ByteReader& archive, IdentityRequest& request) { archive(request.certificate_request); }
void save(ByteWriter& archive, const IdentityReply& reply) { archive(reply.device, reply.certificate); }
void load(ByteReader& archive, IdentityReply& reply) { archive(reply.device, reply.certificate); }

void save(ByteWriter& archive, const FileSize& file) { archive(file.hash, file.size); }
void load(ByteReader& archive, FileSize& file) { archive(file.hash, file.size); }
void save(ByteWriter& archive, const FilesOffered& offer) { archive(offer.files); }
void load(ByteReader& archive, FilesOffered& offer) { archive(offer.files); }
void save(ByteWriter& archive, const FileWanted& wanted) { archive(wanted.hash, wanted.offset); }
void load(ByteReader& archive, FileWanted& wanted) { archive(wanted.hash, wanted.offset); }
void save(ByteWriter& archive, const FilePart& part) { archive(part.hash, part.offset, part.bytes, part.last); }
void load(ByteReader& archive, FilePart& part) { archive(part.hash, part.offset, part.bytes, part.last); }
void save(ByteWriter& archive, const FileStored& stored) { archive(stored.hash); }
void load(ByteReader& archive, FileStored& stored) { archive(stored.hash); }
void save(ByteWriter& archive, const FileRefused& refused) {
    archive(refused.hash, static_cast<std::uint8_t>(refused.reason));
}
void load(ByteReader& archive, FileRefused& refused) {
    archive(refused.hash);
    std::uint8_t reason = 0;
    archive(reason);
    refused.reason = static_cast<FileRefusal>(reason);
}

void save(ByteWriter& archive, const RelayPart& part) { archive(part.total, part.offset, part.bytes); }
void load(ByteReader& archive, RelayPart& part) { archive(part.total, part.offset, part.bytes); }
void save(ByteWriter& archive, const RelayReply& reply) { archive(reply.messages, reply.part); }
void load(ByteReader& archive, RelayReply& reply) { archive(reply.messages, reply.part); }

}  // namespace thidua
