// Clauses of an order: where each begins and ends, whom it obliges.
#include <algorithm>
#include <array>
#include <utility>

#include "intake/addressees.hpp"
#include "intake/assignee_form.hpp"
#include "intake/cell_kinds.hpp"
#include "intake/clause_parts.hpp"
#include "intake/clause_terms.hpp"
#include "intake/deeds.hpp"
#include "intake/inflection.hpp"
#include "intake/names.hpp"
#include "intake/order_text.hpp"
#include "intake/repairs.hpp"

namespace mera::intake {

namespace {

bool ends_sentence(std::string_view text) {
    if (!text.ends_with('.') && !text.ends_with(';') && !text.ends_with(':') && !text.ends_with('!')) return false;
    // «Н.И.» at the end of a line: the surname is on the next one; after «Образцова Н.И.» nothing is missing.
    const Tokens tokens = tokenise(text);
    // «… (Образцова Н.И.).»: what the bracket holds is whole.
    if (tokens.size() > 1 && tokens[tokens.size() - 2].kind == Token::Kind::sign) return true;
    for (std::size_t at = tokens.size() > 5 ? tokens.size() - 5 : 0; at < tokens.size(); ++at)
        if (const auto person = person_at(tokens, at);
            person && person->surname == at && person->last > at && person->last + 1 >= tokens.size())
            return true;
    return tokens.size() < 2 || tokens.back().text != "." || length_in_characters(tokens[tokens.size() - 2].text) > 2;
}

// A recogniser may put the signature and its scrawl into the last paragraph of the order.
std::size_t end_before_signature(std::string_view text) {
    const Tokens tokens = tokenise(text);
    for (std::size_t at = 3; at + 1 < tokens.size(); ++at) {
        // «… Иванову И.И. Глава города …»: the full stop of a sentence, or that of initials after a surname.
        const auto person = person_at(tokens, at - 2);
        const bool surname_last = person && person->last == at - 1 && person->surname == at - 1;
        const auto is_initial = [&](std::size_t place) {
            return is_capitalised(tokens[place].text) && length_in_characters(tokens[place].text) == 1;
        };
        const bool initials_last = at > 3 && is_initial(at - 1) && tokens[at - 2].text == "." && is_initial(at - 3) &&
                                   is_capitalised(tokens[at - 4].text);
        const bool after_name = (surname_last || initials_last) && tokens[at + 1].kind == Token::Kind::word;
        const bool stop = tokens[at].text == "." && (length_in_characters(tokens[at - 1].text) > 3 || after_name);
        if (stop && is_signature(text.substr(tokens[at].end))) return tokens[at].end;
    }
    return text.size();
}

void cut_signature(std::vector<ClauseLine>& lines) {
    for (std::size_t at = 0; at < lines.size(); ++at) {
        const std::size_t end = end_before_signature(lines[at].text);
        if (end == lines[at].text.size()) continue;
        lines[at].text.resize(end);
        lines.resize(at + 1);
        return;
    }
}

// «1 Провести …»: the number of a clause may lack its full stop.
std::optional<LeadingLabel> clause_label(std::string_view text) {
    if (auto leading = leading_label(text)) return leading;
    const Tokens tokens = tokenise(text);
    if (tokens.size() < 3 || tokens[0].kind != Token::Kind::number || !is_capitalised(tokens[1].text) ||
        !is_infinitive(tokens[1].folded))
        return {};
    const auto label = label_of(tokens[0].text);
    if (!label) return {};
    return LeadingLabel{*label, std::string{text.substr(tokens[1].begin)}};
}

// The lines up to the first that ends a sentence: below «… на Примерова В.В.» a page may go on with words of its own.
std::string first_sentence(const std::string& text) {
    for (std::size_t line = text.find('\n'); line != std::string::npos; line = text.find('\n', line + 1))
        if (text[line - 1] == '.' && ends_sentence(text.substr(0, line))) return in_one_line(text.substr(0, line));
    return in_one_line(text);
}

struct Draft {
    DraftClause clause;
    Place place;
    std::vector<int> label;
    double confidence = 1;
    std::vector<ClauseLine> lines = {};
};

// What a line says belongs to the clause above it.
void add_line(Draft& draft, std::string text, const HeadLine& line) {
    draft.clause.text += (draft.clause.text.empty() ? "" : "\n") + text;
    draft.place.words = draft.clause.text;
    draft.confidence = std::min(draft.confidence, line.confidence);
    draft.lines.push_back({std::move(text), line.place, line.confidence});
}

Draft of_lines(std::string number, const std::vector<ClauseLine>& lines, std::vector<int> label) {
    Draft out{{std::move(number), {}, {}}, lines.front().place, std::move(label), 1};
    for (const ClauseLine& line : lines) {
        out.clause.text += (out.clause.text.empty() ? "" : "\n") + line.text;
        out.confidence = std::min(out.confidence, line.confidence);
    }
    out.place.words = out.clause.text;
    return out;
}

// Clauses whose parts each oblige, and those parts: «2», «2 а», «2 б».
std::vector<Draft> with_parts(const std::vector<Draft>& found) {
    std::vector<Draft> out;
    for (const Draft& draft : found) {
        const PartedClause parted = part_clause(draft.clause.number, draft.lines);
        out.push_back(of_lines(draft.clause.number, parted.head, draft.label));
        for (std::size_t at = 0; at < parted.parts.size(); ++at) {
            std::vector<int> label = draft.label;
            label.push_back(static_cast<int>(at) + 1);
            out.push_back(of_lines(parted.parts[at].number, parted.parts[at].lines, std::move(label)));
        }
    }
    return out;
}

std::string signer_after(const std::vector<HeadLine>& lines, std::size_t from) {
    for (std::size_t at = from; at < std::min(lines.size(), from + 4); ++at) {
        if (!is_signature(lines[at].text)) continue;
        std::string text;
        for (std::size_t line = at; line < std::min(lines.size(), at + 4); ++line) {
            text += (text.empty() ? "" : " ") + in_one_line(lines[line].text);
            const Tokens tokens = tokenise(text);
            const auto person = first_person(tokens);
            if (!person) continue;
            const std::string name{between(text, tokens[person->first], tokens[person->last])};
            const std::string post{trim(std::string_view{text}.substr(0, tokens[person->first].begin))};
            // A recogniser reads the signature itself as letters between the post and the name: they go.
            const Tokens words = tokenise(post);
            std::size_t end = words.size();
            if (words.empty()) return {};
            const auto is_scrap = [](const Token& word) {
                const bool closes = word.text == "»" || word.text == "\"";
                return !closes && (word.kind != Token::Kind::word || is_upper(word.text));
            };
            while (end > 1 && is_scrap(words[end - 1])) --end;
            return collapse_spaces(between(post, words[0], words[end - 1])) + " " + name;
        }
        return {};
    }
    return {};
}

// The nearest of the first `count` drafts that the label stands under.
Draft* parent_of(std::vector<Draft>& drafts, std::size_t count, const std::vector<int>& label) {
    for (std::size_t depth = label.size(); depth-- > 0;)
        for (std::size_t at = count; at-- > 0;)
            if (drafts[at].label.size() == depth &&
                std::equal(drafts[at].label.begin(), drafts[at].label.end(), label.begin()))
                return &drafts[at];
    return nullptr;
}

// «Директорам школ в срок до 1 мая: 2.1. утвердить …; 2.2. представить …»: the time is that of each deed below.
void hand_down_terms(std::vector<Draft>& drafts) {
    std::vector<Draft*> givers;
    for (std::size_t at = 0; at < drafts.size(); ++at) {
        Draft& draft = drafts[at];
        Draft* parent = parent_of(drafts, at, draft.label);
        const bool gives = parent != nullptr && !parent->clause.deadline_text.empty() &&
                           parent->clause.text.ends_with(':') && !names_deed(parent->clause.text);
        if (!gives) continue;
        givers.push_back(parent);
        if (!draft.clause.deadline_text.empty()) continue;
        draft.clause.deadline_text = parent->clause.deadline_text;
        for (const DraftPlace& known : parent->clause.places)
            if (known.field == "due") draft.clause.places.push_back(known);
        for (const Doubt& doubt : parent->clause.doubts)
            if (doubt.field == "due") draft.clause.doubts.push_back(doubt);
    }
    for (Draft* giver : givers) {
        giver->clause.deadline_text.clear();
        std::erase_if(giver->clause.places, [](const DraftPlace& known) { return known.field == "due"; });
        std::erase_if(giver->clause.doubts, [](const Doubt& doubt) { return doubt.field == "due"; });
    }
}

void finish(std::vector<Draft>& drafts, Draft& draft, std::string_view signer, DocFormat format,
            std::vector<Repair>& repairs) {
    const std::string first = first_sentence(draft.clause.text);
    draft.clause.text = in_one_line(draft.clause.text);
    const InitialsRepair initials = repair_initials(draft.clause.text);
    if (initials.changed) {
        repairs.push_back(
            {"clauses", "В пункте " + draft.clause.number + " цифра в инициалах прочитана как буква.", draft.place});
        // What we recognised ourselves is put right in the text; what was given to us as text is quoted as it stands.
        if (is_own_reading(format)) draft.clause.text = initials.text;
    }
    // «Директорам школ ежемесячно до 5 числа представлять»: the time is nobody's name.
    const std::string untimed = find_term(draft.clause, draft.place);
    const Asked asked = has_word_with(first, {"возложить", "возлагаю"}) ? Asked::to_answer : Asked::to_act;
    Addressees addressees = read_addressees(repair_initials(asked == Asked::to_answer ? first : untimed).text, signer);
    // A text somebody typed or copied is quoted in its own order; a document names who answers as the register does.
    if (format != DocFormat::plain_text)
        for (std::string& name : addressees.names) name = assignee_form(name, asked);
    draft.clause.assignees = std::move(addressees.names);
    if (draft.clause.assignees.empty())
        if (const Draft* parent = parent_of(drafts, drafts.size(), draft.label))
            draft.clause.assignees = parent->clause.assignees;
    for (std::string& why : addressees.doubts)
        draft.clause.doubts.push_back({"assignees", std::move(why), draft.place});
    if (draft.confidence < kSureLetters)
        draft.clause.doubts.push_back({draft.clause.deadline_text.empty() ? "text" : "due",
                                       "Буквы прочитаны неуверенно. Сравните с документом.", draft.place});
    drafts.push_back(std::move(draft));
}

}  // namespace

bool opens_what_follows_order(std::string_view line) {
    static constexpr std::array<std::string_view, 12> kWords = {
        "согласовано", "приложение", "ознакомлен", "ознакомлена", "ознакомлены", "рассылка",
        "разослать",   "верно",      "визы",       "исп",         "утверждаю",   "утвержден"};
    const Tokens tokens = tokenise(line);
    return !tokens.empty() && std::find(kWords.begin(), kWords.end(), tokens.front().folded) != kWords.end();
}

DraftClause read_clause(std::string_view number, std::string_view text, const Place& place, const ClauseTimes& times) {
    std::vector<Draft> drafts;
    std::vector<Repair> repairs;
    Draft draft{{std::string{number}, std::string{text}, {}}, place, {}, 1};
    finish(drafts, draft, {}, DocFormat::plain_text, repairs);
    read_term(drafts.front().clause, times);
    return std::move(drafts.front().clause);
}

bool is_scrawl(std::string_view line) {
    const Tokens tokens = tokenise(line);
    const auto words = std::count_if(tokens.begin(), tokens.end(), [](const Token& t) {
        return t.kind == Token::Kind::word && length_in_characters(t.text) > 2;
    });
    constexpr std::ptrdiff_t kSentence = 4;  // «а) по состоянию на 1 июля 2021 года – до 5 июля 2021 года;»
    return words < kSentence && static_cast<std::size_t>(words) * 3 < tokens.size();
}

bool is_signature(std::string_view line) {
    const Tokens tokens = tokenise(line);
    if (tokens.empty() || tokens.size() > 40) return false;
    const bool post_anywhere = std::any_of(tokens.begin(), tokens.end(), [](const Token& t) {
        return is_capitalised(t.text) && is_nominative_of_kind(t.folded, NounKind::post);
    });
    if (tokens.size() < 20 && ((post_anywhere && first_person(tokens)) || (is_scrawl(line) && !says_when(line))))
        return true;
    if (tokens[0].is("и") && tokens.size() > 2 && tokens[1].text == "." && tokens[2].is("о")) return true;
    for (std::size_t at = 0; at < std::min<std::size_t>(tokens.size(), 3); ++at) {
        if (tokens[at].kind != Token::Kind::word) return false;
        if (is_nominative_of_kind(tokens[at].folded, NounKind::post)) break;
        if (at == 2 || !has_adjective_ending(tokens[at].folded)) return false;
    }
    return is_capitalised(tokens[0].text) &&
           std::none_of(tokens.begin(), tokens.end(), [](const Token& t) { return is_infinitive(t.folded); });
}

namespace {

// The next number in turn stands below: the line was no signature, whatever it looks like.
bool goes_on_below(const std::vector<HeadLine>& lines, std::size_t at, const std::vector<int>& label) {
    constexpr std::size_t kLines = 8;
    std::vector<int> next = label;
    ++next.back();
    for (std::size_t below = at + 1; below < std::min(lines.size(), at + 1 + kLines); ++below) {
        if (opens_what_follows_order(lines[below].text)) return false;
        const auto leading = clause_label(without_bullet(lines[below].text));
        if (leading && !leading->bracket && leading->label.parts == next) return true;
    }
    return false;
}

}  // namespace

namespace {

bool first_word_is(std::string_view text, std::initializer_list<std::string_view> words) {
    const auto leading = leading_label(text);
    const std::string body = leading ? leading->rest : std::string{text};
    const Tokens tokens = tokenise(body);
    return !tokens.empty() && std::find(words.begin(), words.end(), tokens.front().folded) != words.end();
}

// Minutes: between two questions stands who was heard, then «РЕШИЛИ:» once more.
bool opens_hearing(std::string_view text) {
    return first_word_is(text, {"слушали", "выступили", "выступил", "выступила"});
}
bool opens_decision(std::string_view text) {
    return tokenise(text).size() <= 3 && first_word_is(text, {"решили", "постановили", "решено", "поручили"});
}

void give_number(Draft& draft, int number) {
    draft.label = {number};
    draft.clause.number = std::to_string(number);
}

// The first clause is «1», in minutes «1.1»; of the next question «2.1» or «1» again.
bool may_begin(const std::vector<int>& before, const std::vector<int>& label) {
    const bool first = label == std::vector<int>{1} || label == std::vector<int>{1, 1};
    return first || (!before.empty() && label.size() == 2 && label.back() == 1 && label.front() > before.front());
}

// The lines of an order after «ПРИКАЗЫВАЮ:», cut into clauses, up to the signature or what follows the order.
class ClauseCutter {
public:
    ClauseCutter(const std::vector<HeadLine>& lines, std::size_t anchor) : lines_(lines), end_(anchor + 1) {
        last_line_ = anchor;
        while (end_ < lines_.size() && take(trim(lines_[end_].text))) ++end_;
        // Paragraphs before the first number are the rest of the preamble.
        if (numbered_) std::erase_if(found_, [](const Draft& d) { return d.label.empty(); });
        if (!found_.empty()) cut_signature(found_.back().lines);
    }

    const std::vector<Draft>& clauses() const { return found_; }
    std::size_t end() const { return end_; }
    std::size_t last_line() const { return last_line_; }
    std::vector<Repair> take_repairs() { return std::move(repairs_); }

private:
    bool take(std::string_view text) {  // false: the clauses are over
        if (is_hearing(text)) return true;
        const auto leading = clause_label(without_bullet(text));
        const bool begins = begins_clause(leading);
        if (leading) find_lost_numbers(leading->label.parts);
        const bool begins_part = by_order_ && leading && may_follow(found_.back().label, leading->label.parts);
        const bool ended = found_.empty() || ends_sentence(found_.back().clause.text);
        const bool signed_here = ended && !begins && is_signature(without_bullet(text)) &&
                                 !(numbered_ && goes_on_below(lines_, end_, found_.back().label));
        if (opens_what_follows_order(text) || signed_here) return false;
        if (begins || begins_part)
            open_numbered(*leading);
        else if (found_.empty() || ((!numbered_ || by_order_) && ended))
            open_without_number(text);
        else
            add_line(found_.back(), std::string{text}, lines_[end_]);
        last_line_ = end_;
        return true;
    }

    // Between two questions of minutes.
    bool is_hearing(std::string_view text) {
        hearing_ = hearing_ || opens_hearing(text);
        if (!hearing_) return false;
        decides_anew_ = opens_decision(text);
        hearing_ = !decides_anew_;
        return true;
    }

    bool begins_clause(const std::optional<LeadingLabel>& leading) const {
        if (!leading || leading->label.roman) return false;
        // «2. Управлению: 1) обеспечить …; 2) …»: where clauses end their numbers with a full stop, a bracket marks parts.
        if (leading->bracket && numbered_ && dotted_) return false;
        const std::vector<int> before = found_.empty() ? std::vector<int>{} : found_.back().label;
        return decides_anew_ || !numbered_ ? may_begin(before, leading->label.parts)
                                           : may_follow(before, leading->label.parts);
    }

    // «Методисту: ¶ 2.1. …» under two paragraphs: they were «1» and «2» before the text was copied.
    void find_lost_numbers(const std::vector<int>& label) {
        if (numbered_ || found_.empty() || label != std::vector<int>{static_cast<int>(found_.size()), 1}) return;
        for (std::size_t at = 0; at < found_.size(); ++at) give_number(found_[at], static_cast<int>(at) + 1);
        repairs_.push_back({"clauses", "Номера пунктов, которых в тексте нет, взяты по порядку.", lines_[end_].place});
        by_order_ = numbered_ = true;
        decides_anew_ = false;
    }

    void open_numbered(const LeadingLabel& leading) {
        dotted_ = dotted_ || !leading.bracket;
        numbered_ = true;
        decides_anew_ = false;
        found_.push_back({{leading.label.text, {}, {}}, lines_[end_].place, leading.label.parts, 1});
        add_line(found_.back(), leading.rest, lines_[end_]);
    }

    void open_without_number(std::string_view text) {
        const int next = by_order_ ? found_.back().label.front() + 1 : 0;
        found_.push_back({{}, lines_[end_].place, {}, 1});
        add_line(found_.back(), without_bullet(text), lines_[end_]);
        if (by_order_) give_number(found_.back(), next);
    }

    const std::vector<HeadLine>& lines_;
    std::size_t end_, last_line_ = 0;
    std::vector<Draft> found_;
    std::vector<Repair> repairs_;
    bool numbered_ = false, dotted_ = false;
    bool hearing_ = false, decides_anew_ = true;
    bool by_order_ = false;  // numbers were lost
};

}  // namespace

ClauseReading read_clauses(const std::vector<HeadLine>& lines, std::size_t anchor, DocFormat format) {
    ClauseReading out;
    ClauseCutter cutter{lines, anchor};
    out.last_line = cutter.last_line();
    out.repairs = cutter.take_repairs();
    const std::string signer = signer_after(lines, cutter.end());
    std::vector<Draft> drafts;
    for (Draft& draft : with_parts(cutter.clauses())) finish(drafts, draft, signer, format, out.repairs);
    hand_down_terms(drafts);
    for (Draft& draft : drafts) {
        draft.clause.places.insert(draft.clause.places.begin(), {"text", draft.place});
        out.clauses.push_back(std::move(draft.clause));
    }
    return out;
}

}  // namespace mera::intake
