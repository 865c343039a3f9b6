// The files of one order in one ZIP: what is read of it, in what order, and what is said of the rest.
#include "office/read/bundle.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "office/limits.hpp"
#include "office/package/identify.hpp"
#include "office/package/zip_writer.hpp"
#include "support/made_documents.hpp"

namespace mera {

namespace {

std::string words_of(const Document& document) {
    std::string out;
    for (const auto& block : document.blocks)
        if (const auto* paragraph = std::get_if<DocParagraph>(&block)) out += paragraph->text + "\n";
    return out;
}

}  // namespace

TEST_CASE("files are read by their names as people count, signatures and files of the system are none of them") {
    const std::string zip = made::zipped({{"приказ/10.txt", "десятый"},
                                          {"приказ/2.txt", "второй"},
                                          {"приказ/2.txt.sig", "\x30\x82"},
                                          {"__MACOSX/2.txt", "служебный"}});
    CHECK(identify(zip) == FileKind::bundle);
    const auto read = read_files(zip);
    REQUIRE(read);
    REQUIRE(read->files.size() == 2);
    CHECK(read->files[0].name == "2.txt");
    CHECK(words_of(read->files[0].document) == "второй\n");
    CHECK(read->files[1].name == "10.txt");
    CHECK(read->unread.empty());
    const auto second = file_of_bundle(zip, 2);
    REQUIRE(second);
    CHECK(*second == "десятый");
    CHECK_FALSE(file_of_bundle(zip, 3));
    CHECK_FALSE(file_of_bundle(zip, -1));
    const auto unpacked = files_in_zip(zip);
    REQUIRE(unpacked);
    CHECK(unpacked->size() == 2);
}

TEST_CASE("what cannot be read is said by name, and the number of every file stays") {
    const std::string zip =
        made::zipped({{"1.docx", "не документ"}, {"2.txt", "приказ"}, {"доклад.pptx", "PK"}, {"ещё.zip", "PK"}});
    const auto read = read_files(zip);
    REQUIRE(read);
    REQUIRE(read->files.size() == 2);
    CHECK(read->files[1].name == "2.txt");
    const auto says = [&](const std::string& words) {
        return std::any_of(read->unread.begin(), read->unread.end(),
                           [&](const std::string& one) { return one.find(words) != std::string::npos; });
    };
    CHECK(says("Файл «доклад.pptx» не прочитан."));
    CHECK(says("Файл «ещё.zip» не прочитан."));
    const auto nothing = read_files(made::zipped({{"1.pdf", "%PDF-1.7 обрыв"}}), {.child_program = "/bin/false"});
    REQUIRE_FALSE(nothing);
    CHECK(nothing.failure().message.starts_with("Файл «1.pdf» не прочитан."));
}

TEST_CASE("files put together keep their order and apart what has one name") {
    const std::string zip = bundled({{"приказ.txt", "первый"}, {"приказ.txt", "второй"}});
    CHECK(zip == bundled({{"приказ.txt", "первый"}, {"приказ.txt", "второй"}}));
    const auto read = read_files(zip);
    REQUIRE(read);
    REQUIRE(read->files.size() == 2);
    CHECK(words_of(read->files[0].document) == "первый\n");
    CHECK(read->files[1].name == "приказ.txt");
}

TEST_CASE("no name of a file makes an archive that cannot be written") {
    const std::string long_name = std::string(70'000, 'a') + ".jpg";
    for (const std::string& name :
         {std::string{"a\x01\n.jpg"}, std::string{"\xFF\xFE.jpg"}, long_name, std::string{}}) {
        CHECK(identify(packed_pictures({{name, "x"}, {name, "y"}})) != FileKind::unknown);
        CHECK(files_in_zip(bundled({{name, "x"}, {name, "y"}})));
    }
    CHECK(name_in_zip("снимок 1.jpg") == "снимок 1.jpg");
    CHECK(name_in_zip(long_name).ends_with("a.jpg"));
}

TEST_CASE("Russian names in an archive of Windows are read in its encoding") {
    std::string zip = made::zipped({{"QQQQQQ.txt", "текст"}});
    const std::string name = "\x8F\xE0\xA8\xAA\xA0\xA7";  // «Приказ» in CP866
    for (std::size_t at = zip.find("QQQQQQ"); at != std::string::npos; at = zip.find("QQQQQQ"))
        zip.replace(at, name.size(), name);
    const auto read = read_files(zip);
    REQUIRE(read);
    CHECK(read->files.front().name == "Приказ.txt");
}

TEST_CASE("a folder packed by mistake is refused with its number of files") {
    made::Parts parts;
    for (std::size_t at = 0; at <= kBundleFilesMax; ++at) parts.emplace_back(std::to_string(at) + ".txt", "текст");
    const auto read = read_files(made::zipped(parts));
    REQUIRE_FALSE(read);
    CHECK(read.failure().message.starts_with("В архиве 41\u00A0файл"));
}

TEST_CASE("an archive with a password or without documents says so") {
    const auto locked = read_files(made::zipped({{"приказ.docx", "текст"}}, "тайна"));
    REQUIRE_FALSE(locked);
    CHECK(locked.failure().message.find("паролем") != std::string::npos);
    CHECK(identify(made::zipped({{"main.cpp", "int main() {}"}})) == FileKind::archive);
}

TEST_CASE("pages are counted over all files, and stopping one stops all") {
    const std::string zip = made::zipped({{"1.txt", "один"}, {"2.txt", "два"}});
    const auto one = read_files("просто текст");
    REQUIRE(one);
    CHECK(one->files.front().name.empty());
    CHECK(words_of(one->files.front().document) == "просто текст\n");
}

}  // namespace mera
