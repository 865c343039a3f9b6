#pragma once
// One instruction carried out on the plan in force. What cannot be done throws a RefusedDeed, caught in amended_plan.cpp: the
// plan it was tried on is thrown away with it.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "domain/people/found_words.hpp"
#include "domain/plan/amended_rows.hpp"

namespace mera {

struct RefusedDeed {
    std::string why;
};
struct Note {  // it can be done, and it changes nothing that Mera keeps
    std::string why;
};

[[noreturn]] void refuse(std::string why);
std::string quoted(const std::string& words);
std::string named(const AmendedRow& row);  // «мера 3.2»

inline constexpr std::string_view kItemsTogether = ", ";  // as a cell of the plan has them
inline constexpr std::size_t kAllItems = static_cast<std::size_t>(-1);
struct Occurrence {
    AmendedRow* row;
    std::string column;
    std::size_t item;  // of a column that is a list; kAllItems: the words reach over several
    FoundWords found;
};
std::string text_at(const Occurrence& one);  // in which the words were found
std::string places_in_russian(const std::vector<Occurrence>& found);

using Finder = std::vector<FoundWords> (*)(std::string_view, std::string_view);
// In one column, or in all of them when `only` is empty.
void find_in(AmendedRow& row, const std::string& only, const std::string& words, Finder find,
             std::vector<Occurrence>& out);

class AmendmentRun {
public:
    AmendmentRun(AmendedRows& rows, const AmendedBase& base, const ColumnReaders& read, const Amendment& amendment,
                 std::size_t index)
        : rows_(rows),
          base_(base),
          writer_(base, read),
          amendment_(amendment),
          where_(amendment.where),
          index_(index) {}
    std::vector<std::string> run();

private:
    void check_order();
    AmendedRow* only(std::vector<AmendedRow*> found, const std::string& number);
    // By the number in force; by the number of this order when the one in force is gone or never was.
    AmendedRow* by_number(const std::vector<AmendedRow*>& rows, const std::string& number);
    AmendedSection* section_of(const std::string& number);
    AmendedSection& named_section(const std::string& number);
    std::vector<AmendedRow*> measures();
    std::vector<AmendedRow*> clauses();
    AmendedRow& row_named(const std::string& number);
    std::vector<AmendedRow*> with_parts(AmendedRow& row);  // «2», «2 а», «2 б»
    // «пункт 2.3» of an order whose clause and measure have one number: the words tell, and that is doubted.
    AmendedRow& told_by_words(AmendedRow& measure, AmendedRow& clause, const std::string& number);
    std::vector<AmendedRow*> named_rows();
    std::string column();
    void touched(AmendedRow& row);
    void put(const Occurrence& one, std::string text);  // instead of the one in which it was found
    // Where the words are sought: the named rows; without numbers the section, the annex or the whole order.
    std::vector<std::vector<AmendedRow*>> grounds();
    void replace();
    void replace_pair(const std::vector<AmendedRow*>& ground, const std::string& within, const ReplacedWords& pair);
    std::string not_found(const std::vector<AmendedRow*>& ground, const std::string& within, const std::string& words);
    // «в соответствующем падеже»: the exact words are changed; the others a person must put right.
    void doubt_other_cases(const std::vector<AmendedRow*>& ground, const std::string& within,
                           const ReplacedWords& pair);
    void replace_in_titles();
    void touch_all(AmendedSection& section);
    void add();
    void add_beside(const std::vector<AmendedRow*>& ground, const std::string& within, const std::string& words);
    void add_to_end(AmendedRow& row, const std::string& within, const std::string& words);
    void reword();
    void reword_columns();
    void reword_row(AmendedRow& row, std::size_t at);
    void reword_measure(AmendedRow& row, const DraftMeasure& fresh);
    // Doubts of the reading of the wording; those about a term are said again when it is read with the plan's own term.
    static void take_doubts(AmendedRow& row, std::vector<Doubt>& doubts);
    void reword_sections();
    void reword_title(AmendedSection& section, std::string title);
    // «раздел 4 изложить в следующей редакции» with a table: its rows by their numbers, the others of it are no more.
    void reword_rows_of(AmendedSection& section, const std::vector<DraftMeasure>& measures);
    AmendedRow new_row(const DraftMeasure& measure);
    std::vector<std::string> parts_of(const AmendedRow& row, const std::string& within, bool sentences);
    // A paragraph or a sentence by its number: only where the text still has them.
    void reword_part();
    void insert();
    std::vector<AmendedRow*> measures_of_all();
    static void refuse_if_taken(const std::vector<AmendedRow*>& rows, const std::string& number);
    static void place(std::vector<AmendedRow>& rows, AmendedRow row);
    AmendedSection& section_for(const std::string& number);
    // «приказ дополнить пунктом 2.5»: a clause obliges whom it names, a measure has columns.
    bool goes_to_clauses();
    void insert_clauses();
    void insert_sections();
    void exclude();
    void renumber();
    void revoke();
    AmendedRows& rows_;
    const AmendedBase& base_;
    ColumnWriter writer_;
    const Amendment& amendment_;
    const AmendedPlace& where_;
    std::size_t index_;
    std::vector<std::string> doubts_;
};

}  // namespace mera
