#include "store/executor_answers.hpp"

#include <string>

namespace mera {

std::vector<ExecutorAnswer> executor_answers(Db& db, OrganisationId owner) {
    return db.query("SELECT words_folded, kind FROM executor_answer WHERE owner_id = $1 ORDER BY words_folded", owner)
        .all([](Row& row) {
            ExecutorAnswer answer;
            answer.words_folded = row.next<std::string>();
            answer.kind = executor_kind_from(row.next<std::string>()).value_or(ExecutorKind::nobody);
            return answer;
        });
}

void remember_executor_answer(Db& db, OrganisationId owner, std::string_view words, ExecutorKind kind) {
    db.execute(R"sql(
        INSERT INTO executor_answer (owner_id, words_folded, kind) VALUES ($1, $2, $3)
            ON CONFLICT (owner_id, words_folded) DO UPDATE SET kind = excluded.kind
    )sql",
               owner, organisation_key(words), std::string{code_of(kind)});
}

void forget_executor_answer(Db& db, OrganisationId owner, std::string_view words) {
    db.execute("DELETE FROM executor_answer WHERE owner_id = $1 AND words_folded = $2", owner, organisation_key(words));
}

}  // namespace mera
