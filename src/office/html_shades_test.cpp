#include "office/html_shades.hpp"

#include <doctest/doctest.h>

namespace mera {

TEST_CASE("the ground of a cell may be named in the style sheet of the page") {
    HtmlShades shades;
    shades.read(
        "<!-- td {color:black}\n.xl65 {mso-style-parent:style0;\n\tbackground:#92D050;}\n"
        ".ritz .waffle .s3, td.s4 { background-color : #FFC000 } .s5:hover{background:red} .s6{background:white} .s7{");
    CHECK(shades.of("xl65") == "92d050");
    CHECK(shades.of("freeze s3") == "ffc000");
    CHECK(shades.of("s4") == "ffc000");
    for (const char* none : {"", "s5", "s6", "s7", "waffle"}) CHECK_MESSAGE(shades.of(none).empty(), none);
}

}  // namespace mera
