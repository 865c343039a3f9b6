#include "store/tables.hpp"

namespace mera {

namespace {

using Type = TableColumnSpec::Type;

// «id:i name:t»: i whole number, r real, b boolean, t text.
TableSpec table(std::string_view name, std::string_view columns) {
    TableSpec out{name, {}};
    while (!columns.empty()) {
        const auto end = columns.find(' ');
        const std::string_view column = columns.substr(0, end);
        columns.remove_prefix(end == std::string_view::npos ? columns.size() : end + 1);
        const auto colon = column.find(':');
        const char type = column[colon + 1];
        out.columns.push_back({column.substr(0, colon), type == 'i'   ? Type::integer
                                                        : type == 'r' ? Type::real
                                                        : type == 'b' ? Type::boolean
                                                                      : Type::text});
    }
    return out;
}

std::string as_text(const TableColumnSpec& column) {
    const std::string name{column.name};
    if (column.type == Type::boolean) return "CASE WHEN " + name + " THEN '1' ELSE '0' END";
    return "CAST(" + name + " AS TEXT)";
}

std::string from_text(const TableColumnSpec& column, const std::string& parameter) {
    switch (column.type) {
        case Type::text: return parameter;
        case Type::integer: return "CAST(CAST(" + parameter + " AS TEXT) AS BIGINT)";
        case Type::real: return "CAST(CAST(" + parameter + " AS TEXT) AS DOUBLE PRECISION)";
        case Type::boolean: return "(" + parameter + " = '1')";
    }
    std::abort();
}

}  // namespace

const std::vector<TableSpec>& fact_tables() {
    static const std::vector<TableSpec> tables = {
        table("organisation", "id:i name:t short_name:t kind:t parent_id:i name_folded:t closed_on:t six_day_week:b"),
        table("organisation_alias", "alias_folded:t organisation_id:i"),
        table("executor_answer", "owner_id:i words_folded:t kind:t"),
        table("person", "id:i login:t full_name:t password_hash:t email:t created_at:t disabled_at:t"),
        table("school_year", "organisation_id:i year:i first_day:t last_day:t"),
        table("membership", "id:i person_id:i organisation_id:i role:t post:t starts_on:t ends_on:t"),
        table("audit", "id:i at:t person_id:i deed:t subject:t detail:t previous_hash:t hash:t acting_for:i"),
        table("acting",
              "id:i person_id:i for_person_id:i organisation_id:i starts_on:t ends_on:t basis:t set_by:i set_at:t"),
        table("calendar_feed", "person_id:i token_sha256:t made_at:t"),
        table("school_list", "id:i title:t legal_basis:t"),
        table("school_list_entry", "id:i school_list_id:i organisation_id:i category:t enters_on:t leaves_on:t"),
        table("draft", "id:i source_name:t source_sha256:t created_by:i created_at:t discarded_at:t"),
        table("draft_version", "draft_id:i version:i plan_json:t edited_by:i edited_at:t"),
        table("reading", "id:i source_name:t source_sha256:t is_heavy:b asked_by:i asked_at:t"),
        table(
            "draft_correction",
            "id:i source_sha256:t draft_id:i row_key:t field:t as_read:t value:t settled:t remaining:t corrected_by:i "
            "corrected_at:t"),
        table("document_text", "source_sha256:t text_json:t"),
        table("reading_end", "reading_id:i outcome:t draft_id:i message:t ended_by:i ended_at:t"),
        table("programme",
              "id:i draft_id:i owner_id:i school_list_id:i order_number:t order_date:t issuer:t title:t term_first:t "
              "term_last:t shift_policy:t half_year:t school_year_last:t adopted_by:i adopted_on:t"),
        table("programme_revision",
              "id:i programme_id:i number:i draft_id:i order_number:t order_date:t in_force_from:t term_last:t "
              "adopted_on:t adopted_by:i"),
        table(
            "school_list_change",
            "id:i school_list_id:i organisation_id:i kind:t category:t on_day:t basis:t made_on:t made_at:t made_by:i"),
        table("school_year_change",
              "id:i organisation_id:i year:i first_day:t last_day:t made_on:t made_at:t made_by:i"),
        table("section", "id:i programme_id:i position:i number:t title:t"),
        table("measure",
              "id:i programme_id:i section_id:i position:i number:t title:t executors_text:t deadline_text:t "
              "result_text:t notes:t brought_by:i ended_by:i version_of:i added_on:t"),
        table("measure_place", "id:i measure_id:i revision_id:i position:i"),
        table("revision_instruction", "id:i revision_id:i measure_id:i quote:t"),
        table("measure_deadline", "id:i measure_id:i kind:t starts_on:t ends_on:t recurrence:t condition:t"),
        table("measure_executor", "id:i measure_id:i position:i words:t reading:t organisation_id:i"),
        table("expected_evidence", "id:i measure_id:i position:i words:t"),
        table("target", "id:i measure_id:i metric:t comparator:t value:r unit:t population:t denominator:t"),
        table("obligation",
              "id:i programme_id:i measure_id:i organisation_id:i period_first:t period_last:t due_nominal:t "
              "due_effective:t opened_by:i opened_reason:t opened_on:t revision_id:i list_change_id:i "
              "school_year_change_id:i"),
        table("obligation_term",
              "id:i obligation_id:i revision_id:i school_year_change_id:i period_first:t period_last:t due_nominal:t "
              "due_effective:t is_moved:b set_on:t"),
        table("submission", "id:i obligation_id:i submitted_on:t submitted_at:t submitted_by:i note:t"),
        table("evidence",
              "id:i submission_id:i position:i kind:t file_name:t media_type:t sha256:t bytes:i link:t document_kind:t "
              "document_number:t document_date:t signatory:t"),
        table("responsibility",
              "id:i measure_id:i organisation_id:i obligation_id:i person_id:i share:t task:t appointed_at:t "
              "appointed_by:i withdrawn_at:t withdrawn_by:i"),
        table("part", "id:i obligation_id:i person_id:i acting_for:i handed_on:t handed_at:t note:t"),
        table("part_evidence",
              "id:i part_id:i position:i kind:t file_name:t media_type:t sha256:t bytes:i link:t document_kind:t "
              "document_number:t document_date:t signatory:t"),
        table("part_submission", "part_id:i submission_id:i"),
        table("review", "id:i submission_id:i verdict:t reason:t reviewed_on:t reviewed_at:t reviewed_by:i"),
        table("control_release",
              "id:i obligation_id:i reason:t basis:t released_on:t released_at:t released_by:i revision_id:i "
              "list_change_id:i school_year_change_id:i"),
        table("control_return",
              "release_id:i basis:t returned_on:t returned_at:t returned_by:i revision_id:i list_change_id:i "
              "school_year_change_id:i"),
        table("transfer",
              "id:i obligation_id:i asked_due:t reason:t asked_on:t asked_by:i revision_id:i school_year_change_id:i"),
        table("transfer_decision", "transfer_id:i approved:b due:t comment:t decided_on:t decided_by:i"),
        table("signature_check",
              "id:i evidence_id:i signed_evidence_id:i verdict:t protocol:t content_sha256:t content_type:t "
              "checked_at:t"),
        table("document_look",
              "sha256:t is_scan:b document_kind:t document_number:t document_date:t looked_at:t is_damaged:b"),
        table("link_check",
              "id:i link:t checked_on:t checked_at:t outcome:t status:i final_address:t title:t media_type:t sha256:t "
              "certificate_known:b failures:i"),
        table("link_replacement", "id:i evidence_id:i link:t replaced_at:t replaced_by:i"),
        table("comment", "id:i obligation_id:i person_id:i at:t words:t"),
        table("child_programme", "id:i parent_programme_id:i organisation_id:i created_by:i created_at:t"),
        table("child_version", "child_programme_id:i version:i composition_json:t edited_by:i edited_at:t"),
        table("child_approval",
              "child_programme_id:i version:i order_number:t order_date:t approved_by:i acting_for:i approved_on:t "
              "approved_at:t"),
        table("child_leader", "id:i child_programme_id:i person_id:i appointed_by:i appointed_at:t"),
        table("child_hand_in",
              "id:i child_programme_id:i addition_key:i due_nominal:t person_id:i acting_for:i handed_on:t handed_at:t "
              "note:t"),
        table("child_evidence",
              "id:i child_hand_in_id:i position:i kind:t file_name:t media_type:t sha256:t bytes:i link:t "
              "document_kind:t document_number:t document_date:t signatory:t"),
        table("child_decision",
              "child_hand_in_id:i verdict:t reason:t decided_by:i acting_for:i decided_on:t decided_at:t"),
        table("part_return", "part_id:i reason:t returned_by:i acting_for:i returned_on:t returned_at:t"),
        table("passed_programme", "programme_id:i child_programme_id:i"),
        table("passed_measure", "measure_id:i child_programme_id:i parent_measure_id:i addition_key:i"),
        table("rolled_up_part", "submission_id:i part_id:i"),
        table("programme_request", "programme_id:i measure_id:i asked_by:i asked_at:t"),
        table("reminder_run", "day:t made_at:t people:i letters:i"),
        table("reminder", "id:i person_id:i day:t content:t"),
        table("reminder_seen", "reminder_id:i seen_at:t"),
        table("reminder_choice", "id:i person_id:i by_mail:b unwanted:t chosen_at:t"),
        table("letter", "id:i person_id:i reminder_id:i day:t address:t message_id:t queued_at:t"),
        table("letter_attempt", "letter_id:i number:i started_at:t"),
        table("letter_attempt_end", "letter_id:i number:i outcome:t reply:t ended_at:t next_at:t"),
    };
    return tables;
}

std::vector<TextRow> all_rows(Db& db, const TableSpec& spec) {
    std::string columns;
    for (const TableColumnSpec& column : spec.columns) columns += (columns.empty() ? "" : ", ") + as_text(column);
    return db
        .query("SELECT " + columns + " FROM " + std::string{spec.name} + " ORDER BY " +
               std::string{spec.columns.front().name})
        .all([&](Row& row) {
            TextRow out;
            for (std::size_t at = 0; at < spec.columns.size(); ++at)
                out.push_back(row.next<std::optional<std::string>>());
            return out;
        });
}

void insert_row(Db& db, const TableSpec& spec, const TextRow& row) {
    std::string columns, values;
    std::vector<DbValue> parameters;
    for (std::size_t at = 0; at < spec.columns.size(); ++at) {
        columns += (columns.empty() ? "" : ", ") + std::string{spec.columns[at].name};
        values += (values.empty() ? "" : ", ") + from_text(spec.columns[at], "$" + std::to_string(at + 1));
        parameters.emplace_back(row[at]);
    }
    db.execute_values("INSERT INTO " + std::string{spec.name} + " (" + columns + ") VALUES (" + values + ")",
                      parameters);
}

bool is_empty(Db& db, const TableSpec& spec) {
    return db.query("SELECT count(*) FROM " + std::string{spec.name}).only<std::int64_t>() == 0;
}

void restart_numbering(Db& db) {
    if (db.engine() != Engine::postgres) return;
    for (const TableSpec& spec : fact_tables()) {
        if (spec.columns.front().name != "id") continue;
        const std::string name{spec.name};
        (void)db
            .query("SELECT setval(pg_get_serial_sequence('" + name + "', 'id'), coalesce((SELECT max(id) FROM " + name +
                   "), 0) + 1, false)")
            .only<std::int64_t>();
    }
}

}  // namespace mera
