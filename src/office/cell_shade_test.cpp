#include "office/cell_shade.hpp"

#include <doctest/doctest.h>

namespace mera {

TEST_CASE("one colour has one name, however the format writes it") {
    CHECK(shade_of_colour("#92D050") == "92d050");
    CHECK(shade_of_colour("FF92D050") == "92d050");
    CHECK(shade_of_colour("rgb(146, 208, 80)") == "92d050");
    CHECK(shade_of_colour("#9AF") == "99aaff");
    CHECK(shade_of_colour("LightGrey") == "lightgrey");
}

TEST_CASE("white, transparent and automatic grounds are no shade") {
    for (const char* none : {"", "#FFFFFF", "FFFDFDFD", "white", "auto", "transparent", "rgba(146,208,80,0)",
                             "rgba(0,0,0,0.0)", "url(wall.png)", "#12"})
        CHECK_MESSAGE(shade_of_colour(none).empty(), none);
}

TEST_CASE("the last ground of a style sheet's declarations counts") {
    CHECK(shade_of_style("color:black;background:#eee;background-color:#92d050!important") == "92d050");
    CHECK(shade_of_style("border-color:#92d050").empty());
}

}  // namespace mera
