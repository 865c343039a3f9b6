#pragma once
// Указание: what one sentence of an amending order does to the order it amends («в пункте 2.3 слова … заменить словами
// …»), as read. What it does to the plan in force: domain/plan/amended_plan.hpp.
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "domain/plan/draft_row.hpp"

namespace mera {

enum class AmendmentDeed {
    replace_words,
    remove_words,
    add_words,     // to the end, or beside `anchor`
    reword,        // изложить в новой редакции
    insert,        // дополнить пунктом
    exclude,       // исключить, признать утратившим силу
    renumber,      // считать пунктами
    reword_whole,  // the annex anew: what stands in it is the plan
    revoke,        // the whole order is no longer in force
    unread,        // an instruction that nobody could read: shown, never dropped
};

// `unsaid`: «пункт 2.3» of an order whose clauses and measures both have numbers.
enum class AmendedPart { unsaid, clause, measure, section, plan, order, title };

struct AmendedPlace {
    AmendedPart part = AmendedPart::unsaid;
    std::vector<std::string> numbers = {};  // «3.2», «3.3»: a range is written out
    std::string section = {};               // «пункт 2 раздела 4»
    std::string title = {};                 // «раздел 4 «Кадры»»: its heading as the order names it
    std::string field = {};                 // of FieldChange; empty: the order names no column
    std::string column = {};                // the column as the order names it
    int column_number = 0;                  // «графа 4»
    int paragraph = 0;                      // абзац, from 1
    int sentence = 0;
    std::string letter = {};                // «подпункт «а»»
    bool everywhere = false;                // «по тексту»: wherever the words stand
    friend bool operator==(const AmendedPlace&, const AmendedPlace&) = default;
};

struct ReplacedWords {
    std::string from, to;
    friend bool operator==(const ReplacedWords&, const ReplacedWords&) = default;
};

struct AmendedOrder {  // which order is amended, as the amending one names it
    std::string number = {};
    std::optional<Date> date = {};
    friend bool operator==(const AmendedOrder&, const AmendedOrder&) = default;
};

struct Amendment {
    AmendmentDeed deed = AmendmentDeed::unread;
    AmendedPlace where = {};
    std::vector<ReplacedWords> words = {};  // replace: from and to; remove: from; add: to
    std::string anchor = {};                // «после слов «…»»
    bool before_anchor = false;
    bool any_case = false;  // «в соответствующем падеже»
    bool is_sentence = false;               // «дополнить предложением»
    bool is_paragraph = false;              // «дополнить абзацем»
    std::string text = {};                  // reword: the new words of a column or of a heading
    std::string after_row = {};             // insert: «после строки 2.2»
    std::vector<std::string> new_numbers = {};  // renumber, insert
    std::vector<DraftMeasure> measures = {};    // reword, insert
    std::vector<DraftClause> clauses = {};      // the same text as clauses of the order, when the place is not said
    std::vector<DraftSection> sections = {};    // insert: a new section with its measures
    bool from_table = false;                    // every column is said, an empty one is empty
    std::optional<std::string> annex = {};      // the new text stands there: its number, empty when it bears none
    AmendedOrder order = {};
    std::string number = {};  // of the instruction in the amending order: «1.2»
    std::string quote = {};   // its own words
    Place place = {};
    std::string why_unread = {};          // in Russian
    std::vector<std::string> doubts = {};  // in Russian, of an instruction that was read all the same
    friend bool operator==(const Amendment&, const Amendment&) = default;
};

std::string_view code_of(AmendmentDeed deed);  // «replace_words», as in the PlanDraft JSON
std::string_view code_of(AmendedPart part);
std::optional<AmendmentDeed> amendment_deed_from(std::string_view code);
std::optional<AmendedPart> amended_part_from(std::string_view code);

std::string in_russian(const AmendedOrder& order);  // «приказ № 882 от 4 декабря 2019 года»

}  // namespace mera
