#include <doctest/doctest.h>

#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/digest.hpp"
#include "cli/commands.hpp"
#include "cli/workspace.hpp"
#include "store/drafts.hpp"
#include "store/revisions.hpp"
#include "usecases/demo.hpp"
#include "usecases/read_order.hpp"
#include "usecases/rules.hpp"

using namespace mera;

namespace {

class Captured {  // what a command prints
public:
    explicit Captured(std::ostream& stream) : stream_(stream), before_(stream.rdbuf(text_.rdbuf())) {}
    ~Captured() { stream_.rdbuf(before_); }
    Captured(const Captured&) = delete;
    Captured& operator=(const Captured&) = delete;
    std::string text() const { return text_.str(); }

private:
    std::ostringstream text_;
    std::ostream& stream_;
    std::streambuf* before_;
};

struct Answer {
    int code;
    std::string out, complaint;
};
Answer revise(const Settings& settings, const ReviseOptions& options, bool json) {
    const Captured out{std::cout}, complaint{std::cerr};
    const int code = command_revise(settings, options, json);
    return {code, out.text(), complaint.text()};
}

std::string order_215() {
    std::ifstream in{std::string{MERA_SOURCE_DIR} + "/tests/data/amendments/order-215.txt"};
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

}  // namespace

TEST_CASE("mera revise shows an amending order, refuses what it cannot carry out, adopts the rest") {
    const auto folder = std::filesystem::temp_directory_path() / ("mera-revise-" + random_token().substr(0, 12));
    Settings settings;
    settings.data = folder;
    settings.today = make_date(2020, 4, 10);
    ReviseOptions options;
    options.login = "coordinator";
    {
        Workspace workspace = open_workspace(settings);
        REQUIRE(make_demo(workspace.db, workspace.evidence, workspace.calendar, demo_order()));
        const auto plan = read_order(order_215());
        REQUIRE(plan);
        const auto coordinator = actor_named(workspace, "coordinator", settings.now());
        REQUIRE(coordinator);
        options.draft =
            insert_draft(workspace.db, "приказ-215.txt", "215", *plan, coordinator->person, settings.now()).value;
    }
    const Answer refused = revise(settings, options, true);
    CHECK(refused.code == kExitRefused);
    CHECK(refused.complaint.find("не применено") != std::string::npos);
    const auto shown = nlohmann::json::parse(refused.out);
    CHECK(shown["programme"] == 1);
    REQUIRE(shown["instructions"].size() == 7);
    CHECK(shown["instructions"][6]["state"] == "refused");
    CHECK(shown["instructions"][6]["number"] == "1.2.6");
    CHECK_FALSE(shown.contains("revision"));

    options.skipped = {"1.2.6"};
    const Answer previewed = revise(settings, options, true);
    REQUIRE(previewed.code == kExitDone);
    const auto preview = nlohmann::json::parse(previewed.out);
    CHECK(preview["adopted"] == false);
    CHECK(preview["revision"] == 2);
    CHECK(preview["instructions"][6]["state"] == "skipped");
    const auto& changes = preview["changes"];
    const auto moved = std::find_if(changes.begin(), changes.end(), [](const auto& c) { return c["number"] == "6.2"; });
    REQUIRE(moved != changes.end());
    CHECK((*moved)["fields"][0]["after"] == "Июнь 2020; ноябрь 2020 года");
    CHECK((*moved)["instructions"][0].get<std::string>().find("пункта 6.2") != std::string::npos);
    {
        Workspace workspace = open_workspace(settings);
        CHECK_MESSAGE(revisions_of(workspace.db, {1}).size() == 1, "showing changes nothing");
    }

    options.left_out = {"6.2"};
    const auto left = nlohmann::json::parse(revise(settings, options, true).out)["changes"];
    for (const auto& change : left) CHECK(change["left_out"] == (change["number"] == "6.2"));
    CHECK(left.size() == changes.size());
    options.left_out = {"7.7"};
    CHECK(revise(settings, options, false).code == kExitRefused);
    options.left_out.clear();

    options.skipped = {"9.9"};
    CHECK(revise(settings, options, false).code == kExitRefused);
    options.skipped = {"1.2.6"};
    options.scope = "half";
    CHECK(revise(settings, options, false).code == kExitRefused);
    options.scope.clear();
    options.adopt = true;
    const Answer adopted = revise(settings, options, false);
    CHECK(adopted.code == kExitDone);
    CHECK(adopted.out.find("Принята редакция 2.") != std::string::npos);
    CHECK(revise(settings, options, false).code == kExitRefused);
    std::filesystem::remove_all(folder);
}
