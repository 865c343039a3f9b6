// JSON → PlanDraft; the first field that is not of the shape is named. The shape: docs/plan-draft.md.
#include <nlohmann/json.hpp>

#include "domain/plan/plan_draft.hpp"

namespace mera {

namespace {

using Json = nlohmann::ordered_json;

struct DoesNotFit {  // thrown and caught in this file only: the first field of the JSON that is not of the shape
    std::string path;
    std::string expected;  // «должна быть строка»
};

// A value of the JSON together with the way to it, «sections[0].measures[3].title».
class Node {
public:
    Node(const Json& json, std::string path) : json_(&json), path_(std::move(path)) {}

    Node at(const char* key) const {  // an absent key reads as null
        if (!json_->is_object()) fail("должен быть объект { }");
        static const Json kNull = nullptr;
        const auto found = json_->find(key);
        return {found == json_->end() ? kNull : *found, path_.empty() ? key : path_ + "." + key};
    }
    bool absent() const { return json_->is_null(); }

    bool yes() const {
        if (absent()) return false;
        if (!json_->is_boolean()) fail("должно быть true или false");
        return json_->get<bool>();
    }

    std::string text() const {
        if (absent()) return {};
        if (!json_->is_string()) fail("должна быть строка");
        return json_->get<std::string>();
    }
    int count() const {
        if (absent()) return 0;
        if (!json_->is_number_integer() || *json_ < 0 || *json_ > 100'000'000) fail("должно быть целое число от нуля");
        return json_->get<int>();
    }
    double number() const {
        if (absent()) return 0;
        if (!json_->is_number()) fail("должно быть число");
        return json_->get<double>();
    }
    std::optional<Date> date() const {
        if (absent()) return {};
        const auto read = parse_iso_date(text());
        if (!read) fail("должна быть дата вида 2020-06-12");
        return read;
    }
    template <class Read>
    auto list(Read read) const {
        std::vector<decltype(read(*this))> out;
        if (absent()) return out;
        if (!json_->is_array()) fail("должен быть список [ ]");
        for (std::size_t i = 0; i < json_->size(); ++i)
            out.push_back(read(Node{(*json_)[i], path_ + "[" + std::to_string(i) + "]"}));
        return out;
    }
    [[noreturn]] void fail(std::string expected) const { throw DoesNotFit{path_, std::move(expected)}; }

private:
    const Json* json_;
    std::string path_;
};

std::string read_text(const Node& node) { return node.text(); }

Place read_place(const Node& node) {
    Place place;
    if (node.absent()) return place;
    place.file = node.at("file").count();
    place.file_name = node.at("file_name").text();
    place.page = node.at("page").count();
    place.sheet = node.at("sheet").text();
    place.table = node.at("table").count();
    place.row = node.at("row").count();
    place.column = node.at("column").count();
    place.line = node.at("line").count();
    place.words = node.at("words").text();
    place.unsure = node.at("unsure").list(read_text);
    if (const Node box = node.at("box"); !box.absent())
        place.box = Place::Box{box.at("left").number(), box.at("top").number(), box.at("right").number(),
                               box.at("bottom").number()};
    return place;
}

Doubt read_doubt(const Node& node) {
    return {node.at("field").text(), node.at("why").text(), read_place(node.at("place"))};
}

Repair read_repair(const Node& node) {
    return {node.at("field").text(), node.at("what").text(), read_place(node.at("place"))};
}

DraftPlace read_field_place(const Node& node) { return {node.at("field").text(), read_place(node.at("place"))}; }

Deadline read_deadline(const Node& node) {
    Deadline deadline;
    const auto kind = deadline_kind_from(node.at("kind").text());
    if (!kind) node.at("kind").fail("такого вида срока нет");
    deadline.kind = *kind;
    deadline.start = node.at("start").date();
    deadline.end = node.at("end").date();
    if (const Node rule = node.at("recurrence"); !rule.absent()) deadline.recurrence = rule.text();
    if (const Node condition = node.at("condition"); !condition.absent()) {
        deadline.condition = deadline_condition_from(condition.text());
        if (!deadline.condition) condition.fail("такого условия нет");
    }
    return deadline;
}

DraftTarget read_target(const Node& node) {
    return {node.at("metric").text(), node.at("comparator").text(), node.at("value").number(), node.at("unit").text(),
            node.at("population").text()};
}

DraftMeasure read_measure(const Node& node) {
    DraftMeasure measure;
    measure.number = node.at("number").text();
    measure.title = node.at("title").text();
    measure.executors = node.at("executors").list(read_text);
    measure.deadline_text = node.at("deadline_text").text();
    measure.deadlines = node.at("deadlines").list(read_deadline);
    measure.result = node.at("result").text();
    measure.targets = node.at("targets").list(read_target);
    measure.evidence = node.at("evidence").list(read_text);
    measure.notes = node.at("notes").text();
    measure.doubts = node.at("doubts").list(read_doubt);
    measure.repairs = node.at("repairs").list(read_repair);
    measure.places = node.at("places").list(read_field_place);
    return measure;
}

DraftSection read_section(const Node& node) {
    return {node.at("number").text(), node.at("title").text(), node.at("measures").list(read_measure),
            node.at("doubts").list(read_doubt), node.at("places").list(read_field_place)};
}

DraftClause read_clause(const Node& node) {
    DraftClause clause;
    clause.number = node.at("number").text();
    clause.text = node.at("text").text();
    clause.assignees = node.at("assignees").list(read_text);
    clause.deadline_text = node.at("deadline_text").text();
    clause.deadlines = node.at("deadlines").list(read_deadline);
    // Drafts kept before clauses had whole deadlines have a day alone.
    if (const auto day = node.at("due").date(); day && node.at("deadlines").absent()) {
        clause.deadlines = {{DeadlineKind::by_date, {}, day, {}, {}}};
        clause.deadline_text = "до " + in_russian(*day);
    }
    clause.doubts = node.at("doubts").list(read_doubt);
    clause.places = node.at("places").list(read_field_place);
    return clause;
}

AmendedPlace read_amended_place(const Node& node) {
    AmendedPlace where;
    const auto part = amended_part_from(node.at("part").text());
    if (!part) node.at("part").fail("такой части приказа нет");
    where.part = *part;
    where.numbers = node.at("numbers").list(read_text);
    where.section = node.at("section").text();
    where.title = node.at("title").text();
    where.field = node.at("field").text();
    where.column = node.at("column").text();
    where.column_number = node.at("column_number").count();
    where.paragraph = node.at("paragraph").count();
    where.sentence = node.at("sentence").count();
    where.letter = node.at("letter").text();
    where.everywhere = node.at("everywhere").yes();
    return where;
}

Amendment read_amendment(const Node& node) {
    Amendment out;
    const auto deed = amendment_deed_from(node.at("deed").text());
    if (!deed) node.at("deed").fail("такого указания нет");
    out.deed = *deed;
    out.where = read_amended_place(node.at("where"));
    out.words = node.at("words").list(
        [](const Node& words) { return ReplacedWords{words.at("from").text(), words.at("to").text()}; });
    out.anchor = node.at("anchor").text();
    out.before_anchor = node.at("before_anchor").yes();
    out.any_case = node.at("any_case").yes();
    out.is_sentence = node.at("is_sentence").yes();
    out.is_paragraph = node.at("is_paragraph").yes();
    out.text = node.at("text").text();
    out.after_row = node.at("after_row").text();
    out.new_numbers = node.at("new_numbers").list(read_text);
    out.measures = node.at("measures").list(read_measure);
    out.clauses = node.at("clauses").list(read_clause);
    out.sections = node.at("sections").list(read_section);
    out.from_table = node.at("from_table").yes();
    if (const Node annex = node.at("annex"); !annex.absent()) out.annex = annex.text();
    if (const Node order = node.at("order"); !order.absent())
        out.order = {order.at("number").text(), order.at("date").date()};
    out.number = node.at("number").text();
    out.quote = node.at("quote").text();
    out.place = read_place(node.at("place"));
    out.why_unread = node.at("why_unread").text();
    out.doubts = node.at("doubts").list(read_text);
    return out;
}

DraftAnnex read_annex(const Node& node) { return {node.at("number").text(), node.at("sections").list(read_section)}; }

PlanDraft read_draft(const Node& node) {
    PlanDraft draft;
    if (const Node order = node.at("order"); !order.absent())
        draft.order = {order.at("number").text(), order.at("date").date(), order.at("title").text(),
                       order.at("issuer").text()};
    draft.clauses = node.at("clauses").list(read_clause);
    draft.sections = node.at("sections").list(read_section);
    draft.doubts = node.at("doubts").list(read_doubt);
    draft.repairs = node.at("repairs").list(read_repair);
    draft.places = node.at("places").list(read_field_place);
    draft.amendments = node.at("amendments").list(read_amendment);
    draft.annexes = node.at("annexes").list(read_annex);
    return draft;
}

}  // namespace

Expected<PlanDraft> plan_draft_from_json(std::string_view text) {
    const Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded())
        return Failure{Failure::Kind::invalid_input,
                       "Это не JSON или файл повреждён. Возьмите файл, который напечатал mera recognise."};
    try {
        return read_draft(Node{json, ""});
    } catch (const DoesNotFit& problem) {
        const std::string where = problem.path.empty() ? "в начале файла" : "в поле «" + problem.path + "»";
        return Failure{Failure::Kind::invalid_input,
                       "Черновик плана не подходит: " + where + " " + problem.expected + ". Исправьте и повторите.",
                       problem.path};
    }
}

}  // namespace mera
