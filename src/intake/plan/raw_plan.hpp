#pragma once
// The plan as it stood in the tables, before its words are read: texts gathered from the rows that belong together.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "intake/plan/leftovers.hpp"
#include "intake/source.hpp"
#include "intake/table/columns.hpp"
#include "intake/words/cell_kinds.hpp"

namespace mera::intake {

struct RawField {
    std::string text;          // pieces of several rows parted by '\n'
    Place place = {};          // of the first piece
    double confidence = 1;     // the least of the pieces
    bool guessed = false;
    bool number = false;       // of a sheet, without a format: zeros at its end are lost
    int column = -1;           // of the table, of the last piece
    std::vector<std::string> repairs = {};
    std::vector<std::string> doubts = {};
    bool empty() const { return text.empty(); }
    void add(const Cell& cell);
};

struct RawNote {
    std::string heading;
    RawField field;
};

struct RawMeasure {
    std::optional<Label> label;
    RawField number, title, executors, deadline, deadline_end, result, evidence;
    std::vector<RawNote> notes;
    std::vector<std::string> doubts;  // about the row as a whole
    bool may_go_on = false;  // the row has no number and may belong to the measure above
    int page = 0;
    bool columns_have_deadline = true, columns_have_executors = true;
    bool executors_have_posts = false;   // «Ответственный (фамилия, имя, отчество и должность)»
    bool result_names_evidence = false;  // one column for both
};

struct RawSection {
    std::optional<Label> label;
    std::string title;
    Place place = {};
    std::vector<Cell> pieces;  // of a title that walls of the table cut; empty when it was whole
    std::vector<std::string> doubts, repairs;
    double confidence = 1;  // of the letters of the title
    std::vector<RawMeasure> measures;
};

struct RawPlan {
    std::vector<RawSection> sections;
    std::vector<Line> title_lines;  // before the first table of the plan
    std::vector<std::string> doubts;
    std::vector<Repair> repairs;    // of headers, of tables that are known to be none of measures
    std::vector<Leftover> leftovers;  // in the order of the document
    std::vector<int> skipped_tables;  // by their numbers: no header of a plan, no rest of one
    std::vector<Place> guessed_tables;  // one for each page whose table shows no walls
    bool found = false;
    bool has_executors = false, has_deadlines = false;
};

// Every table of the document that is a plan of measures. `order_lines`: how many items at the beginning belong to the
// order itself and can be no heading of the plan. Rows that are no cut titles are added to `source.words`.
RawPlan gather_plan(Source& source, std::size_t order_items);

}  // namespace mera::intake
