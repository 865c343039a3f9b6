// PlanDraft → JSON. The shape, with every key explained: docs/plan-draft.md. The way back: plan_draft_from_json.cpp.
#include <cmath>
#include <nlohmann/json.hpp>

#include "domain/plan/plan_draft.hpp"

namespace mera {

namespace {

using Json = nlohmann::ordered_json;

Json json_of(const std::optional<Date>& date) { return date ? Json(iso(*date)) : Json(nullptr); }

Json json_of(const Place& place) {  // only what is known
    Json out = Json::object();
    if (place.file != 0) out["file"] = place.file;
    if (!place.file_name.empty()) out["file_name"] = place.file_name;
    if (place.page != 0) out["page"] = place.page;
    if (!place.sheet.empty()) out["sheet"] = place.sheet;
    if (place.table != 0) out["table"] = place.table;
    if (place.row != 0) out["row"] = place.row;
    if (place.column != 0) out["column"] = place.column;
    if (place.line != 0) out["line"] = place.line;
    if (!place.words.empty()) out["words"] = place.words;
    if (!place.unsure.empty()) out["unsure"] = place.unsure;
    if (place.box)
        out["box"] = {{"left", place.box->left},
                      {"top", place.box->top},
                      {"right", place.box->right},
                      {"bottom", place.box->bottom}};
    return out;
}

Json json_of(const std::string& text) { return text; }
Json json_of(const Doubt& doubt);
Json json_of(const Repair& repair);
Json json_of(const DraftPlace& place);
Json json_of(const Deadline& deadline);
Json json_of(const DraftTarget& target);
Json json_of(const DraftMeasure& measure);
Json json_of(const DraftSection& section);
Json json_of(const DraftClause& clause);
Json json_of(const ReplacedWords& words);
Json json_of(const Amendment& amendment);
Json json_of(const DraftAnnex& annex);

template <class Item>
Json list_of(const std::vector<Item>& items) {
    Json out = Json::array();
    for (const Item& item : items) out.push_back(json_of(item));
    return out;
}

Json json_of(const Doubt& doubt) {
    return {{"field", doubt.field}, {"why", doubt.why}, {"place", json_of(doubt.place)}};
}

Json json_of(const Repair& repair) {
    return {{"field", repair.field}, {"what", repair.what}, {"place", json_of(repair.place)}};
}

Json json_of(const DraftPlace& place) { return {{"field", place.field}, {"place", json_of(place.place)}}; }

Json json_of(const Deadline& deadline) {
    return {{"kind", code_of(deadline.kind)},
            {"start", json_of(deadline.start)},
            {"end", json_of(deadline.end)},
            {"recurrence", deadline.recurrence ? Json(*deadline.recurrence) : Json(nullptr)},
            {"condition", deadline.condition ? Json(code_of(*deadline.condition)) : Json(nullptr)}};
}

Json json_of_number(double value) {  // 30 and not 30.0
    constexpr double kExact = 9.0e15;
    if (std::floor(value) == value && std::abs(value) < kExact) return static_cast<std::int64_t>(value);
    return value;
}

Json json_of(const DraftTarget& target) {
    return {{"metric", target.metric},
            {"comparator", target.comparator},
            {"value", json_of_number(target.value)},
            {"unit", target.unit},
            {"population", target.population}};
}

Json json_of(const DraftMeasure& measure) {
    return {{"number", measure.number},
            {"title", measure.title},
            {"executors", list_of(measure.executors)},
            {"deadline_text", measure.deadline_text},
            {"deadlines", list_of(measure.deadlines)},
            {"result", measure.result},
            {"targets", list_of(measure.targets)},
            {"evidence", list_of(measure.evidence)},
            {"doubts", list_of(measure.doubts)},
            {"notes", measure.notes},
            {"repairs", list_of(measure.repairs)},
            {"places", list_of(measure.places)}};
}

Json json_of(const DraftSection& section) {
    return {{"number", section.number},
            {"title", section.title},
            {"measures", list_of(section.measures)},
            {"doubts", list_of(section.doubts)},
            {"places", list_of(section.places)}};
}

Json json_of(const DraftClause& clause) {
    return {{"number", clause.number},
            {"text", clause.text},
            {"assignees", list_of(clause.assignees)},
            {"due", json_of(due_of(clause))},
            {"deadline_text", clause.deadline_text},
            {"deadlines", list_of(clause.deadlines)},
            {"doubts", list_of(clause.doubts)},
            {"places", list_of(clause.places)}};
}

Json json_of(const ReplacedWords& words) { return {{"from", words.from}, {"to", words.to}}; }

Json json_of(const AmendedPlace& where) {
    return {{"part", code_of(where.part)},
            {"numbers", list_of(where.numbers)},
            {"section", where.section},
            {"title", where.title},
            {"field", where.field},
            {"column", where.column},
            {"column_number", where.column_number},
            {"paragraph", where.paragraph},
            {"sentence", where.sentence},
            {"letter", where.letter},
            {"everywhere", where.everywhere}};
}

Json json_of(const Amendment& amendment) {
    Json out = {{"deed", code_of(amendment.deed)},
                {"where", json_of(amendment.where)},
                {"words", list_of(amendment.words)},
                {"anchor", amendment.anchor},
                {"before_anchor", amendment.before_anchor},
                {"any_case", amendment.any_case},
                {"is_sentence", amendment.is_sentence},
                {"is_paragraph", amendment.is_paragraph},
                {"text", amendment.text},
                {"after_row", amendment.after_row},
                {"new_numbers", list_of(amendment.new_numbers)},
                {"measures", list_of(amendment.measures)},
                {"clauses", list_of(amendment.clauses)},
                {"sections", list_of(amendment.sections)},
                {"from_table", amendment.from_table},
                {"order", {{"number", amendment.order.number}, {"date", json_of(amendment.order.date)}}},
                {"number", amendment.number},
                {"quote", amendment.quote},
                {"place", json_of(amendment.place)},
                {"why_unread", amendment.why_unread},
                {"doubts", list_of(amendment.doubts)}};
    if (amendment.annex) out["annex"] = *amendment.annex;
    return out;
}

Json json_of(const DraftAnnex& annex) { return {{"number", annex.number}, {"sections", list_of(annex.sections)}}; }

Json json_of(const DraftOrder& order) {
    return {{"number", order.number}, {"date", json_of(order.date)}, {"title", order.title}, {"issuer", order.issuer}};
}

std::string printed(const Json& json, int indent) {
    return json.dump(indent, ' ', false, Json::error_handler_t::replace);  // a bad byte must not lose the draft
}

}  // namespace

std::string to_json(const PlanDraft& draft, int indent) {
    Json json = {{"order", json_of(draft.order)},       {"clauses", list_of(draft.clauses)},
                 {"sections", list_of(draft.sections)}, {"doubts", list_of(draft.doubts)},
                 {"repairs", list_of(draft.repairs)},   {"places", list_of(draft.places)}};
    if (!draft.amendments.empty()) json["amendments"] = list_of(draft.amendments);
    if (!draft.annexes.empty()) json["annexes"] = list_of(draft.annexes);
    return printed(json, indent);
}

std::string to_json(const DeadlineReading& reading, std::string_view text) {
    const Json json = {
        {"text", std::string{text}}, {"deadlines", list_of(reading.deadlines)}, {"doubts", list_of(reading.doubts)}};
    return printed(json, -1);
}

}  // namespace mera
