#include "store/postgres_functions.hpp"

#include <string>

namespace mera {

namespace {

// fold_for_comparison() in SQL, step by step: spaces of every kind become one, letters become small (ICU knows all of
// them, whatever the database's locale), ё is е, quotes and dashes are of one kind, soft hyphens vanish.
// The two letters before lower() are those whose small form depends on their neighbours there.
constexpr std::string_view kFoldBody = R"sql(
    SELECT translate(
        lower(translate(
            btrim(regexp_replace(
                translate(value, E'\t\n\u000B\f\r\u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u200B\u2028\u2029\u202F\u205F\u3000\uFEFF',
                          repeat(' ', 26)),
                ' +', ' ', 'g'), ' '),
            'Σİ', 'σi') COLLATE "und-x-icu"),
        E'ё«»„“”‟\'‘’‚`‐‑‒–—―−\u00AD', 'е"""""""""""-------')
)sql";

}  // namespace

void install_postgres_functions(Db& db) {
    const std::string body{kFoldBody};
    if (db.query("SELECT count(*) FROM pg_proc WHERE oid = to_regprocedure('fold(text)') AND prosrc = $1", body)
            .only<std::int64_t>() == 0)
        db.run_script(
            "CREATE OR REPLACE FUNCTION fold(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS "
            "$fold$" +
            body + "$fold$");
    db.run_script("CREATE COLLATION IF NOT EXISTS russian (provider = icu, locale = 'ru-u-kn-true')");
}

}  // namespace mera
