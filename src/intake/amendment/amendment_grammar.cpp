#include "intake/amendment/amendment_grammar.hpp"

#include <algorithm>
#include <utility>

#include "intake/amendment/amendment_deed.hpp"
#include "intake/amendment/amendment_instruction_place.hpp"
#include "intake/amendment/amendment_lexemes.hpp"
#include "intake/amendment/amendment_place.hpp"
#include "intake/words/repairs.hpp"

namespace mera::intake {

namespace {

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
        if (take_annex()) return;
        if (told && now_.awaits_wording && now_.verb != Verb::none && !now_.wording) return take_bare_wording();
        if (const Verb verb = verb_of(word); verb != Verb::none) return take_verb(verb);
        if (take_words_noun() || take_inserted() || take_place()) return;
        if (word.is("редакции") || word.is("редакцию") || word.is("содержания") || word.is("содержанием")) {
            now_.awaits_wording = true;
            return pass();
        }
        if (word.starts("соответствующ") && (ahead().starts("падеж") || ahead().starts("числ"))) {
            now_.any_case = true;
            pass();
            while (here().starts("падеж") || here().starts("числ") || here().is("и")) pass();
            return;
        }
        if (brings_changes(word)) {
            now_.brings = true;
            now_.approves = now_.approves || word.is("утвердить");
            return pass();
        }
        if (!is_filler(word) && now_.unknown.empty()) now_.unknown = word_as_written();
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

    // «согласно приложению 2 к настоящему приказу», «прилагается»: there the new text stands.
    bool take_annex() {
        const auto found = places_.own_annex(at_, now_.awaits_wording);
        if (!found) return false;
        if (now_.annex && now_.unknown.empty()) now_.unknown = "второе приложение в одном указании";
        now_.annex = found->number;
        if (!found->unknown.empty() && now_.unknown.empty()) now_.unknown = found->unknown;
        if (!found->doubt.empty()) now_.doubts.push_back(found->doubt);
        skip_to(found->next);
        return true;
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
            if (!now_.annex)
                if (const auto found = places_.own_annex(at_, now_.awaits_wording)) now_.annex = found->number;
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
        // Rows, a heading, the annex named before the colon are named by what follows it.
        const InstructionParts head = now_;
        start();
        now_.rows_named = head.rows_named;
        now_.names_title = head.names_title;
        now_.names_annex = head.names_annex;
    }

    bool take_words_noun() {
        const Lexeme& word = here();
        const bool after = word.is("после") || word.is("перед");
        if (after && names_anchor(ahead())) {
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
        if (onto && (names_words(ahead()) || ahead().kind == Lexeme::Kind::quote)) {
            pass();
            if (here().kind != Lexeme::Kind::quote) pass();
            mode_ = Mode::fresh;
            return true;
        }
        if (names_words(word)) {
            if (now_.complete() && (!now_.objects.empty() || !now_.new_words.empty() || now_.wording || parted_))
                next_deed();
            mode_ = Mode::object;
            pass();
            return true;
        }
        if (names_new_words(word)) {
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
        if (found->order) {
            out_.names_order = true;
            if (out_.context.order.number.empty()) out_.context.order = *found->order;
        }
        add_place(now_, *found);
        mode_ = Mode::none;
        skip_to(found->next);
        return true;
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
        now_.wording = Wording{std::string{trim(std::string_view{item_.text}.substr(here().begin))}, nullptr, false};
        while (here().kind != Lexeme::Kind::end) pass();
    }

    // --- the instruction is whole --------------------------------------------------------------------------------

    void finish() {
        const bool says_something =
            now_.begin != std::string::npos && (now_.verb != Verb::none || now_.has_place || !now_.unknown.empty() ||
                                                now_.wording || !now_.objects.empty() || !now_.anchor.empty());
        if (says_something) emit();
        mode_ = Mode::none;
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
        amendment.doubts = now_.doubts;
        settle_verb();
        if (now_.verb == Verb::none) return emit_without_verb(std::move(out));
        settle_place(now_);
        amendment.where = now_.where;
        std::string why =
            now_.unknown.empty() ? fill_deed(now_, out_.names_order, out) : "Не понято: " + now_.unknown + ".";
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
            out_.in_annex = now_.annex.has_value();
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

    // «раздел 6 изложить в редакции приложения 2, пункт 2.2 – в редакции приложения 1», «утвердить план в новой редакции
    // согласно приложению»: what is done is said by the deed before, or by the new text alone.
    void settle_verb() {
        const bool new_text = now_.has_place && now_.awaits_wording && (now_.annex || now_.wording);
        if (now_.verb == Verb::none && new_text && (now_.approves || last_verb_ == Verb::reword))
            now_.verb = Verb::reword;
        last_verb_ = now_.verb;
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
    InstructionParts now_;
    Mode mode_ = Mode::none;
    std::string label_;  // of the instruction inside the paragraph
    Verb last_verb_ = Verb::none;  // of the deed before
    bool parted_ = false;  // a comma since the deed was whole
    ItemReading out_;
};

}  // namespace

ItemReading read_item(const AmendmentItem& item, const AmendedContext& context) { return Reader{item, context}.run(); }

}  // namespace mera::intake
