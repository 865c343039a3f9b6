#include "intake/read/recognise.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "intake/amendment/amendments.hpp"
#include "intake/order/head_places.hpp"
#include "intake/order/order_text.hpp"
#include "intake/plan/approver.hpp"
#include "intake/plan/draft_plan.hpp"
#include "intake/plan/leftovers.hpp"
#include "intake/plan/lost_rows.hpp"
#include "intake/plan/measure_deadline.hpp"
#include "intake/plan/plan_heading.hpp"
#include "intake/plan/plan_issuer.hpp"
#include "intake/plan/plan_term.hpp"
#include "intake/plan/raw_plan.hpp"
#include "intake/plan/shared_conventions.hpp"
#include "intake/read/bundled_files.hpp"
#include "intake/read/material.hpp"
#include "intake/read/nothing_found.hpp"
#include "intake/read/source_of.hpp"
#include "intake/words/repairs.hpp"

namespace mera {

namespace {

using namespace intake;

constexpr double kGuessedLetters = 0.5;

// The years of deadlines are taken from it.
std::optional<Date> sure_date(const OrderText& text, const DraftOrder& order) {
    return text.has_day_of_page ? std::nullopt : order.date;
}

TermFacts term_facts(const OrderText& order, const RawPlan& plan) {
    TermFacts facts{
        .order_date = sure_date(order, order.order), .titles = {order.order.title}, .sections = {}, .deadlines = {}};
    for (const Line& line : plan.title_lines) {
        facts.titles.push_back(in_one_line(line.text));
        facts.unsure_titles = facts.unsure_titles || line.confidence < kGuessedLetters;
    }
    facts.titles.push_back(plan_title(plan.title_lines));
    if (!plan.found)
        for (const DraftClause& clause : order.clauses) facts.deadlines.push_back(clause.deadline_text);
    for (const RawSection& section : plan.sections) {
        facts.sections.push_back(section.title);
        if (std::string time = time_in_heading(section.title); !time.empty())
            facts.deadlines.push_back(std::move(time));
        for (const RawMeasure& measure : section.measures)
            facts.deadlines.push_back(in_one_line(deadline_words(measure)));
    }
    return facts;
}

// Whether letters of `text` are named as unsure where the order is doubted.
bool is_unsure(const PlanDraft& draft, std::string_view text) {
    return std::any_of(draft.doubts.begin(), draft.doubts.end(), [&](const Doubt& doubt) {
        return doubt.field == "order" &&
               std::any_of(doubt.place.unsure.begin(), doubt.place.unsure.end(),
                           [&](const std::string& word) { return word.find(text) != std::string::npos; });
    });
}

// A scan reads the number of the order twice, in its head and on its annex: «18/тр/480» and «18/пр/480» are one.
void compare_with_annex(PlanDraft& draft, const RawPlan& plan) {
    constexpr std::size_t kLettersApart = 2;
    const Requisites above = approved_by(plan.title_lines);
    std::string& number = draft.order.number;
    if (number.empty() || above.number.empty() || number == above.number) return;
    if (letters_apart(number, above.number) > kLettersApart) return;
    const auto line = std::find_if(plan.title_lines.begin(), plan.title_lines.end(), [&](const Line& title) {
        return in_one_line(title.text).find(above.number) != std::string::npos;
    });
    if (line == plan.title_lines.end()) return;
    const std::string in_head = number;
    if (is_unsure(draft, number) && line->confidence >= kSureLetters) number = above.number;
    draft.doubts.push_back({"order.number",
                            "В тексте номер приказа прочитан как «" + in_head + "», в приложении как «" + above.number +
                                "». Сравните с документом.",
                            line->place});
}

// A plan with neither an order nor a corner mark that names who approved it.
void name_issuer_of_plan(PlanDraft& draft, const FilePlan& file) {
    const auto issuer = issuer_of_plan(file.plan.title_lines, draft.order.title, file.source.words);
    if (!issuer) return;
    draft.order.issuer = issuer->organisation;
    if (!issuer->sure)
        draft.doubts.push_back(
            {"order.issuer",
             "Чей это план, сказано заголовком или строками над ним: «" + issuer->organisation + "». Проверьте.",
             issuer->place});
}

// A plan that came without its order, or with one whose head was cut off: its annex names it.
void name_order_by_annex(PlanDraft& draft, const FilePlan& file, bool has_order) {
    const RawPlan& plan = file.plan;
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
    const Approver approver = has_order ? Approver{} : approver_of(plan.title_lines);
    if (!draft.order.date) draft.order.date = approver.day;
    if (!has_order && draft.order.issuer.empty()) draft.order.issuer = issuer_of_approval(plan.title_lines);
    if (!has_order && draft.order.issuer.empty()) {
        draft.order.issuer = approver.organisation;
        if (!approver.organisation.empty() && !approver.sure)
            draft.doubts.push_back(
                {"order.issuer", "Кто издал, взято из грифа утверждения: «" + approver.organisation + "». Проверьте.",
                 approver.place});
        if (draft.order.issuer.empty()) name_issuer_of_plan(draft, file);
    }
    const Line* unfilled = has_order ? nullptr : unfilled_act(plan.title_lines);
    if (unfilled == nullptr) return;
    constexpr const char* kWhy = "В документе, которым утверждён план, на этом месте пропуск. Впишите.";
    if (!draft.order.date) draft.doubts.push_back({"order.date", kWhy, unfilled->place});
    if (draft.order.number.empty()) draft.doubts.push_back({"order.number", kWhy, unfilled->place});
}

// What the head of the order does not say was taken from the lines above the plan.
void place_by_annex(PlanDraft& draft, const RawPlan& plan) {
    constexpr std::size_t kFields = 4;  // of an order
    if (draft.places.size() == kFields) return;
    std::vector<SaidLine> lines;
    for (const Line& line : plan.title_lines) lines.push_back({line.text, &line.place});
    for (DraftPlace& found : head_places(lines, draft.order))
        if (std::none_of(draft.places.begin(), draft.places.end(),
                         [&](const DraftPlace& known) { return known.field == found.field; }))
            draft.places.push_back(std::move(found));
}

// Whether several rows name it in their own deadlines, read surely.
bool is_year_of_rows(const RawPlan& plan, std::string_view year) {
    constexpr int kRowsMin = 2;
    int rows = 0;
    for (const RawSection& section : plan.sections)
        for (const RawMeasure& measure : section.measures)
            rows +=
                measure.deadline.confidence >= kSureLetters && measure.deadline.text.find(year) != std::string::npos;
    return rows >= kRowsMin;
}

// Deadlines without a year take it from there.
void doubt_unsure_year(PlanDraft& draft, const RawPlan& plan) {
    for (const Line& line : plan.title_lines) {
        const Tokens tokens = tokenise(line.text);
        const auto year = std::find_if(tokens.begin(), tokens.end(), [](const Token& token) {
            return token.kind == Token::Kind::number && token.text.size() == 4 && token.text.starts_with("20");
        });
        if (year != tokens.end() && line.confidence < kSureLetters && !is_year_of_rows(plan, year->text))
            draft.doubts.push_back(
                {"deadlines",
                 "Год в заголовке плана прочитан неуверенно: " + std::string{year->text} + ". Сравните с документом.",
                 line.place});
    }
}

// An order that approves no plan has none to be missed; on a picture of a page a table may be lost without a trace.
bool may_hold_plan(const PlanDraft& draft, const Source& source) {
    const auto is_sign = [](const std::variant<Line, Grid>& item) {
        const Line* line = std::get_if<Line>(&item);
        if (line == nullptr) return true;  // a table that is no plan
        const Tokens first = tokenise(line->text, 1);
        return !first.empty() &&
               has_word_with(first.front().text, {"приложени", "план", "дорожн", "комплекс", "график"});
    };
    return is_own_reading(source.format) || std::any_of(source.items.begin(), source.items.end(), is_sign) ||
           std::any_of(draft.clauses.begin(), draft.clauses.end(), [](const DraftClause& clause) {
               return has_word_with(clause.text, {"приложени", "прилага", "план", "дорожн"});
           });
}

void doubt_missing_columns(PlanDraft& draft, const FilePlan& file) {
    const auto& [source, plan] = file;
    for (const std::string& why : plan.doubts) draft.doubts.push_back({"table", why, {}});
    if (!plan.found) {
        if (may_hold_plan(draft, source))
            draft.doubts.push_back(
                {"sections", "В документе нет таблицы мероприятий, прочитаны только пункты приказа.", {}});
        return;
    }
    if (const Line* report = title_of_report(plan.title_lines))
        draft.doubts.push_back({"table",
                                "Похоже на отчёт: «" + in_one_line(report->text) +
                                    "». В его таблице может стоять то, что уже сделано. Проверьте, план ли это.",
                                report->place});
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
    for (const AnnexPlan& annex : material.annexes) {
        const auto& [source, plan] = annex.file;
        draft.annexes.push_back({annex.number, draft_sections(plan, source, {}, draft.repairs)});
        draft.repairs.insert(draft.repairs.end(), plan.repairs.begin(), plan.repairs.end());
        for (const std::string& why : plan.doubts) draft.doubts.push_back({"table", why, {}});
        for (Doubt& doubt : doubts_of(plan.leftovers)) draft.doubts.push_back(std::move(doubt));
    }
    for (Doubt& doubt : take_annex_rows(material.amending, draft.annexes)) draft.doubts.push_back(std::move(doubt));
    draft.amendments = std::move(material.amending.amendments);
}

std::vector<Source> sources_of(const BundleRead& read) {
    std::vector<Source> out;
    for (std::size_t at = 0; at < read.files.size(); ++at) {
        const auto& [name, document] = read.files[at];
        if (document.blocks.empty()) continue;  // said by `read.unread`
        out.push_back(source_of(document));
        if (!name.empty()) name_file(out.back(), static_cast<int>(at) + 1, name);
    }
    return out;
}

void tell_of_reading(PlanDraft& draft, const Source& source) {
    for (const std::string& note : source.notes) draft.repairs.push_back({"document", note, {}});
    for (const std::string& lost : source.unread) draft.doubts.push_back({"table", lost, {}});
    if (source.signature_mark)
        draft.repairs.push_back({"document", "Отметка об электронной подписи в план не вошла.", {}});
}

// A plan becomes sections of the draft. Returns the term that its deadlines were read by.
std::optional<FoundTerm> take_plan(PlanDraft& draft, const FilePlan& file, const Material& material,
                                   const RecogniseOptions& options) {
    const RawPlan& plan = file.plan;
    if (!material.amending.found()) doubt_missing_columns(draft, file);
    draft.repairs.insert(draft.repairs.end(), plan.repairs.begin(), plan.repairs.end());
    tell_of_reading(draft, file.source);
    for (Doubt& doubt : doubts_of(plan.leftovers)) draft.doubts.push_back(std::move(doubt));
    if (is_own_reading(file.source.format) && !material.amending.found())
        for (Doubt& doubt : doubts_about_lost_rows(plan)) draft.doubts.push_back(std::move(doubt));
    doubt_unsure_year(draft, plan);
    TermFacts facts = term_facts(material.order, plan);
    facts.order_date = sure_date(material.order, draft.order);
    const std::optional<FoundTerm> term = options.term ? FoundTerm{*options.term} : intake::plan_term(facts);
    for (DraftSection& section : draft_sections(plan, file.source, term, draft.repairs))
        draft.sections.push_back(std::move(section));
    return term;
}

// A year that was guessed for the plan is none for the clauses: what theirs is, they say, or it is asked.
ClauseTimes clause_times(const std::optional<Date>& ordered, const std::optional<FoundTerm>& found) {
    if (!found) return {ordered, {}};
    if (!ordered || !found->guessed) return {ordered, found->term, found->guessed, found->of_order};
    return {ordered, PlanTerm{*ordered, make_date(static_cast<int>(ordered->year()), 12, 31)}};
}

Expected<PlanDraft> recognise_files(std::vector<Source> files, const std::vector<std::string>& unread,
                                    const RecogniseOptions& options) {
    Material material = gather(std::move(files));
    if (!material.main.plan.found && material.order.clauses.empty() && !material.amending.found())
        return nothing_found(material.main.source);
    PlanDraft draft;
    draft.order = material.order.order;
    draft.clauses = material.order.clauses;
    draft.doubts = material.order.doubts;
    draft.repairs = material.order.repairs;
    draft.places = material.order.places;
    if (is_own_reading(material.main.source.format)) compare_with_annex(draft, material.main.plan);
    name_order_by_annex(draft, material.main, material.order.found);
    place_by_annex(draft, material.main.plan);
    draft.doubts.insert(draft.doubts.end(), material.doubts.begin(), material.doubts.end());
    for (const std::string& lost : unread) draft.doubts.push_back({"table", lost, {}});
    const std::optional<FoundTerm> term = take_plan(draft, material.main, material, options);
    for (const FilePlan& file : material.more) take_plan(draft, file, material, options);
    // What was taken for what in a whole table is asked before anything that stands in it.
    std::stable_partition(draft.doubts.begin(), draft.doubts.end(),
                          [](const Doubt& doubt) { return doubt.field == "table"; });
    say_conventions_once(draft);
    const ClauseTimes times = clause_times(sure_date(material.order, draft.order), term);
    for (DraftClause& clause : draft.clauses) read_term(clause, times);
    if (material.amending.found()) add_amendments(draft, material);
    return draft;
}

}  // namespace

std::optional<PlanTerm> plan_term(const Document& document) {
    std::vector<Source> files;
    files.push_back(source_of(document));
    const Material material = gather(std::move(files));
    const auto found = intake::plan_term(term_facts(material.order, material.main.plan));
    return found ? std::optional{found->term} : std::nullopt;
}

Expected<PlanDraft> recognise(const Document& document, const RecogniseOptions& options) {
    std::vector<Source> files;
    files.push_back(source_of(document));
    return recognise_files(std::move(files), {}, options);
}

Expected<PlanDraft> recognise(const BundleRead& read, const RecogniseOptions& options) {
    return recognise_files(sources_of(read), read.unread, options);
}

}  // namespace mera
