// Words put in place of others, taken out, added.
#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "domain/plan/amendment_run.hpp"

namespace mera {

// Where the words are sought: the named rows; without numbers the section, the annex or the whole order.
std::vector<std::vector<AmendedRow*>> AmendmentRun::grounds() {
    if (!where_.numbers.empty() && where_.part != AmendedPart::section) {
        std::vector<std::vector<AmendedRow*>> out;  // in each of the named rows
        for (AmendedRow* row : named_rows()) out.push_back(with_parts(*row));
        return out;
    }
    if (where_.part == AmendedPart::title)
        throw Note{"Заголовок приказа Мера хранит таким, каким он был принят. На обязательства это не влияет."};
    std::vector<AmendedRow*> all;
    if (where_.part == AmendedPart::section) {
        for (const std::string& number : where_.numbers)
            for (AmendedRow& row : named_section(number).rows)
                if (!row.gone) all.push_back(&row);
    } else {
        for (AmendedRow* row : measures())
            if (!row->gone) all.push_back(row);
        if (where_.part == AmendedPart::order)
            for (AmendedRow* row : clauses())
                if (!row->gone) all.push_back(row);
    }
    return {all};
}

void AmendmentRun::replace() {
    if (where_.field == "section") return replace_in_titles();
    const std::string within = column();
    for (const std::vector<AmendedRow*>& ground : grounds())
        for (const ReplacedWords& pair : amendment_.words) replace_pair(ground, within, pair);
}

void AmendmentRun::replace_pair(const std::vector<AmendedRow*>& ground, const std::string& within,
                                const ReplacedWords& pair) {
    std::vector<Occurrence> found;
    for (AmendedRow* row : ground) find_in(*row, within, pair.from, find_words, found);
    if (found.empty()) refuse(not_found(ground, within, pair.from));
    const bool everywhere = where_.everywhere || (amendment_.any_case && where_.numbers.empty());
    if (found.size() > 1 && !everywhere)
        refuse("Слова " + quoted(pair.from) + " стоят " +
               counted(static_cast<std::int64_t>(found.size()), "раз", "раза", "раз") + ": " +
               places_in_russian(found) + ". Назовите графу или напишите «по тексту».");
    // From the last to the first, so that the places of those before stay true.
    for (auto one = found.rbegin(); one != found.rend(); ++one) {
        put(*one, with_words(text_at(*one), one->found, pair.to));
    }
    if (amendment_.any_case) doubt_other_cases(ground, within, pair);
}

std::string AmendmentRun::not_found(const std::vector<AmendedRow*>& ground, const std::string& within,
                                    const std::string& words) {
    std::string where = "в действующем плане";
    if (ground.size() == 1)
        where = (ground.front()->is_clause ? "в пункте приказа " : "в мере ") + ground.front()->old_number;
    if (!within.empty()) where += ", графа «" + column_in_russian(within) + "»";
    std::vector<Occurrence> elsewhere;
    if (!within.empty())
        for (AmendedRow* row : ground) find_in(*row, {}, words, find_words, elsewhere);
    return "Слов " + quoted(words) + " нет " + where + "." +
           (elsewhere.empty() ? "" : " Они стоят здесь: " + places_in_russian(elsewhere) + ".");
}

// «в соответствующем падеже»: the exact words are changed; the others a person must put right.
void AmendmentRun::doubt_other_cases(const std::vector<AmendedRow*>& ground, const std::string& within,
                                     const ReplacedWords& pair) {
    std::vector<Occurrence> left;
    for (AmendedRow* row : ground) find_in(*row, within, pair.from, find_words_in_any_case, left);
    std::erase_if(left, [&](const Occurrence& one) {
        const auto fresh = find_words_in_any_case(text_at(one), pair.to);
        return std::any_of(fresh.begin(), fresh.end(),
                           [&](const FoundWords& f) { return f.begin <= one.found.begin && one.found.end <= f.end; });
    });
    if (!left.empty())
        doubts_.push_back("В других падежах слова " + quoted(pair.from) + " остались здесь: " +
                          places_in_russian(left) + ". Мера их не склоняет: добавьте указания с нужными словами.");
}

void AmendmentRun::replace_in_titles() {
    for (const std::string& number : where_.numbers) {
        AmendedSection& section = named_section(number);
        for (const ReplacedWords& pair : amendment_.words) {
            const auto found = find_words(section.head.title, pair.from);
            if (found.size() != 1)
                refuse("В наименовании раздела " + number + " слова " + quoted(pair.from) +
                       (found.empty() ? " не стоят." : " стоят не один раз."));
            section.head.title = with_words(section.head.title, found.front(), pair.to);
        }
        touch_all(section);
    }
}

void AmendmentRun::touch_all(AmendedSection& section) {
    for (AmendedRow& row : section.rows)
        if (!row.gone) touched(row);
}

void AmendmentRun::add() {
    const std::string within = column();
    const std::string& words = amendment_.words.front().to;
    for (const std::vector<AmendedRow*>& ground : grounds()) {
        if (!amendment_.anchor.empty()) {
            add_beside(ground, within, words);
            continue;
        }
        if (ground.size() != 1) refuse("Не видно, какую меру дополнить словами " + quoted(words) + ".");
        add_to_end(*ground.front(), within, words);
    }
}

void AmendmentRun::add_beside(const std::vector<AmendedRow*>& ground, const std::string& within,
                              const std::string& words) {
    std::vector<Occurrence> found;
    for (AmendedRow* row : ground) find_in(*row, within, amendment_.anchor, find_words, found);
    if (found.empty()) refuse(not_found(ground, within, amendment_.anchor));
    if (found.size() > 1 && !where_.everywhere)
        refuse("Слова " + quoted(amendment_.anchor) + " стоят " +
               counted(static_cast<std::int64_t>(found.size()), "раз", "раза", "раз") + ": " +
               places_in_russian(found) + ". Назовите графу.");
    for (auto one = found.rbegin(); one != found.rend(); ++one) {
        put(*one, with_words_at(text_at(*one), amendment_.before_anchor ? one->found.begin : one->found.end, words));
    }
}

void AmendmentRun::add_to_end(AmendedRow& row, const std::string& within, const std::string& words) {
    const std::string into = !within.empty() ? within : row.is_clause ? "text" : "title";
    if (within.empty() && !row.is_clause)
        row.doubts.push_back("В указании не названа графа: слова " + quoted(words) + " добавлены к названию меры.");
    if (amendment_.is_paragraph) row.doubts.push_back("Новый абзац добавлен в конец. Проверьте место.");
    const auto items = items_of(row, into);
    std::string text = items.empty() ? std::string{} : items.back();
    std::string_view stem = trim(text);
    const bool sentence = amendment_.is_sentence || amendment_.is_paragraph;
    const bool stop = stem.ends_with('.');
    if (stop && !sentence) stem.remove_suffix(1);
    std::string fresh = std::string{stem} + (sentence && !stop && !stem.empty() ? "." : "");
    fresh = with_words_at(fresh, fresh.size(), words);
    if (stop && !sentence && !fresh.ends_with('.')) fresh += '.';
    touched(row);
    if (items.empty())
        writer_.set_column(row, into, std::move(fresh));
    else
        writer_.set_item(row, into, items.size() - 1, std::move(fresh));
}

}  // namespace mera
