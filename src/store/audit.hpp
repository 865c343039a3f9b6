#pragma once
// The audit trail: one entry per deed, each holding the hash of the one before, so that a changed or removed entry shows.
#include <optional>
#include <string>
#include <vector>

#include "base/moment.hpp"
#include "domain/access.hpp"
#include "store/db.hpp"

namespace mera {

struct AuditEntry {
    std::int64_t id = 0;
    std::string at;
    std::optional<PersonId> person;
    std::string person_name;  // filled on reading: «Иванов И.И.», «Иванов И.И. за: Петрова П.П.»
    std::string deed;  // in Russian, as people read it: «документы сданы»
    std::string subject;  // «obligation 17»
    std::string about;  // filled on reading, the subject as people call it: «мера 1.4, СОШ № 5»; empty: it has no name
    std::optional<OrganisationId> business_of;  // filled on reading: whose subject it is, if it is an organisation's
    std::string detail;  // in Russian
};

std::string subject_of(ObligationId id);
std::string subject_of(ProgrammeId id);
std::string subject_of(ChildProgrammeId id);
std::string subject_of(OrganisationId id);
std::string subject_of(PersonId id);
std::string subject_of(DraftId id);

// Inside the transaction of the deed.
void write_audit(Db& db, std::optional<PersonId> person, std::string_view deed, std::string_view subject,
                 std::string_view detail, const Moment& now);
void write_audit(Db& db, const Doer& doer, std::string_view deed, std::string_view subject, std::string_view detail,
                 const Moment& now);
std::vector<AuditEntry> audit_of(Db& db, std::string_view subject);  // oldest first
struct AuditSearch {
    std::string words = {};
    std::vector<OrganisationId> organisations = {};  // deeds of their people; empty: everybody's
};
std::vector<AuditEntry> audit_page(Db& db, const AuditSearch& search, std::int64_t limit,
                                   std::int64_t offset);  // newest first
std::int64_t audit_count(Db& db, const AuditSearch& search);
// The hash of the first entry: what tells one Mera from another, and stays through backups and moves. Empty before it.
std::string audit_beginning(Db& db);
std::optional<std::int64_t> first_broken_audit_entry(Db& db);  // the id whose hash does not follow from its row

}  // namespace mera
