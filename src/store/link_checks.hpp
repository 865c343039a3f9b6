#pragma once
// Published pages under control: what each visit found, and new addresses of pages that moved.
#include <optional>
#include <string>
#include <vector>

#include "base/moment.hpp"
#include "domain/plan/measure_name.hpp"
#include "store/submissions.hpp"

namespace mera {

inline constexpr std::int64_t kLinkFailuresMax =
    2;  // one may be the site's bad night; from the second in a row the link is dead

struct LinkCheckRecord {
    std::int64_t id = 0;
    std::string link;
    Date checked_on;
    std::string checked_at;
    std::string outcome;  // code of PageOutcome
    std::int64_t status = 0;
    std::string final_address, title, media_type;
    std::string sha256;   // the snapshot
    bool certificate_known = true;
    std::int64_t failures = 0;
    bool is_dead() const { return failures >= kLinkFailuresMax; }
};
void insert_link_check(Db& db, const LinkCheckRecord& check);
std::optional<LinkCheckRecord> last_link_check(Db& db, const std::string& link);
std::optional<LinkCheckRecord> find_link_check(Db& db, std::int64_t id);
std::vector<LinkCheckRecord> link_checks(Db& db, const std::string& link, std::int64_t limit);  // newest first

// Links of hand-ins that were not returned, of obligations that nobody has withdrawn, at their newest address.
struct WatchedLink {
    EvidenceId evidence;
    ObligationId obligation;
    OrganisationId organisation;
    MeasureName measure;
    std::string organisation_name;
    std::string link;
    std::optional<LinkCheckRecord> last;
};
struct LinkFilter {
    std::vector<OrganisationId> organisations = {};  // empty: all
    bool only_dead = false;
    std::optional<ObligationId> obligation = {};
};
std::vector<WatchedLink> watched_links(Db& db, const LinkFilter& filter, std::int64_t limit, std::int64_t offset = 0);
std::int64_t count_watched_links(Db& db, const LinkFilter& filter);
// Addresses to visit: never visited, dead and not visited since `dead_before`, others not since `alive_before`.
std::vector<std::string> links_to_visit(Db& db, Date alive_before, Date dead_before, std::int64_t limit);

void insert_link_replacement(Db& db, EvidenceId evidence, const std::string& link, std::optional<PersonId> by,
                             const Moment& now);
std::vector<OrganisationId> organisations_with_link(Db& db, const std::string& link);  // that handed it in, ever

}  // namespace mera
