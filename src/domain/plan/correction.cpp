#include "domain/plan/correction.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
#include <stdexcept>

#include "base/digest.hpp"
#include "base/text.hpp"

namespace mera {

namespace {

using Json = nlohmann::json;

Json json_of(const PlanDraft& plan) { return Json::parse(to_json(plan)); }

Json& node_of(Json& plan, const PlanRow& row) {
    switch (row.kind) {
        case PlanRow::Kind::order: return plan["order"];
        case PlanRow::Kind::clause: return plan["clauses"][row.first];
        case PlanRow::Kind::section: return plan["sections"][row.first];
        case PlanRow::Kind::measure: break;
    }
    return plan["sections"][row.first]["measures"][row.second];
}

Json& doubts_node(Json& plan, const PlanRow& row) {
    return row.kind == PlanRow::Kind::order ? plan["doubts"] : node_of(plan, row)["doubts"];
}

bool is_value(const std::string& key) {
    return key != "doubts" && key != "repairs" && key != "places" && key != "measures";
}

// The day of a clause is worked out from its deadlines; until it had them, a person corrected the day itself.
constexpr const char* kDay = "due";

// Which doubts speak of this field: the words of a deadline and its reading are one question.
std::string doubt_field(const PlanRow& row, const std::string& field) {
    if (field != "deadline_text" && field != "deadlines") return field;
    return row.kind == PlanRow::Kind::clause ? kDay : "deadlines";
}

struct RowKey {
    std::string words, place;
    int ordinal = 0;
    std::string text(const char* kind) const {
        return std::string{kind} + "|" + words + "|" + place + "|" + std::to_string(ordinal);
    }
};

RowKey key_of(const PlanDraft& plan, const PlanRow& row) {
    RowKey key;
    if (row.kind == PlanRow::Kind::clause || row.kind == PlanRow::Kind::section) key.place = std::to_string(row.first);
    if (row.kind != PlanRow::Kind::measure) return key;
    const DraftMeasure& measure = plan.sections[row.first].measures[row.second];
    for (const DraftPlace& place : measure.places) {
        if (place.field != "title" && place.field != "number") continue;
        key.words = sha256_hex(fold_for_comparison(place.place.words)).substr(0, 16);
        key.place = place.place.file > 0 ? std::to_string(place.place.file) + ":" : std::string{};
        key.place += std::to_string(place.place.page) + "/" + std::to_string(place.place.table) + "/" +
                     std::to_string(place.place.row) + "/" + std::to_string(place.place.line);
        if (place.field == "title") break;
    }
    if (measure.places.empty()) key.place = std::to_string(row.first) + "." + std::to_string(row.second);
    return key;
}

const char* kind_name(PlanRow::Kind kind) {
    switch (kind) {
        case PlanRow::Kind::order: return "order";
        case PlanRow::Kind::clause: return "clause";
        case PlanRow::Kind::section: return "section";
        case PlanRow::Kind::measure: break;
    }
    return "measure";
}

struct KeyedRow {
    PlanRow row;
    RowKey key;
    std::string text;
};

// Several measures of one cell share words and place: they are counted.
std::vector<KeyedRow> keyed_rows(const PlanDraft& plan) {
    std::vector<KeyedRow> out;
    for (const PlanRow& row : rows_of(plan)) {
        KeyedRow keyed{row, key_of(plan, row), {}};
        for (const KeyedRow& other : out)
            if (other.row.kind == row.kind && other.key.words == keyed.key.words && other.key.place == keyed.key.place)
                ++keyed.key.ordinal;
        keyed.text = keyed.key.text(kind_name(row.kind));
        out.push_back(std::move(keyed));
    }
    return out;
}

struct Found {
    const KeyedRow* row = nullptr;
    bool sure = false;  // the same words stand there; otherwise only the place is the same
};

Found find_row(const std::vector<KeyedRow>& rows, const std::string& key) {
    const auto exact = std::find_if(rows.begin(), rows.end(), [&](const KeyedRow& r) { return r.text == key; });
    // Clauses and sections are known by their number in the document alone.
    if (exact != rows.end()) return {&*exact, exact->row.kind == PlanRow::Kind::order || !exact->key.words.empty()};
    const auto parts = split(key, '|');
    if (parts.size() != 4 || parts[0] != "measure") return {};
    const auto unique = [&](auto&& same) -> const KeyedRow* {
        const KeyedRow* found = nullptr;
        for (const KeyedRow& row : rows) {
            if (row.row.kind != PlanRow::Kind::measure || !same(row)) continue;
            if (found != nullptr) return nullptr;
            found = &row;
        }
        return found;
    };
    if (const auto* row = unique([&](const KeyedRow& r) { return !r.key.words.empty() && r.key.words == parts[1]; }))
        return {row, true};
    return {unique([&](const KeyedRow& r) { return r.key.place == parts[2]; }), false};
}

Json doubts_about(Json& plan, const PlanRow& row, const std::string& field) {
    Json out = Json::array();
    for (const Json& doubt : doubts_node(plan, row))
        if (base_field(doubt["field"].get<std::string>()) == doubt_field(row, field)) out.push_back(doubt);
    return out;
}

Json settled_between(const Json& before, const Json& after) {
    Json out = Json::array();
    for (const Json& doubt : before)
        if (std::find(after.begin(), after.end(), doubt) == after.end()) out.push_back(doubt["why"]);
    return out;
}

std::vector<std::string> fields_of(Json& plan, const PlanRow& row) {
    std::vector<std::string> out;
    for (const auto& [key, value] : node_of(plan, row).items())
        if (is_value(key) && key != kDay) out.push_back(key);
    for (const Json& doubt : doubts_node(plan, row)) {  // «measure», «table»: doubts that speak of no single field
        const std::string field = base_field(doubt["field"].get<std::string>());
        if (field != kDay && std::find(out.begin(), out.end(), field) == out.end()) out.push_back(field);
    }
    return out;
}

Json value_at(Json& plan, const PlanRow& row, const std::string& field) {
    Json& node = node_of(plan, row);
    return node.contains(field) && is_value(field) ? node[field] : Json(nullptr);
}

void apply_to(Json& plan, const PlanRow& row, const Correction& correction) {
    Json& node = node_of(plan, row);
    const bool changed = correction.value != correction.as_read;
    const Json value = Json::parse(correction.value);
    const bool reads_otherwise = node.contains(correction.field) && node[correction.field] != value;
    if (node.contains(correction.field)) node[correction.field] = value;
    if (correction.field == kDay && changed) {
        node.erase("deadlines");
        node.erase("deadline_text");
    }
    const Json settled = Json::parse(correction.settled);
    Json kept = Json::array();
    for (const Json& doubt : doubts_node(plan, row)) {
        const bool about = base_field(doubt["field"].get<std::string>()) == doubt_field(row, correction.field);
        const bool gone = about && (changed || reads_otherwise ||
                                    std::find(settled.begin(), settled.end(), doubt["why"]) != settled.end());
        if (!gone) kept.push_back(doubt);
    }
    for (const Json& doubt : Json::parse(correction.remaining))
        if (std::find(kept.begin(), kept.end(), doubt) == kept.end()) kept.push_back(doubt);
    doubts_node(plan, row) = std::move(kept);
}

std::string said(const std::string& json) {
    const Json value = Json::parse(json);
    if (value.is_string()) return value.get<std::string>();
    std::string out;
    if (value.is_array())
        for (const Json& item : value)
            if (item.is_string()) out += (out.empty() ? "" : "; ") + item.get<std::string>();
    return out;
}

}  // namespace

std::string correction_row_key(const PlanDraft& plan, const PlanRow& row) {
    for (const KeyedRow& keyed : keyed_rows(plan))
        if (keyed.row == row) return keyed.text;
    return {};
}

std::vector<Correction> corrections_between(const PlanDraft& before, const PlanDraft& after) {
    std::vector<Correction> out;
    Json was = json_of(before), is = json_of(after);
    for (const KeyedRow& keyed : keyed_rows(before)) {
        if (!has_row(after, keyed.row)) continue;
        for (const std::string& field : fields_of(was, keyed.row)) {
            const Json old_value = value_at(was, keyed.row, field), new_value = value_at(is, keyed.row, field);
            const Json old_doubts = doubts_about(was, keyed.row, field),
                       new_doubts = doubts_about(is, keyed.row, field);
            if (old_value == new_value && old_doubts == new_doubts) continue;
            out.push_back({keyed.text, field, old_value.dump(), new_value.dump(),
                           settled_between(old_doubts, new_doubts).dump(),
                           settled_between(new_doubts, old_doubts).empty() ? "[]" : new_doubts.dump()});
        }
    }
    return out;
}

PlanDraft with_corrections(const PlanDraft& read, const std::vector<Correction>& corrections) {
    if (corrections.empty()) return read;
    const std::vector<KeyedRow> rows = keyed_rows(read);
    Json plan = json_of(read);
    std::vector<Doubt> lost;
    for (const Correction& correction : corrections) {
        const Found found = find_row(rows, correction.row);
        const bool fits = found.row != nullptr &&
                          (found.sure || value_at(plan, found.row->row, correction.field).dump() == correction.as_read);
        if (fits) {
            apply_to(plan, found.row->row, correction);
        } else if (correction.value != correction.as_read && !said(correction.value).empty()) {
            lost.push_back({"table",
                            "Раньше здесь исправили на «" + said(correction.value) +
                                "», а теперь такой строки нет. Внесите исправление снова.",
                            {}});
        }
    }
    auto out = plan_draft_from_json(plan.dump());
    if (!out) throw std::logic_error("corrections spoilt a draft: " + out.failure().message);
    PlanDraft corrected = *std::move(out);
    corrected.doubts.insert(corrected.doubts.end(), lost.begin(), lost.end());
    return corrected;
}

std::vector<RetypedExecutor> retyped_executors(const Correction& correction) {
    if (correction.field != "executors" && correction.field != "assignees") return {};
    const Json as_read = Json::parse(correction.as_read), value = Json::parse(correction.value);
    if (!as_read.is_array() || !value.is_array())
        return {};  // a doubt of the whole plan: it has no executors of its own
    const auto before = as_read.get<std::vector<std::string>>(), after = value.get<std::vector<std::string>>();
    const auto without = [](const std::vector<std::string>& words, const std::vector<std::string>& others) {
        std::vector<std::string> out;
        std::copy_if(words.begin(), words.end(), std::back_inserter(out), [&](const std::string& each) {
            return std::find(others.begin(), others.end(), each) == others.end();
        });
        return out;
    };
    const auto gone = without(before, after), come = without(after, before);
    if (gone.size() != come.size()) return {};
    std::vector<RetypedExecutor> out;
    for (std::size_t at = 0; at < gone.size(); ++at) out.push_back({gone[at], come[at]});
    return out;
}

}  // namespace mera
