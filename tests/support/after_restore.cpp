#include "tests/support/after_restore.h"

#include "server/store/restores_shown.h"
#include "shared/model/ids.h"
#include "shared/model/record_types.h"
#include "shared/store/transaction.h"
#include "shared/wire/codec.h"

namespace thidua {

AfterRestore::AfterRestore(SampleServer& server)
    : server_{server},
      witness_{server.enrol(people::head_kien())},
      absent_{server.enrol(people::officer_dung())},
      before_{server.store().head().epoch} {
    server.clock().advance(std::chrono::hours{1});
    Transaction transaction{server.database()};
    forked_at_ = begin_epoch(server.database(), EpochReason::admin, server.clock().now()).forked_at;
    transaction.commit();
}

RecordId AfterRestore::offer(Record lost) {
    lost.rev = Sequence{forked_at_.value() + 10};
    const RecordCopy copy{.scope = lost.scope,
                          .record = {.type = lost.type,
                                     .id = lost.id,
                                     .rev = lost.rev,
                                     .fields = encode_fields(lost.fields)},
                          .epoch = before_};
    Transaction transaction{server_.database()};
    server_.store().take_copies(witness_.id, {copy}, server_.clock().now());
    server_.store().note_reported(witness_.id, server_.clock().now());
    transaction.commit();
    return recovered_id(server_.store().head().epoch, lost.id);
}

void AfterRestore::hold(const Record& record, const Fields& seen, const Fields& typed) {
    MadeEdit edit{server_, absent_.grantee.person};
    for (const auto& [path, value] : typed)
        edit.set_on(record, path, find_value(seen, path), value);
    server_.apply(absent_.id, edit.edit());
}

std::vector<RecordId> AfterRestore::held() {
    std::vector<RecordId> ids;
    for (const Record& record : RecordStore{server_.database()}.list(record_types::held))
        ids.push_back(record.id);
    return ids;
}

}  // namespace thidua
