// fold() and COLLATE russian: the same answers from both engines.
#include <doctest/doctest.h>

#include "base/text.hpp"
#include "store/migrations.hpp"
#include "support/places.hpp"

namespace mera {

namespace {

Db open_with_functions(const std::string& address) {
    Db db = Db::open(address);
    REQUIRE(migrate(db, {}, {make_date(2020, 3, 15), "2020-03-15T09:00:00Z"}));
    return db;
}

}  // namespace

TEST_CASE_TEMPLATE("fold() in SQL is fold_for_comparison()", Place, test::OnSqlite, test::OnPostgres) {
    const Place place;
    Db db = open_with_functions(place.address());
    const char* texts[] = {"МБОУ «Школа № 5»",
                           "  Ёлка —\u00A0\tёЛКА ",
                           "ОТДЕЛ об\u00ADра\u00ADзо\u00ADва\u00ADния",
                           "",
                           " \n ",
                           "ΣΊΣΥΦΟΣ İstanbul",
                           "ÀÉÎ ß ẞ ǅ",
                           "O'Hara ‘x’ „y“ `z`"};
    for (const char* text : texts) {
        CAPTURE(text);
        CHECK(db.query("SELECT fold($1)", text).only<std::string>() == fold_for_comparison(text));
    }
    CHECK(db.query("SELECT fold($1)", std::optional<std::string>{}).only<std::optional<std::string>>() == std::nullopt);
    // Every character of the two planes that are in use, a hundred at a time.
    std::string many, folded_many;
    for (char32_t c = 1; c < 0x20000; ++c) {
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        many += utf8(c);
        if (c % 100 != 0) continue;
        const auto folded = db.query("SELECT fold($1)", many).only<std::string>();
        if (folded != fold_for_comparison(many)) FAIL_CHECK("characters up to " << static_cast<unsigned>(c));
        many.clear();
    }
}

TEST_CASE_TEMPLATE("names are found in any case and stand in Russian order", Place, test::OnSqlite, test::OnPostgres) {
    const Place place;
    Db db = open_with_functions(place.address());
    db.run_script("CREATE TABLE school (name TEXT NOT NULL)");
    for (const char* name :
         {"школа № 10", "Ясли", "Школа № 2", "Ёлочка", "Егоза", "Жар-птица", "лицей «А»", "Школа № 2а"})
        db.execute("INSERT INTO school VALUES ($1)", name);
    CHECK(db.query("SELECT name FROM school ORDER BY name COLLATE russian").all<std::string>() ==
          std::vector<std::string>{"Егоза", "Ёлочка", "Жар-птица", "лицей «А»", "Школа № 2", "Школа № 2а", "школа № 10",
                                   "Ясли"});
    CHECK(db.query("SELECT count(*) FROM school WHERE fold(name) LIKE '%' || fold($1) || '%'", "ШКОЛА №\u00A02")
              .only<int>() == 2);
    CHECK(db.query("SELECT count(*) FROM school WHERE name LIKE 'школа%'").only<int>() == 1);
    CHECK(db.query("SELECT count(*) FROM school WHERE 'abc' LIKE 'ABC'").only<int>() == 0);
}

}  // namespace mera
