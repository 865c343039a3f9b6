#include "store/kept_files.hpp"

namespace mera {

std::vector<std::string> all_kept_digests(Db& db) {
    return db
        .query(R"sql(
        SELECT sha256 FROM evidence WHERE kind = 'file'
         UNION
        SELECT sha256 FROM part_evidence WHERE kind = 'file'
         UNION
        SELECT sha256 FROM child_evidence WHERE kind = 'file'
         UNION
        SELECT source_sha256 FROM reading
         UNION
        SELECT content_sha256 FROM signature_check WHERE content_sha256 <> ''
         UNION
        SELECT sha256 FROM link_check WHERE sha256 <> ''
         ORDER BY 1
    )sql")
        .all([](Row& row) { return row.next<std::string>(); });
}

}  // namespace mera
