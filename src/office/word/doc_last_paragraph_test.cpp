#include "office/word/doc_last_paragraph.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "office/package/little_endian.hpp"
#include "office/package/ole_file.hpp"

namespace mera {

namespace {

std::string sample() {
    std::ifstream in{MERA_SOURCE_DIR "/tests/data/plans/actions.doc", std::ios::binary};
    REQUIRE(in.good());
    return {std::istreambuf_iterator<char>{in}, {}};
}

}  // namespace

TEST_CASE("a DOC that ends with a table gets the paragraph that Word would have written after it") {
    const std::string doc = sample();
    const auto mended = with_last_paragraph(doc);
    REQUIRE(mended);
    CHECK(mended->size() > doc.size());
    CHECK_FALSE(with_last_paragraph(*mended));  // now it has one
    CHECK_FALSE(with_last_paragraph("не документ"));
}

TEST_CASE("streams come back from a compound file as they were written") {
    const OleStreams written{{"WordDocument", std::string(5'000, 'a')}, {"1Table", std::string(70'000, 'b')}};
    const auto file = write_ole(written);
    REQUIRE(file);
    const auto read = read_ole(*file, {"WordDocument", "1Table"});
    REQUIRE(read);
    CHECK(*read == written);
    CHECK_FALSE(read_ole(*file, {"Workbook"}));
    CHECK_FALSE(write_ole({{"Data", std::string(8'000'000, 'c')}}));
}

TEST_CASE("a chain of sectors that goes round beyond the end of the file comes to an end") {
    std::string file = *write_ole({{"WordDocument", std::string(5'000, 'a')}});
    constexpr std::uint32_t kBeyond = 100;  // the table speaks of 128 sectors, the file has fewer
    REQUIRE(file.size() < 512 * kBeyond);
    put32(file, 512 * (word32(file, 76) + 1) + 4 * kBeyond, kBeyond);
    put32(file, 48, kBeyond);  // where the directory begins
    CHECK_FALSE(read_ole(file, {"WordDocument"}));
}

TEST_CASE("a DOC damaged anywhere is left as it is or mended, and never read beyond its end") {
    const std::string doc = sample();
    for (std::size_t size = 0; size < doc.size(); size += 97) (void)with_last_paragraph(doc.substr(0, size));
    for (std::size_t at = 0; at < doc.size(); at += 13) {
        std::string spoilt = doc;
        spoilt[at] = '\xFF';
        (void)with_last_paragraph(spoilt);
    }
}

}  // namespace mera
