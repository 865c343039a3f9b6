#include "office/read/document_look.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <string>

namespace mera {

namespace {

std::string sample(const std::string& name) {
    std::ifstream in{MERA_SOURCE_DIR "/tests/data/" + name, std::ios::binary};
    REQUIRE_MESSAGE(in.good(), name);
    return {std::istreambuf_iterator<char>{in}, {}};
}

bool damaged(const std::string& bytes) {
    const auto look = look_at_document(bytes, MERA_READ_CHILD);
    return look && look->is_damaged;
}

}  // namespace

TEST_CASE("a file that says it is a document and does not open is known as damaged") {
    const std::string docx = sample("order-882.docx"), xlsx = sample("plans/several-sheets.xlsx"),
                      pdf = sample("order-882.pdf");
    CHECK_FALSE(damaged(docx));
    CHECK_FALSE(damaged(xlsx));
    CHECK_FALSE(damaged(pdf));
    CHECK(damaged(docx.substr(0, docx.size() / 2)));
    CHECK(damaged(xlsx.substr(0, xlsx.size() / 3)));
    CHECK(damaged("%PDF-1.7\nнет ни страниц, ни таблицы объектов"));
    CHECK(damaged(std::string{"\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR", 16} + "конец"));
    CHECK_FALSE(damaged("Приказ от 12.01.2020 № 5. Учебные данные."));
    // What Mera does not read at all is nobody's damage.
    CHECK_FALSE(look_at_document(std::string{"\x1F\x8B\x08\0\0\0\0\0", 8}, MERA_READ_CHILD));
}

}  // namespace mera
