// Clauses of an order: their parts, whom each obliges and by when.
#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "intake/order/clause_cutter.hpp"
#include "intake/order/clause_lines.hpp"
#include "intake/order/clause_term_doubts.hpp"
#include "intake/order/order_text.hpp"
#include "intake/order/pointed_terms.hpp"
#include "intake/order/signature_line.hpp"
#include "intake/people/addressee_list.hpp"
#include "intake/people/addressees.hpp"
#include "intake/people/assignee_form.hpp"
#include "intake/words/deeds.hpp"
#include "intake/words/named_days.hpp"
#include "intake/words/names.hpp"
#include "intake/words/noun_forms.hpp"
#include "intake/words/preamble.hpp"
#include "intake/words/repairs.hpp"
#include "intake/words/unsure_letters.hpp"

namespace mera::intake {

namespace {

std::string first_sentence(const std::string& text) {
    for (std::size_t line = text.find('\n'); line != std::string::npos; line = text.find('\n', line + 1))
        if (text[line - 1] == '.' && ends_sentence(text.substr(0, line))) return in_one_line(text.substr(0, line));
    return in_one_line(text);
}

CutClause of_lines(std::string number, const std::vector<ClauseLine>& lines, std::vector<int> label,
                   const std::string& under) {
    CutClause out{{std::move(number), {}, {}}, lines.front().place, std::move(label), 1, {}, under};
    for (const ClauseLine& line : lines) {
        out.clause.text += (out.clause.text.empty() ? "" : "\n") + line.text;
        if (&line != &lines.front()) reach_over(out.place, line.place);
        out.confidence = std::min(out.confidence, line.confidence);
    }
    out.place.words = out.clause.text;
    return out;
}

// Clauses whose parts each oblige, and those parts: «2», «2 а», «2 б».
std::vector<CutClause> with_parts(const std::vector<CutClause>& found) {
    std::vector<CutClause> out;
    for (const CutClause& draft : found) {
        const PartedClause parted = part_clause(draft.clause.number, draft.lines);
        out.push_back(of_lines(draft.clause.number, parted.head, draft.label, draft.under));
        if (parted.time_of_one)
            out.back().clause.doubts.push_back(
                {"due", "Срок назван у одного из поручений списка, а взят для всех. Проверьте.", out.back().place});
        for (std::size_t at = 0; at < parted.parts.size(); ++at) {
            std::vector<int> label = draft.label;
            label.push_back(static_cast<int>(at) + 1);
            out.push_back(of_lines(parted.parts[at].number, parted.parts[at].lines, std::move(label), draft.under));
        }
    }
    return out;
}

// The nearest of the first `count` drafts that the label stands under.
CutClause* parent_of(std::vector<CutClause>& drafts, std::size_t count, const std::vector<int>& label) {
    for (std::size_t depth = label.size(); depth-- > 0;)
        for (std::size_t at = count; at-- > 0;)
            if (drafts[at].label.size() == depth &&
                std::equal(drafts[at].label.begin(), drafts[at].label.end(), label.begin()))
                return &drafts[at];
    return nullptr;
}

// «Директорам школ до 1 мая обеспечить: 2.1. проведение …; 2.2. издание …»: the deed is said once over things.
bool heads_things_alone(std::vector<CutClause>& drafts, const CutClause& parent) {
    return std::none_of(drafts.begin(), drafts.end(), [&](const CutClause& draft) {
        const bool below = draft.label.size() > parent.label.size() &&
                           std::equal(parent.label.begin(), parent.label.end(), draft.label.begin());
        return below && names_deed(draft.clause.text);
    });
}

// «Директорам школ в срок до 1 мая: 2.1. утвердить …; 2.2. представить …»: the time is that of each deed below.
void hand_down_terms(std::vector<CutClause>& drafts) {
    std::vector<CutClause*> givers;
    const CutClause* asked = nullptr;  // the parent looked at last: its parts stand together
    bool heads = false;
    for (std::size_t at = 0; at < drafts.size(); ++at) {
        CutClause& draft = drafts[at];
        CutClause* parent = parent_of(drafts, at, draft.label);
        if (parent != asked) {
            asked = parent;
            heads = parent != nullptr && parent->clause.text.ends_with(':') &&
                    (!names_deed(parent->clause.text) || heads_things_alone(drafts, *parent));
        }
        const bool gives = heads && !parent->clause.deadline_text.empty();
        if (!gives) continue;
        givers.push_back(parent);
        if (!draft.clause.deadline_text.empty()) continue;
        // «Школам до 1 марта: 1) составить …; 2) постоянно обновлять …»
        if (has_word_with(draft.clause.text, {"постоянно", "регулярно", "систематически"}))
            draft.clause.doubts.push_back(
                {"due", "Срок взят из строки над пунктом, а сам пункт исполняется всё время. Проверьте.", draft.place});
        draft.clause.deadline_text = parent->clause.deadline_text;
        for (const DraftPlace& known : parent->clause.places)
            if (known.field == "due") draft.clause.places.push_back(known);
        for (const Doubt& doubt : parent->clause.doubts)
            if (doubt.field == "due") draft.clause.doubts.push_back(doubt);
    }
    for (CutClause* giver : givers) {
        giver->clause.deadline_text.clear();
        std::erase_if(giver->clause.places, [](const DraftPlace& known) { return known.field == "due"; });
        std::erase_if(giver->clause.doubts, [](const Doubt& doubt) { return doubt.field == "due"; });
    }
}

// «2. Смету утвердить. ¶ Департаменту финансов произвести оплату.»: whom a later paragraph of the clause obliges.
Addressees addressed_below(const std::string& text) {
    const std::vector<std::string> lines = split(text, '\n');
    for (std::size_t at = 1; at < lines.size(); ++at) {
        const bool sentence = trim(lines[at - 1]).ends_with('.') && is_capitalised(trim(lines[at]));
        if (!sentence || !begins_addressee(tokenise(lines[at]), 0, Case::dative)) continue;
        if (Addressees found = read_addressees(lines[at], {}); !found.names.empty()) return found;
    }
    return {};
}

// «2. Утвердить: ¶ 2.1. План … с 20 сентября по 28 октября»: the time is of the plan.
bool is_thing_to_approve(const CutClause* parent, const CutClause& draft) {
    const Tokens tokens = tokenise(draft.clause.text);
    if (parent == nullptr || tokens.empty() || is_infinitive(tokens.front().folded)) return false;
    const std::string_view head = trim(parent->clause.text);
    return head.starts_with("Утвердить") && head.ends_with(':');
}

// «2.2. Смету расходов до 15 марта»: a day that binds may be by when it is to be approved.
void doubt_day_of_thing(CutClause& draft) {
    DraftClause probe;
    probe.text = draft.clause.text;
    (void)find_term(probe, draft.place);
    const Tokens tokens = tokenise(probe.deadline_text);
    if (tokens.size() < 2 || !is_one_of(tokens[0].folded, {"до", "не", "к"})) return;
    if (after_day(tokens, 1) > 1)
        draft.clause.doubts.push_back(
            {"due", "«" + probe.deadline_text + "» может быть сроком утверждения. Проверьте.", draft.place});
}

bool begins_with_infinitive(const std::string& text) {
    const Tokens tokens = tokenise(text);
    return !tokens.empty() && is_infinitive(tokens.front().folded);
}

// «2. НОД и ДЦС дорог:» over «2.1. Обеспечить …»: whoever that is, those deeds are theirs. «2. Санитарные мероприятия:» is a heading.
bool heads_deeds(const CutClause& draft, const CutClause& next) {
    const Tokens tokens = tokenise(draft.clause.text);
    const bool under = next.label.size() == draft.label.size() + 1 &&
                       std::equal(draft.label.begin(), draft.label.end(), next.label.begin());
    const bool letters = !tokens.empty() && is_upper(tokens.front().text) && !opens_preamble(draft.clause.text) &&
                         !is_upper(draft.clause.text);
    return under && letters && trim(draft.clause.text).ends_with(':') && !names_deed(draft.clause.text) &&
           begins_with_infinitive(next.clause.text);
}

void name_by_whole_head(DraftClause& clause, const Place& place) {
    std::string name{trim(clause.text)};
    name.pop_back();
    clause.doubts.push_back({"assignees", "Кому поручено, взято как написано: «" + name + "». Проверьте.", place});
    clause.assignees.push_back(std::move(name));
}

// «Начальникам лагерей» over deeds at dashes lost its colon.
void name_by_open_head(DraftClause& clause) {
    const bool one_word = tokenise(clause.text).size() < 2;  // «Отделу» of which the rest was lost
    if (one_word || names_deed(clause.text) || trim(clause.text).ends_with(':')) return;
    clause.assignees = read_addressees(std::string{trim(clause.text)} + ":", {}).names;
}

// «2. Ей же обеспечить …»: whom the clause above obliges.
bool is_same_person(const std::string& text) {
    const Tokens tokens = tokenise(text);
    return tokens.size() > 2 && is_one_of(tokens[0].folded, {"ей", "ему", "им"}) && tokens[1].is("же");
}

// «Директорам школ: ¶ 1. Провести …; ¶ 2. Представить …» obliges them, up to the first clause that names somebody itself.
void hand_down_heads(std::vector<CutClause>& drafts, const Signer& signer) {
    std::string over;
    for (CutClause& draft : drafts) {
        // «I. Режим работы» over clauses names nobody.
        if (!draft.under.ends_with(':') || draft.under == over) continue;
        if (!draft.clause.assignees.empty()) {
            over = draft.under;
            continue;
        }
        Addressees whom = read_addressees(draft.under, signer);
        draft.clause.assignees = std::move(whom.names);
        for (std::string& why : whom.doubts) draft.clause.doubts.push_back({"assignees", std::move(why), draft.place});
    }
}

// «2.3. Провести …» of an order whose page with «2. Директорам школ:» was lost.
void doubt_orphans(std::vector<CutClause>& drafts) {
    for (std::size_t at = 0; at < drafts.size(); ++at) {
        CutClause& draft = drafts[at];
        const bool orphan = draft.label.size() > 1 && parent_of(drafts, at, draft.label) == nullptr;
        if (orphan && draft.clause.assignees.empty() && begins_with_infinitive(draft.clause.text))
            draft.clause.doubts.push_back(
                {"assignees", "Пункта, в который он входит, в тексте нет. Впишите, кому поручено.", draft.place});
    }
}

// «Назначить ответственными:» over a table of names. The table of a plan is read by itself.
void doubt_what_follows_colon(std::vector<CutClause>& drafts) {
    for (std::size_t at = 0; at < drafts.size(); ++at) {
        DraftClause& clause = drafts[at].clause;
        const bool over_parts =
            at + 1 < drafts.size() && (drafts[at + 1].clause.number.starts_with(clause.number + ".") ||
                                       drafts[at + 1].clause.number.starts_with(clause.number + " "));
        if (!clause.text.ends_with(':') || over_parts || clause.number.empty()) continue;
        if (has_word_with(clause.text, {"план", "график", "мероприят", "дорожн", "изменен"})) continue;
        clause.doubts.push_back({"text",
                                 "Пункт кончается двоеточием: таблица или список под ним в пункт не вошли. Проверьте.",
                                 drafts[at].place});
    }
}

// «… психолого-педагогической, медицинской и»: the next page is missing, or a scan lost a line.
void doubt_broken_off(CutClause& draft) {
    DraftClause& clause = draft.clause;
    const Tokens tokens = tokenise(end_of(clause.text));
    if (tokens.empty()) return;
    const Token& last = tokens.back();
    static constexpr auto kGoOn =
        std::to_array<std::string_view>({"и", "или", "а",  "в",  "во", "на", "с",  "со",  "к",   "ко",
                                         "о", "об",  "от", "до", "из", "за", "по", "для", "при", "не"});
    if (last.text == "," || std::find(kGoOn.begin(), kGoOn.end(), last.folded) != kGoOn.end())
        clause.doubts.push_back(
            {"text", "Пункт обрывается на «" + std::string{last.text} + "». Сравните с документом.", draft.place});
}

bool has_figure(const std::string& word) { return word.find_first_of("0123456789") != std::string::npos; }

// Each doubt stands at the field whose letters are unsure; figures may be of a term, wherever they stand.
void doubt_letters(CutClause& draft) {
    DraftClause& clause = draft.clause;
    const auto doubt = [&](const char* field, const Place& place) {
        if (!place.unsure.empty()) clause.doubts.push_back({field, doubt_of_letters(place), place});
    };
    const char* const time = clause.deadline_text.empty() ? "text" : "due";
    if (draft.place.unsure.empty()) {  // nobody knows which they are
        clause.doubts.push_back({time, doubt_of_letters(draft.place), draft.place});
        return;
    }
    UnsureWords words = part_unsure(draft.place, clause.deadline_text);
    auto& others = words.outside.unsure;
    std::copy_if(others.begin(), others.end(), std::back_inserter(words.inside.unsure), has_figure);
    std::erase_if(others, has_figure);
    doubt(time, words.inside);
    doubt("text", words.outside);
    const bool said = std::any_of(clause.doubts.begin(), clause.doubts.end(),
                                  [](const Doubt& known) { return known.field == "due"; });
    if (clause.deadline_text.empty() && !said) {  // the month of a term that could not be read
        Place month = draft.place;
        month.unsure = unsure_times(tokenise(clause.text), draft.place.unsure);
        doubt("due", month);
    }
    const UnsureWords names = part_unsure(words.outside, join(clause.assignees, " "), WordForm::any);
    doubt("assignees", names.inside);
}

void finish(std::vector<CutClause>& drafts, CutClause& draft, const Signer& signer, DocFormat format,
            std::vector<Repair>& repairs) {
    const std::string first = first_sentence(draft.clause.text);
    Addressees below = addressed_below(draft.clause.text);
    const CutClause* parent = parent_of(drafts, drafts.size(), draft.label);
    draft.clause.text = in_one_line(draft.clause.text);
    const InitialsRepair initials = repair_initials(draft.clause.text);
    if (initials.changed) {
        repairs.push_back(
            {"clauses", "В пункте " + draft.clause.number + " знаки в инициалах прочитаны как буквы.", draft.place});
        // What we recognised ourselves is put right in the text; what was given to us as text is quoted as it stands.
        if (is_own_reading(format)) draft.clause.text = initials.text;
    }
    if (is_thing_to_approve(parent, draft)) doubt_day_of_thing(draft);
    // «Директорам школ ежемесячно до 5 числа представлять»: the time is nobody's name.
    const std::string untimed =
        is_thing_to_approve(parent, draft) ? draft.clause.text : find_term(draft.clause, draft.place);
    const Asked asked =
        has_word_with(first, {"возложить", "возлагаю", "возлагается"}) ? Asked::to_answer : Asked::to_act;
    Addressees addressees = read_addressees(repair_initials(asked == Asked::to_answer ? first : untimed).text, signer);
    if (addressees.names.empty() && !below.names.empty()) addressees = std::move(below);
    // A text somebody typed or copied is quoted in its own order; a document names who answers as the register does.
    if (format != DocFormat::plain_text)
        for (std::string& name : addressees.names) name = assignee_form(name, asked);
    draft.clause.assignees = std::move(addressees.names);
    if (draft.clause.assignees.empty() && is_same_person(draft.clause.text) && !drafts.empty())
        draft.clause.assignees = drafts.back().clause.assignees;
    if (draft.clause.assignees.empty() && parent != nullptr) draft.clause.assignees = parent->clause.assignees;
    for (std::string& why : addressees.doubts)
        draft.clause.doubts.push_back({"assignees", std::move(why), draft.place});
    if (draft.confidence < kSureLetters) doubt_letters(draft);
    drafts.push_back(std::move(draft));
}

}  // namespace

DraftClause read_clause(std::string_view number, std::string_view text, const Place& place, const ClauseTimes& times) {
    std::vector<CutClause> drafts;
    std::vector<Repair> repairs;
    CutClause draft{{std::string{number}, std::string{text}, {}}, place, {}, 1};
    finish(drafts, draft, {}, DocFormat::plain_text, repairs);
    read_term(drafts.front().clause, times);
    return std::move(drafts.front().clause);
}

ClauseReading read_clauses(const std::vector<HeadLine>& lines, std::size_t anchor, DocFormat format) {
    ClauseReading out;
    CutClauses cut = cut_clauses(lines, anchor);
    out.last_line = cut.last_line;
    out.repairs = std::move(cut.repairs);
    out.doubts = std::move(cut.doubts);
    const bool signed_below = cut.end < lines.size() && is_signature(lines[cut.end].text);
    Signer signer{signer_after(lines, cut.end), signed_below && !is_own_reading(format)};
    if (signer.name.empty() && !cut.signature.empty())
        signer = {signer_after({HeadLine{cut.signature, {}, 0}}, 0), false};
    std::vector<CutClause> drafts;
    std::vector<CutClause> parted = with_parts(cut.clauses);
    for (std::size_t at = 0; at < parted.size(); ++at) {
        const bool heads = at + 1 < parted.size() && heads_deeds(parted[at], parted[at + 1]);
        const bool open = at + 1 < parted.size() && parted[at + 1].label.size() == parted[at].label.size() + 1 &&
                          begins_with_infinitive(parted[at + 1].clause.text);
        finish(drafts, parted[at], signer, format, out.repairs);
        DraftClause& clause = drafts.back().clause;
        if (open && clause.assignees.empty()) name_by_open_head(clause);
        if (heads && clause.assignees.empty()) name_by_whole_head(clause, drafts.back().place);
    }
    hand_down_terms(drafts);
    share_terms(drafts);
    hand_down_heads(drafts, signer);
    if (!find_anchor({lines[anchor]})) doubt_orphans(drafts);
    doubt_what_follows_colon(drafts);
    for (CutClause& draft : drafts) {
        doubt_broken_off(draft);
        draft.clause.places.insert(draft.clause.places.begin(), {"text", draft.place});
        out.clauses.push_back(std::move(draft.clause));
    }
    return out;
}

}  // namespace mera::intake