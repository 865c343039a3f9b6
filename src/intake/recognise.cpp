#include "intake/recognise.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "intake/amendment_annexes.hpp"
#include "intake/amendments.hpp"
#include "intake/draft_plan.hpp"
#include "intake/guessed_rows.hpp"
#include "intake/leftovers.hpp"
#include "intake/list_plan.hpp"
#include "intake/lost_rows.hpp"
#include "intake/measures.hpp"
#include "intake/moved_tails.hpp"
#include "intake/number_order.hpp"
#include "intake/order_text.hpp"
#include "intake/plan_heading.hpp"
#include "intake/plan_term.hpp"
#include "intake/raw_plan.hpp"
#include "intake/repairs.hpp"
#include "intake/several_measures.hpp"
#include "intake/shared_conventions.hpp"
#include "intake/table_shapes.hpp"
#include "intake/time_words.hpp"
#include "intake/unsure_fields.hpp"

namespace mera {

namespace {

using namespace intake;

constexpr double kGuessedLetters = 0.5;

// Formats whose cells somebody inferred from a picture of the page: there a text may slip into the next row.
bool cells_are_inferred(DocFormat format) {
    return format == DocFormat::plain_text || format == DocFormat::pdf_text || format == DocFormat::pdf_scan ||
           format == DocFormat::image;
}

bool keeps_paragraphs(DocFormat format) { return !cells_are_inferred(format) || format == DocFormat::plain_text; }

struct AnnexPlan {  // of an amending order
    std::string number;
    Source source;
    RawPlan plan;
};

struct Material {
    Source source;
    OrderText order;
    RawPlan plan;
    AmendingText amending;
    std::vector<AnnexPlan> annexes;  // beside the one that is the plan
};

RawPlan plan_in(Source& source, std::size_t order_items) {
    lay_out_tables(source);
    RawPlan out = gather_plan(source, order_items);
    if (!out.found)
        if (RawPlan list = gather_list_plan(source, order_items); list.found) out = std::move(list);
    if (is_own_reading(source.format)) {
        mend_numbers_by_order(out);
        mend_time_words(out);
        mend_unsure_executors(out);
        mend_unsure_deadlines(out);
        doubt_lone_years(out);
    }
    for (RawSection& section : out.sections) {
        std::vector<RawMeasure> measures;
        for (const RawMeasure& measure : section.measures)
            for (RawMeasure& part : part_measures(measure, keeps_paragraphs(source.format)))
                measures.push_back(std::move(part));
        if (cells_are_inferred(source.format)) move_tails_back(measures, source.words);
        section.measures = std::move(measures);
    }
    weigh_guessed_rows(out);
    return out;
}

// The annexes of an amending order; the one that takes the place of the whole plan is the plan of the draft.
void gather_annexes(Material& material) {
    std::vector<std::string> numbers;
    for (AnnexSource& annex : annexes_of(material.source, material.order.items)) {
        RawPlan plan = plan_in(annex.source, 0);
        if (plan.found) numbers.push_back(annex.number);
        if (plan.found)
            material.annexes.push_back({std::move(annex.number), std::move(annex.source), std::move(plan)});
        else
            material.plan.leftovers.insert(material.plan.leftovers.end(), plan.leftovers.begin(), plan.leftovers.end());
    }
    const auto whole = annex_of_whole(material.amending, numbers);
    if (!whole) return;
    AnnexPlan& found = material.annexes[*whole];
    std::vector<Leftover> left = std::exchange(material.plan.leftovers, {});
    material.plan = std::move(found.plan);
    material.plan.leftovers.insert(material.plan.leftovers.end(), left.begin(), left.end());
    material.source = std::move(found.source);
    material.annexes.erase(material.annexes.begin() + static_cast<std::ptrdiff_t>(*whole));
}

Material gather(const Document& document) {
    Material out{.source = source_of(document), .order = {}, .plan = {}, .amending = {}, .annexes = {}};
    out.amending = take_amendments(out.source);
    out.order = read_order_text(out.source);
    if (out.amending.found()) {
        without_amending_clauses(out.order.clauses, out.amending);
        gather_annexes(out);
    } else {
        out.plan = plan_in(out.source, out.order.items);
    }
    if (!out.plan.found && !out.order.found && !out.amending.found())
        out.order = read_order_text(out.source, SignsNeeded::slight);
    return out;
}

// The years of deadlines are taken from it.
std::optional<Date> sure_date(const OrderText& text, const DraftOrder& order) {
    return text.has_day_of_page ? std::nullopt : order.date;
}

TermFacts term_facts(const Material& material) {
    TermFacts facts{.order_date = sure_date(material.order, material.order.order),
                    .titles = {material.order.order.title},
                    .sections = {},
                    .deadlines = {}};
    for (const Line& line : material.plan.title_lines) {
        facts.titles.push_back(in_one_line(line.text));
        facts.unsure_titles = facts.unsure_titles || line.confidence < kGuessedLetters;
    }
    facts.titles.push_back(plan_title(material.plan.title_lines));
    if (!material.plan.found)
        for (const DraftClause& clause : material.order.clauses) facts.deadlines.push_back(clause.deadline_text);
    for (const RawSection& section : material.plan.sections) {
        facts.sections.push_back(section.title);
        if (std::string time = time_in_heading(section.title); !time.empty())
            facts.deadlines.push_back(std::move(time));
        for (const RawMeasure& measure : section.measures)
            facts.deadlines.push_back(in_one_line(deadline_words(measure)));
    }
    return facts;
}

// A plan that came without its order, or with one whose head was cut off: its annex names it.
void name_order_by_annex(PlanDraft& draft, const RawPlan& plan, bool has_order) {
    const Requisites above = approved_by(plan.title_lines);
    if (!has_order) draft.order.title = plan_title(plan.title_lines);
    const auto named = [&](std::string_view field) {
        std::erase_if(draft.doubts, [&](const Doubt& doubt) { return doubt.field == field; });
    };
    if (!draft.order.date && above.date) {
        draft.order.date = above.date;
        named("order.date");
    }
    if (draft.order.number.empty() && !above.number.empty()) {
        draft.order.number = above.number;
        named("order.number");
    }
    const Line* unfilled = has_order ? nullptr : unfilled_act(plan.title_lines);
    if (unfilled == nullptr) return;
    constexpr const char* kWhy = "В документе, которым утверждён план, на этом месте пропуск. Впишите.";
    if (!draft.order.date) draft.doubts.push_back({"order.date", kWhy, unfilled->place});
    if (draft.order.number.empty()) draft.doubts.push_back({"order.number", kWhy, unfilled->place});
}

// Deadlines without a year take it from there.
void doubt_unsure_year(PlanDraft& draft, const RawPlan& plan) {
    for (const Line& line : plan.title_lines) {
        const Tokens tokens = tokenise(line.text);
        const auto year = std::find_if(tokens.begin(), tokens.end(), [](const Token& token) {
            return token.kind == Token::Kind::number && token.text.size() == 4 && token.text.starts_with("20");
        });
        if (year != tokens.end() && line.confidence < kSureLetters)
            draft.doubts.push_back(
                {"deadlines",
                 "Год в заголовке плана прочитан неуверенно: " + std::string{year->text} + ". Сравните с документом.",
                 line.place});
    }
}

void doubt_missing_columns(PlanDraft& draft, const RawPlan& plan) {
    for (const std::string& why : plan.doubts) draft.doubts.push_back({"table", why, {}});
    if (!plan.found) {
        draft.doubts.push_back(
            {"sections", "В документе нет таблицы мероприятий, прочитаны только пункты приказа.", {}});
        return;
    }
    if (!plan.has_executors)
        draft.doubts.push_back({"executors", "В таблице нет графы с исполнителями. Укажите их для каждой меры.", {}});
    const bool dated =
        plan.has_deadlines || std::any_of(plan.sections.begin(), plan.sections.end(),
                                          [](const RawSection& s) { return !time_in_heading(s.title).empty(); });
    if (!dated)
        draft.doubts.push_back({"deadlines", "В таблице нет графы со сроками. Укажите сроки для каждой меры.", {}});
}

// Terms of the rows are read again with the term of the plan they go into.
void add_amendments(PlanDraft& draft, Material& material) {
    for (AnnexPlan& annex : material.annexes) {
        draft.annexes.push_back({annex.number, draft_sections(annex.plan, annex.source, {}, draft.repairs)});
        draft.repairs.insert(draft.repairs.end(), annex.plan.repairs.begin(), annex.plan.repairs.end());
        for (const std::string& why : annex.plan.doubts) draft.doubts.push_back({"table", why, {}});
        for (Doubt& doubt : doubts_of(annex.plan.leftovers)) draft.doubts.push_back(std::move(doubt));
    }
    for (Doubt& doubt : take_annex_rows(material.amending, draft.annexes)) draft.doubts.push_back(std::move(doubt));
    draft.amendments = std::move(material.amending.amendments);
}

// «ORDER dated September 13 …»: a person sees an order there, and must be told why none was found.
bool is_in_latin_letters(const Source& source) {
    std::size_t latin = 0, others = 0;
    const auto count = [&](std::string_view text) {
        for (const char c : text) {
            latin += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            others += static_cast<unsigned char>(c) >= 0xC0;  // the first byte of a letter of another alphabet
        }
    };
    for (const auto& item : source.items)
        if (const auto* line = std::get_if<Line>(&item))
            count(line->text);
        else
            for (const Row& row : std::get<Grid>(item).rows) count(row.text());
    return latin > 9 * others;
}

Failure nothing_found(const Source& source) {
    if (is_in_latin_letters(source))
        return {Failure::Kind::invalid_input,
                "Документ написан не по-русски, поэтому поручения и сроки в нём не прочитаны. Загрузите русский текст.",
                "file"};
    return {Failure::Kind::invalid_input,
            "В документе не найдена таблица мероприятий. Нужна таблица, в шапке которой названы мероприятие и срок или "
            "исполнитель, нумерованный список мер со словами «Срок:» и «Ответственный:», либо приказ с пунктами после "
            "слова «приказываю». Проверьте, тот ли это файл, или добавьте шапку.",
            "file"};
}

}  // namespace

std::optional<PlanTerm> plan_term(const Document& document) {
    const auto found = intake::plan_term(term_facts(gather(document)));
    return found ? std::optional{found->term} : std::nullopt;
}

Expected<PlanDraft> recognise(const Document& document, const RecogniseOptions& options) {
    Material material = gather(document);
    if (!material.plan.found && material.order.clauses.empty() && !material.amending.found())
        return nothing_found(material.source);
    PlanDraft draft;
    draft.order = material.order.order;
    draft.clauses = material.order.clauses;
    draft.doubts = material.order.doubts;
    draft.repairs = material.order.repairs;
    name_order_by_annex(draft, material.plan, material.order.found);
    if (!material.amending.found()) doubt_missing_columns(draft, material.plan);
    draft.repairs.insert(draft.repairs.end(), material.plan.repairs.begin(), material.plan.repairs.end());
    for (const std::string& note : document.notes) draft.repairs.push_back({"document", note, {}});
    for (const std::string& lost : document.unread) draft.doubts.push_back({"table", lost, {}});
    if (material.source.signature_mark)
        draft.repairs.push_back({"document", "Отметка об электронной подписи в план не вошла.", {}});
    for (Doubt& doubt : doubts_of(material.plan.leftovers)) draft.doubts.push_back(std::move(doubt));
    if (is_own_reading(document.format) && !material.amending.found())
        for (Doubt& doubt : doubts_about_lost_rows(material.plan)) draft.doubts.push_back(std::move(doubt));
    doubt_unsure_year(draft, material.plan);
    TermFacts facts = term_facts(material);
    facts.order_date = sure_date(material.order, draft.order);
    const std::optional<FoundTerm> term = options.term ? FoundTerm{*options.term} : intake::plan_term(facts);
    draft.sections = draft_sections(material.plan, material.source, term, draft.repairs);
    say_conventions_once(draft);
    for (DraftClause& clause : draft.clauses)
        read_term(clause, {facts.order_date, term ? std::optional{term->term} : std::nullopt});
    if (material.amending.found()) add_amendments(draft, material);
    return draft;
}

}  // namespace mera
