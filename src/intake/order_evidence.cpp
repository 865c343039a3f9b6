#include "intake/order_evidence.hpp"

#include <algorithm>
#include <array>

#include "intake/addressee_list.hpp"
#include "intake/addressees.hpp"
#include "intake/cell_kinds.hpp"
#include "intake/clause_parts.hpp"
#include "intake/deeds.hpp"
#include "intake/noun_forms.hpp"
#include "intake/order_lines.hpp"
#include "intake/order_paragraph.hpp"
#include "intake/repairs.hpp"
#include "intake/signature_line.hpp"
#include "intake/telegram.hpp"

namespace mera::intake {

namespace {

bool names_a_deed(std::string_view text) {
    const Tokens tokens = tokenise(text);
    return std::any_of(tokens.begin(), tokens.end(), [](const Token& token) { return is_infinitive(token.folded); });
}

// «Утвердить …», «Руководителям школ …», «Рекомендовать …»
bool begins_as_deed(std::string_view text) {
    const Tokens tokens = tokenise(text);
    return tokens.size() > 1 && is_capitalised(tokens.front().text) &&
           (is_infinitive(tokens.front().folded) || begins_addressee(tokens, 0, Case::dative));
}

// «В связи с потеплением закончить отопительный сезон 24 апреля.»: reason and deed in one sentence.
bool is_deed_with_reason(std::string_view text) {
    const Tokens tokens = tokenise(text);
    return opens_preamble(text) && text.ends_with('.') && first_infinitive(tokens, 0).has_value();
}

bool names_order(std::string_view text) {
    return has_word_with(text, {"приказ", "распоряжен", "постановлен", "указ", "решени"});
}

// «Контроль за исполнением настоящего распоряжения возложить …», «Контроль исполнения приказа оставляю за собой»
bool controls_order(std::string_view clause) { return clause.starts_with("Контроль") && names_order(clause); }

// «Настоящее постановление вступает в силу …», «Опубликовать настоящее решение …»
bool speaks_of_itself(std::string_view clause) { return has_word_with(clause, {"настоящ"}) && names_order(clause); }

// Only an order does these: «Утвердить план», «Рекомендовать органам самоуправления внести изменения». A letter recommends by
// «рекомендуем».
bool begins_with_power(std::string_view deed) {
    static constexpr std::array<std::string_view, 10> kDeeds = {
        "Утвердить",   "Рекомендовать", "Признать утратившим", "Назначить", "Возложить",
        "Освободить ", "Создать ",      "Внести изменени",     "Поручить ", "Объявить "};
    return std::any_of(kDeeds.begin(), kDeeds.end(), [&](std::string_view one) { return deed.starts_with(one); });
}

bool asks(std::string_view text) {  // «… просим:», «… необходимо:» of a letter or a memo
    const Tokens tokens = tokenise(text);
    return tokens.size() > 1 && tokens.back().text == ":" &&
           ends_with_any(tokens[tokens.size() - 2].folded, {"сим", "шу", "агаем", "уем", "димо", "уется", "дует"});
}

bool writes_letter(std::string_view text) {
    const Tokens tokens = tokenise(text);
    const bool greets = tokens.size() > 1 && tokens[0].folded.starts_with("уважаем") &&
                        !has_word_with(text, {"посетител", "пользовател"});  // of a site
    return greets || asks(text);
}

// Clauses one below another, numbered or each in a paragraph that begins with a deed.
struct Run {
    std::size_t first = 0, last = 0;
    int clauses = 0, deeds = 0, powers = 0;
    bool controls = false, speaks_of_itself = false;

    void add(std::string_view clause, std::size_t at, bool deed) {
        last = at;
        ++clauses;
        deeds += deed;
        powers += begins_with_power(clause);
        controls = controls || controls_order(clause);
        this->speaks_of_itself = this->speaks_of_itself || intake::speaks_of_itself(clause);
    }
};

// «1. Министерству культуры:» has its deeds in the lines below.
bool is_deed_with_lines_below(const std::vector<HeadLine>& lines, std::size_t at, std::string_view clause) {
    constexpr std::size_t kLines = 6;
    if (begins_as_deed(clause) || controls_order(clause) || speaks_of_itself(clause)) return true;
    for (std::size_t below = at; below < std::min(lines.size(), at + kLines); ++below) {
        if (below > at && leading_label(lines[below].text) && !lines[at].text.ends_with(':')) return false;
        if (names_a_deed(lines[below].text)) return true;
    }
    return false;
}

Run numbered_run(const std::vector<HeadLine>& lines, std::size_t first) {
    Run run;
    run.first = first;
    std::vector<int> before;
    bool roman = false;
    for (std::size_t at = first; at < lines.size() && !opens_what_follows_order(lines[at].text); ++at) {
        const auto leading = leading_label(lines[at].text);
        if (!leading ||
            (run.clauses > 0 && (leading->label.roman != roman || !may_follow(before, leading->label.parts))))
            continue;
        roman = leading->label.roman;
        before = leading->label.parts;
        run.add(leading->rest, at, is_deed_with_lines_below(lines, at, leading->rest));
    }
    return run;
}

Run unnumbered_run(const std::vector<HeadLine>& lines, std::size_t first) {
    Run run;
    run.first = first;
    for (std::size_t at = first; at < lines.size() && !opens_what_follows_order(lines[at].text); ++at) {
        const std::string text = without_bullet(trim(lines[at].text));
        if (at > first && is_signature(text)) break;
        if (begins_as_deed(text) || controls_order(text) || (at == first && is_deed_with_reason(text)))
            run.add(text, at, true);
    }
    return run;
}

// The signature of the order, or what only an order has below it.
bool is_signed_below(const std::vector<HeadLine>& lines, const Run& run) {
    constexpr std::size_t kLines = 12;
    for (std::size_t at = run.last + 1; at < std::min(lines.size(), run.last + 1 + kLines); ++at) {
        const Tokens tokens = tokenise(lines[at].text);
        if (is_signature(lines[at].text) && !is_scrawl(lines[at].text)) return true;
        if (has_word_with(lines[at].text, {"ознаком", "приложен"}) && names_order(lines[at].text)) return true;
        if (tokens.size() < 4 && has_word_with(lines[at].text, {"ознакомлен"})) return true;
    }
    return false;
}

struct Above {
    bool kind = false, title = false, preamble = false, colon = false, letter = false, plan = false;
};

Above what_stands_above(const std::vector<HeadLine>& lines, std::size_t first) {
    constexpr std::size_t kLines = 12;
    Above out;
    out.kind = kind_line_of(lines, first).has_value();
    for (std::size_t at = first > kLines ? first - kLines : 0; at < first; ++at) {
        const std::string& text = lines[at].text;
        out.title = out.title || opens_title(text);
        out.preamble = out.preamble || opens_preamble(text);
        out.letter = out.letter || writes_letter(text);
    }
    if (first == 0) return out;
    const std::string_view above = trim(lines[first - 1].text);
    out.colon = above.ends_with(':');
    out.plan = has_word_with(above, {"план", "мероприяти", "перечень", "задач", "цел"}) && !out.preamble;
    return out;
}

// Signs are weighed: what only an order has counts most, what letters, plans and memos share with it least.
bool is_order(const std::vector<HeadLine>& lines, const Run& run, Evidence needed) {
    constexpr int kClear = 4, kSlight = 1;
    if (run.deeds == 0) return false;
    const Above above = what_stands_above(lines, run.first);
    const bool is_signed = is_signed_below(lines, run);
    const bool proper =
        above.kind || run.controls || run.speaks_of_itself || run.powers > 0 || (is_signed && above.title);
    if (!proper && needed == Evidence::clear) return false;
    int weight = above.kind ? 3 : 0;
    weight += above.title || above.preamble ? 1 : 0;
    weight += above.preamble && above.colon ? 1 : 0;
    weight += run.controls ? 3 : 0;
    weight += run.speaks_of_itself ? 2 : 0;
    weight += std::min(run.powers, 2);
    weight += is_signed ? 1 : 0;
    weight += run.deeds > 1 && run.deeds * 4 >= run.clauses * 3 ? 2 : run.deeds * 2 >= run.clauses ? 1 : 0;
    weight -= above.letter ? 3 : 0;
    weight -= above.plan ? 2 : 0;
    return weight >= (needed == Evidence::clear ? kClear : kSlight);
}

// A deed in a paragraph without a number stands below a whole head, or right below what opens the deeds.
bool may_begin_unnumbered(const std::vector<HeadLine>& lines, std::size_t at) {
    const Above above = what_stands_above(lines, at);
    const std::string& last = lines[at - 1].text;
    return above.colon || (above.kind && (above.title || above.preamble)) || opens_preamble(last) || opens_title(last);
}

}  // namespace

std::optional<std::size_t> deeds_by_evidence(const std::vector<HeadLine>& lines, Evidence needed) {
    const auto kind = kind_line_of(lines, lines.size());
    const bool telegram = kind && names_telegram(lines[*kind].text);  // has no preamble
    bool labelled = false;
    for (std::size_t at = 1; at < lines.size(); ++at) {
        const std::string text = without_bullet(trim(lines[at].text));
        if (const auto leading = leading_label(lines[at].text)) {
            const auto& parts = leading->label.parts;
            const bool begins = parts.back() == 1 || !labelled;
            labelled = true;
            if (begins && is_order(lines, numbered_run(lines, at), needed)) return at - 1;
        } else if (!telegram && !labelled && (begins_as_deed(text) || is_deed_with_reason(text)) &&
                   names_a_deed(text) && (needed == Evidence::slight || may_begin_unnumbered(lines, at))) {
            if (is_order(lines, unnumbered_run(lines, at), needed)) return at - 1;
        }
    }
    for (std::size_t at = telegram ? *kind + 1 : lines.size(); at < lines.size(); ++at)
        if (names_a_deed(lines[at].text)) return at - 1;
    return {};
}

bool begins_in_the_middle(const std::vector<HeadLine>& lines, std::size_t anchor) {
    if (anchor + 1 >= lines.size() || find_anchor({lines[anchor]})) return false;
    const auto leading = leading_label(lines[anchor + 1].text);
    if (!leading || leading->label.parts.front() == 1) return false;
    return !kind_line_of(lines, anchor + 1);
}

}  // namespace mera::intake
