#include "office/scan/scan_repeated_names.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>

namespace mera {

namespace {

using Read = std::vector<std::pair<std::string, double>>;

// How sure the initials are, the second word of each line.
std::vector<double> sureness(const std::vector<std::pair<const char*, Read::value_type>>& names) {
    std::vector<OcrLine> lines;
    for (const auto& [surname, initials] : names) {
        OcrLine& line = lines.emplace_back();
        line.words = {{surname, {}, 0.95}, {initials.first, {}, initials.second}};
    }
    std::vector<OcrLine*> all;
    for (OcrLine& line : lines) all.push_back(&line);
    trust_repeated_initials(all);
    std::vector<double> out;
    for (const OcrLine& line : lines) out.push_back(line.words[1].confidence);
    return out;
}

}  // namespace

TEST_CASE("initials read alike beside one surname at several places are sure") {
    CHECK(sureness({{"Образцову", {"Р.Э.", 0.7}}, {"Образцов", {"Р.Э.", 0.95}}}).front() > 0.9);
    CHECK(sureness({{"Образцову", {"Р.Э.", 0.7}}, {"Образцов", {"Р.Э.,", 0.7}}, {"Образцов", {"Р.Э.", 0.6}}}).front() >
          0.9);
}

TEST_CASE("initials met once, read otherwise elsewhere, or with a figure stay as unsure as they were") {
    CHECK(sureness({{"Образцову", {"Р.Э.", 0.7}}, {"Примеров", {"Р.Э.", 0.95}}}).front() == doctest::Approx(0.7));
    CHECK(sureness({{"Образцову", {"Р.Э.", 0.7}}, {"Образцов", {"Р.З.", 0.95}}}).front() == doctest::Approx(0.7));
    CHECK(sureness({{"Образцову", {"Р.3.", 0.7}}, {"Образцов", {"Р.3.", 0.95}}}).front() == doctest::Approx(0.7));
    CHECK(sureness({{"Образцову", {"Р.Э.", 0.7}}, {"Образцов", {"Р.Э.", 0.7}}}).front() == doctest::Approx(0.7));
}

}  // namespace mera
