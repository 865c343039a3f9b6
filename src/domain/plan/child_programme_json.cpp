// A composition as the store keeps it: one JSON a version.
#include <nlohmann/json.hpp>

#include "domain/plan/child_programme.hpp"

namespace mera {

namespace {

using Json = nlohmann::ordered_json;

template <class Id>
Json number(const std::optional<Id>& id) {
    return id ? Json(id->value) : Json(nullptr);
}
template <class Id>
std::optional<Id> number_from(const Json& json) {
    return json.is_null() ? std::optional<Id>{} : std::optional<Id>{Id{json.get<std::int64_t>()}};
}
Json numbers(const std::vector<OrganisationId>& ids) {
    Json out = Json::array();
    for (const OrganisationId id : ids) out.push_back(id.value);
    return out;
}
std::vector<OrganisationId> numbers_from(const Json& json) {
    std::vector<OrganisationId> out;
    for (const Json& id : json) out.push_back({id.get<std::int64_t>()});
    return out;
}

Json json_of(const ChildMeasure& m) {
    return {{"parent", m.parent.value}, {"person", number(m.person)}, {"deadline_text", m.deadline_text},
            {"addition", m.addition},   {"left_out", m.left_out},     {"organisations", numbers(m.organisations)}};
}
ChildMeasure measure_from(const Json& json) {
    return {MeasureId{json.at("parent").get<std::int64_t>()}, number_from<PersonId>(json.at("person")),
            json.at("deadline_text").get<std::string>(),      json.at("addition").get<std::string>(),
            json.at("left_out").get<std::string>(),           numbers_from(json.at("organisations"))};
}

Json json_of(const Addition& a) {
    return {{"key", a.key},           {"section", number(a.section)},     {"own_section", a.own_section},
            {"title", a.title},       {"deadline_text", a.deadline_text}, {"result", a.result},
            {"evidence", a.evidence}, {"person", number(a.person)},       {"organisations", numbers(a.organisations)}};
}
Addition addition_from(const Json& json) {
    return {json.at("key").get<std::int64_t>(),          number_from<SectionId>(json.at("section")),
            json.at("own_section").get<std::string>(),   json.at("title").get<std::string>(),
            json.at("deadline_text").get<std::string>(), json.at("result").get<std::string>(),
            json.at("evidence").get<std::string>(),      number_from<PersonId>(json.at("person")),
            numbers_from(json.at("organisations"))};
}

}  // namespace

std::string to_json(const Composition& composition) {
    Json out{{"last_key", composition.last_key}, {"measures", Json::array()}, {"additions", Json::array()}};
    for (const ChildMeasure& m : composition.measures) out["measures"].push_back(json_of(m));
    for (const Addition& a : composition.additions) out["additions"].push_back(json_of(a));
    return out.dump();
}

Composition composition_from_json(std::string_view json) {
    const Json parsed = Json::parse(json);
    Composition out;
    out.last_key = parsed.at("last_key").get<std::int64_t>();
    for (const Json& m : parsed.at("measures")) out.measures.push_back(measure_from(m));
    for (const Json& a : parsed.at("additions")) out.additions.push_back(addition_from(a));
    return out;
}

}  // namespace mera
