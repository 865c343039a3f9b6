#include "intake/order/head_places.hpp"

#include <doctest/doctest.h>

#include <map>
#include <string>
#include <vector>

namespace mera::intake {

namespace {

// The number of the first line of each field, from 1, and how far below it its outline reaches.
std::map<std::string, std::pair<int, double>> placed(const std::vector<std::string>& lines, const DraftOrder& order) {
    std::vector<Place> places;
    for (std::size_t at = 0; at < lines.size(); ++at) {
        const double top = static_cast<double>(at) / 10;
        places.push_back(
            {.page = 1, .line = static_cast<int>(at) + 1, .words = lines[at], .box = {{0.1, top, 0.9, top + 0.1}}});
    }
    std::vector<SaidLine> said;
    for (std::size_t at = 0; at < lines.size(); ++at) said.push_back({lines[at], &places[at]});
    std::map<std::string, std::pair<int, double>> out;
    for (const DraftPlace& place : head_places(said, order))
        out[place.field] = {place.place.line, place.place.box->bottom};
    return out;
}

}  // namespace

TEST_CASE("each field of the head keeps the lines that say it") {
    const auto found = placed({"Приказ учебный", "УПРАВЛЕНИЕ ОБРАЗОВАНИЯ", "АДМИНИСТРАЦИИ ГОРОДА ПРИМЕРСКА", "ПРИКАЗ",
                               "от 12.09.2024 № 45-о", "Об итогах проверочных работ", "в школах города", "В целях"},
                              {"45-о", make_date(2024, 9, 12), "Об итогах проверочных работ в школах города",
                               "Управление образования администрации города Примерска"});
    CHECK(found.at("order.number").first == 5);
    CHECK(found.at("order.date").first == 5);
    CHECK(found.at("order.issuer").first == 2);
    CHECK(found.at("order.issuer").second == doctest::Approx(0.3));
    CHECK(found.at("order.title").first == 6);
    CHECK(found.at("order.title").second == doctest::Approx(0.7));
}

TEST_CASE("what no line says has no place") {
    const auto found = placed({"ПРИКАЗ № 7", "О питании"}, {"8", make_date(2024, 9, 12), "О зиме", "Школа"});
    CHECK(found.empty());
}

}  // namespace mera::intake
