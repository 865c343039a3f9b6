#pragma once
// What stood in the document and went into no measure, no clause and no title: said as a doubt at its place, so that
// nothing that was read is lost in silence.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "domain/plan/plan_draft.hpp"
#include "intake/source.hpp"

namespace mera::intake {

struct Leftover {
    std::string text;
    Place place = {};
    bool hidden = false;  // of a sheet
};

// Of lines in a row, those that are no furniture: page numbers, signatures, «Приложение № 1», «УТВЕРЖДАЮ» and who
// approves, marks of acquaintance, scrawls.
std::vector<Leftover> without_furniture(const std::vector<Line>& lines);

// Above the plan stand letterheads and titles, short and without deeds. Only what looks like the text of a clause or of
// a row is left over there, or everything when there is more of it than any heading has.
std::vector<Leftover> above_plan(const std::vector<Line>& lines);

// «Начальник отдела | ________ | И.И. Примеров», «Исполнитель | И.И. Примеров»: nobody's measure.
bool is_signature_row(const Row& row);
// Where the rows from `from` on end: signatures stand right under the last one, in rows like these or, on a sheet, in lines
// that are rows across it: «Директор», «МБУК «Учебный дворец»», «И.И. Примеров».
std::size_t end_before_signatures(const Grid& grid, std::size_t from);
std::vector<Leftover> of_table(const Grid& grid);  // its rows
std::vector<Leftover> hidden_rows(const Grid& grid);

bool is_deed(std::string_view text);  // «Провести …», «1. Направить …»

// Pieces that stand together on one page are one doubt.
std::vector<Doubt> doubts_of(const std::vector<Leftover>& leftovers);

}  // namespace mera::intake
