#include "intake/amendment/amendments.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "intake/amendment/amendment_annexes.hpp"
#include "intake/amendment/amendment_grammar.hpp"
#include "intake/amendment/amendment_rows.hpp"
#include "intake/order/order_text.hpp"
#include "intake/plan/unsure_fields.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/repairs.hpp"
#include "intake/words/unsure_letters.hpp"

namespace mera::intake {

namespace {

constexpr std::size_t kInstructionsMax = 500;  // each is tried on a copy of the plan
constexpr std::size_t kHeadingWordsMax = 80;  // «Изменения, которые вносятся в комплекс мер, утверждённый …»

// A deed of the order that amends begins with a verb or with the place it amends; «Руководителям … внести изменения в
// программы школ» begins with whom it obliges.
bool begins_like_amending(std::string_view text) {
    static constexpr std::array<std::string_view, 31> kWords = {
        "внести",   "вносятся",  "признать", "считать",   "в",          "из",          "по",       "пункт",
        "подпункт", "приложени", "изложить", "исключить", "удалить",    "дополнить",   "добавить", "включить",
        "заменить", "утвердить", "строк",    "раздел",    "граф",       "абзац",       "позици",   "комплекс",
        "план",     "программ",  "слов",     "цифр",      "мероприяти", "наименовани", "приказ"};
    const Tokens tokens = tokenise(text);
    if (tokens.empty()) return false;
    return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) {
        return length_in_characters(word) <= 2 ? tokens[0].is(word) : tokens[0].folded.starts_with(word);
    });
}

bool speaks_of_changes(std::string_view title) {
    return has_word_with(title, {"изменени", "дополнени"}) && has_word_with(title, {"внесени", "вносят"});
}

bool is_read(const Instruction& instruction) {
    return instruction.amendment.deed != AmendmentDeed::unread && instruction.amendment.deed != AmendmentDeed::revoke;
}

class Taker {
public:
    explicit Taker(Source& source) : source_(source) {}

    AmendingText run() {
        const std::vector<HeadLine> lines = head_lines(source_);
        const auto anchor = find_deeds(lines);
        if (!anchor) return {};
        const std::string title = title_above(lines, *anchor);
        titled_ = speaks_of_changes(title);
        if (const auto order = order_named_in(title)) of_title_ = *order;
        const std::string& verb = lines[*anchor].text;
        const std::size_t colon = verb.rfind(':');
        const bool goes_on = find_anchor(lines) == anchor && colon != std::string::npos && colon + 1 < verb.size();
        std::string behind = goes_on ? verb.substr(colon + 1) : std::string{};
        for (std::size_t at = *anchor + 1; at < lines.size() && lines[at].item == lines[*anchor].item; ++at)
            behind += " " + lines[at].text;
        const AmendmentItems items = amendment_items(source_, lines[*anchor].item, behind);
        for (const AmendmentItem& deed : items.deeds) take_deed(deed);
        if (annex_asked_) take_annex(items.end);
        // «Признать утратившим силу приказ …», «… пункты 2 и 3 приказа …» ends many an order that has a plan of its own.
        constexpr std::size_t kOwnClauses = 2;
        const bool has_own_clauses = items.deeds.size() >= out_.clauses.size() + kOwnClauses;
        const bool own_subject = std::any_of(out_.amendments.begin(), out_.amendments.end(), [&](const Amendment& one) {
            const bool ends_clauses = one.deed == AmendmentDeed::exclude && one.where.part == AmendedPart::clause;
            const bool by_the_way = one.deed == AmendmentDeed::revoke || (ends_clauses && !titled_ && has_own_clauses);
            return !by_the_way || one.order == of_title_;
        });
        if (!own_subject) return {};
        erase_taken();
        return std::move(out_);
    }

private:
    static std::string title_above(const std::vector<HeadLine>& lines, std::size_t anchor) {
        std::vector<Doubt> ignored;
        return read_order_head(lines, anchor, {}, ignored).title;
    }

    void take_deed(const AmendmentItem& deed) {
        if (!begins_like_amending(deed.text)) return;
        AmendedContext context;
        context.order = of_title_;
        std::vector<Taken> taken;
        const ItemReading head = read_tree(deed, context, taken);
        const bool any_read =
            std::any_of(taken.begin(), taken.end(), [](const Taken& one) { return is_read(one.instruction); });
        const bool names = head.names_order || !of_title_.number.empty();
        const bool changes = head.speaks_of_changes && head.names_order;
        const bool annex = head.in_annex && (head.names_order || titled_);
        const bool revokes = std::any_of(taken.begin(), taken.end(), [](const Taken& one) {
            return one.instruction.amendment.deed == AmendmentDeed::revoke;
        });
        if (!(any_read && names) && !changes && !annex && !revokes) return;
        if (taken.empty() && annex) {
            annex_asked_ = true;
            annex_context_ = head.context;
        }
        out_.clauses.push_back(deed.label);
        add(taken);
        if (!revokes || any_read) forget(deed, true);
    }

    struct Taken {
        Instruction instruction;
        const AmendmentItem* item;
    };

    static ItemReading read_tree(const AmendmentItem& item, const AmendedContext& context, std::vector<Taken>& out) {
        ItemReading reading = read_item(item, context);
        for (Instruction& instruction : reading.instructions) out.push_back({std::move(instruction), &item});
        for (const AmendmentItem& child : item.children) {
            const ItemReading inner = read_tree(child, reading.context, out);
            reading.names_order = reading.names_order || inner.names_order;
        }
        return reading;
    }

    void add(std::vector<Taken>& taken) {
        for (Taken& one : taken) {
            if (out_.amendments.size() >= kInstructionsMax) return say_too_many(one);
            Amendment& amendment = one.instruction.amendment;
            if (one.item->confidence < kSureLetters) amendment.doubts.push_back(doubt_of_letters(one.item->place));
            if (one.instruction.wording) read_wording(amendment, *one.instruction.wording, *one.item);
            out_.amendments.push_back(std::move(amendment));
        }
    }

    void say_too_many(const Taken& one) {
        if (out_.amendments.back().why_unread.starts_with("Указаний больше")) return;
        Amendment rest = one.instruction.amendment;
        rest.deed = AmendmentDeed::unread;
        rest.why_unread =
            "Указаний больше " + std::to_string(kInstructionsMax) + ": это и следующие не прочитаны. Разделите приказ.";
        out_.amendments.push_back(std::move(rest));
    }

    // «Утвердить прилагаемые изменения …»: the instructions stand under «Изменения, которые вносятся …».
    void take_annex(std::size_t from) {
        for (std::size_t at = from; at < source_.items.size(); ++at) {
            const auto* line = std::get_if<Line>(&source_.items[at]);
            if (line == nullptr || !opens_annex(line->text)) continue;
            AmendedContext context = annex_context_;
            std::size_t next = at;
            std::string heading = line->text;
            while (next + 1 < source_.items.size()) {  // the heading may take several paragraphs
                const auto* more = std::get_if<Line>(&source_.items[next + 1]);
                if (more == nullptr || leading_label(in_one_line(more->text)) || has_amending_verb(more->text)) break;
                heading += ' ' + more->text;
                ++next;
            }
            AmendmentItem head;
            head.text = in_one_line("Внести " + lower_first(heading));
            const ItemReading reading = read_item(head, context);
            context = reading.context;
            const AmendmentItems items = amendment_items(source_, next, {});
            for (const AmendmentItem& deed : items.deeds) {
                std::vector<Taken> taken;
                read_tree(deed, context, taken);
                add(taken);
                forget(deed, false);
            }
            for (std::size_t heading_item = at; heading_item <= next; ++heading_item)
                taken_items_.push_back(heading_item);
            return;
        }
    }

    static bool opens_annex(std::string_view text) {
        const Tokens tokens = tokenise(text);
        return !tokens.empty() && tokens.size() < kHeadingWordsMax && tokens[0].folded.starts_with("изменени");
    }

    // All that the deed takes from the document; of a clause its first line stays, to keep the numbers of the others.
    void forget(const AmendmentItem& item, bool keep_first) {
        for (std::size_t at = keep_first ? 1 : 0; at < item.items.size(); ++at)
            if (!keep_first || item.items[at] != item.items[0]) taken_items_.push_back(item.items[at]);
        for (const AmendmentItem& child : item.children) forget(child, false);
        if (keep_first) kept_.push_back(item.items[0]);
    }

    void erase_taken() {
        std::vector<bool> gone(source_.items.size());
        for (const std::size_t at : taken_items_) gone[at] = true;
        for (const std::size_t at : kept_) gone[at] = false;
        std::vector<std::variant<Line, Grid>> left;
        for (std::size_t at = 0; at < source_.items.size(); ++at)
            if (!gone[at]) left.push_back(std::move(source_.items[at]));
        source_.items = std::move(left);
    }

    Source& source_;
    AmendedOrder of_title_;
    bool titled_ = false, annex_asked_ = false;
    AmendedContext annex_context_;
    std::vector<std::size_t> taken_items_, kept_;
    AmendingText out_;
};

}  // namespace

AmendingText take_amendments(Source& source) { return Taker{source}.run(); }

void without_amending_clauses(std::vector<DraftClause>& clauses, const AmendingText& amending) {
    std::erase_if(clauses, [&](const DraftClause& clause) {
        return std::any_of(amending.clauses.begin(), amending.clauses.end(), [&](const std::string& number) {
            // «1. Внести изменения: 1.1. … исключить; 1.2. …» in one paragraph is one instruction there.
            const bool inside = clause.number.starts_with(number + ".") && has_amending_verb(clause.text);
            // Clauses without numbers are told apart by what they say.
            const bool said = !number.empty() || has_amending_verb(clause.text) ||
                              has_word_with(clause.text, {"утратив", "изменени", "дополнени"});
            return (clause.number == number && said) || inside;
        });
    });
}

std::optional<std::size_t> annex_of_whole(AmendingText& amending, const std::vector<std::string>& numbers) {
    std::optional<std::size_t> found;
    if (numbers.empty()) return found;  // the new plan may be in another file: said when it is carried out
    for (Amendment& amendment : amending.amendments) {
        if (amendment.deed != AmendmentDeed::reword_whole) continue;
        const auto meant = annex_meant(amendment, numbers);
        if (!meant) continue;
        if (found)
            make_unread(amendment, "Приложение изложено заново другим указанием.");
        else
            amendment.annex = numbers[*meant], found = meant;
    }
    return found;
}

std::vector<Doubt> take_annex_rows(AmendingText& amending, const std::vector<DraftAnnex>& annexes) {
    const auto takes = [](const Amendment& one) { return one.annex && one.deed != AmendmentDeed::reword_whole; };
    const auto asked = std::count_if(amending.amendments.begin(), amending.amendments.end(), takes);
    for (Amendment& amendment : amending.amendments)
        if (takes(amendment) && amendment.deed != AmendmentDeed::unread)
            take_rows_of_annex(amendment, annexes, asked > 1);
    std::vector<Doubt> out;
    for (const DraftAnnex& annex : annexes) {
        const bool spoken_of = std::any_of(
            amending.amendments.begin(), amending.amendments.end(),
            [&](const Amendment& one) { return takes(one) && (one.annex->empty() || *one.annex == annex.number); });
        if (!spoken_of)
            out.push_back({"sections",
                           "В приложении" + (annex.number.empty() ? "" : " " + annex.number) +
                               " стоят меры, о которых ни одно указание не говорит: они не применены.",
                           {}});
    }
    return out;
}

}  // namespace mera::intake

namespace mera {

std::vector<Amendment> read_instruction(std::string_view text, const Amendment& before,
                                        const std::vector<DraftAnnex>& annexes) {
    using namespace intake;
    AmendmentItem item;
    item.label = before.number;
    item.text = mend_letters(text).text;
    item.place = before.place;
    AmendedContext context;
    context.order = before.order;
    context.in_annex = before.where.part != AmendedPart::unsaid && before.where.part != AmendedPart::clause &&
                       before.where.part != AmendedPart::order && before.where.part != AmendedPart::title;
    std::vector<Amendment> out;
    for (Instruction& instruction : read_item(item, context).instructions) {
        Amendment& amendment = instruction.amendment;
        if (instruction.wording) read_wording(amendment, *instruction.wording, item);
        if (amendment.annex && amendment.deed == AmendmentDeed::reword_whole)
            take_whole_annex(amendment, annexes);
        else if (amendment.annex && amendment.deed != AmendmentDeed::unread)
            take_rows_of_annex(amendment, annexes, true);
        out.push_back(std::move(amendment));
    }
    return out;
}

}  // namespace mera
