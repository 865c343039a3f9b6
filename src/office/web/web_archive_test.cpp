#include "office/web/web_archive.hpp"

#include <doctest/doctest.h>

namespace mera {

namespace {

std::string first_line(const Document& document) {
    REQUIRE_FALSE(document.blocks.empty());
    return std::get<DocParagraph>(document.blocks.front()).text;
}

}  // namespace

TEST_CASE("a page saved as one file is the page inside, whatever stands round it") {
    const auto word = read_web_archive(
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"--=_Next\"\r\n\r\nSingle File Web "
        "Page.\r\n\r\n"
        "----=_Next\r\nContent-Location: file:///C:/plan.files/list.xml\r\nContent-Type: text/xml\r\n\r\n<xml/>\r\n"
        "----=_Next\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Type: "
        "text/html;\r\n\tcharset=\"windows-1251\""
        "\r\n\r\n<p align=3D\"center\">=CF=EB=E0=ED =F0=\r\n=E0=E1=EE=F2=FB</p>\r\n----=_Next--\r\n");
    REQUIRE(word);
    CHECK(first_line(*word) == "План работы");
    CHECK(std::get<DocParagraph>(word->blocks.front()).centred);

    const auto base64 = read_web_archive(
        "From: <Saved>\nMIME-Version: 1.0\nContent-type: multipart/related;\n\tboundary=abc; type=x\n\n--abc\n"
        "content-transfer-encoding: BASE64\nCONTENT-TYPE: Text/HTML\n\nPHA+0J/Qu9Cw\n0L08L3A+\n--abc--\n");
    REQUIRE(base64);
    CHECK(first_line(*base64) == "План");
}

TEST_CASE("a letter without a page is refused") {
    CHECK_FALSE(read_web_archive("MIME-Version: 1.0\nContent-Type: multipart/related\n\n<p>x"));
    CHECK_FALSE(
        read_web_archive("Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/plain\n\nx\n--b--"));
    CHECK_FALSE(read_web_archive("Content-Type: multipart/related; boundary=b\n\n--b"));
    CHECK_FALSE_MESSAGE(read_web_archive("Content-Type: \xDC\xE4; boundary=\"b\n\nx"), "a head need not be UTF-8");
}

}  // namespace mera
