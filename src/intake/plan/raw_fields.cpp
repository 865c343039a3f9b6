#include "intake/plan/raw_fields.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "intake/people/executor_commas.hpp"
#include "intake/plan/when_and_who.hpp"
#include "intake/table/marked_columns.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/repairs.hpp"

namespace mera::intake {

void RawField::add(const Cell& cell) {
    if (cell.text.empty()) {
        // A cell with letters that nobody could read is not an empty one.
        if (cell.confidence < kSureLetters && empty()) place = cell.place;
        confidence = std::min(confidence, cell.confidence);
        return;
    }
    if (empty()) {
        place = cell.place;
        text = cell.text;
    } else {
        text += '\n' + cell.text;
        place.words += '\n' + cell.place.words;
        place.unsure.insert(place.unsure.end(), cell.place.unsure.begin(), cell.place.unsure.end());
    }
    confidence = std::min(confidence, cell.confidence);
    guessed = guessed || cell.guessed;
    number = number || cell.number;
    column = cell.column;
    repairs.insert(repairs.end(), cell.repairs.begin(), cell.repairs.end());
    doubts.insert(doubts.end(), cell.doubts.begin(), cell.doubts.end());
}

namespace {

void add_when_and_who(RawMeasure& measure, const Cell& cell) {
    WhenAndWho parted = split_when_and_who(cell.text);
    Cell when = cell, who = cell;
    when.text = std::move(parted.when);
    who.text = std::move(parted.who);
    measure.deadline.add(when);
    measure.executors.add(who);
    measure.executors.doubts.push_back(
        "Срок и исполнитель стояли в одной графе и разделены по смыслу. Проверьте оба поля.");
}

void add_note(RawMeasure& measure, const std::string& heading, const Cell& cell) {
    if (cell.text.empty()) return;
    for (RawNote& note : measure.notes)
        if (note.heading == heading) return note.field.add(cell);
    measure.notes.push_back({heading, {}});
    measure.notes.back().field.add(cell);
}

bool names_place_too(std::string_view heading) {
    return has_word_with(heading, {"место", "места"}) && has_word_with(heading, {"дат", "срок", "врем"});
}

// «Место и дата проведения»
void add_when_and_where(RawMeasure& measure, const Column& column, const Cell& cell) {
    WhenAndWhere parted = split_when_and_where(cell.text);
    Cell when = cell, where = cell;
    when.text = std::move(parted.when);
    where.text = std::move(parted.where);
    measure.deadline.add(when);
    add_note(measure, column.heading, where);
}

// «9 класс | 11 класс» under «Когда»
void add_deadline(RawField& deadline, const Column& column, const Cell& cell) {
    const bool of_another = !deadline.empty() && !cell.text.empty() && deadline.column != cell.column;
    if (of_another) deadline.text += ';';
    deadline.add(cell);
    static constexpr const char* kWhy = "Сроки взяты из нескольких граф. Проверьте, чей какой.";
    if (column.counted) return;  // said once, of the plan
    if (of_another && std::find(deadline.doubts.begin(), deadline.doubts.end(), kWhy) == deadline.doubts.end())
        deadline.doubts.emplace_back(kWhy);
}

void doubt_rival(RawField& deadline, const Column& column, const Cell& cell) {
    if (!column.rival || cell.text.empty()) return;
    deadline.doubts.push_back("В графе «" + column.heading + "» стоит «" + in_one_line(cell.text) +
                              "». Проверьте, не это ли срок исполнения.");
}

bool asks_for_posts(std::string_view heading) {
    return has_word_with(heading, {"должност"}) && has_word_with(heading, {"фамили", "фио", "имен"});
}

// «Ответственный» and «Соисполнители»: what stands in another column is somebody else, but «ФИО» and «Должность» tell of one.
void add_executors(RawMeasure& measure, const Column& column, const Cell& cell) {
    RawField& executors = measure.executors;
    const bool parted = executors.text.ends_with(',') || executors.text.ends_with(';');
    const bool same_column = executors.column < 0 || executors.column == cell.column;
    const bool post = !same_column && has_word_with(column.heading, {"должност"}) &&
                      is_post_of_person(in_one_line(cell.text), in_one_line(executors.text));
    if (!executors.empty() && !cell.text.empty() && !same_column && !parted) executors.text += post ? ',' : ';';
    executors.add(cell);
    measure.executors_have_posts = measure.executors_have_posts || post || asks_for_posts(column.heading);
}

void add_marked_executor(RawMeasure& measure, const Column& column, const Cell& cell) {
    if (!is_mark(cell.text)) return add_note(measure, column.heading, cell);
    Cell executor = cell;
    executor.text = column.stands_for;
    add_executors(measure, column, executor);
}

// A mark in the column of a time: the time of the heading is the deadline. Other times of the row follow it.
void add_marked_time(RawMeasure& measure, const Column& column, const Cell& cell) {
    Cell time = cell;
    if (auto said = time_under(cell.text, column.stands_for)) {
        time.text = std::move(*said);
    } else {
        if (!cell.text.empty() && !is_blank_mark(cell.text))
            measure.deadline.doubts.push_back("В графе времени «" + column.stands_for + "» стоит «" +
                                              in_one_line(cell.text) + "». Проверьте срок.");
        return add_note(measure, column.heading, cell);
    }
    if (!measure.deadline.empty()) measure.deadline.text += ';';
    measure.deadline.add(time);
}

// «Место проведения, ответственные», «Исполнитель / участники»: of «Музей» and «Сотрудники музея» one is where, of «Психолог» and
// «5–9 классы» one is for whom, and nothing says which.
void doubt_others_among_executors(RawField& field, const Column& column, const Cell& cell) {
    static constexpr std::array<std::pair<const char*, const char*>, 2> kOthers = {
        {{"место", "В одной графе стоят место и исполнители. Проверьте, что место исполнителем не сочтено."},
         {"участник",
          "В одной графе стоят исполнители и участники. Проверьте, что участники исполнителями не сочтены."}}};
    const bool several = cell.text.find_first_of("/,;\n") != std::string::npos;
    for (const auto& [word, why] : kOthers)
        if (has_word_with(column.heading, {word}) && (several || word == kOthers[0].first) &&
            std::find(field.doubts.begin(), field.doubts.end(), why) == field.doubts.end())
            field.doubts.emplace_back(why);
}

// What the column holds was decided by its cells, and they fit another meaning nearly as well.
void doubt_column(RawField& field, const Column& column) {
    static constexpr const char* kWhy = "Что стоит в этой графе, определено по содержанию неуверенно. Проверьте.";
    if (column.unsure && std::find(field.doubts.begin(), field.doubts.end(), kWhy) == field.doubts.end())
        field.doubts.emplace_back(kWhy);
}

void doubt_unsure_column(RawMeasure& measure, const Column& column, const Cell& cell) {
    switch (column.role) {
        case Role::title: return doubt_column(measure.title, column);
        case Role::executor:
            doubt_others_among_executors(measure.executors, column, cell);
            return doubt_column(measure.executors, column);
        case Role::deadline: return doubt_column(measure.deadline, column);
        case Role::result: return doubt_column(measure.result, column);
        case Role::evidence: return doubt_column(measure.evidence, column);
        default: return;
    }
}

}  // namespace

void take_cell(RawMeasure& measure, const Column& column, const Cell& cell) {
    doubt_unsure_column(measure, column, cell);
    switch (column.role) {
        case Role::number: measure.number.add(cell); break;
        case Role::title: measure.title.add(cell); break;
        case Role::executor: add_executors(measure, column, cell); break;
        case Role::deadline:
            names_place_too(column.heading) ? add_when_and_where(measure, column, cell)
                                            : add_deadline(measure.deadline, column, cell);
            break;
        case Role::deadline_end: measure.deadline_end.add(cell); break;
        case Role::deadline_mark: add_marked_time(measure, column, cell); break;
        case Role::executor_mark: add_marked_executor(measure, column, cell); break;
        case Role::deadline_and_executor: add_when_and_who(measure, cell); break;
        case Role::result: measure.result.add(cell); break;
        case Role::result_and_evidence:
            measure.result.add(cell);
            measure.result_names_evidence = true;
            break;
        case Role::evidence: measure.evidence.add(cell); break;
        case Role::note:
            add_note(measure, column.heading, cell);
            doubt_rival(measure.deadline, column, cell);
            break;
        case Role::none: add_note(measure, {}, cell); break;  // a column that nobody has named
        case Role::section: break;
    }
}

}  // namespace mera::intake
