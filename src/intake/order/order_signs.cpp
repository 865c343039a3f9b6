#include "intake/order/order_signs.hpp"

#include <algorithm>
#include <array>

#include "intake/order/clause_parts.hpp"
#include "intake/order/order_lines.hpp"
#include "intake/order/order_paragraph.hpp"
#include "intake/order/signature_line.hpp"
#include "intake/order/telegram.hpp"
#include "intake/people/addressee_list.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/deeds.hpp"
#include "intake/words/noun_forms.hpp"
#include "intake/words/preamble.hpp"
#include "intake/words/repairs.hpp"

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

// What one line shows; read once, for a long text is looked through from many of its lines.
struct Signs {
    std::optional<LeadingLabel> label;
    bool begins = false;  // «Утвердить …», behind its label
    bool names = false;  // a deed stands somewhere in it
    bool power = false, controls = false, of_itself = false;
    bool title = false, preamble = false, letter = false, colon = false, plan = false, follows = false;
    bool heads_plan = false;
};

// «План», «План неотложных мер …», «Годовой план»: as the title of a plan begins.
bool opens_with_plan(std::string_view text) {
    const Tokens tokens = tokenise(text, 2);
    return std::any_of(tokens.begin(), tokens.end(), [](const Token& token) { return token.is("план"); });
}

Signs signs_of(std::string_view line) {
    Signs out;
    const std::string text = without_bullet(trim(line));
    out.label = leading_label(line);
    const std::string& clause = out.label ? out.label->rest : text;
    out.power = begins_with_power(clause);
    out.controls = controls_order(clause);
    out.of_itself = speaks_of_itself(clause);
    out.names = names_a_deed(line);
    out.begins = begins_as_deed(clause) || out.controls || (!out.label && is_deed_with_reason(text));
    out.title = opens_title(line);
    out.preamble = opens_preamble(line);
    out.letter = writes_letter(line);
    out.colon = line.ends_with(':');
    out.plan = has_word_with(line, {"план", "мероприяти", "перечень", "задач", "цел"});
    out.heads_plan = opens_with_plan(line);
    out.follows = opens_what_follows_order(line);
    return out;
}

// Clauses one below another, numbered or each in a paragraph that begins with a deed.
struct Run {
    std::size_t first = 0, last = 0;
    int clauses = 0, deeds = 0, powers = 0;
    bool controls = false, of_itself = false;

    void add(const Signs& signs, std::size_t at, bool deed) {
        last = at;
        ++clauses;
        deeds += deed;
        powers += signs.power;
        controls = controls || signs.controls;
        of_itself = of_itself || signs.of_itself;
    }
};

struct Above {
    bool kind = false, title = false, preamble = false, colon = false, letter = false, plan = false;
};

class SignReader {
public:
    SignReader(const std::vector<HeadLine>& lines, SignsNeeded needed) : lines_(lines), needed_(needed) {
        constexpr std::size_t kTop = 12;
        const std::size_t count = std::min(lines.size(), kLines);
        signs_.reserve(count);
        for (std::size_t at = 0; at < count; ++at) signs_.push_back(signs_of(lines[at].text));
        kind_ = kind_line_of(lines, lines.size());
        if (const auto top = kind_line_of(lines, std::min(lines.size(), kTop)); top && (!kind_ || *top < *kind_))
            kind_ = top;
    }

    std::optional<std::size_t> before_deeds() const {
        const bool telegram = kind_ && names_telegram(lines_[*kind_].text);  // has no preamble
        bool labelled = false;
        int runs = 0;
        constexpr int kRuns = 300;  // of lines that might be the first clause
        for (std::size_t at = 1; at < signs_.size() && runs < kRuns; ++at) {
            const Signs& signs = signs_[at];
            if (signs.label) {
                const bool begins = signs.label->label.parts.back() == 1 || !labelled;
                labelled = true;
                runs += begins;
                if (begins && is_order(numbered_run(at))) return at - 1;
            } else if (!telegram && !labelled && signs.begins && signs.names && may_begin_unnumbered(at)) {
                ++runs;
                if (is_order(unnumbered_run(at))) return at - 1;
            }
        }
        for (std::size_t at = telegram ? *kind_ + 1 : signs_.size(); at < signs_.size(); ++at)
            if (signs_[at].names) return at - 1;
        return {};
    }

private:
    static constexpr std::size_t kLines = 600;  // a dozen pages: an order begins on the first of them

    // «1. Министерству культуры:» has its deeds in the lines below.
    bool is_deed(std::size_t at) const {
        constexpr std::size_t kBelow = 6;
        if (signs_[at].begins || signs_[at].controls || signs_[at].of_itself) return true;
        for (std::size_t below = at; below < std::min(signs_.size(), at + kBelow); ++below) {
            if (below > at && signs_[below].label && !signs_[at].colon) return false;
            if (signs_[below].names) return true;
        }
        return false;
    }

    Run numbered_run(std::size_t first) const {
        Run run;
        run.first = run.last = first;
        const Label* before = nullptr;
        for (std::size_t at = first; at < signs_.size() && !signs_[at].follows; ++at) {
            if (!signs_[at].label) continue;
            const Label& label = signs_[at].label->label;
            if (before != nullptr && (label.roman != before->roman || !may_follow(before->parts, label.parts)))
                continue;
            before = &label;
            run.add(signs_[at], at, is_deed(at));
        }
        return run;
    }

    Run unnumbered_run(std::size_t first) const {
        Run run;
        run.first = run.last = first;
        for (std::size_t at = first; at < signs_.size() && !signs_[at].follows; ++at) {
            if (at > first && !signs_[at].begins && is_signature(lines_[at].text)) break;
            if (signs_[at].begins) run.add(signs_[at], at, true);
        }
        return run;
    }

    // The signature of the order, or what only an order has below it.
    bool is_signed_below(const Run& run) const {
        constexpr std::size_t kBelow = 12;
        for (std::size_t at = run.last + 1; at < std::min(lines_.size(), run.last + 1 + kBelow); ++at) {
            const std::string& text = lines_[at].text;
            if (is_signature(text) && !is_scrawl(text)) return true;
            if (has_word_with(text, {"ознаком", "приложен"}) && names_order(text)) return true;
            if (tokenise(text).size() < 4 && has_word_with(text, {"ознакомлен"})) return true;
        }
        return false;
    }

    Above above(std::size_t first) const {
        constexpr std::size_t kAbove = 12;
        Above out;
        out.kind = kind_ && *kind_ < first;
        for (std::size_t at = first > kAbove ? first - kAbove : 0; at < first; ++at) {
            out.title = out.title || signs_[at].title;
            out.preamble = out.preamble || signs_[at].preamble;
            out.letter = out.letter || signs_[at].letter;
        }
        if (first == 0) return out;
        out.colon = signs_[first - 1].colon;
        // «План ¶ неотложных мер … ¶ в поликлинике № 3»: a title takes a few lines.
        constexpr std::size_t kTitle = 4;
        const bool titled = std::any_of(
            signs_.begin() + static_cast<std::ptrdiff_t>(first > kTitle ? first - kTitle : 0),
            signs_.begin() + static_cast<std::ptrdiff_t>(first), [](const Signs& line) { return line.heads_plan; });
        out.plan = (titled || signs_[first - 1].plan) && !out.preamble;
        return out;
    }

    // A deed in a paragraph without a number stands below a whole head, or right below what opens the deeds.
    bool may_begin_unnumbered(std::size_t at) const {
        if (needed_ == SignsNeeded::slight) return true;
        const Above head = above(at);
        const Signs& last = signs_[at - 1];
        return head.colon || (head.kind && (head.title || head.preamble)) || last.preamble || last.title;
    }

    // Signs are weighed: what only an order has counts most, what letters, plans and memos share with it least.
    bool is_order(const Run& run) const {
        constexpr int kClear = 4, kSlight = 1;
        if (run.deeds == 0) return false;
        const Above head = above(run.first);
        const bool is_signed = is_signed_below(run);
        const bool proper = head.kind || run.controls || run.of_itself || run.powers > 0 || (is_signed && head.title);
        if (!proper && needed_ == SignsNeeded::clear) return false;
        int weight = head.kind ? 3 : 0;
        weight += head.title || head.preamble ? 1 : 0;
        weight += head.preamble && head.colon ? 1 : 0;
        weight += run.controls ? 3 : 0;
        weight += run.of_itself ? 2 : 0;
        weight += std::min(run.powers, 2);
        weight += is_signed ? 1 : 0;
        weight += run.deeds > 1 && run.deeds * 4 >= run.clauses * 3 ? 2 : run.deeds * 2 >= run.clauses ? 1 : 0;
        weight -= head.letter ? 3 : 0;
        weight -= head.plan ? 2 : 0;
        return weight >= (needed_ == SignsNeeded::clear ? kClear : kSlight);
    }

    const std::vector<HeadLine>& lines_;
    const SignsNeeded needed_;
    std::vector<Signs> signs_;
    std::optional<std::size_t> kind_;
};

}  // namespace

std::optional<std::size_t> deeds_by_signs(const std::vector<HeadLine>& lines, SignsNeeded needed) {
    return SignReader{lines, needed}.before_deeds();
}

bool begins_in_the_middle(const std::vector<HeadLine>& lines, std::size_t anchor) {
    if (anchor + 1 >= lines.size() || find_anchor({lines[anchor]})) return false;
    const auto leading = leading_label(lines[anchor + 1].text);
    if (!leading || leading->label.parts.front() == 1) return false;
    return !kind_line_of(lines, anchor + 1);
}

}  // namespace mera::intake
