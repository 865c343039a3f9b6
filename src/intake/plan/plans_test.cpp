// Plans of many kinds (tests/data/plans, «учебные данные»: made, no real persons) against truths written by hand: school
// plans, road maps, month calendars, orders with their annexes, letters, and tables that are no plans at all.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "intake/read/recognise.hpp"
#include "office/read/libreoffice.hpp"
#include "office/read/read_child.hpp"

namespace mera {

namespace {

using Json = nlohmann::json;

std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream in{path, std::ios::binary};
    REQUIRE_MESSAGE(in.good(), path.string());
    return {std::istreambuf_iterator<char>{in}, {}};
}

std::string plain(const std::string& text) {
    std::string out = replace_all(fold_for_comparison(text), " ", "");
    while (out.ends_with('.')) out.pop_back();
    return out;
}

// A truth holds the fields that are checked; fields it does not name are not.
bool fits(const Json& got, const Json& want) {
    if (want.is_string()) return got.is_string() && plain(got.get<std::string>()) == plain(want.get<std::string>());
    if (want.is_array())
        return got.is_array() && got.size() == want.size() &&
               std::equal(got.begin(), got.end(), want.begin(),
                          [](const Json& a, const Json& b) { return fits(a, b); });
    if (!want.is_object()) return got == want;
    for (const auto& [key, value] : want.items())
        if (!got.contains(key) || !fits(got[key], value)) return false;
    return true;
}

void check_fields(const std::string& name, const Json& got, const Json& want) {
    for (const auto& [key, value] : want.items()) {
        if (key == "measures") continue;
        if (key == "assignee_count")
            CHECK_MESSAGE(got["assignees"].size() == value.get<std::size_t>(), name, ": ", got["assignees"].dump());
        else if (key == "notes_contain")
            CHECK_MESSAGE(got["notes"].get<std::string>().find(value.get<std::string>()) != std::string::npos, name,
                          ": ", got["notes"].dump());
        else
            CHECK_MESSAGE(fits(got[key], value), name, " ", key, ": ", got[key].dump(), " instead of ", value.dump());
    }
}

Json sections_with_measures(const Json& draft) {
    Json out = Json::array();
    for (const Json& section : draft["sections"])
        if (!section["measures"].empty()) out.push_back(section);
    return out;
}

void check_plan(const std::string& name, const Json& got, const Json& want) {
    if (want.contains("order")) check_fields(name + " order", got["order"], want["order"]);
    if (want.contains("clauses")) {
        REQUIRE_MESSAGE(got["clauses"].size() == want["clauses"].size(), name, ": ", got["clauses"].dump());
        for (std::size_t at = 0; at < want["clauses"].size(); ++at)
            check_fields(name + " clause", got["clauses"][at], want["clauses"][at]);
    }
    const Json sections = sections_with_measures(got);
    REQUIRE_MESSAGE(sections.size() == want["sections"].size(), name);
    for (std::size_t at = 0; at < sections.size(); ++at) {
        const Json &section = sections[at], &truth = want["sections"][at];
        check_fields(name + " section", section, truth);
        REQUIRE_MESSAGE(section["measures"].size() == truth["measures"].size(), name);
        for (std::size_t row = 0; row < truth["measures"].size(); ++row)
            check_fields(name + " measure " + std::to_string(row + 1), section["measures"][row],
                         truth["measures"][row]);
    }
}

}  // namespace

TEST_CASE("plans of other towns and kinds are read field by field") {
    const std::filesystem::path folder = MERA_SOURCE_DIR "/tests/data/plans";
    std::size_t documents = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::filesystem::path& path = entry.path();
        if (path.extension() == ".json" || path.filename() == "README.md") continue;
        const bool old_format = path.extension() == ".doc" || path.extension() == ".rtf";
        if (old_format && !find_libreoffice()) continue;
        const std::string name = path.filename().string();
        const Json want = Json::parse(bytes_of(folder / (path.stem().string() + ".truth.json")));
        const auto document = read_document_here(bytes_of(path));
        REQUIRE_MESSAGE(document, name);
        const auto draft = recognise(*document);
        ++documents;
        if (want.contains("no_plan")) {
            CHECK_MESSAGE((!draft || count_measures(*draft) == 0), name);
            continue;
        }
        REQUIRE_MESSAGE(draft, name);
        check_plan(name, Json::parse(to_json(*draft)), want);
    }
    CHECK(documents >= 215);
}

}  // namespace mera
