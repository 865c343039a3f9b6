#include "intake/amendment/amendment_deed.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "intake/words/repairs.hpp"

namespace mera::intake {

namespace {

class Filling {
public:
    Filling(const InstructionParts& parts, bool names_order) : now_(parts), names_order_(names_order) {}

    std::string fill(Instruction& out) {
        switch (now_.verb) {
            case Verb::replace: return fill_replace(out);
            case Verb::remove: return fill_remove(out.amendment);
            case Verb::add: return fill_add(out);
            case Verb::reword: return fill_reword(out);
            case Verb::count: return fill_renumber(out);
            case Verb::revoke: return fill_revoke(out.amendment);
            case Verb::none: break;
        }
        return "Не видно, что сделать.";
    }

private:
    std::string fill_replace(Instruction& out) {
        if (now_.objects.empty() && (now_.wording || now_.annex)) return fill_replaced_by_row(out);
        if (now_.objects.empty()) return "Не видно, какие слова заменить.";
        if (!now_.anchor.empty()) return "Слова «после слов» при замене не понятны.";
        if (now_.new_words.empty()) return "Не видно, чем заменить слова.";
        if (now_.new_words.size() != 1 && now_.new_words.size() != now_.objects.size())
            return fmt::format("Заменяемых слов {}, а новых {}: пары не сходятся.", now_.objects.size(),
                               now_.new_words.size());
        out.amendment.deed = AmendmentDeed::replace_words;
        for (std::size_t at = 0; at < now_.objects.size(); ++at)
            out.amendment.words.push_back(
                {now_.objects[at], now_.new_words.size() == 1 ? now_.new_words[0] : now_.new_words[at]});
        return {};
    }

    // «строку 5.1 заменить строкой 5.1 следующего содержания», «приложение заменить приложением к настоящему приказу»
    std::string fill_replaced_by_row(Instruction& out) {
        if (now_.inserted == Inserted::none && now_.annex) return fill_reword(out);
        if (now_.inserted != Inserted::row) return "Не видно, какие слова заменить.";
        if (!now_.inserted_numbers.empty() && now_.inserted_numbers != now_.where.numbers)
            return "Прежние и новые номера не совпадают: не видно, что чем заменить.";
        return fill_reword(out);
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
        if (now_.inserted == Inserted::none && now_.rows_named && now_.wording) name_inserted(amendment);
        if (now_.inserted == Inserted::none) return "Не видно, чем дополнить.";
        if (!now_.wording && !now_.annex) return "Новый текст не найден.";
        if (now_.inserted == Inserted::paragraph || now_.inserted == Inserted::sentence) {
            if (!now_.wording || now_.wording->table != nullptr) return "Новый текст не найден.";
            amendment.deed = AmendmentDeed::add_words;
            amendment.is_sentence = now_.inserted == Inserted::sentence;
            amendment.is_paragraph = now_.inserted == Inserted::paragraph;
            amendment.words.push_back({{}, collapse_spaces(in_one_line(now_.wording->text))});
            return {};
        }
        amendment.deed = AmendmentDeed::insert;
        amendment.new_numbers = now_.inserted_numbers;
        take_wording(out);
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
        if (!now_.wording && !now_.annex) return "Новая редакция не найдена.";
        if (where.part == AmendedPart::plan && where.numbers.empty() && where.field.empty()) {
            if (now_.wording) return "Приложение изложено внутри приказа, а не отдельно.";
            amendment.deed = AmendmentDeed::reword_whole;
            amendment.annex = now_.annex;
            return {};
        }
        if (where.numbers.empty() && where.part != AmendedPart::title) return "Не видно, что изложить.";
        amendment.deed = AmendmentDeed::reword;
        take_wording(out);
        return {};
    }

    void take_wording(Instruction& out) const {
        out.wording = now_.wording;
        if (!now_.wording) out.amendment.annex = now_.annex;
    }

    std::string fill_renumber(Instruction& out) {
        if (now_.annex && now_.inserted_numbers.empty()) return fill_reword(out);  // «считать в редакции приложения»
        Amendment& amendment = out.amendment;
        if (now_.where.numbers.empty() || now_.where.numbers.size() != now_.inserted_numbers.size())
            return "Прежних и новых номеров разное число.";
        amendment.deed = AmendmentDeed::renumber;
        amendment.new_numbers = now_.inserted_numbers;
        return {};
    }

    std::string fill_revoke(Amendment& amendment) {
        if (!now_.where.numbers.empty()) return fill_remove(amendment);
        if (amendment.where.part != AmendedPart::order || !names_order_) return "Не видно, что утратило силу.";
        amendment.deed = AmendmentDeed::revoke;
        return {};
    }

    InstructionParts now_;
    bool names_order_;
};

}  // namespace

std::string fill_deed(const InstructionParts& parts, bool names_order, Instruction& out) {
    return Filling{parts, names_order}.fill(out);
}

}  // namespace mera::intake
