#include "office/web/html_title.hpp"

#include <doctest/doctest.h>

using namespace mera;

TEST_CASE("the title of a page") {
    CHECK(html_title("<html><head><TITLE lang=ru>Школа &laquo;№ 1&raquo; &amp; друзья\n </Title>") ==
          "Школа «№ 1» & друзья");
    CHECK(html_title("<title>\xCD\xEE\xE2\xEE\xF1\xF2\xE8 \xF8\xEA\xEE\xEB\xFB</title>") == "Новости школы");  // CP1251
    CHECK(html_title("<p>Страница без названия</p>").empty());
    CHECK(html_title("<title").empty());
    CHECK(html_title("").empty());
    CHECK(html_title("<title>не закрыто").starts_with("не закрыто"));
    CHECK(html_title("<title>" + std::string(2000, 'a') + "</title>") == std::string(300, 'a') + "…");
    CHECK(html_title("<title><script>alert(1)</script></title>").find('<') == std::string::npos);
}
