#include "intake/table/table_shapes.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "intake/table/columns.hpp"
#include "intake/table/timetable_columns.hpp"

namespace mera::intake {

namespace {

// The lines between a table and the one before it, the last of them: what names a table stands right above it.
class LinesAbove {
public:
    void pass(const std::variant<Line, Grid>& item) {
        constexpr std::size_t kLinesMax = 8;
        if (const auto* line = std::get_if<Line>(&item)) {
            for (const std::string& part : split(line->text, '\n')) lines_.push_back(part);
            if (lines_.size() > kLinesMax)
                lines_.erase(lines_.begin(), lines_.end() - static_cast<std::ptrdiff_t>(kLinesMax));
        } else {
            lines_.clear();
        }
    }
    const std::vector<std::string>& lines() const { return lines_; }

private:
    std::vector<std::string> lines_;
};

template <class May>
bool lay_out_timetables_that(Source& source, May may) {
    LinesAbove above;
    bool any = false;
    for (auto& item : source.items) {
        std::optional<Grid> timetable;
        if (const auto* grid = std::get_if<Grid>(&item); grid != nullptr && may(*grid, above.lines()))
            timetable = timetable_table(*grid, above.lines());
        above.pass(item);
        if (!timetable) continue;
        item = *std::move(timetable);
        any = true;
    }
    return any;
}

}  // namespace

bool lay_out_timetables(Source& source) {
    return lay_out_timetables_that(source, [](const Grid&, const std::vector<std::string>&) { return true; });
}

bool lay_out_timetables_among(Source& source, const std::vector<int>& tables) {
    return lay_out_timetables_that(source, [&](const Grid& grid, const std::vector<std::string>& lines) {
        return std::find(tables.begin(), tables.end(), grid.table) != tables.end() &&
               named_as(lines) == NamedAs::timetable;
    });
}

void lay_out_tables(Source& source) {
    gather_flat_table(source);
    const bool of_sheet = source.format == DocFormat::xlsx || source.format == DocFormat::ods;
    std::size_t records = 0;
    for (const auto& item : source.items)
        if (const auto* grid = std::get_if<Grid>(&item)) records += records_of(*grid);
    LinesAbove above;
    for (auto& item : source.items) {
        auto* grid = std::get_if<Grid>(&item);
        const std::vector<std::string> lines = grid == nullptr ? std::vector<std::string>{} : above.lines();
        above.pass(item);
        if (grid == nullptr) continue;
        if (auto whole = of_sheet ? pasted_table(*grid) : std::nullopt) *grid = *std::move(whole);
        name_roman_months(*grid);
        std::optional<Grid> usual = records > 1 ? record_table(*grid) : std::nullopt;
        if (!usual) usual = shaded_table(*grid);
        if (!usual) usual = week_calendar(*grid, lines);
        if (!usual) usual = cyclogram_table(*grid);
        if (!usual) usual = calendar_table(*grid);
        if (!usual) usual = labelled_table(*grid);
        if (!usual) usual = timetable_of_stages(*grid, lines);
        if (usual) *grid = *std::move(usual);
        if (auto joined = joined_times(*grid)) *grid = *std::move(joined);
        if (auto meetings = meetings_table(*grid)) *grid = *std::move(meetings);
    }
}

}  // namespace mera::intake
