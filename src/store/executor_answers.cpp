#include "store/executor_answers.hpp"

#include <string>

namespace mera {

std::vector<ExecutorAnswer> executor_answers(Db& db, OrganisationId owner) {
    return db
        .query(R"sql(
        SELECT words_folded, kind, organisation_id FROM executor_answer WHERE owner_id = $1 ORDER BY words_folded
    )sql",
               owner)
        .all([](Row& row) {
            ExecutorAnswer answer;
            answer.words_folded = row.next<std::string>();
            answer.kind = executor_kind_from(row.next<std::string>()).value_or(ExecutorKind::nobody);
            answer.organisation = row.next<std::optional<OrganisationId>>();
            return answer;
        });
}

void remember_executor_answer(Db& db, OrganisationId owner, const ExecutorAnswer& answer) {
    db.execute(R"sql(
        INSERT INTO executor_answer (owner_id, words_folded, kind, organisation_id) VALUES ($1, $2, $3, $4)
            ON CONFLICT (owner_id, words_folded)
            DO UPDATE SET kind = excluded.kind, organisation_id = excluded.organisation_id
    )sql",
               owner, answer.words_folded, code_of(answer.kind), answer.organisation);
}

void forget_executor_answer(Db& db, OrganisationId owner, std::string_view words) {
    db.execute("DELETE FROM executor_answer WHERE owner_id = $1 AND words_folded = $2", owner, organisation_key(words));
}

}  // namespace mera
