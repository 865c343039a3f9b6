#include "intake/plan/measures.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "intake/plan/evidence_list.hpp"
#include "intake/plan/measure_deadline.hpp"
#include "intake/plan/targets.hpp"
#include "intake/plan/times_in_other_cells.hpp"
#include "intake/plan/unsure_fields.hpp"
#include "intake/words/names.hpp"
#include "intake/words/repairs.hpp"
#include "intake/words/unsure_letters.hpp"

namespace mera::intake {

namespace {

class Maker {
public:
    Maker(const RawMeasure& raw, const MeasureContext& context) : raw_(raw), context_(context) {}

    DraftMeasure make() {
        for (const std::string& why : raw_.doubts) doubt("measure", why, raw_.title.place);
        if (raw_.may_go_on)
            doubt("measure",
                  "У строки нет номера, она прочитана как отдельная мера. Проверьте, не продолжение ли это предыдущей.",
                  raw_.title.place);
        read_number();
        measure_.title = read_text("title", raw_.title);
        if (raw_.number.empty())  // «1.1. Провести …»: the number stood in the cell of the title
            if (auto leading = leading_label(measure_.title);
                leading && raw_.label && leading->label.text == raw_.label->text)
                measure_.title = std::move(leading->rest);
        if (measure_.title.empty()) doubt("title", "Название мероприятия не прочитано. Впишите его.", raw_.title.place);
        read_executors();
        measure_.result = read_text("result", raw_.result);
        read_evidence();
        remember("deadlines", raw_.deadline);
        read_deadline(measure_, raw_, context_);
        doubt_times_in_other_cells(measure_, raw_, context_);
        read_targets_of_result();
        read_notes();
        return std::move(measure_);
    }

private:
    void doubt(std::string field, std::string why, Place place) {
        measure_.doubts.push_back({std::move(field), std::move(why), std::move(place)});
    }

    void repaired(const std::string& field, const std::vector<std::string>& notes, const Place& place) {
        for (const std::string& note : notes) measure_.repairs.push_back({field, note, place});
    }

    void remember(const std::string& field, const RawField& raw) {
        if (!raw.empty()) measure_.places.push_back({field, raw.place});
        repaired(field, raw.repairs, raw.place);
        for (const std::string& why : raw.doubts) doubt(field, why, raw.place);
        if (raw.confidence < kSureLetters) doubt(field, doubt_of_letters(raw.place), raw.place);
        if (raw.text.find("://") != std::string::npos && raw.confidence < 1)
            doubt(field, "Адрес сайта на скане читается ненадёжно. Сверьте его с документом.", raw.place);
        if (raw.guessed)
            doubt(field, "Границы графы в документе не видны и угаданы. Сравните с документом.", raw.place);
    }

    // A running text: lines joined, end cleaned, doubled words taken out.
    std::string read_text(const std::string& field, const RawField& raw) {
        remember(field, raw);
        Mended end = mend_end(in_one_line(raw.text));
        repaired(field, end.notes, raw.place);
        Mended words = mend_repeated_words(end.text);
        repaired(field, words.notes, raw.place);
        return std::move(words.text);
    }

    void read_number() {
        repaired("number", raw_.number.repairs, raw_.number.place);
        for (const std::string& why : raw_.number.doubts) doubt("number", why, raw_.number.place);
        if (raw_.number.confidence < kSureLetters)
            doubt("number", "Номер прочитан неуверенно. Сравните с документом.", raw_.number.place);
        if (!raw_.number.empty()) measure_.places.push_back({"number", raw_.number.place});
        if (raw_.label) measure_.number = raw_.label->text;
    }

    void read_executors() {
        remember("executors", raw_.executors);
        const Mended end = mend_end(raw_.executors.text);
        const InitialsRepair initials = repair_initials(end.text);
        if (initials.changed) repaired("executors", {"Знаки в инициалах прочитаны как буквы."}, raw_.executors.place);
        ExecutorList list =
            split_executors(initials.text, context_.executors,
                            raw_.executors_have_posts ? PostAfterName::expected : PostAfterName::doubted);
        repair_by_known(list, context_.executors);
        if (raw_.executors.confidence < kSureLetters) drop_scrawls(list);
        measure_.executors = std::move(list.names);
        repaired("executors", list.repairs, raw_.executors.place);
        for (const std::string& why : list.doubts) doubt("executors", why, raw_.executors.place);
        const bool expected = context_.plan_has_executors && raw_.columns_have_executors;
        if (measure_.executors.empty() && (expected || context_.own_reading))
            doubt("executors", "Исполнитель не назван. Укажите, кто исполняет меру.", raw_.title.place);
    }

    // Pieces of a stamp among the executors: short letters between signs.
    void drop_scrawls(ExecutorList& list) {
        const auto is_scrawl = [](const std::string& name) {
            const Tokens tokens = tokenise(name);
            return name.find_first_of("|=$<>\\/^") != std::string::npos &&
                   std::none_of(tokens.begin(), tokens.end(), [](const Token& t) {
                       return t.kind == Token::Kind::word && length_in_characters(t.text) > 5;
                   });
        };
        if (std::erase_if(list.names, is_scrawl) > 0)
            doubt("executors", "Знаки, похожие на печать или помарку, отброшены. Сравните с документом.",
                  raw_.executors.place);
    }

    void read_evidence() {
        const RawField& raw = raw_.result_names_evidence && raw_.evidence.empty() ? raw_.result : raw_.evidence;
        if (&raw == &raw_.evidence) remember("evidence", raw);
        const Mended end = mend_end(raw.text);
        if (&raw == &raw_.evidence) repaired("evidence", end.notes, raw.place);
        std::vector<std::string> items = split_evidence(end.text);
        if (&raw == &raw_.result)  // one column for both: only what is a document is evidence
            std::erase_if(items, [](const std::string& item) { return !names_document(item); });
        for (std::string& item : items) {
            Mended words = mend_repeated_words(item);
            repaired("evidence", words.notes, raw.place);
            item = std::move(words.text);
        }
        if (!context_.quoted) name_without_stops(items);
        measure_.evidence = std::move(items);
    }

    void read_targets_of_result() {
        std::vector<std::string> helpers = measure_.evidence;
        helpers.push_back(measure_.title);
        TargetList list = read_targets(measure_.result, helpers);
        measure_.targets = std::move(list.targets);
        for (std::string& why : list.doubts) doubt("targets", std::move(why), raw_.result.place);
    }

    void read_notes() {
        for (const RawNote& note : raw_.notes) {
            const std::string text = in_one_line(note.field.text);
            if (text.empty()) continue;
            if (!measure_.notes.empty()) measure_.notes += "\n";
            measure_.notes += note.heading.empty() ? text : note.heading + ": " + text;
            measure_.places.push_back({"notes", note.field.place});
        }
    }

    const RawMeasure& raw_;
    const MeasureContext& context_;
    DraftMeasure measure_;
};

}  // namespace

DraftMeasure draft_measure(const RawMeasure& raw, const MeasureContext& context) { return Maker{raw, context}.make(); }

}  // namespace mera::intake
