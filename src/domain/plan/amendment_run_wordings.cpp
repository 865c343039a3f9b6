// Rows, columns and sections worded anew.
#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "domain/plan/amendment_run.hpp"

namespace mera {

void AmendmentRun::reword() {
    if (where_.part == AmendedPart::title)
        throw Note{"Заголовок приказа Мера хранит таким, каким он был принят. На обязательства это не влияет."};
    if (where_.part == AmendedPart::section) return reword_sections();
    if (where_.paragraph > 0 || where_.sentence > 0) return reword_part();
    if (!where_.field.empty() || !where_.column.empty() || where_.column_number > 0) return reword_columns();
    for (std::size_t at = 0; at < where_.numbers.size(); ++at) reword_row(row_named(where_.numbers[at]), at);
}

void AmendmentRun::reword_columns() {
    const std::string within = column();
    if (where_.numbers.size() != 1 && !amendment_.annex) refuse("Не видно, графу какой меры изложить.");
    for (std::size_t at = 0; at < where_.numbers.size(); ++at) {
        AmendedRow& row = row_named(where_.numbers[at]);
        if (row.is_clause) refuse("У пункта приказа нет графы: изложите пункт целиком.");
        std::string text = amendment_.text;
        if (amendment_.annex) {  // the same column of the row there
            AmendedRow fresh;
            fresh.measure = amendment_.measures.at(at);
            text = join(items_of(fresh, within), kItemsTogether);
            if (text.empty())
                refuse("В приложении у строки " + where_.numbers[at] + " графа «" + column_in_russian(within) +
                       "» пуста.");
        }
        touched(row);
        writer_.set_column(row, within, std::move(text));
    }
}

void AmendmentRun::reword_row(AmendedRow& row, std::size_t at) {
    touched(row);
    if (row.is_clause) {
        if (at >= amendment_.clauses.size()) refuse("Новый текст пункта " + row.old_number + " не прочитан.");
        for (AmendedRow* part : with_parts(row))  // the new text holds them all
            if (part != &row) {
                touched(*part);
                part->gone = true;
            }
        DraftClause fresh = writer_.clause_in_plan(amendment_.clauses[at]);
        keep_term(row, fresh);
        const auto assignees = row.clause.assignees;
        fresh.number = row.clause.number;
        row.clause = std::move(fresh);
        take_doubts(row, row.clause.doubts);
        if (row.clause.assignees.empty() && !assignees.empty()) {
            row.clause.assignees = assignees;
            row.doubts.push_back("В новом тексте пункта исполнитель не назван, оставлен прежний.");
        }
        return;
    }
    if (at >= amendment_.measures.size()) refuse("Новый текст меры " + row.old_number + " не прочитан.");
    reword_measure(row, amendment_.measures[at]);
}

void AmendmentRun::reword_measure(AmendedRow& row, const DraftMeasure& fresh_words) {
    touched(row);
    const DraftMeasure old = row.measure;
    row.measure = fresh_words;
    std::vector<std::string> kept;
    const auto keep = [&](auto& fresh, const auto& was, const char* column) {
        if (!fresh.empty() || was.empty()) return;
        fresh = was;
        kept.push_back(column_in_russian(column));
    };
    keep(row.measure.executors, old.executors, "executors");
    keep(row.measure.deadline_text, old.deadline_text, "deadline_text");
    keep(row.measure.result, old.result, "result");
    keep(row.measure.evidence, old.evidence, "evidence");
    keep(row.measure.notes, old.notes, "notes");
    if (!kept.empty()) row.doubts.push_back("В новой редакции этого нет, оставлено прежнее: " + join(kept, ", ") + ".");
    take_doubts(row, row.measure.doubts);
    writer_.read_deadline(row);
    if (row.measure.result == old.result)
        row.measure.targets = old.targets;
    else
        writer_.read_targets(row);
}

// Doubts of the reading of the wording; those about a term are said again when it is read with the plan's own term.
void AmendmentRun::take_doubts(AmendedRow& row, std::vector<Doubt>& doubts) {
    for (const Doubt& doubt : doubts)
        if (!doubt.field.starts_with("deadline") && !doubt.field.starts_with("targets"))
            row.doubts.push_back(doubt.why);
    doubts.clear();
}

void AmendmentRun::reword_sections() {
    if (!amendment_.annex && where_.numbers.size() != 1) refuse("Не видно, какой раздел изложить.");
    for (std::size_t at = 0; at < where_.numbers.size(); ++at) {
        AmendedSection& section = named_section(where_.numbers[at]);
        if (!amendment_.annex) {
            if (where_.field != "section") return reword_rows_of(section, amendment_.measures);
            return reword_title(section, amendment_.text);
        }
        const DraftSection& fresh = amendment_.sections.at(at);
        for (const Doubt& doubt : fresh.doubts) doubts_.push_back(doubt.why);
        if (where_.field != "section") reword_rows_of(section, fresh.measures);
        const bool same = fold_for_comparison(fresh.title) == fold_for_comparison(section.head.title);
        if (!fresh.title.empty() && !same) reword_title(section, fresh.title);
    }
}

void AmendmentRun::reword_title(AmendedSection& section, std::string title) {
    const std::string number = section.head.number;
    if (!number.empty() && title.starts_with(number)) {
        title = title.substr(number.size());
        while (!title.empty() && (title.front() == '.' || title.front() == ' ')) title.erase(0, 1);
    }
    section.head.title = title;
    touch_all(section);
}

// «раздел 4 изложить в следующей редакции» with a table: its rows by their numbers, the others of it are no more.
void AmendmentRun::reword_rows_of(AmendedSection& section, const std::vector<DraftMeasure>& measures) {
    if (measures.empty()) refuse("Новый текст раздела не прочитан.");
    std::vector<AmendedRow> fresh;
    for (const DraftMeasure& measure : measures) {
        const auto same = std::find_if(section.rows.begin(), section.rows.end(), [&](const AmendedRow& row) {
            return !row.gone && same_number(row.number(), measure.number);
        });
        if (same != section.rows.end()) {
            reword_measure(*same, measure);
            fresh.push_back(*same);
            same->gone = true;
            same->origin.reset();
        } else {
            refuse_if_taken(measures_of_all(), measure.number);
            fresh.push_back(new_row(measure));
        }
    }
    for (AmendedRow& row : section.rows)
        if (!row.gone) {
            touched(row);
            row.gone = true;
        }
    section.rows.insert(section.rows.end(), fresh.begin(), fresh.end());
}

AmendedRow AmendmentRun::new_row(const DraftMeasure& measure) {
    AmendedRow row;
    row.measure = measure;
    take_doubts(row, row.measure.doubts);
    writer_.read_deadline(row);
    writer_.read_targets(row);
    touched(row);
    return row;
}

std::vector<std::string> AmendmentRun::parts_of(const AmendedRow& row, const std::string& within, bool sentences) {
    const auto items = items_of(row, within);
    if (items.size() != 1) return {};
    if (!sentences) return split(items.front(), '\n');
    std::vector<std::string> out{{}};
    for (const std::string& word : split(items.front(), ' ')) {
        if (!out.back().empty() && out.back().ends_with('.') && starts_with_upper(word) &&
            length_in_characters(out.back()) > 3)
            out.emplace_back();
        out.back() += (out.back().empty() ? "" : " ") + word;
    }
    return out;
}

// A paragraph or a sentence by its number: only where the text still has them.
void AmendmentRun::reword_part() {
    if (where_.numbers.size() != 1) refuse("Не видно, чей это абзац.");
    AmendedRow& row = row_named(where_.numbers.front());
    const bool sentence = where_.sentence > 0;
    const auto which = static_cast<std::size_t>(sentence ? where_.sentence : where_.paragraph);
    const std::string within = column();
    const std::string into = !within.empty() ? within : row.is_clause ? "text" : "title";
    auto parts = parts_of(row, into, sentence);
    if (parts.size() < 2 || which > parts.size())
        refuse(std::string{sentence ? "Предложения" : "Абзаца"} + " " + std::to_string(which) +
               " в тексте не видно: " + "абзацы в плане не сохранены. Назовите слова, которые меняются.");
    if (amendment_.deed == AmendmentDeed::exclude)
        parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(which - 1));
    else
        parts[which - 1] = amendment_.text;
    touched(row);
    row.doubts.push_back(sentence ? "Изменено предложение по счёту. Проверьте, то ли."
                                  : "Изменён абзац по счёту. Проверьте, тот ли.");
    writer_.set_column(row, into, join(parts, sentence ? " " : "\n"));
}

}  // namespace mera
