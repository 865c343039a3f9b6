#include "intake/order/clause_cutter.hpp"

#include <algorithm>
#include <utility>

#include "intake/order/clause_labels.hpp"
#include "intake/order/clause_lines.hpp"
#include "intake/order/list_heads.hpp"
#include "intake/order/minutes_questions.hpp"
#include "intake/order/page_furniture.hpp"
#include "intake/order/signature_line.hpp"
#include "intake/people/addressee_list.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/deeds.hpp"
#include "intake/words/inflection.hpp"

namespace mera::intake {

namespace {

std::string cut_signature(std::vector<ClauseLine>& lines) {  // answers what it cut
    for (std::size_t at = 0; at < lines.size(); ++at) {
        std::size_t end = end_before_signature(lines[at].text);
        if (lines[at].confidence < kSureLetters && at + 1 == lines.size())
            end = std::min(end, end_before_scraps(lines[at].text));
        if (end == lines[at].text.size()) continue;
        std::string signature{trim(std::string_view{lines[at].text}.substr(end))};
        lines[at].text.resize(end);
        lines.resize(at + 1);
        return signature;
    }
    return {};
}

// What a line says belongs to the clause above it.
void add_line(CutClause& draft, std::string text, const HeadLine& line) {
    draft.clause.text += (draft.clause.text.empty() ? "" : "\n") + text;
    draft.confidence = std::min(draft.confidence, line.confidence);
    draft.lines.push_back({std::move(text), line.place, line.confidence});
}

void give_number(CutClause& draft, int number) {
    draft.label = {number};
    draft.clause.number = std::to_string(number);
}

bool is_of_deed(const CutClause& clause) { return is_own_deed(clause.clause.text); }

bool reads_as_clause(std::string_view text) { return names_deed(text) || begins_as_clause(text); }

class ClauseCutter {
public:
    ClauseCutter(const ListHeads& heads, std::size_t anchor)
        : lines_(heads.lines), heads_(heads.over_numbers), end_(anchor + 1), repairs_(heads.repairs) {
        last_line_ = anchor;
        while (end_ < lines_.size() && take(trim(lines_[end_].text))) ++end_;
        // Paragraphs before the first number are the rest of the preamble, but for those that are deeds.
        if (numbered_) std::erase_if(found_, [](const CutClause& d) { return d.label.empty() && !is_of_deed(d); });
        if (!found_.empty()) signature_ = cut_signature(found_.back().lines);
    }

    CutClauses take() && {
        return {std::move(found_), end_, last_line_, std::move(signature_), std::move(repairs_), std::move(doubts_)};
    }

private:
    bool take(std::string_view text) {  // false: the clauses are over
        if (questions_.take(text, found_)) return true;
        if (std::find(heads_.begin(), heads_.end(), end_) != heads_.end()) {
            under_ = text;
            return true;
        }
        auto leading = clause_label(without_bullet(text));
        if (is_lettered(leading) && !is_put_in(*leading)) leading.reset();
        if (begins_annex(leading)) return false;
        const bool settled = leading && settle_number(*leading);
        const bool begins = settled || (!is_in_own_list(leading) && (is_lettered(leading) || begins_clause(leading)));
        if (leading) find_lost_numbers(leading->label.parts);
        const bool begins_part =
            by_order_ && leading &&
            (may_follow(found_.back().label, leading->label.parts) || begins_part_of_dash(*leading));
        // Under a stamp the full stop is what gets lost, and the post in the nominative tells.
        const bool ended = found_.empty() || ends_sentence(end_of(found_.back().clause.text)) ||
                           signs_without_stop(text, end_of(found_.back().clause.text)) ||
                           (found_.back().confidence < kSureLetters && opens_with_post(text));
        const bool out_of_turn = !begins && !begins_part && begins_out_of_turn(leading, ended);
        const bool signed_here = ended && !begins && !out_of_turn && is_signature(without_bullet(text)) &&
                                 !(numbered_ && is_followed()) && !is_heard_before_decision();
        if (opens_what_follows_order(text) || signed_here || is_furniture_below(text)) return false;
        if (!begins && !begins_part && stands_below_last_clause(text, ended)) return false;
        widest_white_ = std::max(widest_white_, white_above());
        if (begins && !settled) doubt_skipped(leading->label);
        if (begins || begins_part)
            open_numbered(*leading);
        else if (begins_anew(leading, ended))
            open_repeated(*leading);
        else if (out_of_turn)
            open_out_of_turn(*leading);
        else if (numbered_ && !by_order_ && ended && !found_.empty() && opens_control(text) && !is_followed())
            open_control(text);
        else if (own_list_ == 0 &&
                 (found_.empty() || ((!numbered_ || by_order_) && (ended || begins_at_dash(text)) && !goes_on(text) &&
                                     !is_behind_other_dash(text) && !is_of_list(text))))
            open_without_number(text);
        else
            add_line(found_.back(), std::string{text}, lines_[end_]);
        last_line_ = end_;
        return true;
    }

    // The next number stands below. Behind a question of minutes that was dropped nothing is to go on.
    bool is_followed() const { return !found_.empty() && goes_on_below(lines_, end_, found_.back().label); }

    // «Докладчик Примерова А.А. рассказала …» above «Постановили:»
    bool is_heard_before_decision() const {
        constexpr std::size_t kLines = 6;
        const auto first = lines_.begin() + static_cast<std::ptrdiff_t>(std::min(end_ + 1, lines_.size()));
        const auto last = lines_.begin() + static_cast<std::ptrdiff_t>(std::min(end_ + 1 + kLines, lines_.size()));
        return std::any_of(first, last, [](const HeadLine& line) { return opens_decision(line.text); });
    }

    // A list of links begins with «1» again.
    bool goes_on_below_link() const {
        constexpr std::size_t kLines = 40;
        for (std::size_t below = end_ + 1; below < std::min(lines_.size(), end_ + kLines); ++below)
            if (const auto leading = clause_label(lines_[below].text))
                return may_follow(found_.back().label, leading->label.parts);
        return false;
    }

    // «Скачать документ» below the last clause; between two clauses it is some word of theirs.
    bool is_furniture_below(std::string_view text) const {
        return !found_.empty() && is_page_furniture(text) && !(numbered_ && goes_on_below_link());
    }

    // Between this line and the one above, in parts of the page; of two pages none.
    double white_above() const {
        const Place &above = lines_[end_ - 1].place, &here = lines_[end_].place;
        const bool one_page = above.page == here.page && above.box && here.box;
        return one_page ? here.box->top - above.box->bottom : 0;
    }

    // A signature whose post a scan spoilt stands far below the clauses, and of a stamp on it a word or two can be read.
    bool stands_below_last_clause(std::string_view text, bool ended) const {
        constexpr double kHardlyRead = 0.5;
        constexpr std::size_t kWordsOfStamp = 5;
        const double confidence = lines_[end_].confidence;
        const bool goes_on = starts_with_lower(text) && confidence >= kHardlyRead;
        if (found_.empty() || !numbered_ || goes_on || confidence >= kSureLetters || is_followed()) return false;
        const bool scrap = ended && confidence < kHardlyRead && tokenise(text).size() <= kWordsOfStamp;
        return scrap || white_above() > 2 * widest_white_;
    }

    static bool is_lettered(const std::optional<LeadingLabel>& leading) {
        return leading && !leading->label.letter.empty();
    }

    // «5а. …» behind clause 5, or behind 5.2 that stands under it; «1а)» is of a list.
    bool is_put_in(const LeadingLabel& leading) const {
        const Label& label = leading.label;
        if (!numbered_ || found_.empty() || (leading.bracket && dotted_)) return false;
        const auto above = std::find_if(found_.rbegin(), found_.rend(),
                                        [&](const CutClause& one) { return one.label.size() <= label.depth(); });
        const auto known = above == found_.rend() ? std::nullopt : row_label_of(above->clause.number);
        return known && known->parts == above->label && label.stands_behind(*known);
    }

    bool begins_clause(const std::optional<LeadingLabel>& leading) const {
        if (!leading || leading->label.roman != roman_) return !numbered_ && leading && begins_by_roman(*leading);
        const std::vector<int> before = found_.empty() ? std::vector<int>{} : found_.back().label;
        // «2. Управлению: 1) обеспечить …; 2) …»: where clauses end their numbers with a full stop, a bracket marks parts; «2.1)»
        // names the clause it is part of.
        const bool of_levels = leading->label.depth() > 1 && may_follow(before, leading->label.parts);
        if (leading->bracket && numbered_ && dotted_ && !of_levels) return false;
        // The first page may be lost, and what is left begins with «5.» or «2.3.».
        const bool at_once = end_ == last_line_ + 1 || leading->label.parts == std::vector<int>{2};
        if (!numbered_ && found_.empty() && at_once) return true;
        const bool anew = (questions_.decides_anew() || !numbered_) && may_begin(before, leading->label.parts);
        return anew || (numbered_ && may_follow(before, leading->label.parts));
    }

    static void rename(LeadingLabel& leading) {
        leading.label.text.clear();
        for (const int part : leading.label.parts)
            leading.label.text += (leading.label.text.empty() ? "" : ".") + std::to_string(part);
    }

    // «3. Директорам: ¶ 5.1. …»: one printer made all its threes.
    bool settle_part(LeadingLabel& leading) {
        if (may_follow(found_.back().label, leading.label.parts)) return false;
        const auto printed = next_shaped_like(found_.back().label, leading.label.parts);
        if (!printed) return false;
        const std::string read = leading.label.text;
        leading.label.parts = *printed;
        rename(leading);
        doubts_.push_back({"clauses",
                           "Номер пункта «" + read + "» прочитан как «" + leading.label.text +
                               "» по номерам вокруг него. Сравните с документом.",
                           lines_[end_].place});
        return true;
    }

    // A number that a scan misread, or that stands behind lost ones; true when the line begins a clause by it.
    bool settle_number(LeadingLabel& leading) {
        std::vector<int>& parts = leading.label.parts;
        if (!numbered_ || found_.empty() || by_order_ || own_list_ > 0 || lines_[end_].confidence >= 1 ||
            leading.bracket || leading.label.roman || !leading.label.letter.empty())
            return false;
        if (settle_part(leading)) return true;
        if (parts.size() > found_.back().label.size() ||
            !std::equal(parts.begin(), parts.end() - 1, found_.back().label.begin()))
            return false;
        const int before = found_.back().label[parts.size() - 1], own = parts.back();
        const std::vector<int> below = numbers_below(lines_, end_, parts);
        const int number = number_by_neighbours(before, own, below, begins_as_clause(leading.rest));
        if (number == own && !goes_on_behind_lost(before, own, below)) return false;
        parts.back() = number;
        rename(leading);
        if (number != own)
            doubts_.push_back({"clauses",
                               "Номер пункта «" + std::to_string(own) + "» прочитан как «" + leading.label.text +
                                   "» по номерам вокруг него. Сравните с документом.",
                               lines_[end_].place});
        if (number > before + 1)
            doubts_.push_back({"clauses",
                               "Пункты перед пунктом " + leading.label.text +
                                   " не найдены, их текст мог войти в пункт выше. Сравните с документом.",
                               lines_[end_].place});
        return true;
    }

    // «Методисту: ¶ 2.1. …» under two paragraphs: they were «1» and «2» before the text was copied. So they were above
    // «3. Контроль …», and dashes above «1.1. …».
    void find_lost_numbers(const std::vector<int>& label) {
        if (numbered_ || found_.empty()) return;
        const int count = static_cast<int>(found_.size());
        const bool part = label == std::vector<int>{count, 1} || (label == std::vector<int>{1, 1} && is_open());
        const bool next = label == std::vector<int>{count + 1} && begins_as_clause(found_.front().clause.text);
        if (!part && !next) return;
        for (std::size_t at = 0; at < found_.size(); ++at) give_number(found_[at], static_cast<int>(at) + 1);
        repairs_.push_back({"clauses", "Номера пунктов, которых в тексте нет, взяты по порядку.", lines_[end_].place});
        by_order_ = numbered_ = true;
        questions_.decided();
    }

    // Where every clause stands behind a dash, one begins at the next, even if the one above lost its full stop.
    bool begins_at_dash(std::string_view text) const { return dashed_ && without_bullet(text) != trim(text); }

    // «— состав комиссии;» below «- Утвердить:»
    bool is_behind_other_dash(std::string_view text) const {
        const std::string body = without_bullet(text);
        return dashed_ && body != trim(text) && starts_with_lower(body) && !trim(text).starts_with(dash_);
    }

    // «- пищеблок;» below «2.1. Провести уборку:» is no clause beside those that begin with capitals.
    bool goes_on(std::string_view text) const {
        const std::string body = without_bullet(text);
        return by_order_ && body != trim(text) && starts_with_lower(body);
    }

    // Where no clause has a number: «Утвердить:» over «положение о конкурсе;», «Директорам школ:» over «Провести …;». The list is
    // over where a line ends with a full stop.
    bool is_of_list(std::string_view text) const {
        if (numbered_ || dashed_ || found_.empty()) return false;
        const std::string body = without_bullet(text);
        const std::vector<ClauseLine>& above = found_.back().lines;
        const std::string_view last = above.back().text;
        if (starts_with_lower(body)) return true;
        const bool open = last.ends_with(':') || last.ends_with(';') || last.ends_with(',');
        constexpr std::ptrdiff_t kHeadLines = 8;
        const auto end = above.begin() + std::min<std::ptrdiff_t>(kHeadLines, std::ssize(above));
        const auto head =
            std::find_if(above.begin(), end, [](const ClauseLine& one) { return one.text.ends_with(':'); });
        if (!open || head == end) return false;
        const Tokens tokens = tokenise(body);
        const bool of_others = !tokens.empty() && begins_addressee(tokens, 0, Case::dative);
        const bool deed = !tokens.empty() && is_infinitive(tokens.front().folded);
        return !of_others && (!deed || std::none_of(above.begin(), head + 1,
                                                    [](const ClauseLine& one) { return names_deed(one.text); }));
    }

    bool begins_part_of_dash(const LeadingLabel& leading) const {
        const std::vector<int>& before = found_.back().label;
        if (leading.label.depth() != 2) return false;
        return before.size() == 1 ? leading.label.parts.back() == 1 : leading.label.parts.back() == before.back() + 1;
    }

    bool is_open() const { return trim(found_.back().clause.text).ends_with(':'); }

    // «1. Общие положения» below unnumbered clauses: the annex, whose heading was taken for clauses, too.
    bool begins_annex(const std::optional<LeadingLabel>& leading) {
        if (numbered_ || !leading || leading->label.parts != std::vector<int>{1}) return false;
        if (std::none_of(found_.begin(), found_.end(), is_of_deed)) return false;
        const Tokens tokens = tokenise(leading->rest);
        if (names_deed(leading->rest) || begins_addressee(tokens, 0, Case::dative) ||
            leading->rest.starts_with("Контроль"))
            return false;
        while (!is_of_deed(found_.back())) found_.pop_back();
        return true;
    }

    // «2. Методисту: ¶ 1. составить …; ¶ 2. …» numbers its list anew, and its «3.» is no clause 3.
    bool is_in_own_list(const std::optional<LeadingLabel>& leading) {
        if (!leading || !numbered_ || found_.empty() || by_order_ || leading->bracket || leading->label.depth() > 1 ||
            leading->label.roman) {
            if (leading) own_list_ = 0;
            return false;
        }
        if (is_lettered(leading)) return own_list_ > 0;
        const int number = leading->label.parts.front();
        const bool opens = number == 1 && is_open() && !questions_.decides_anew() && found_.back().label.size() == 1;
        const std::string_view above = trim(found_.back().clause.text);
        const bool goes_on =
            own_list_ > 0 && number == own_list_ + 1 &&
            (above.ends_with(';') || above.ends_with(',') || !may_follow(found_.back().label, {number}));
        own_list_ = opens || goes_on ? number : 0;
        return own_list_ > 0;
    }

    // «1. … ¶ 3. …»
    void doubt_skipped(const Label& label) {
        const std::vector<int> before = found_.empty() ? std::vector<int>{} : found_.back().label;
        if (before.size() < label.depth() || label.parts.back() != before[label.depth() - 1] + 2) return;
        doubts_.push_back({"clauses",
                           "За пунктом " + found_.back().clause.number + " стоит пункт " + label.text +
                               ": пункта между ними не найдено. Сравните с документом.",
                           lines_[end_].place});
    }

    void open_numbered(const LeadingLabel& leading) {
        if (found_.empty() && leading.label.parts.front() > 1)
            doubts_.push_back(
                {"clauses",
                 "Первым стоит пункт " + leading.label.text + ", пунктов до него в тексте нет. Сравните с документом.",
                 lines_[end_].place});
        roman_ = leading.label.roman;
        dotted_ = dotted_ || !leading.bracket;
        numbered_ = true;
        questions_.decided();
        Label label = leading.label;
        // Below a dash that was the second «1.1» is «2.1».
        const int above = by_order_ ? found_.back().label.front() : 0;
        if (by_order_ && label.depth() == 2 && label.parts.front() != above) {
            label.parts.front() = above;
            label.text = std::to_string(above) + "." + std::to_string(label.parts.back());
        }
        found_.push_back({{label.text, {}, {}}, lines_[end_].place, label.parts, 1, {}, under_});
        add_line(found_.back(), leading.rest, lines_[end_]);
    }

    // «1. Провести … ¶ 1. Назначить …»: a list of a page began again at each paragraph.
    bool begins_anew(const std::optional<LeadingLabel>& leading, bool ended) const {
        const bool first = leading && leading->label.parts == std::vector<int>{1} && !leading->label.roman;
        if (!first || !ended || !numbered_ || found_.empty() || by_order_ || own_list_ > 0) return false;
        const bool only = found_.back().label == std::vector<int>{1} || repeated_;
        return only && found_.back().label.size() == 1 &&
               (reads_as_clause(leading->rest) || leading->rest.ends_with(':')) && starts_with_upper(leading->rest) &&
               !is_followed();
    }

    void open_repeated(const LeadingLabel& leading) {
        if (!repeated_)
            repairs_.push_back({"clauses", "Пункты под одним номером перенумерованы по порядку.", lines_[end_].place});
        repeated_ = true;
        const int next = found_.back().label.front() + 1;
        found_.push_back({{}, lines_[end_].place, {}, 1});
        add_line(found_.back(), leading.rest, lines_[end_]);
        give_number(found_.back(), next);
    }

    // «1, 3, 6», «2, 2, 4», «2.1, 2.1», «1, 2, 1»: who types numbers by hand skips and repeats them, and Word begins lists again.
    bool begins_out_of_turn(const std::optional<LeadingLabel>& leading, bool ended) const {
        constexpr int kClausesMax = 99;
        if (!leading || !numbered_ || found_.empty() || by_order_ || own_list_ > 0 || leading->label.roman != roman_ ||
            leading->bracket || !dotted_)
            return false;
        const std::vector<int>& own = leading->label.parts;
        const bool is_part = own.size() > 1 && own.front() == found_.back().label.front();
        const bool reads = ended ? reads_as_clause(leading->rest) : begins_as_clause(leading->rest);
        return (own.size() == 1 || is_part) && own.back() <= kClausesMax && reads &&
               (is_part || starts_with_upper(leading->rest)) && !leaves_quote_open(found_.back().clause.text);
    }

    void open_out_of_turn(const LeadingLabel& leading) {
        const bool again = leading.label.parts == found_.back().label;
        doubts_.push_back({"clauses",
                           "Номер пункта «" + leading.label.text + "» " +
                               (again ? "повторён" : "не по порядку: перед ним пункт " + found_.back().clause.number) +
                               ". Сравните с документом.",
                           lines_[end_].place});
        open_numbered(leading);
    }

    void open_control(std::string_view text) {
        const int next = found_.back().label.front() + 1;
        found_.push_back({{}, lines_[end_].place, {}, 1});
        add_line(found_.back(), std::string{text}, lines_[end_]);
        give_number(found_.back(), next);
        repairs_.push_back({"clauses", "Номера пунктов, которых в тексте нет, взяты по порядку.", lines_[end_].place});
    }

    void open_without_number(std::string_view text) {
        const int next = by_order_ ? found_.back().label.front() + 1 : 0;
        if (found_.empty()) {
            dashed_ = without_bullet(text) != trim(text);
            if (dashed_) dash_ = trim(text).substr(0, trim(text).find(' '));
        }
        found_.push_back({{}, lines_[end_].place, {}, 1});
        add_line(found_.back(), without_bullet(text), lines_[end_]);
        if (by_order_) give_number(found_.back(), next);
    }

    const std::vector<HeadLine>& lines_;
    const std::vector<std::size_t>& heads_;  // over numbered clauses
    std::size_t end_, last_line_ = 0;
    double widest_white_ = 0.01;  // a line of print at least: between the clauses so far, in parts of the page
    std::vector<Repair> repairs_;
    std::vector<CutClause> found_;
    std::string under_;  // the last of these heads
    std::string signature_;
    std::string dash_;  // at which clauses begin, where they have no numbers
    std::vector<Doubt> doubts_;
    bool numbered_ = false, dotted_ = false, dashed_ = false, roman_ = false;
    int own_list_ = 0;  // the last number of a list inside the clause
    QuestionsOfMinutes questions_;
    bool by_order_ = false;  // numbers were lost
    bool repeated_ = false;  // every number is «1»
};

}  // namespace

CutClauses cut_clauses(const std::vector<HeadLine>& lines, std::size_t anchor) {
    const ListHeads heads = with_list_heads(lines, anchor);
    return ClauseCutter{heads, anchor}.take();
}

}  // namespace mera::intake
