#include "office/pdf/pdf_letterhead.hpp"

#include <doctest/doctest.h>

#include <string>

namespace mera {

namespace {

PdfWord word(const char* text, double left, double top) {
    PdfWord out;
    out.text = text;
    out.box = {left, top, left + 8.0 * static_cast<double>(std::string_view{text}.size()) / 2, top + 12};
    out.size = 12;
    out.space_after = true;
    return out;
}

}  // namespace

TEST_CASE("the columns of a letterhead of a PDF are taken apart, a signature is left") {
    std::vector<PdfWord> words;
    for (int line = 0; line < 3; ++line) {
        words.push_back(word("АДМИНИСТРАЦИЯ", 60, 60 + 14 * line));
        words.push_back(word("АДМИНИСТРАЦИЙЕ", 380, 60 + 14 * line));
    }
    words.push_back(word("РАЙОНА", 60, 102));
    for (int at = 0; at < 8; ++at) words.push_back(word("приказом", 40 + 65 * at, 150));
    words.push_back(word("Директор", 60, 700));
    words.push_back(word("Тетрадкин", 400, 700));
    const auto head = take_letterhead(words, 595, 842);
    REQUIRE(head);
    CHECK(head->left.size() == 4);
    CHECK(head->right.size() == 3);
    CHECK(words.size() == 10);
    CHECK_FALSE(take_letterhead(words, 595, 842));
}

}  // namespace mera
