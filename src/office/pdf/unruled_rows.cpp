#include "office/pdf/unruled_rows.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "base/text.hpp"
#include "office/pdf/heading_lines.hpp"
#include "office/pdf/unruled_column_lines.hpp"
#include "office/pdf/unruled_header.hpp"
#include "office/pdf/unruled_merged_rows.hpp"
#include "office/pdf/unruled_middle_rows.hpp"
#include "office/pdf/unruled_spacing.hpp"

namespace mera {

namespace {

// All in parts of the size of the letters.
constexpr double kHole = 0.8;     // white in a column that no spacing of lines leaves
constexpr double kRowGap = 0.35;  // additional to the usual distance of lines
constexpr double kSpace = 0.25;
constexpr double kSlack = 0.5;    // what justification and the shapes of letters make uncertain

// Short words, numbers and initials are held to what follows by an unbreakable space.
bool holds_on_to_next(std::string_view word) {
    return length_in_characters(word) <= 3 || word == "№" || word.ends_with('.');
}

bool starts_with_digit(std::string_view word) { return !word.empty() && word.front() >= '0' && word.front() <= '9'; }

class RowBuilder {
public:
    RowBuilder(const std::vector<UnruledLine>& lines, const UnruledRegion& region)
        : lines_(lines),
          region_(region),
          columns_(region.columns),
          rooms_(rooms_of(lines, region)),
          step_(usual_step(lines, region)),
          left_of_rows_(left_of_rows(lines, region)) {
        for (std::size_t at = region.from; at < region.to; ++at) {
            numbers_ += starts_with_number(lines[at]) && !starts_with_day(lines[at]) && !crosses_as_a_whole(lines[at]);
            lone_numbers_ += starts_with_number(lines[at]) && lines[at].pieces.front().last == 0;
            parts_in_rows_ = parts_in_rows_ || (lines[at].pieces.size() > 1 && is_part_heading(first_words(lines[at])));
        }
        find_broken_numbers();
        lines_are_rows_ = every_line_is_a_row(lines, region);
    }

    std::vector<std::vector<UnruledCell>> build() {
        std::size_t at = region_.from;
        if (const auto end = end_of_two_row_header(lines_, region_)) {
            rows_ = two_header_rows(lines_, region_, *end);
            for (; at < *end; ++at) remember(lines_[at], at == region_.from);
        }
        for (; at < region_.to; ++at) {
            const UnruledLine& line = lines_[at];
            const bool across =
                crosses_as_a_whole(line) || ends_title(at) || is_heading(at) || is_numbered_heading(line);
            const bool new_row = rows_.empty() || begins_row(at, across);
            if (new_row) rows_.emplace_back();
            remember(line, new_row);
            for (const PdfWord* word : line.words)
                put(rows_.back(), *word, across ? 0 : mera::column_of(line, *word, columns_),
                    across ? columns_.count() : 1);
            was_across_ = across;
        }
        return std::move(rows_);
    }

private:
    std::size_t column_of(const PdfWord& word) const { return columns_.of((word.box.left + word.box.right) / 2); }
    bool starts_with_number(const UnruledLine& line) const { return mera::starts_with_number(line, columns_); }
    bool crosses_as_a_whole(const UnruledLine& line) const { return mera::crosses_as_a_whole(line, columns_); }

    // «4 марта», «11–15 апреля», «10.06.2024»: no number of a row.
    static bool starts_with_day(const UnruledLine& line) {
        constexpr std::size_t kFiguresOfYear = 4;
        const std::string& first = line.words[0]->text;
        const std::size_t year = first.rfind('.');
        if (first.find("–") != std::string::npos || first.find('-') != std::string::npos ||
            (year != std::string::npos && first.size() - year - 1 == kFiguresOfYear))
            return true;
        return line.pieces.front().last > 0 && !line.words[0]->text.ends_with('.') &&
               starts_with_lower(line.words[1]->text);
    }

    // «1.» over «2»: a column too narrow for «1.2», in row after row.
    void find_broken_numbers() {
        std::size_t dotted = 0;
        for (std::size_t at = region_.from; at < region_.to; ++at) {
            if (!starts_with_number(lines_[at]) || lines_[at].pieces.size() < 2) continue;
            const std::string& number = lines_[at].words.front()->text;
            dotted += number.ends_with('.');
            if (at == region_.from || number.find('.') != std::string::npos) continue;
            const UnruledLine& above = lines_[at - 1];
            if (starts_with_number(above) && above.words.front()->text.ends_with('.') && !crosses_as_a_whole(above))
                rests_of_numbers_.insert(at);
        }
        if (rests_of_numbers_.size() < 2 || rests_of_numbers_.size() * 2 < dotted) rests_of_numbers_.clear();
    }

    // «12 апреля (пт)» over rows that are all set in: no cell hangs out of its column.
    bool hangs_out(const UnruledLine& line) const {
        return left_of_rows_ && line.pieces.size() == 1 && line.box.left < *left_of_rows_ - kSlack * line.size;
    }

    // The short last line of a section's title: it looks like the title, and no other column has anything.
    bool ends_title(std::size_t at) const {
        const UnruledLine& line = lines_[at];
        return was_across_ && line.pieces.size() == 1 && !starts_with_number(line) && is_bold(line) &&
               is_bold(lines_[at - 1]) && line.box.top - lines_[at - 1].box.top <= step_ + kRowGap * line.size;
    }

    // «Контроль»: too short to run across a column; bold and alone under a row that is not.
    bool is_bold_heading(std::size_t at) const {
        const UnruledLine& line = lines_[at];
        if (at == region_.from || line.pieces.size() != 1 || !is_bold(line) || is_bold(lines_[at - 1])) return false;
        if (starts_with_number(line)) return false;
        const std::size_t column = column_of(*line.words.front());
        return std::none_of(lines_[at - 1].words.begin(), lines_[at - 1].words.end(),
                            [&](const PdfWord* word) { return word->bold && column_of(*word) == column; });
    }

    // «I квартал» in the middle of the table, under words of its column that stand elsewhere.
    bool is_centred_heading(std::size_t at) const {
        const UnruledLine& line = lines_[at];
        if (line.pieces.size() != 1 || rows_.empty() || starts_with_number(line)) return false;
        const auto middle = [](double left, double right) { return (left + right) / 2; };
        const double own = middle(line.box.left, line.box.right);
        if (std::abs(own - middle(columns_.lefts.front(), rooms_.back())) > line.size) return false;
        const auto column = static_cast<int>(column_of(*line.words.front()));
        return std::none_of(rows_.back().begin(), rows_.back().end(), [&](const UnruledCell& cell) {
            const bool aligned = std::abs(cell.box.left - line.box.left) <= line.size ||
                                 std::abs(middle(cell.box.left, cell.box.right) - own) <= line.size;
            return cell.column == column && cell.column_span == 1 && aligned;
        });
    }

    // The words of the first column.
    std::string first_words(const UnruledLine& line) const {
        std::string out;
        for (const PdfWord* word : line.words)
            if (column_of(*word) == 0) out += (out.empty() ? "" : " ") + word->text;
        return out;
    }

    // «СЕНТЯБРЬ», «II четверть», «II. Фондовая работа» where the deeds begin, and not among the cells of a column.
    bool is_words_of_heading(const UnruledLine& line) const {
        if (line.pieces.size() != 1 || column_of(*line.words.front()) != 0) return false;
        const std::string text = first_words(line);
        return is_month_alone(text) || (is_part_heading(text) && !parts_in_rows_);
    }

    bool is_heading(std::size_t at) const {
        return is_bold_heading(at) || is_centred_heading(at) || is_words_of_heading(lines_[at]) ||
               hangs_out(lines_[at]) || (at > region_.from && is_time_heading(lines_, region_, at));
    }

    // «2. Контроль» in the room of the column of numbers, and nothing beside it.
    bool is_numbered_heading(const UnruledLine& line) const {
        return lone_numbers_ > 0 && line.pieces.size() == 1 && line.words.size() >= 2 && starts_with_number(line) &&
               column_of(*line.words[1]) == 0;
    }

    bool begins_row(std::size_t at, bool across) const {
        const UnruledLine& line = lines_[at];
        if (rests_of_numbers_.contains(at)) return false;
        if (lines_are_rows_ || repeats_header() || starts_with_number(line) || begins_header_again(at) ||
            is_section(line))
            return true;
        if (!across && overlaps_above(lines_[at - 1], line)) return false;
        if (across != was_across_) return true;
        if (across) return false;
        if (last_in_.size() >= 2 && row_is_bold_ && !is_bold(line)) return true;  // below the header
        // A numbered row of several deeds: two columns begin anew beside a cell that reaches over them all.
        const std::size_t resumed = columns_resumed(line);
        if (numbers_ >= 2) return resumed >= 2 || (resumed == 1 && begins_all_but_number(at));
        const bool gap = line.box.top - lines_[at - 1].box.top > step_ + kRowGap * line.size;
        return gap || resumed > 0 || begins_all_columns(at);
    }

    // The row so far is the header of the page before, or of this table above: what follows is no part of it.
    bool repeats_header() const {
        const std::vector<std::string> row = header_of(rows_.back());
        return row == columns_.header || (rows_.size() > 1 && row == header_of(rows_.front()));
    }

    // The first line of the header in the middle of the table: its other lines belong to it.
    bool begins_header_again(std::size_t at) const {
        const UnruledLine &first = lines_[region_.from], &line = lines_[at];
        return first.pieces.size() >= 2 && at > region_.from &&
               std::equal(first.words.begin(), first.words.end(), line.words.begin(), line.words.end(),
                          [](const PdfWord* one, const PdfWord* other) { return one->text == other->text; });
    }

    // Alone among the titles, with no more white round it than round any line.
    static bool is_section(const UnruledLine& line) {
        if (line.pieces.size() != 1 || line.words.size() < 3) return false;
        const std::string& number = line.words[1]->text;  // «Раздел 2 сайта» is no heading
        return (number.ends_with('.') || number.ends_with(':')) &&
               is_section_heading(line.words[0]->text + " " + number + " " + line.words[2]->text);
    }

    // A column that had ended has words again: a row ends with its longest cell, and no cell has a hole in it.
    std::size_t columns_resumed(const UnruledLine& line) const {
        const auto resumed = std::count_if(line.pieces.begin(), line.pieces.end(), [&](const UnruledPiece& piece) {
            const auto last = last_in_.find(column_of(*line.words[piece.first]));
            return last != last_in_.end() && line.box.top - last->second > kHole * line.size;
        });
        return static_cast<std::size_t>(resumed);
    }

    enum class Break { none, by_wall, open, on_purpose };

    // How the column's text on the line above came to its end there: what follows had room, or had not, or the words
    // themselves want more.
    Break break_above(std::size_t column, const UnruledLine& above, const UnruledLine& line) const {
        const PdfWord* last = nullptr;
        for (const PdfWord* word : above.words)
            if (column_of(*word) == column) last = word;
        if (last == nullptr) return Break::none;
        if (last->text.ends_with('-') || last->text.ends_with(',')) return Break::open;
        const PdfWord* first = nullptr;
        double right = 0;
        for (const PdfWord* word : line.words) {
            if (column_of(*word) != column) continue;
            if (first == nullptr) first = word;
            right = word->box.right;
            if (!holds_on_to_next(word->text)) break;
        }
        const double free = rooms_[column] - last->box.right, wanted = right - first->box.left;
        if (free > wanted + (kSpace + kSlack) * line.size) return Break::on_purpose;
        const auto begun = first_in_.find(column);  // in this column even a row begins with a small letter
        const bool small = begun != first_in_.end() && starts_with_lower(begun->second);
        // «5, 6 марта» under «4 марта»: behind a whole word the figure a row begins with begins the next one, too.
        const bool day = begun != first_in_.end() && starts_with_digit(begun->second) &&
                         starts_with_digit(first->text) && starts_with_lower(last->text);
        const bool opens = (small || day || starts_with_upper(first->text)) && !is_short_word(last->text);
        return opens ? Break::by_wall : Break::open;
    }

    // «по», «и», «для»: something follows. «зал», «акт» may end a cell.
    static bool is_short_word(std::string_view word) {
        static constexpr std::array<std::string_view, 34> kWords = {
            "в",   "во",  "на",  "по",  "с",   "со",  "к",   "ко", "у",  "о",  "об",  "от",
            "до",  "за",  "из",  "ли",  "бы",  "и",   "а",   "но", "не", "ни", "или", "над",
            "под", "при", "про", "без", "для", "как", "что", "их", "её", "г."};
        return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
    }

    // «01.06 –», «Члены оргкомитета,», «Праздничная программа «Широкая»: what stands below in its column is the rest of it.
    bool awaits_more(std::size_t column) const {
        for (const UnruledCell& cell : rows_.back()) {
            if (cell.column != static_cast<int>(column) || cell.column_span > 1) continue;
            const std::string& last = cell.words.back().text;
            int quotes = 0;
            for (const PdfWord& word : cell.words)
                for (const char32_t c : code_points(word.text)) quotes += c == U'«' ? 1 : c == U'»' ? -1 : 0;
            return quotes > 0 || last.ends_with(',') || last.ends_with('-') || last.ends_with("–");
        }
        return false;
    }

    // The columns the row began with begin again, perhaps without one that is merged over both rows; none of them in the
    // middle of a sentence, one at least where the line above was ended on purpose.
    bool begins_all_columns(std::size_t at) const {
        const UnruledLine& line = lines_[at];
        std::size_t low = 0, high = 0, open = 0, on_purpose = 0, both = 0;
        std::optional<std::size_t> last;
        for (const UnruledPiece& piece : line.pieces) {
            const std::string& word = line.words[piece.first]->text;
            const std::size_t column = column_of(*line.words[piece.first]);
            if (last && *last == column) continue;  // a wide space inside a cell
            last = column;
            if (awaits_more(column)) return false;
            low += starts_with_lower(word);
            high += starts_with_upper(word);
            const Break end = break_above(column, lines_[at - 1], line);
            both += end != Break::none;
            open += end == Break::open;
            on_purpose += end == Break::on_purpose;
        }
        const std::size_t pieces = line.pieces.size();
        const bool as_before = high >= 2 && pieces + 1 >= began_with_;
        const std::string& first = line.words.front()->text;
        const bool opens = starts_with_upper(first) || first.starts_with("«") || starts_with_digit(first);
        const bool full = pieces >= columns_.count() && opens;
        const bool anew = both >= 2 && open == 0 && on_purpose >= 1 && both + 1 >= began_with_ && low < pieces;
        // Words that had no room stand below in one column or two, hardly in all of three.
        const bool all_by_wall = both >= 3 && open == 0 && high >= 2 && both >= began_with_ && starts_with_upper(first);
        return full || (low == 0 && as_before) || anew || all_by_wall;
    }

    // A row without a number among numbered ones: every other column begins, none of them in the middle of a sentence.
    bool begins_all_but_number(std::size_t at) const {
        const UnruledLine& line = lines_[at];
        if (line.pieces.size() + 1 < columns_.count()) return false;
        return std::all_of(line.pieces.begin(), line.pieces.end(), [&](const UnruledPiece& piece) {
            const PdfWord& first = *line.words[piece.first];
            return !starts_with_lower(first.text) && !awaits_more(column_of(first)) &&
                   break_above(column_of(first), lines_[at - 1], line) != Break::open;
        });
    }

    void remember(const UnruledLine& line, bool new_row) {
        if (new_row) {
            last_in_.clear();
            first_in_.clear();
            began_with_ = line.pieces.size();
            row_is_bold_ = true;
        }
        row_is_bold_ = row_is_bold_ && is_bold(line);
        for (const PdfWord* word : line.words) {
            last_in_[column_of(*word)] = line.box.bottom;
            first_in_.try_emplace(column_of(*word), word->text);
        }
    }

    const std::vector<UnruledLine>& lines_;
    const UnruledRegion& region_;
    const UnruledColumns& columns_;
    std::vector<double> rooms_;  // of each column: how far to the right its words may reach
    double step_;
    std::optional<double> left_of_rows_;
    std::size_t numbers_ = 0, lone_numbers_ = 0;  // lines that begin with one; those whose first cell is one
    bool lines_are_rows_ = false;
    bool parts_in_rows_ = false;  // «II квартал» beside the deed of a row
    std::set<std::size_t> rests_of_numbers_;  // lines
    bool was_across_ = false;
    std::map<std::size_t, double> last_in_;  // of the row so far: where the words of each column end
    std::map<std::size_t, std::string> first_in_;  // the word each column of it begins with
    std::size_t began_with_ = 0;  // pieces of its first line
    bool row_is_bold_ = false;
    std::vector<std::vector<UnruledCell>> rows_;
};

}  // namespace

bool is_bold(const UnruledLine& line) {
    return std::all_of(line.words.begin(), line.words.end(), [](const PdfWord* word) { return word->bold; });
}

std::size_t column_of(const UnruledLine& line, const PdfWord& word, const UnruledColumns& columns) {
    const double middle = (word.box.left + word.box.right) / 2;
    for (const UnruledPiece& piece : line.pieces)
        if (middle >= piece.left && middle <= piece.right)
            return column_begun(piece, line.size, columns).value_or(columns.of(middle));
    return columns.of(middle);
}

void put(std::vector<UnruledCell>& row, const PdfWord& word, std::size_t column, std::size_t span) {
    auto cell = std::find_if(row.begin(), row.end(),
                             [&](const UnruledCell& it) { return it.column == static_cast<int>(column); });
    if (cell == row.end()) {
        row.push_back({static_cast<int>(column), static_cast<int>(span), 1, word.box, {}});
        cell = row.end() - 1;
    }
    cell->words.push_back(word);
    cell->box = around(cell->box, word.box);
}

bool starts_with_number(const UnruledLine& line, const UnruledColumns& columns) {
    const PdfWord& first = *line.words.front();
    const std::size_t word = first.text.find_first_not_of("0123456789.");
    const bool glued = word != std::string::npos && word > 0 && first.text[word - 1] == '.' &&
                       starts_with_upper(std::string_view{first.text}.substr(word));  // «1.Проведение»
    return is_row_number(glued ? std::string_view{first.text}.substr(0, word) : first.text) &&
           columns.of((first.box.left + first.box.right) / 2) == 0;
}

bool crosses_as_a_whole(const UnruledLine& line, const UnruledColumns& columns) {
    // The longest line of a cell may reach over the middle of the white beside its column. A title begins where the first
    // column does, with a capital.
    const auto begun = column_begun(line.pieces.front(), line.size, columns);
    if (line.pieces.size() == 1 && begun && (*begun > 0 || starts_with_lower(line.words.front()->text))) return false;
    const bool number_first =
        line.pieces.size() == 2 && line.pieces[0].first == line.pieces[0].last && starts_with_number(line, columns);
    if (line.pieces.size() != 1 && !number_first) return false;
    return crosses_wall(line.pieces.back(), columns);
}

std::vector<std::string> header_of(const std::vector<UnruledCell>& row) {
    std::vector<std::string> out;
    for (const UnruledCell& cell : row) {
        std::string& words = out.emplace_back();
        for (const PdfWord& word : cell.words) words += (words.empty() ? "" : " ") + word.text;
    }
    std::sort(out.begin(), out.end());
    return out;
}

std::vector<std::vector<UnruledCell>> unruled_rows(const std::vector<UnruledLine>& lines, const UnruledRegion& region) {
    auto set_apart = unruled_merged_rows(lines, region);
    if (!set_apart) set_apart = unruled_middle_rows(lines, region);
    auto rows = set_apart ? std::move(*set_apart) : RowBuilder{lines, region}.build();
    for (auto& row : rows)
        std::sort(row.begin(), row.end(),
                  [](const UnruledCell& a, const UnruledCell& b) { return a.column < b.column; });
    return rows;
}

}  // namespace mera
