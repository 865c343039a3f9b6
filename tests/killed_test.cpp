// The server killed with SIGKILL while it reads a scan, and started again: the reading goes on and ends once.
#include <doctest/doctest.h>
#include <sys/wait.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <functional>
#include <iterator>
#include <thread>

#include "domain/plan/reading.hpp"
#include "store/db.hpp"
#include "store/drafts.hpp"
#include "store/evidence_files.hpp"
#include "store/migrations.hpp"
#include "store/readings.hpp"
#include "support/places.hpp"
#include "support/real_program.hpp"

using namespace mera;
using namespace mera::test;

namespace {

// A machine busy with other tests; the turn of the killed one ends after kReadingBeatSecondsMax.
constexpr std::chrono::seconds kTakenWithin{60}, kReadWithin{240};

std::string sample_scan() {
    std::ifstream in(std::string{MERA_SOURCE_DIR} + "/tests/data/scans/plan-grey.pdf", std::ios::binary);
    REQUIRE(in);
    return {std::istreambuf_iterator<char>(in), {}};
}

class Server {
public:
    explicit Server(const std::filesystem::path& data)
        : child_(start_program({"serve", "--data", data.string(), "--port", "0"}, data / "said")) {}
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    ~Server() { end(SIGTERM); }
    void end(int signal) {
        if (child_ < 0) return;
        ::kill(child_, signal);
        ::waitpid(child_, nullptr, 0);
        child_ = -1;
    }

private:
    pid_t child_;
};

Reading wait_for(Db& db, ReadingId id, std::chrono::seconds at_most, const std::function<bool(const Reading&)>& what) {
    const auto until = std::chrono::steady_clock::now() + at_most;
    for (;;) {
        const auto reading = find_reading(db, id);
        REQUIRE(reading);
        if (what(*reading)) return *reading;
        REQUIRE_MESSAGE(std::chrono::steady_clock::now() < until, "it takes too long");
        std::this_thread::sleep_for(std::chrono::milliseconds{20});
    }
}

}  // namespace

TEST_CASE("a server killed while it reads a scan: the next one reads it to its end, once") {
    const ThrowawayDirectory folder;
    const auto data = folder.path() / "data";
    std::filesystem::create_directories(data);
    Db db = Db::open("sqlite:" + (data / "mera.db").string());
    const Moment asked{make_date(2020, 3, 15), "2020-03-15T10:00:00Z"};
    REQUIRE(migrate(db, built_in_migrations(), asked));
    EvidenceFiles files{data / "evidence"};
    EvidenceWriter writer = files.writer(10'000'000);
    REQUIRE(writer.append(sample_scan()));
    const auto kept = writer.finish();
    REQUIRE(kept);
    Reading reading;
    reading.source_name = "план (учебные данные).pdf";
    reading.source_sha256 = kept->sha256;
    reading.is_heavy = true;
    reading.id = insert_reading(db, reading, asked);

    Server first{data};
    const Reading taken = wait_for(db, reading.id, kTakenWithin, [](const Reading& r) { return r.turn.has_value(); });
    first.end(SIGKILL);
    const auto fallen = find_reading(db, reading.id);
    REQUIRE(fallen);
    REQUIRE_MESSAGE(!fallen->end, "killed before it came to its end");
    CHECK(open_drafts(db).empty());

    const Server second{data};
    const Reading read = wait_for(db, reading.id, kReadWithin, [](const Reading& r) { return r.end.has_value(); });
    CHECK(read.end->outcome == ReadingOutcome::draft);
    REQUIRE(read.turn);
    CHECK(read.turn->turns == 2);
    CHECK(read.turn->reader != taken.turn->reader);
    CHECK(open_drafts(db).size() == 1);
    REQUIRE(read.end->draft);
    CHECK(count_measures(find_draft(db, *read.end->draft)->plan) == 7);
}
