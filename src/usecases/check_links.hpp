#pragma once
// Published pages are visited on a schedule (measures like 6.4 and 6.5 of order № 882: «Ссылка на страницу сайта»), each
// visit kept with the page's bytes; a page that is gone twice in a row becomes a task of whoever handed it in.
#include <string>

#include "base/expected.hpp"
#include "base/moment.hpp"
#include "domain/access.hpp"
#include "net/page_fetch.hpp"
#include "store/evidence_files.hpp"
#include "store/submissions.hpp"

namespace mera {

inline constexpr int kLinksADay = 2'000;  // at two seconds each, an hour of one thread

struct LinkVisits {
    int visited = 0;
    int alive = 0;
    int dead = 0;  // now or still
};

// Those whose turn it is, the longest unseen first; at most `limit`.
LinkVisits visit_links(Db& db, EvidenceFiles& files, const FetchRules& rules, const Moment& now, int limit);
// One link now, by a person's wish.
Expected<Done> visit_link(Db& db, EvidenceFiles& files, const FetchRules& rules, const Actor& actor,
                          EvidenceId evidence, const Moment& now);
// The page has moved: its new address is watched from now on. It is visited at once; one that does not open is refused.
Expected<Done> replace_link(Db& db, EvidenceFiles& files, const FetchRules& rules, const Actor& actor,
                            EvidenceId evidence, const std::string& typed, const Moment& now);

}  // namespace mera
