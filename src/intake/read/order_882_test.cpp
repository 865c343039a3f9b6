// Order № 882 against its truth, field by field: the text of the real scan, and the same order as documents.
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "intake/read/recognise.hpp"
#include "office/read/read_child.hpp"
#include "office/text/plain_text.hpp"

namespace mera {

namespace {

using Json = nlohmann::json;

std::string file_of(std::string_view path) {
    std::ifstream in{std::string{MERA_SOURCE_DIR "/"} + std::string{path}, std::ios::binary};
    REQUIRE_MESSAGE(in.good(), path);
    return {std::istreambuf_iterator<char>{in}, {}};
}

// The two truths of this order: that of the text keeps the capitals of the source, that of the documents those of its
// letterhead only.
enum class Strictness { words_and_case, words };

class Comparison {
public:
    explicit Comparison(Strictness strictness) : strictness_(strictness) {}

    void field(const std::string& name, const Json& got, const Json& want) {
        ++fields;
        const bool same = normal(got) == normal(want);
        equal += same;
        CHECK_MESSAGE(same, name, ": ", got.dump(), " instead of ", want.dump());
    }

    int fields = 0, equal = 0;

private:
    Json normal(const Json& value) const {
        if (value.is_string()) return normal_text(value.get<std::string>());
        if (!value.is_array() && !value.is_object()) return value;
        Json out = value.is_array() ? Json::array() : Json::object();
        for (const auto& [key, part] : value.items()) {
            if (value.is_array())
                out.push_back(normal(part));
            else
                out[key] = normal(part);
        }
        return out;
    }

    std::string normal_text(const std::string& text) const {
        std::string out = replace_all(fold_for_comparison(text), " ", "");
        if (strictness_ == Strictness::words) return out;
        // With the capitals: their places are those of the letters of the text itself.
        for (const char32_t c : code_points(text))
            if (starts_with_upper(utf8(c))) out += utf8(c);
        return out;
    }

    Strictness strictness_;
};

void compare_section(Comparison& c, const Json& got, const Json& want) {
    const std::string name = "section " + want["number"].get<std::string>();
    c.field(name + " number", got["number"], want["number"]);
    // A title with words lost in the scan may be given as read, with the gaps marked and a doubt.
    const bool as_read =
        want.contains("title_as_read") && got["title"] == want["title_as_read"] && !got["doubts"].empty();
    c.field(name + " title", got["title"], as_read ? want["title_as_read"] : want["title"]);
    REQUIRE(got["measures"].size() == want["measures"].size());
    for (std::size_t at = 0; at < want["measures"].size(); ++at)
        for (const std::string field :
             {"number", "title", "executors", "deadline_text", "result", "evidence", "deadlines", "targets"})
            c.field(want["measures"][at]["number"].get<std::string>() + " " + field, got["measures"][at][field],
                    want["measures"][at][field]);
}

Comparison compare(const PlanDraft& draft, std::string_view truth_path, Strictness strictness) {
    Comparison c{strictness};
    const Json got = Json::parse(to_json(draft)), want = Json::parse(file_of(truth_path));
    for (const std::string field : {"number", "date", "title", "issuer"})
        c.field("order " + field, got["order"][field], want["order"][field]);
    REQUIRE(got["clauses"].size() == want["clauses"].size());
    for (std::size_t at = 0; at < want["clauses"].size(); ++at) {
        const std::string name = "clause " + want["clauses"][at]["number"].get<std::string>();
        for (const std::string field : {"number", "text", "due", "assignees"})
            c.field(name + " " + field, got["clauses"][at][field], want["clauses"][at][field]);
    }
    REQUIRE(got["sections"].size() == want["sections"].size());
    for (std::size_t at = 0; at < want["sections"].size(); ++at)
        compare_section(c, got["sections"][at], want["sections"][at]);
    return c;
}

PlanDraft draft_of_text() {
    const auto document = read_plain_text(file_of("tests/data/order-882.txt"));
    REQUIRE(document);
    auto draft = recognise(*document);
    REQUIRE(draft);
    return *draft;
}

bool has_doubt(const std::vector<Doubt>& doubts, std::string_view field) {
    for (const Doubt& doubt : doubts)
        if (doubt.field == field && doubt.place.line > 0) return true;
    return false;
}

}  // namespace

TEST_CASE("the text of order № 882 gives every field of its truth") {
    const Comparison c = compare(draft_of_text(), "tests/golden/order-882.truth.json", Strictness::words_and_case);
    MESSAGE("order-882.txt: ", c.equal, " of ", c.fields, " fields equal the truth");
    CHECK(c.fields == 4 + 9 * 4 + 6 * 2 + 25 * 8);
    CHECK(c.equal == c.fields);
}

TEST_CASE("the same order as a document gives every field of its truth") {
    for (const std::string name : {"order-882.docx", "order-882-autonum.docx", "order-882.odt", "order-882.pdf"}) {
        CAPTURE(name);
        const auto document = read_document_here(file_of("tests/data/" + name));
        REQUIRE(document);
        const auto draft = recognise(*document);
        REQUIRE(draft);
        const Comparison c = compare(*draft, "tests/data/order-882-documents.truth.json", Strictness::words);
        MESSAGE(name, ": ", c.equal, " of ", c.fields, " fields equal the truth");
        CHECK(c.equal == c.fields);
    }
}

TEST_CASE("what was damaged in the text of order № 882 is doubted or said") {
    const PlanDraft draft = draft_of_text();
    const auto measure = [&](std::string_view number) -> const DraftMeasure& {
        for (const DraftSection& section : draft.sections)
            for (const DraftMeasure& m : section.measures)
                if (m.number == number) return m;
        FAIL("no measure ", number);
        std::abort();
    };
    SUBCASE("words lost from the title of section 2") { CHECK(has_doubt(draft.sections[1].doubts, "title")); }
    SUBCASE("the tail of 4.6 at the head of 4.7, at both") {
        CHECK(has_doubt(measure("4.6").doubts, "result"));
        CHECK(has_doubt(measure("4.7").doubts, "result"));
    }
    SUBCASE("an executor put back by the others") {
        CHECK(has_doubt(measure("1.1").doubts, "executors"));
        CHECK(has_doubt(measure("1.5").doubts, "executors"));
    }
    SUBCASE("an executor named twice is said, not doubted") {
        CHECK_FALSE(has_doubt(measure("2.1").doubts, "executors"));
        REQUIRE(measure("2.1").repairs.size() == 1);
    }
    SUBCASE("trailing dashes, the LaTeX sign of number and Greek letters are said") {
        REQUIRE(measure("4.2").repairs.size() == 1);
        CHECK(measure("4.2").repairs[0].field == "evidence");
        std::string said;
        for (const Repair& repair : draft.repairs) said += repair.what + "\n";
        CHECK(said.find("«№»") != std::string::npos);
        CHECK(said.find("«П»") != std::string::npos);
        CHECK(said.find("«обеспечение»") != std::string::npos);
        CHECK(said.find("инициалах") != std::string::npos);
    }
    SUBCASE("nothing is invented: 5.1 has no document") { CHECK(measure("5.1").evidence.empty()); }
    SUBCASE("most measures have no doubt beside the reading of the school year") {
        int clean = 0;
        for (const DraftSection& section : draft.sections)
            for (const DraftMeasure& m : section.measures) clean += m.doubts.empty();
        CHECK(clean >= 15);
    }
}

TEST_CASE("every field of a measure keeps its place in the text") {
    const PlanDraft draft = draft_of_text();
    const DraftMeasure& first = draft.sections[0].measures[0];
    std::vector<std::string> fields;
    for (const DraftPlace& place : first.places) {
        fields.push_back(place.field);
        CHECK(place.place.line == 49);
        CHECK(place.place.table == 1);
        CHECK_FALSE(place.place.words.empty());
    }
    CHECK(fields == std::vector<std::string>{"number", "title", "executors", "result", "evidence", "deadlines"});
}

TEST_CASE("the term of order № 882 runs from its day to the end of the last year named") {
    const auto document = read_plain_text(file_of("tests/data/order-882.txt"));
    REQUIRE(document);
    CHECK(plan_term(*document) == PlanTerm{make_date(2019, 12, 4), make_date(2020, 12, 31)});
}

}  // namespace mera
