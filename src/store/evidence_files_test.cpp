#include "store/evidence_files.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

#include "base/digest.hpp"
#include "store/evidence_media_type.hpp"
#include "support/places.hpp"

namespace mera {

namespace {

namespace fs = std::filesystem;
using namespace std::string_literals;

void write(const fs::path& path, std::string_view bytes) { std::ofstream{path, std::ios::binary} << bytes; }
std::string read(const fs::path& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}
std::size_t file_count(const fs::path& directory) {
    std::size_t count = 0;
    for (const auto& entry : fs::recursive_directory_iterator(directory)) count += entry.is_regular_file() ? 1 : 0;
    return count;
}

struct Place {
    test::ThrowawayDirectory directory;
    fs::path store = directory.path() / "evidence";
};

constexpr std::int64_t kMax = 4 * 1024 * 1024;

Expected<StoredFile> keep(EvidenceFiles& files, std::string_view bytes) {
    EvidenceWriter writer = files.writer(kMax);
    if (const auto taken = writer.append(bytes); !taken) return taken.failure();
    return writer.finish();
}

}  // namespace

TEST_CASE("a file is kept once under its digest") {
    const Place place;
    EvidenceFiles files{place.store};
    std::string bytes = "%PDF-1.4\n";
    while (bytes.size() < 1'000'000) bytes += "строка отчёта с нулём \0 внутри\n"s;
    const auto kept = keep(files, bytes);
    REQUIRE(kept);
    CHECK(kept->sha256 == sha256_hex(bytes));
    CHECK(kept->bytes == static_cast<std::int64_t>(bytes.size()));
    CHECK(kept->media_type == "application/pdf");
    CHECK(files.path_of(kept->sha256) ==
          place.store / kept->sha256.substr(0, 2) / kept->sha256.substr(2, 2) / kept->sha256);
    CHECK(read(files.path_of(kept->sha256)) == bytes);
    CHECK(files.verify(kept->sha256) == EvidenceFiles::Condition::sound);

    EvidenceFiles another{place.store};
    const auto again = keep(another, bytes);
    REQUIRE(again);
    CHECK(again->sha256 == kept->sha256);
    CHECK(file_count(place.store) == 1);
}

TEST_CASE("an empty file and one over the limit are refused, and nothing of them stays") {
    const Place place;
    EvidenceFiles files{place.store};
    const auto empty = keep(files, "");
    REQUIRE_FALSE(empty);
    CHECK(empty.failure().message == "Пустой. Проверьте, тот ли документ вы выбрали.");
    const auto large = keep(files, std::string(kMax + 1, 'x'));
    REQUIRE_FALSE(large);
    CHECK(large.failure().kind == Failure::Kind::too_large);
    CHECK(large.failure().message.starts_with("Больше 4\u00A0МБ."));
    CHECK(keep(files, std::string(kMax, 'x')));
    CHECK(file_count(place.store) == 1);
}

TEST_CASE("a file that comes in pieces appears when it is finished") {
    const Place place;
    EvidenceFiles files{place.store};
    {
        EvidenceWriter broken_off = files.writer(kMax);
        CHECK(broken_off.append("начало"));
        CHECK(file_count(place.store) == 1);
        CHECK(broken_off.bytes() == 12);
        CHECK(read(broken_off.path()) == "начало");
    }
    CHECK(file_count(place.store) == 0);
    EvidenceWriter writer = files.writer(kMax);
    CHECK(writer.append("при"));
    CHECK(writer.append("каз"));
    CHECK(files.digests().empty());
    const auto kept = writer.finish();
    REQUIRE(kept);
    CHECK(kept->sha256 == sha256_hex("приказ"));
    CHECK(kept->media_type == "text/plain");
    CHECK(files.digests() == std::vector{kept->sha256});
}

TEST_CASE("damage is noticed, and mended when the same file is handed in again") {
    const Place place;
    EvidenceFiles files{place.store};
    const auto kept = keep(files, "протокол");
    REQUIRE(kept);
    write(files.path_of(kept->sha256), "протокoл");  // one letter is Latin
    CHECK(files.verify(kept->sha256) == EvidenceFiles::Condition::damaged);
    CHECK(keep(files, "протокол"));
    CHECK(files.verify(kept->sha256) == EvidenceFiles::Condition::sound);
    fs::remove(files.path_of(kept->sha256));
    CHECK(files.verify(kept->sha256) == EvidenceFiles::Condition::missing);
    for (const char* name : {"", "../../etc/passwd", "ABCD"})
        CHECK_THROWS_AS((void)files.path_of(name), std::invalid_argument);
}

TEST_CASE("files that no row mentions are listed, young ones left alone") {
    const Place place;
    EvidenceFiles files{place.store};
    std::vector<std::string> digests;
    for (const char* words : {"один", "два", "три"}) {
        const auto kept = keep(files, words);
        REQUIRE(kept);
        digests.push_back(kept->sha256);
    }
    CHECK(files.orphans({digests[0]}).empty());
    std::vector<std::string> expected{digests[1], digests[2]};
    std::sort(expected.begin(), expected.end());
    CHECK(files.orphans({digests[0]}, std::chrono::seconds{0}) == expected);
    fs::last_write_time(files.path_of(digests[2]), fs::file_time_type::clock::now() - std::chrono::hours{48});
    CHECK(files.orphans({digests[0]}) == std::vector{digests[2]});
}

TEST_CASE("a writer that is killed leaves nothing half-written") {
    const Place place;
    const EvidenceFiles made{place.store};
    int pipe_ends[2];
    REQUIRE(::pipe(pipe_ends) == 0);
    const pid_t child = ::fork();
    if (child == 0) {
        EvidenceFiles files{place.store};
        for (int number = 0;; ++number) {
            EvidenceWriter writer = files.writer(kMax);
            for (int piece = 0; piece < 16; ++piece)
                (void)writer.append(std::string(65'536, static_cast<char>('a' + number % 26)));
            (void)writer.append(std::to_string(number));
            if (!writer.finish() || ::write(pipe_ends[1], "x", 1) != 1) ::_exit(1);
        }
    }
    ::close(pipe_ends[1]);
    for (int files = 0; files < 8; ++files) {
        char c = 0;
        REQUIRE(::read(pipe_ends[0], &c, 1) == 1);
    }
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    ::close(pipe_ends[0]);

    EvidenceFiles files{place.store};  // sweeps
    CHECK(fs::is_empty(place.store / "incoming"));
    const auto digests = files.digests();
    CHECK(digests.size() >= 8);
    for (const std::string& digest : digests) CHECK(files.verify(digest) == EvidenceFiles::Condition::sound);
    CHECK(file_count(place.store) == digests.size());
}

TEST_CASE("a server that starts leaves alone what another is writing") {
    const Place place;
    EvidenceFiles files{place.store};
    EvidenceWriter writer = files.writer(kMax);
    CHECK(writer.append("долгая передача"));
    const EvidenceFiles started_meanwhile{place.store};
    CHECK(writer.finish());
}

TEST_CASE("the media type is told by the content") {
    const std::string docx = "PK\x03\x04"s + std::string(26, '\0') + "[Content_Types].xml ... word/document.xml";
    const std::string odt = "PK\x03\x04"s + std::string(26, '\0') + "mimetypeapplication/vnd.oasis.opendocument.textPK";
    struct Case {
        std::string head;
        const char* type;
    };
    const Case cases[] = {
        {"%PDF-1.7\n", "application/pdf"},
        {"\xFF\xD8\xFF\xE0", "image/jpeg"},
        {"\x89PNG\r\n\x1A\n", "image/png"},
        {docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
        {odt, "application/vnd.oasis.opendocument.text"},
        {"PK\x03\x04 photo.jpg", "application/zip"},
        {"<!DOCTYPE html><script>alert(1)</script>", "text/plain"},
        {"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "text/plain"},
        {"\xCF\xF0\xE8\xEA\xE0\xE7 \xEE \xEF\xF0\xEE\xE2\xE5\xE4\xE5\xED\xE8\xE8",
         "text/plain"},  // «Приказ о проведении», CP1251
        {"\x30\x82\x01\x00\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x07\x02"s, "application/pkcs7-signature"},
        {"MZ\x90\x00\x03\x00\x00\x00"s, "application/octet-stream"},
        {"\x00\x01\x02\x03"s, "application/octet-stream"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.head);
        CHECK(media_type_of(c.head, c.head) == c.type);
    }
    std::string long_text;
    while (long_text.size() < kMediaTypeHeadBytes + 1) long_text += "жы";
    for (std::size_t size = kMediaTypeHeadBytes - 2; size <= kMediaTypeHeadBytes; ++size)  // cut inside a letter
        CHECK(media_type_of(std::string_view{"1" + long_text}.substr(0, kMediaTypeHeadBytes), "") == "text/plain");
}

}  // namespace mera
