#pragma once
// What the cells of one column say about what the column holds: shares of its cells that look like a number of a row, a
// time, somebody, a deed, a result, a document. Looks of all cells together; one of them proves nothing.
#include <cstddef>
#include <string_view>
#include <vector>

#include "intake/source.hpp"

namespace mera::intake {

struct ColumnEvidence {  // shares of the filled cells, all between 0 and 1
    double cells = 0;  // how many are filled; merged cells and those that reach down from above are not counted
    double filled = 0;  // share of the rows that have more than a title
    double labels = 0;  // «1.», «2.3», in their order
    double times = 0;  // read by the language of deadlines to the last word
    double executors = 0;
    double persons = 0;  // of them, people named by name
    double deeds = 0;  // «Провести …», «Организация …»
    double results = 0;  // «Увеличение …», «не менее …», «утверждена …»
    double documents = 0;
    double numbers = 0;  // nothing but figures and units: «45,0», «6 шт.»
    double different = 0;  // share of texts that are met once
    double mean_words = 0;
};

// Of the rows from `first_row` on.
ColumnEvidence evidence_of(const Grid& grid, std::size_t first_row, int column);
std::vector<ColumnEvidence> evidence_of(const Grid& grid, std::size_t first_row);

// Rows of two columns of times, of which the second is never the earlier: when a deed begins and when it ends.
bool begin_and_end(const Grid& grid, std::size_t first_row, int begin, int end);

bool reads_as_time(std::string_view text);  // nothing in it but a time
bool begins_with_deed(std::string_view text);  // an infinitive or a noun of a deed: «Провести …», «Проведение …»

}  // namespace mera::intake
