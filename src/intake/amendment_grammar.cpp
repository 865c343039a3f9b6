#include "intake/amendment_grammar.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "intake/amendment_lexemes.hpp"
#include "intake/amendment_place.hpp"
#include "intake/repairs.hpp"

namespace mera::intake {

namespace {

enum class Verb { none, replace, remove, add, reword, count, revoke };

Verb verb_of(const Lexeme& word) {
    static constexpr std::array<std::pair<std::string_view, Verb>, 19> kVerbs = {{{"заменить", Verb::replace},
                                                                                  {"заменив", Verb::replace},
                                                                                  {"заменяются", Verb::replace},
                                                                                  {"исключить", Verb::remove},
                                                                                  {"исключив", Verb::remove},
                                                                                  {"исключаются", Verb::remove},
                                                                                  {"удалить", Verb::remove},
                                                                                  {"дополнить", Verb::add},
                                                                                  {"дополнив", Verb::add},
                                                                                  {"добавить", Verb::add},
                                                                                  {"добавив", Verb::add},
                                                                                  {"включить", Verb::add},
                                                                                  {"включив", Verb::add},
                                                                                  {"изложить", Verb::reword},
                                                                                  {"изложив", Verb::reword},
                                                                                  {"читать", Verb::reword},
                                                                                  {"считать", Verb::count},
                                                                                  {"утратившим", Verb::revoke},
                                                                                  {"утратившими", Verb::revoke}}};
    if (word.kind != Lexeme::Kind::word) return Verb::none;
    for (const auto& [beginning, verb] : kVerbs)
        if (word.text == beginning) return verb;
    return Verb::none;
}

enum class Inserted { none, row, section, paragraph, sentence };

// «пунктом», «строками»: what is put in, in the instrumental case.
Inserted inserted_of(const Lexeme& word) {
    static constexpr std::array<std::pair<std::string_view, Inserted>, 9> kKinds = {
        {{"пунктом", Inserted::row},
         {"подпунктом", Inserted::row},
         {"строкой", Inserted::row},
         {"строкою", Inserted::row},
         {"позицией", Inserted::row},
         {"мероприятием", Inserted::row},
         {"разделом", Inserted::section},
         {"абзацем", Inserted::paragraph},
         {"предложением", Inserted::sentence}}};
    static constexpr std::array<std::pair<std::string_view, Inserted>, 9> kMany = {
        {{"пунктами", Inserted::row},
         {"подпунктами", Inserted::row},
         {"строками", Inserted::row},
         {"позициями", Inserted::row},
         {"мероприятиями", Inserted::row},
         {"мерой", Inserted::row},
         {"мерами", Inserted::row},
         {"абзацами", Inserted::paragraph},
         {"предложениями", Inserted::sentence}}};
    if (word.kind != Lexeme::Kind::word) return Inserted::none;
    for (const auto& [form, kind] : kKinds)
        if (word.text == form) return kind;
    for (const auto& [form, kind] : kMany)
        if (word.text == form) return kind;
    return Inserted::none;
}

bool is_one_of(const Lexeme& word, const auto& words) {
    return word.kind == Lexeme::Kind::word && std::any_of(words.begin(), words.end(), [&](std::string_view known) {
               return known.ends_with('*') ? word.text.starts_with(known.substr(0, known.size() - 1))
                                           : word.text == known;
           });
}

constexpr std::array<std::string_view, 6> kObject = {"слова", "слово", "цифры", "цифру", "цифра", "число"};
constexpr std::array<std::string_view, 6> kNew = {"словами", "словом", "цифрами", "цифрой", "числом", "числами"};
constexpr std::array<std::string_view, 8> kAnchor = {"слов",    "слова", "слово", "словом",
                                                     "словами", "цифр",  "цифры", "цифрами"};
// They say nothing that changes what is done.
constexpr std::array<std::string_view, 34> kFillers = {"в",          "во",
                                                       "из",         "него",
                                                       "нее",        "них",
                                                       "его",        "ее",
                                                       "их",         "и",
                                                       "а",          "также",
                                                       "при",        "этом",
                                                       "следующей",  "новой",
                                                       "следующего", "следующим*",
                                                       "следующее",  "изменени*",
                                                       "дополнени*", "соответственно",
                                                       "силу",       "признать",
                                                       "признав",    "под",
                                                       "по",         "далее",
                                                       "таблиц*",    "указанн*",
                                                       "названн*",   "которые",
                                                       "вносимые",   "данн*"};
constexpr std::array<std::string_view, 6> kBringing = {"внести",   "вносятся",  "внеся",
                                                       "вносимые", "следующие", "утвердить"};

struct Current {
    AmendedPlace where;
    bool has_place = false;  // its own, not the one of the context
    bool in_annex = false;
    Verb verb = Verb::none;
    std::vector<std::string> objects, new_words;
    std::string anchor, anchor_row;
    bool before_anchor = false, any_case = false;
    Inserted inserted = Inserted::none;
    std::vector<std::string> inserted_numbers;
    std::optional<Wording> wording;
    bool awaits_wording = false, external = false, brings = false;
    std::string unknown;  // the first word that the grammar does not know
    std::size_t begin = std::string::npos, end = 0;

    bool complete() const {
        switch (verb) {
            case Verb::none: return false;
            case Verb::replace: return !new_words.empty() && !objects.empty();
            case Verb::remove: return !objects.empty() || has_place;
            case Verb::add: return !new_words.empty() || wording.has_value() || external;
            case Verb::reword: return wording.has_value() || external;
            case Verb::count: return !inserted_numbers.empty();
            case Verb::revoke: return has_place;
        }
        return false;
    }
};

class Reader {
public:
    Reader(const AmendmentItem& item, const AmendedContext& context)
        : item_(item),
          lexemes_(item.text.size() > kInstructionBytesMax ? Lexemes{{Lexeme{}}, false} : lexemes_of(item)),
          places_(lexemes_.list, item.text) {
        out_.context = context;
        start();
    }

    ItemReading run() {
        if (item_.text.size() > kInstructionBytesMax) {
            refuse("Указание длиннее 64 КБ: разделите его.");
            return std::move(out_);
        }
        if (lexemes_.unclosed) {
            refuse("Кавычки не сходятся: не видно, где кончаются слова.");
            return std::move(out_);
        }
        while (here().kind != Lexeme::Kind::end) step();
        finish();
        return std::move(out_);
    }

private:
    const Lexeme& here() const { return lexemes_.list[at_]; }
    const Lexeme& ahead(std::size_t by = 1) const {
        return lexemes_.list[std::min(at_ + by, lexemes_.list.size() - 1)];
    }

    void start() {
        now_ = {};
        now_.where = out_.context.where;
        now_.in_annex = out_.context.in_annex;
        parted_ = false;
    }

    void touch() {
        if (now_.begin == std::string::npos) now_.begin = here().begin;
        now_.end = here().end;
    }

    // A second deed in one sentence: «…, слова «…» исключить». It speaks of the same place when it names no other.
    void next_deed() {
        const AmendedPlace same = now_.where;
        const bool annex = now_.in_annex;
        finish();
        now_.where = same;
        now_.in_annex = annex;
    }

    void step() {
        const Lexeme& word = here();
        if (take_label()) return;
        if (word.kind == Lexeme::Kind::sign) return take_sign();
        if (word.kind == Lexeme::Kind::quote || word.kind == Lexeme::Kind::table) return take_piece();
        const bool told = at_ > 0 && lexemes_.list[at_ - 1].is(":");
        if (told && now_.awaits_wording && now_.verb != Verb::none && !now_.wording && !is_external())
            return take_bare_wording();
        if (const Verb verb = verb_of(word); verb != Verb::none) return take_verb(verb);
        if (take_words_noun() || take_inserted() || take_place()) return;
        if (word.is("редакции") || word.is("редакцию") || word.is("содержания") || word.is("содержанием")) {
            now_.awaits_wording = true;
            return pass();
        }
        if (is_external()) {
            now_.external = true;
            while (here().kind == Lexeme::Kind::word || here().kind == Lexeme::Kind::number || here().is("№")) pass();
            return;
        }
        if (word.starts("соответствующ") && (ahead().starts("падеж") || ahead().starts("числ"))) {
            now_.any_case = true;
            pass();
            while (here().starts("падеж") || here().starts("числ") || here().is("и")) pass();
            return;
        }
        if (is_one_of(word, kBringing)) {
            now_.brings = true;
            return pass();
        }
        if (word.starts("прилагаем")) {
            now_.external = true;
            return pass();
        }
        if (!is_one_of(word, kFillers) && now_.unknown.empty()) now_.unknown = word_as_written();
        if (word.starts("изменени") || word.starts("дополнени")) out_.speaks_of_changes = true;
        pass();
    }

    // «… следующие изменения: 1.1. в пункте 2 …; 1.2. …» in one paragraph: numbers of the order itself.
    bool take_label() {
        const bool letter = here().kind == Lexeme::Kind::word && length_in_characters(here().text) == 1;
        if (now_.begin != std::string::npos || (here().kind != Lexeme::Kind::number && !letter)) return false;
        if (!ahead().is(")") && !(ahead().is(".") && here().kind == Lexeme::Kind::number)) return false;
        if (ahead().begin != here().end) return false;
        label_ = here().text;
        at_ += 2;
        return true;
    }

    std::string word_as_written() const { return item_.text.substr(here().begin, here().end - here().begin); }

    void pass() {
        touch();
        ++at_;
    }

    bool is_external() const {
        return here().is("согласно") ||
               (here().is("в") && ahead().is("соответствии") && ahead(2).is("с") && ahead(3).starts("приложени")) ||
               here().starts("прилагается") ||
               (here().starts("приложени") && now_.awaits_wording && now_.verb == Verb::reword);
    }

    void take_sign() {
        const Lexeme& sign = here();
        if (sign.is("(")) return skip_brackets();
        if (sign.is(";") || (sign.is(".") && ends_sentence())) {
            touch();
            ++at_;
            return finish();
        }
        if (sign.is(",")) parted_ = now_.complete();
        if (sign.is(":") && heads()) {
            ++at_;
            return take_context();
        }
        ++at_;
    }

    bool ends_sentence() const {
        if (at_ > 0) {
            const Lexeme& before = lexemes_.list[at_ - 1];
            if (before.kind == Lexeme::Kind::word && before.end - before.begin <= 4) return false;  // «п.», «г.»
        }
        const Lexeme& next = ahead();
        return next.kind == Lexeme::Kind::end || next.capital || next.kind == Lexeme::Kind::quote ||
               next.kind == Lexeme::Kind::table;
    }

    // «(далее – приказ)», «(прилагается)», «(в редакции приказа …)»
    void skip_brackets() {
        int depth = 0;
        while (here().kind != Lexeme::Kind::end) {
            if (here().is("(")) ++depth;
            if (here().starts("прилага") || here().starts("приложени")) now_.external = true;
            const bool closed = here().is(")") && --depth == 0;
            pass();
            if (closed) return;
        }
    }

    // «Внести в приказ … следующие изменения:», «В приложении:», «в пункте 6.2:» say where for all that follows.
    bool heads() const {
        return now_.verb == Verb::none && now_.objects.empty() && now_.new_words.empty() && !now_.wording &&
               (now_.has_place || now_.brings);
    }

    void take_context() {
        out_.context.where = now_.where;
        out_.context.in_annex = now_.in_annex;
        start();
    }

    bool take_words_noun() {
        const Lexeme& word = here();
        const bool after = word.is("после") || word.is("перед");
        if (after && is_one_of(ahead(), kAnchor)) {
            if (now_.complete() && parted_) next_deed();
            now_.before_anchor = word.is("перед");
            pass();
            pass();
            mode_ = Mode::anchor;
            return true;
        }
        if (after) {
            pass();
            std::optional<PlaceFound> row = places_.read(at_);
            if (row && !row->where.numbers.empty()) {
                now_.anchor_row = row->where.numbers.back();
                skip_to(row->next);
            } else if (now_.unknown.empty()) {
                now_.unknown = "после";
            }
            return true;
        }
        // «заменить на слова «…»», «заменить на «…»»
        const bool onto = word.is("на") && (now_.verb == Verb::replace) && !now_.objects.empty();
        if (onto && (is_one_of(ahead(), kObject) || ahead().kind == Lexeme::Kind::quote)) {
            pass();
            if (here().kind != Lexeme::Kind::quote) pass();
            mode_ = Mode::fresh;
            return true;
        }
        if (is_one_of(word, kObject)) {
            if (now_.complete() && (!now_.objects.empty() || !now_.new_words.empty() || now_.wording || parted_))
                next_deed();
            mode_ = Mode::object;
            pass();
            return true;
        }
        if (is_one_of(word, kNew)) {
            mode_ = Mode::fresh;
            pass();
            return true;
        }
        return false;
    }

    void take_verb(Verb verb) {
        // «считать утратившим силу» is one deed.
        const bool lapsed =
            (now_.verb == Verb::count && verb == Verb::revoke) || (now_.verb == Verb::revoke && verb == Verb::count);
        if (lapsed) {
            now_.verb = Verb::revoke;
            return pass();
        }
        if (now_.complete()) next_deed();
        if (now_.verb != Verb::none && now_.unknown.empty()) now_.unknown = word_as_written();
        now_.verb = verb;
        mode_ = Mode::none;
        pass();
    }

    bool take_inserted() {
        const Inserted kind = inserted_of(here());
        if (kind == Inserted::none) return false;
        now_.inserted = kind;
        pass();
        if (here().is("под")) pass();
        if (here().is("номером") || here().is("номерами") || here().is("№")) pass();
        const NumbersFound found = places_.numbers(at_);
        if (found.broken && now_.unknown.empty()) now_.unknown = "номера";
        now_.inserted_numbers = found.numbers;
        skip_to(found.next);
        return true;
    }

    void skip_to(std::size_t next) {
        while (at_ < next) pass();
    }

    bool take_place() {
        std::optional<PlaceFound> found = places_.read(at_);
        if (!found) return false;
        if (now_.complete() && parted_) next_deed();
        merge(*found);
        skip_to(found->next);
        return true;
    }

    void merge(const PlaceFound& found) {
        if (found.order) {
            out_.names_order = true;
            if (out_.context.order.number.empty()) out_.context.order = *found.order;
        }
        if (found.is_annex) now_.in_annex = true;
        if (!found.unknown.empty() && now_.unknown.empty()) now_.unknown = found.unknown;
        AmendedPlace& where = now_.where;
        const AmendedPlace& own = found.where;
        own_annex_ = own_annex_ || found.is_annex;
        if (!own.numbers.empty() &&
            !now_.has_place) {  // another row: what the sentence before said of a column is over
            where.field.clear();
            where.column.clear();
            where.column_number = where.paragraph = where.sentence = 0;
            where.letter.clear();
        }
        if (!own.numbers.empty()) {
            // «в пункте 2.3 … пункта 2.4»: two rows of one instruction are no place.
            if (now_.has_place && rows_named_ && own.part != AmendedPart::section) {
                if (now_.unknown.empty()) now_.unknown = "второй пункт в одном указании";
            }
            if (own.part == AmendedPart::section && rows_named_) {
                where.section = own.numbers.front();
            } else {
                if (own.part != AmendedPart::section && where.part == AmendedPart::section && !where.numbers.empty())
                    where.section = where.numbers.front();
                where.part = own.part;
                where.numbers = own.numbers;
                rows_named_ = own.part != AmendedPart::section;
            }
        }
        if (own.part == AmendedPart::title && where.part == AmendedPart::section) title_ = true;
        if (own.numbers.empty() && own.part == AmendedPart::title) title_ = true;
        if (own.numbers.empty() && own.part == AmendedPart::clause && where.part == AmendedPart::unsaid &&
            !where.numbers.empty() && !own_annex_)
            where.part = AmendedPart::clause;
        if (own.numbers.empty() && (own.part == AmendedPart::plan || own.part == AmendedPart::order) &&
            where.numbers.empty() && where.part != AmendedPart::plan)
            where.part = own.part;
        if (!own.section.empty()) where.section = own.section;
        if (!own.column.empty() || own.column_number > 0) {
            if ((!where.column.empty() || where.column_number > 0) && now_.has_place && now_.unknown.empty())
                now_.unknown = "вторая графа в одном указании";
            where.field = own.field;
            where.column = own.column;
            where.column_number = own.column_number;
        }
        if (own.paragraph > 0) where.paragraph = own.paragraph;
        if (own.sentence > 0) where.sentence = own.sentence;
        if (!own.letter.empty()) where.letter = own.letter;
        where.everywhere = where.everywhere || own.everywhere;
        now_.has_place = true;
        mode_ = Mode::none;
    }

    void take_piece() {
        const Lexeme& piece = here();
        const bool wording = now_.awaits_wording || now_.inserted != Inserted::none || now_.verb == Verb::reword;
        if (wording || piece.kind == Lexeme::Kind::table) {
            if (now_.wording) {  // a page break between two parts of one table is one table too many
                if (now_.unknown.empty()) now_.unknown = "вторая таблица";
            } else {
                now_.wording = Wording{piece.text, piece.table, true};
            }
            return pass();
        }
        switch (mode_) {
            case Mode::object: now_.objects.push_back(trimmed(piece.text)); break;
            case Mode::fresh: now_.new_words.push_back(trimmed(piece.text)); break;
            case Mode::anchor: now_.anchor = trimmed(piece.text); break;
            case Mode::none:
                if (now_.unknown.empty()) now_.unknown = "«" + piece.text + "»";
        }
        pass();
    }

    static std::string trimmed(const std::string& text) { return collapse_spaces(in_one_line(text)); }

    // The new wording stands without quotes: the rest of the item is it, and that is doubted.
    void take_bare_wording() {
        std::size_t last = lexemes_.list.size() - 1;
        while (last > at_ && lexemes_.list[last - 1].kind == Lexeme::Kind::table) --last;
        std::string text = item_.text.substr(here().begin);
        now_.wording = Wording{std::string{trim(text)}, nullptr, false};
        while (here().kind != Lexeme::Kind::end) pass();
    }

    // --- the instruction is whole --------------------------------------------------------------------------------

    void finish() {
        const bool says_something =
            now_.begin != std::string::npos && (now_.verb != Verb::none || now_.has_place || !now_.unknown.empty() ||
                                                now_.wording || !now_.objects.empty() || !now_.anchor.empty());
        if (says_something) emit();
        mode_ = Mode::none;
        rows_named_ = title_ = own_annex_ = false;
        start();
    }

    void emit() {
        Instruction out;
        Amendment& amendment = out.amendment;
        amendment.order = out_.context.order;
        amendment.number = label_.empty() ? item_.label : label_;
        amendment.quote = in_one_line(item_.text.substr(now_.begin, std::max(now_.end, now_.begin) - now_.begin));
        amendment.place = item_.place;
        amendment.place.words = amendment.quote;
        amendment.any_case = now_.any_case;
        amendment.before_anchor = now_.before_anchor;
        if (now_.verb == Verb::none) return emit_without_verb(std::move(out));
        settle_part();
        amendment.where = now_.where;
        std::string why = now_.unknown.empty() ? fill(out) : "Не понято: " + now_.unknown + ".";
        if (!why.empty()) {
            amendment.deed = AmendmentDeed::unread;
            amendment.why_unread = std::move(why);
            out.wording.reset();
        }
        out_.instructions.push_back(std::move(out));
    }

    // «Внести в приказ … следующие изменения» alone says only where. Anything else that has no deed was not understood.
    void emit_without_verb(Instruction out) {
        const bool head = now_.brings || out_.speaks_of_changes;
        if (head && now_.objects.empty() && now_.new_words.empty() && !now_.wording) {
            out_.in_annex = now_.external;
            out_.context.where = now_.where;
            out_.context.in_annex = now_.in_annex;
            return;
        }
        if (now_.unknown.empty() && now_.objects.empty() && !now_.wording && !item_.children.empty()) {
            out_.context.where = now_.where;
            out_.context.in_annex = now_.in_annex;
            return;
        }
        out.amendment.where = now_.where;
        out.amendment.why_unread = "Не видно, что сделать: нет слов «заменить», «исключить», «дополнить», «изложить».";
        out_.instructions.push_back(std::move(out));
    }

    void settle_part() {
        AmendedPlace& where = now_.where;
        if (title_ && where.part == AmendedPart::section)
            where.column = "наименование", where.field = "section";
        else if (title_)
            where.part = AmendedPart::title, where.numbers.clear();
        if (where.part == AmendedPart::unsaid && !where.numbers.empty() && now_.in_annex)
            where.part = AmendedPart::measure;
        if (where.numbers.empty() && where.part == AmendedPart::unsaid)
            where.part = now_.in_annex ? AmendedPart::plan : AmendedPart::order;
        if (where.numbers.empty() && where.part == AmendedPart::order && now_.in_annex) where.part = AmendedPart::plan;
    }

    std::string fill(Instruction& out) {
        switch (now_.verb) {
            case Verb::replace: return fill_replace(out);
            case Verb::remove: return fill_remove(out.amendment);
            case Verb::add: return fill_add(out);
            case Verb::reword: return fill_reword(out);
            case Verb::count: return fill_renumber(out.amendment);
            case Verb::revoke: return fill_revoke(out.amendment);
            case Verb::none: break;
        }
        return "Не видно, что сделать.";
    }

    std::string fill_replace(Instruction& out) {
        if (now_.objects.empty() && now_.inserted == Inserted::row && now_.wording) return fill_reword(out);
        if (now_.objects.empty()) return "Не видно, какие слова заменить.";
        if (!now_.anchor.empty()) return "Слова «после слов» при замене не понятны.";
        if (now_.new_words.empty()) return "Не видно, чем заменить слова.";
        if (now_.new_words.size() != 1 && now_.new_words.size() != now_.objects.size())
            return "Заменяемых слов столько, а новых столько: пары не сходятся.";
        out.amendment.deed = AmendmentDeed::replace_words;
        for (std::size_t at = 0; at < now_.objects.size(); ++at)
            out.amendment.words.push_back(
                {now_.objects[at], now_.new_words.size() == 1 ? now_.new_words[0] : now_.new_words[at]});
        return {};
    }

    std::string fill_remove(Amendment& amendment) {
        if (!now_.new_words.empty() || now_.wording || !now_.anchor.empty()) return "Не понято, что исключить.";
        if (!now_.objects.empty()) {
            amendment.deed = AmendmentDeed::remove_words;
            for (const std::string& words : now_.objects) amendment.words.push_back({words, {}});
            return {};
        }
        if (now_.where.numbers.empty()) return "Не видно, что исключить.";
        if (!now_.where.letter.empty()) return "Подпункт с буквой исключить сама Мера не может.";
        amendment.deed = AmendmentDeed::exclude;
        return {};
    }

    std::string fill_add(Instruction& out) {
        Amendment& amendment = out.amendment;
        amendment.anchor = now_.anchor;
        amendment.after_row = now_.anchor_row;
        if (!now_.new_words.empty() && !now_.wording) {
            if (now_.new_words.size() > 1) return "Слов, которыми дополнить, несколько.";
            amendment.deed = AmendmentDeed::add_words;
            amendment.words.push_back({{}, now_.new_words[0]});
            return {};
        }
        if (now_.inserted == Inserted::none && rows_named_ && now_.wording) name_inserted(amendment);
        if (now_.inserted == Inserted::none) return "Не видно, чем дополнить.";
        if (!now_.wording && !now_.external) return "Новый текст не найден.";
        if (now_.inserted == Inserted::paragraph || now_.inserted == Inserted::sentence) {
            if (!now_.wording || now_.wording->table != nullptr) return "Новый текст не найден.";
            amendment.deed = AmendmentDeed::add_words;
            amendment.is_sentence = now_.inserted == Inserted::sentence;
            amendment.is_paragraph = now_.inserted == Inserted::paragraph;
            amendment.words.push_back({{}, trimmed(now_.wording->text)});
            return {};
        }
        amendment.deed = AmendmentDeed::insert;
        amendment.new_numbers = now_.inserted_numbers;
        out.wording = now_.wording;
        out.in_annex_of_order = !now_.wording;
        if (now_.inserted == Inserted::section)
            amendment.where.part = AmendedPart::plan, amendment.where.field = "section";
        return {};
    }

    // «включить в раздел 4 пункт 4.8 следующего содержания»: the row that is named is the new one.
    void name_inserted(Amendment& amendment) {
        now_.inserted = Inserted::row;
        now_.inserted_numbers = amendment.where.numbers;
        amendment.where.numbers.clear();
        amendment.where.part = now_.in_annex ? AmendedPart::plan : AmendedPart::order;
        if (amendment.where.section.empty()) return;
        amendment.where.part = AmendedPart::section;
        amendment.where.numbers = {amendment.where.section};
        amendment.where.section.clear();
    }

    std::string fill_reword(Instruction& out) {
        Amendment& amendment = out.amendment;
        const AmendedPlace& where = amendment.where;
        if (!now_.wording && !now_.external) return "Новая редакция не найдена.";
        if (where.part == AmendedPart::plan && where.numbers.empty() && where.field.empty()) {
            if (now_.wording) return "Приложение изложено внутри приказа, а не отдельно.";
            amendment.deed = AmendmentDeed::reword_whole;
            return {};
        }
        if (where.numbers.empty() && where.part != AmendedPart::title) return "Не видно, что изложить.";
        amendment.deed = AmendmentDeed::reword;
        out.wording = now_.wording;
        out.in_annex_of_order = !now_.wording;
        return {};
    }

    std::string fill_renumber(Amendment& amendment) {
        if (now_.where.numbers.empty() || now_.where.numbers.size() != now_.inserted_numbers.size())
            return "Прежних и новых номеров разное число.";
        amendment.deed = AmendmentDeed::renumber;
        amendment.new_numbers = now_.inserted_numbers;
        return {};
    }

    std::string fill_revoke(Amendment& amendment) {
        if (!now_.where.numbers.empty()) return fill_remove(amendment);
        if (amendment.where.part != AmendedPart::order || !out_.names_order) return "Не видно, что утратило силу.";
        amendment.deed = AmendmentDeed::revoke;
        return {};
    }

    void refuse(std::string why) {
        Instruction out;
        out.amendment.order = out_.context.order;
        out.amendment.where.part = out_.context.in_annex ? AmendedPart::plan : AmendedPart::order;
        out.amendment.number = item_.label;
        out.amendment.quote = in_one_line(item_.text);
        out.amendment.place = item_.place;
        out.amendment.why_unread = std::move(why);
        out_.instructions.push_back(std::move(out));
    }

    enum class Mode { none, object, fresh, anchor };

    const AmendmentItem& item_;
    Lexemes lexemes_;
    PlaceReader places_;
    std::size_t at_ = 0;
    Current now_;
    Mode mode_ = Mode::none;
    std::string label_;  // of the instruction inside the paragraph
    bool parted_ = false;  // a comma since the deed was whole
    bool rows_named_ = false;  // in this instruction
    bool title_ = false;
    bool own_annex_ = false;  // this instruction itself names the annex
    ItemReading out_;
};

}  // namespace

ItemReading read_item(const AmendmentItem& item, const AmendedContext& context) { return Reader{item, context}.run(); }

}  // namespace mera::intake
