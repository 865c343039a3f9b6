#include "domain/plan/amendment_run.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"

namespace mera {

void refuse(std::string why) { throw RefusedDeed{std::move(why)}; }

std::string quoted(const std::string& words) { return "«" + words + "»"; }

std::string named(const AmendedRow& row) { return (row.is_clause ? "пункт приказа " : "мера ") + row.old_number; }

std::string places_in_russian(const std::vector<Occurrence>& found) {
    std::vector<std::string> out;
    for (const Occurrence& one : found) {
        std::string place = named(*one.row) + (one.row->is_clause ? "" : ", " + column_in_russian(one.column));
        if (std::find(out.begin(), out.end(), place) == out.end()) out.push_back(std::move(place));
    }
    return join(out, "; ");
}

void find_in(AmendedRow& row, const std::string& only, const std::string& words, Finder find,
             std::vector<Occurrence>& out) {
    for (const std::string& column : columns_of(row)) {
        if (!only.empty() && !row.is_clause && column != only) continue;
        const auto items = items_of(row, column);
        const std::size_t before = out.size();
        for (std::size_t item = 0; item < items.size(); ++item)
            for (const FoundWords& found : find(items[item], words)) out.push_back({&row, column, item, found});
        if (out.size() > before || items.size() < 2) continue;
        // Words that reach over several executors: «Департамент образования, МКУ ДО «Центр»».
        for (const FoundWords& found : find(join(items, kItemsTogether), replace_all(words, ";", ",")))
            out.push_back({&row, column, kAllItems, found});
    }
}

std::string text_at(const Occurrence& one) {
    const auto items = items_of(*one.row, one.column);
    return one.item == kAllItems ? join(items, kItemsTogether) : items.at(one.item);
}

std::vector<std::string> AmendmentRun::run() {
    check_order();
    switch (amendment_.deed) {
        case AmendmentDeed::replace_words:
        case AmendmentDeed::remove_words: replace(); break;
        case AmendmentDeed::add_words: add(); break;
        case AmendmentDeed::reword: reword(); break;
        case AmendmentDeed::insert: insert(); break;
        case AmendmentDeed::exclude: exclude(); break;
        case AmendmentDeed::renumber: renumber(); break;
        case AmendmentDeed::revoke: revoke(); break;
        case AmendmentDeed::reword_whole: break;  // the plan of the annex is the plan
        case AmendmentDeed::unread: refuse(amendment_.why_unread);
    }
    doubts_.insert(doubts_.end(), amendment_.doubts.begin(), amendment_.doubts.end());
    return std::move(doubts_);
}

void AmendmentRun::check_order() {
    const AmendedOrder& named = amendment_.order;
    if (named.number.empty() && !named.date) {
        doubts_.push_back("В указании не назван приказ, который оно меняет. Проверьте, что это " +
                          in_russian(base_.order) + ".");
        return;
    }
    const bool number = fold_for_comparison(named.number) == fold_for_comparison(base_.order.number);
    const bool date = named.date == base_.order.date;
    if (number && (date || !named.date)) return;
    if (!number && !date)
        refuse("Указание меняет " + in_russian(named) + ", а эта программа принята по документу «" +
               in_russian(base_.order) + "».");
    doubts_.push_back("В указании назван " + in_russian(named) + ", а программа принята по документу «" +
                      in_russian(base_.order) + "»: " + (number ? "дата" : "номер") + " не совпадает.");
}

AmendedRow* AmendmentRun::only(std::vector<AmendedRow*> found, const std::string& number) {
    if (found.size() > 1) refuse("Под номером " + number + " в плане несколько мер. Назовите раздел.");
    return found.empty() ? nullptr : found.front();
}

// By the number in force; by the number of this order when the one in force is gone or never was.
AmendedRow* AmendmentRun::by_number(const std::vector<AmendedRow*>& rows, const std::string& number) {
    std::vector<AmendedRow*> old, fresh;
    for (AmendedRow* row : rows) {
        if (row->gone) continue;
        if (same_number(row->old_number, number)) old.push_back(row);
        if (same_number(row->number(), number)) fresh.push_back(row);
    }
    AmendedRow* was = only(old, number);
    AmendedRow* is = only(fresh, number);
    if (was && is && was != is)
        refuse("Номер " + number + " до этого приказа носила одна мера, а по нему другая: не видно, какую менять.");
    return was ? was : is;
}

AmendedSection* AmendmentRun::section_of(const std::string& number) {
    AmendedSection* found = nullptr;
    for (AmendedSection& section : rows_.sections) {
        if (section.gone) continue;
        if (!same_number(section.head.number, number) &&
            fold_for_comparison(section.head.title) != fold_for_comparison(number))
            continue;
        if (found) refuse("Разделов " + quoted(number) + " несколько.");
        found = &section;
    }
    return found;
}

AmendedSection& AmendmentRun::named_section(const std::string& number) {
    AmendedSection* found = section_of(number);
    if (!found) refuse("Раздела " + quoted(number) + " в действующем плане нет.");
    const std::string& title = where_.title;
    if (!title.empty() && fold_for_comparison(title) != fold_for_comparison(found->head.title))
        doubts_.push_back("Раздел " + number + " в указании назван " + mera::quoted(title) + ", а в плане он " +
                          mera::quoted(found->head.title) + ". Проверьте, тот ли это раздел.");
    return *found;
}

std::vector<AmendedRow*> AmendmentRun::measures() {
    std::vector<AmendedRow*> out;
    AmendedSection* within = where_.section.empty() ? nullptr : &named_section(where_.section);
    for (AmendedSection& section : rows_.sections)
        if (!section.gone && (!within || within == &section))
            for (AmendedRow& row : section.rows) out.push_back(&row);
    return out;
}

std::vector<AmendedRow*> AmendmentRun::clauses() {
    std::vector<AmendedRow*> out;
    for (AmendedRow& row : rows_.clauses) out.push_back(&row);
    return out;
}

AmendedRow& AmendmentRun::row_named(const std::string& number) {
    AmendedRow* measure = where_.part == AmendedPart::clause ? nullptr : by_number(measures(), number);
    AmendedRow* clause = where_.part == AmendedPart::measure ? nullptr : by_number(clauses(), number);
    // «подпункт «а» пункта 2» is a clause of its own when it obliges by itself.
    if (clause && !where_.letter.empty())
        for (const std::string& part : {number + " " + where_.letter, number + " (" + where_.letter + ")"})
            if (AmendedRow* found = by_number(clauses(), part)) clause = found;
    if (measure && clause) return told_by_words(*measure, *clause, number);
    if (measure) return *measure;
    if (clause) return *clause;
    refuse((where_.part == AmendedPart::clause ? "Пункта " + number + " в приказе"
                                               : "Меры " + number + " в действующем плане") +
           " нет.");
}

// «пункт 2.3» of an order whose clause and measure have one number: the words tell, and that is doubted.
AmendedRow& AmendmentRun::told_by_words(AmendedRow& measure, AmendedRow& clause, const std::string& number) {
    const std::string ask = " Напишите «пункт " + number + " приказа» или «пункт " + number + " приложения».";
    std::vector<std::string> sought;
    for (const ReplacedWords& words : amendment_.words)
        if (!words.from.empty()) sought.push_back(words.from);
    if (!amendment_.anchor.empty()) sought.push_back(amendment_.anchor);
    const auto holds = [&](AmendedRow& row) {
        return std::all_of(sought.begin(), sought.end(), [&](const std::string& words) {
            std::vector<Occurrence> found;
            find_in(row, where_.field, words, find_words, found);
            return !found.empty();
        });
    };
    if (sought.empty() || holds(measure) == holds(clause))
        refuse("Номер " + number + " есть и у пункта приказа, и у меры плана." + ask);
    AmendedRow& row = holds(measure) ? measure : clause;
    doubts_.push_back("Номер " + number + " есть и у пункта приказа, и у меры плана. Эти слова стоят только в " +
                      (row.is_clause ? "пункте приказа" : "мере плана") + ": изменено там.");
    return row;
}

std::vector<AmendedRow*> AmendmentRun::with_parts(AmendedRow& row) {
    std::vector<AmendedRow*> out{&row};
    if (!row.is_clause || row.number().empty()) return out;
    for (AmendedRow* part : clauses())
        if (!part->gone && part->number().starts_with(row.number() + " ")) out.push_back(part);
    return out;
}

std::vector<AmendedRow*> AmendmentRun::named_rows() {
    std::vector<AmendedRow*> out;
    for (const std::string& number : where_.numbers) out.push_back(&row_named(number));
    return out;
}

std::string AmendmentRun::column() {
    if (where_.column_number > 0) {
        const auto known = base_.columns.find(where_.column_number);
        if (known == base_.columns.end())
            refuse("Не известно, что стоит в графе " + std::to_string(where_.column_number) +
                   ". Назовите графу словами.");
        return known->second;
    }
    if (where_.field.empty() && !where_.column.empty()) refuse("Графы " + quoted(where_.column) + " Мера не знает.");
    return where_.field;
}

void AmendmentRun::put(const Occurrence& one, std::string text) {
    touched(*one.row);
    if (one.item == kAllItems)
        writer_.set_column(*one.row, one.column, std::move(text));
    else
        writer_.set_item(*one.row, one.column, one.item, std::move(text));
}

void AmendmentRun::touched(AmendedRow& row) {
    row.touched = true;
    if (std::find(row.causes.begin(), row.causes.end(), index_) == row.causes.end()) row.causes.push_back(index_);
}

}  // namespace mera
