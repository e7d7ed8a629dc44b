#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "client/store/local_store.h"
#include "server/store/epoch_store.h"
#include "server/store/log_entry.h"
#include "shared/record/record.h"
#include "tests/simulator/ledger.h"

namespace thidua::simulator {

using Records = std::map<RecordId, Record>;
using ReceiptsByEdit = std::map<EditId, Receipt>;

/// One device when everything has come to rest.
struct DeviceState {
    std::size_t slot = 0;
    DeviceId id;
    std::string name;
    RecordId unit;           ///< that it was enrolled for
    bool is_out = false;     ///< revoked or blocked: it keeps what it has, and hears nothing
    std::map<Hash, Bytes> contents = {};  ///< of the files on its disk
    bool is_blocked = false; ///< the server's log is another than the one it knows (rule 15)
    std::set<ScopeId> grant; ///< what the server says of it now
    std::set<ScopeId> scopes;
    std::set<Sequence> cursors;
    Sequence head;  ///< of the log, as it last saw it
    Hash head_hash;
    Records base;
    Records view;
    std::size_t overlaid = 0;  ///< records that the view takes from the outbox
    std::set<RecordId> kept;   ///< that only this device still has
    std::vector<EditId> waiting;
    std::set<EditId> attention;
    std::set<EditId> discarded;
    ReceiptsByEdit receipts;
};

/// Everything the judges look at: read out of the stores, apart from the code that wrote it.
struct FinalState {
    Records records;  ///< the server's
    std::vector<LogEntry> log;
    Sequence head;
    Hash head_hash;
    ReceiptsByEdit receipts;  ///< the server's
    /// Each number of each device that stands for an edit.
    std::map<DeviceId, std::set<EditNumber>> numbers;
    std::vector<EpochRow> epochs;  ///< in order
    std::vector<Record> copies;    ///< of what only devices still had (rule 8)
    std::set<std::pair<ScopeId, Hash>> files_here;  ///< as the server knows them
    std::map<Hash, Bytes> contents;                 ///< and as they stand on its disk
    std::vector<DeviceState> devices;
};

ReceiptsByEdit receipts_of(Database& server);
/// Every edit that the device holds, answered or not.
std::set<EditId> edits_of(LocalStore& device);
FinalState read_server(Database& server);
DeviceState read_device(LocalStore& device);

}  // namespace thidua::simulator
