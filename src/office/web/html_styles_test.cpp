#include "office/web/html_styles.hpp"

#include <doctest/doctest.h>

#include "office/web/html_page.hpp"

namespace mera {

namespace {

std::string shade_of_class(const std::string& name) {
    const auto document = read_html_page(
        "<style><!-- td {color:black}\n.xl65 {mso-style-parent:style0;\n\tbackground:#92D050;}\n"
        ".ritz .waffle .s3, td.s4 { background-color : #FFC000 } .s5:hover{background:red} "
        ".s6{background:white} .s7{</style><table><tr><td class='" +
        name + "'>май<td>июнь</table>");
    REQUIRE(document);
    return std::get<DocTable>(document->blocks.at(0)).rows.at(0).cells.at(0).shade;
}

}  // namespace

TEST_CASE("the ground of a cell may be named in the style sheet of the page") {
    CHECK(shade_of_class("xl65") == "92d050");
    CHECK(shade_of_class("freeze s3") == "ffc000");
    CHECK(shade_of_class("s4") == "ffc000");
    for (const char* none : {"", "s5", "s6", "s7", "waffle"}) CHECK_MESSAGE(shade_of_class(none).empty(), none);
}

TEST_CASE("of several declarations the last one binds") {
    CHECK(declared("display:block;color:red;display:grid", "display") == "grid");
    CHECK(declared("grid-template-columns:40px 1fr", "grid-template-columns") == "40px 1fr");
    CHECK(declared("display", "display").empty());
}

}  // namespace mera
