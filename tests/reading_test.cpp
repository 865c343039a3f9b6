// Reading in the background, in the whole application on both engines: at once, page by page, cancelled, taken up again.
#include <doctest/doctest.h>

#include <chrono>
#include <fstream>
#include <iterator>
#include <thread>
#include <vector>

#include "domain/plan/reading.hpp"
#include "office/read/bundle.hpp"
#include "store/drafts.hpp"
#include "store/kept_files.hpp"
#include "store/readings.hpp"
#include "support/whole_program.hpp"
#include "usecases/backup.hpp"
#include "usecases/reading.hpp"
#include "usecases/sign_in.hpp"

using namespace mera;
using namespace mera::test;

namespace {

constexpr std::chrono::seconds kLongEnough{60};

std::string sample(const std::string& name) {
    std::ifstream in(std::string{MERA_SOURCE_DIR} + "/tests/data/" + name, std::ios::binary);
    REQUIRE(in);
    return {std::istreambuf_iterator<char>(in), {}};
}

Browser coordinator_of(Program& program) {
    auto passwords = demo(program);
    Browser browser{program};
    browser.sign_in("coordinator", passwords["coordinator"]);
    return browser;
}

Reading once_ended(Program& program, ReadingId id) {
    const auto until = std::chrono::steady_clock::now() + kLongEnough;
    for (;;) {
        const std::uint64_t seen = program.readings->ends();
        auto reading = find_reading(program.db, id);
        REQUIRE(reading);
        if (reading->end) return *reading;
        REQUIRE(std::chrono::steady_clock::now() < until);
        program.readings->wait_for_an_end(seen, std::chrono::milliseconds{200});
    }
}

Reading waiting_order(Program& program, bool heavy, const std::string& bytes) {
    EvidenceWriter writer = program.evidence.writer(1'000'000);
    REQUIRE(writer.append(bytes));
    const auto kept = writer.finish();
    REQUIRE(kept);
    Reading reading;
    reading.source_name = "приказ (учебные данные)";
    reading.source_sha256 = kept->sha256;
    reading.is_heavy = heavy;
    reading.id = insert_reading(program.db, reading, program.now());
    return reading;
}

RequestDraft::File upload(const std::string& name, const std::string& content) {
    return {.field = "file", .name = name, .content = content};
}

}  // namespace

TEST_CASE("a small file leads to its draft, whatever its format") {
    on_both_engines([](const std::string& database) {
        Program program{database, kDemoDay};
        Browser coordinator = coordinator_of(program);
        for (const char* name : {"order-882.txt", "order-882.docx", "order-882.odt"}) {
            INFO(name);
            const Response uploaded = coordinator.post("/drafts", {}, {upload(name, sample(name))});
            CHECK(says(coordinator.get(address_of_draft(program, coordinator, uploaded)), "Мер: 25"));
        }
        CHECK_MESSAGE(all_kept_digests(program.db).size() >= 3, "the bytes are kept");
    });
}

TEST_CASE("pictures brought together are the pages of one document, files that are no one order become a draft each") {
    on_both_engines([](const std::string& database) {
        Program program{database, kDemoDay};
        Browser coordinator = coordinator_of(program);
        const std::string page = sample("scans/plan-upside-down.tif");
        const auto before = unfinished_readings(program.db).size();
        const Response album = coordinator.post("/drafts", {}, {upload("10.tif", page), upload("2.tif", page)});
        REQUIRE(album.status == 303);
        CHECK(album.header("location").starts_with("/readings/"));
        const auto waiting = unfinished_readings(program.db);
        REQUIRE(waiting.size() == before + 1);
        CHECK(waiting.back().source_name == "2.tif и ещё 1\u00A0снимок");
        CHECK(waiting.back().is_heavy);
        REQUIRE(coordinator.post(std::string{album.header("location")} + "/cancel", {}, {}).status == 303);

        const auto drafts = open_drafts(program.db).size();
        const Response several =
            coordinator.post("/drafts", {{"files_are", "apart"}},
                             {upload("1.txt", sample("order-882.txt")), upload("2.docx", sample("order-882.docx"))});
        REQUIRE(several.status == 303);
        CHECK(several.header("location") == "/drafts");
        for (const Reading& reading : unfinished_readings(program.db)) once_ended(program, reading.id);
        CHECK(open_drafts(program.db).size() == drafts + 2);

        const Response empty = coordinator.post("/drafts", {}, {upload("1.txt", "x"), upload("пусто.docx", "")});
        CHECK(says(empty, "пусто.docx"));
        CHECK(open_drafts(program.db).size() == drafts + 2);
    });
}

TEST_CASE(
    "an order and its annex in two files, or in a ZIP of them, are one draft that shows where each field stands") {
    on_both_engines([](const std::string& database) {
        Program program{database, kDemoDay};
        Browser coordinator = coordinator_of(program);
        const std::string whole = sample("order-882.txt");
        const std::size_t annex = whole.find("Комплекс мер, направленных", whole.find("Сычугова\n"));
        REQUIRE(annex != std::string::npos);
        const std::vector<NamedFile> files{{"приказ.txt", whole.substr(0, annex)},
                                           {"дорожная карта.txt", whole.substr(annex)}};
        const auto page_of = [&](const Response& uploaded) {
            const std::string address = address_of_draft(program, coordinator, uploaded);
            CHECK(says(coordinator.get(address), "Мер: 25"));
            return address;
        };
        const std::string address = page_of(coordinator.post(
            "/drafts", {}, {upload(files[0].name, files[0].bytes), upload(files[1].name, files[1].bytes)}));
        const Response measure = coordinator.get(address + "/measures/1/1");
        CHECK(says(measure, "файл «дорожная карта.txt»"));
        CHECK_MESSAGE(says(measure, "mera-place__row"), "the row of the table of that file");
        CHECK(says(coordinator.get("/drafts"), "дорожная карта.txt и ещё 1 файл"));
        page_of(coordinator.post("/drafts", {}, {upload("приказ.zip", bundled(files))}));

        const auto drafts = open_drafts(program.db).size();
        const Response apart =
            coordinator.post("/drafts", {{"files_are", "apart"}}, {upload("приказ.zip", bundled(files))});
        CHECK(apart.header("location") == "/drafts");
        for (const Reading& reading : unfinished_readings(program.db)) once_ended(program, reading.id);
        CHECK(open_drafts(program.db).size() == drafts + 2);
    });
}

TEST_CASE("a PDF is read beside the web workers and its page leads to the draft") {
    on_both_engines([](const std::string& database) {
        Program program{database, kDemoDay};
        Browser coordinator = coordinator_of(program);
        const Response uploaded = coordinator.post("/drafts", {}, {upload("order-882.pdf", sample("order-882.pdf"))});
        REQUIRE(uploaded.status == 303);
        const ReadingId id{3};  // the demo's own two came first
        const Reading reading = once_ended(program, id);
        REQUIRE(reading.end->draft);
        const Response page = coordinator.get("/readings/3");
        CHECK(page.status == 303);
        CHECK(page.header("location") == "/drafts/" + std::to_string(reading.end->draft->value));
        CHECK(count_measures(find_draft(program.db, *reading.end->draft)->plan) == 25);
    });
}

TEST_CASE("a file that cannot be read says so in one sentence on its page") {
    on_both_engines([](const std::string& database) {
        Program program{database, kDemoDay};
        Browser coordinator = coordinator_of(program);
        const Response uploaded = coordinator.post(
            "/drafts", {}, {upload("вирус.exe", std::string("MZ\0\1\2\3", 6) + std::string(2000, '\7'))});
        REQUIRE(uploaded.status == 303);
        CHECK(once_ended(program, {3}).end->outcome == ReadingOutcome::failed);
        CHECK(says(coordinator.get("/readings/3"), "Такие файлы Мера не читает"));
        CHECK(says(coordinator.get("/drafts"), "не прочитан"));
        CHECK(coordinator.post("/drafts", {}).status == 422);
        CHECK_MESSAGE(coordinator.post("/drafts", {}, {upload("пусто.txt", "")}).status == 422, "an empty file");
    });
}

TEST_CASE("a cancelled reading stays cancelled, and only a coordinator cancels") {
    on_both_engines([](const std::string& database) {
        Program program{database, kDemoDay};
        auto passwords = demo(program);
        Browser coordinator{program}, school{program};
        coordinator.sign_in("coordinator", passwords["coordinator"]);
        school.sign_in("school2", passwords["school2"]);
        const Reading reading = waiting_order(program, true, sample("order-882.pdf"));
        take_reading_turn(program.db, reading.id, "another server", program.now());
        const std::string address = "/readings/" + std::to_string(reading.id.value);
        REQUIRE(beat_reading_turn(program.db, reading.id, "another server", 3, 12, program.now()));
        CHECK(says(coordinator.get(address), "Страница 4 из 12"));
        CHECK(says(coordinator.get("/drafts"), "Страница 4 из 12"));
        CHECK(school.post(address + "/cancel", {}).status == 403);
        CHECK(school.get(address).status == 403);
        CHECK(coordinator.post(address + "/cancel", {}).status == 303);
        CHECK(says(coordinator.get(address), "Чтение отменено"));
        CHECK(coordinator.post(address + "/cancel", {}).status == 409);

        // The other server comes to its end all the same: what it read is dropped.
        carry_out_reading(program.db, program.evidence, reading, "another server", {.child_program = MERA_READ_CHILD},
                          [&] { return program.now(); });
        CHECK(find_reading(program.db, reading.id)->end->outcome == ReadingOutcome::cancelled);
        CHECK_MESSAGE(open_drafts(program.db).size() == 1, "the demonstration's own");
    });
}

TEST_CASE("what a fallen server was reading is read again from the kept bytes, but not for ever") {
    on_both_engines([](const std::string& database) {
        Program program{database, kDemoDay};
        demo(program);
        const Moment before_the_fall{kDemoDay, iso(kDemoDay) + "T09:59:00Z"};
        const Reading reading = waiting_order(program, false, std::string{demo_order()});
        take_reading_turn(program.db, reading.id, "the fallen one", before_the_fall);
        program.readings->wake();
        CHECK(once_ended(program, reading.id).end->outcome == ReadingOutcome::draft);
        CHECK_MESSAGE(!holds_reading_turn(program.db, reading.id, "the fallen one"), "its turn went to another");

        const Reading deadly = waiting_order(program, false, std::string{demo_order()});
        for (int turn = 0; turn < kReadingTurnsMax; ++turn)
            take_reading_turn(program.db, deadly.id, "the fallen one", before_the_fall);
        program.readings->wake();
        const Reading ended = once_ended(program, deadly.id);
        CHECK(ended.end->outcome == ReadingOutcome::failed);
        CHECK(ended.end->message.find("несколько раз обрывалось") != std::string::npos);
    });
}

TEST_CASE("a stopped server gives its reading back; a living one keeps it") {
    on_both_engines([](const std::string& database) {
        Program program{database, kDemoDay};
        demo(program);
        const Reading reading = waiting_order(program, true, sample("order-882.pdf"));
        program.readings.reset();
        const auto clock = [&] { return program.now(); };
        const auto taken = take_reading(program.db, true, "first", program.now());
        if (!taken) return;  // the runner had read it before it was stopped
        CHECK_FALSE(take_reading(program.db, true, "second", program.now()));
        std::stop_source stop;
        stop.request_stop();
        carry_out_reading(program.db, program.evidence, *taken, "first",
                          {.stop = stop.get_token(), .child_program = MERA_READ_CHILD}, clock);
        const auto again = take_reading(program.db, true, "second", program.now());
        REQUIRE(again);
        CHECK(again->id == reading.id);
    });
}

TEST_CASE("the queue has an end, and light files do not wait for heavy ones") {
    Folder folder;
    Program program{"sqlite:" + (folder.path() / "mera.db").string(), kDemoDay};
    Browser coordinator = coordinator_of(program);
    for (int i = 0; i < kReadingsWaitingMax; ++i) {
        const Reading heavy = waiting_order(program, true, "x" + std::to_string(i));
        take_reading_turn(program.db, heavy.id, "another server", program.now());
    }
    const auto refused = coordinator.post("/drafts", {}, {upload("order-882.txt", std::string{demo_order()})});
    CHECK(refused.status == 409);
    CHECK(says(refused, "В очереди уже 20 файлов"));
    CHECK(coordinator.post("/readings/3/cancel", {}).status == 303);
    const auto read = coordinator.post("/drafts", {}, {upload("order-882.txt", std::string{demo_order()})});
    CHECK(read.header("location").starts_with("/drafts/"));
}

TEST_CASE("a backup holds the documents that plans were read from") {
    Folder folder;
    Program program{"sqlite:" + (folder.path() / "mera.db").string(), kDemoDay};
    demo(program);
    const auto archive = folder.path() / "copy.zip";
    REQUIRE(back_up(program.db, program.evidence, archive));
    Program other{"sqlite:" + (folder.path() / "other.db").string(), kDemoDay};
    REQUIRE(restore(other.db, other.evidence, archive));
    const auto reading = find_reading(other.db, {1});
    REQUIRE(reading);
    CHECK(reading->end->draft);
    CHECK(other.evidence.verify(reading->source_sha256) == EvidenceFiles::Condition::sound);
}
