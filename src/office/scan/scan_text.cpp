#include "office/scan/scan_text.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace mera {
namespace {

constexpr int kRoom = 8;  // dots round the lines: tails, and what the boxes of words leave out

auto at(std::vector<OcrLine>& lines, std::size_t line) { return lines.begin() + static_cast<std::ptrdiff_t>(line); }

bool is_within(const DotBox& box, const DotBox& room) {
    const int x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
    return room.left <= x && x < room.right && room.top <= y && y < room.bottom;
}

bool stands_within(const DotBox& line, const DotBox& whole) {
    const int shared = std::min(line.bottom, whole.bottom) - std::max(line.top, whole.top);
    return 2 * shared >= line.height() && whole.left - kRoom <= line.left && line.right <= whole.right + kRoom;
}

void drop_line(ScanText& text, std::size_t line) {
    std::erase_if(text.digits, [&](const DigitShape& shape) { return shape.line == line; });
    for (DigitShape& shape : text.digits) shape.line -= shape.line > line;
    text.lines.erase(at(text.lines, line));
}

constexpr double kNumberMin = 0.6;   // surely read before
constexpr double kPutBack = 0.5;     // a guess: the other reading does not have it

bool is_number_of_line(const OcrWord& word) {
    return word.confidence >= kNumberMin && word.text.size() > 1 && word.text.ends_with('.') &&
           word.text.find_first_not_of("0123456789.") == std::string::npos;
}

// Beside the words of a line, to their left.
bool stands_before(const DotBox& number, const OcrLine& line) {
    const DotBox& first = line.words.front().box;
    const int shared = std::min(first.bottom, number.bottom) - std::max(first.top, number.top);
    return number.right <= first.left && 2 * shared >= std::min(first.height(), number.height());
}

}  // namespace

void keep_numbers_of_lines(ScanText& text, const std::vector<OcrLine>& before) {
    for (const OcrLine& old : before) {
        if (old.words.size() < 2 || !is_number_of_line(old.words.front())) continue;
        OcrWord number = old.words.front();
        number.confidence = std::min(number.confidence, kPutBack);
        number.seconded = false;
        for (std::size_t line = 0; line < text.lines.size(); ++line) {
            OcrLine& now = text.lines[line];
            if (now.words.empty() || !stands_before(number.box, now)) continue;
            const bool has_number = std::any_of(text.lines.begin(), text.lines.end(), [&](const OcrLine& other) {
                return !other.words.empty() && is_within(number.box, other.words.front().box);
            });
            if (has_number) break;
            now.words.insert(now.words.begin(), number);
            now.box = united(now.box, number.box);
            for (DigitShape& shape : text.digits) shape.word += shape.line == line;
            break;
        }
    }
}

void drop_halves_of_lines(ScanText& text) {
    const auto& lines = text.lines;
    std::vector<char> goes(lines.size(), 0);
    for (std::size_t line = 0; line < lines.size(); ++line) {
        const bool half = std::any_of(lines.begin(), lines.end(), [&](const OcrLine& other) {
            return lines[line].box.width() + kRoom < other.box.width() && stands_within(lines[line].box, other.box);
        });
        goes[line] = half ? 1 : 0;
    }
    // A short line is no longer in the other column: the one among halves goes.
    const auto among_halves = [&, halves = goes](std::size_t line) {
        return (line > 0 && halves[line - 1]) || (line + 1 < halves.size() && halves[line + 1]);
    };
    for (std::size_t line = 0; line < lines.size(); ++line)
        for (std::size_t other = line + 1; other < lines.size(); ++other) {
            const bool twice = stands_within(lines[line].box, lines[other].box) &&
                               stands_within(lines[other].box, lines[line].box) && !goes[line] && !goes[other];
            if (twice) goes[among_halves(line) ? line : other] = 1;
        }
    for (std::size_t line = goes.size(); line-- > 0;)
        if (goes[line]) drop_line(text, line);
}

ScanText lines_of(const ScanText& text, LineRun run) {
    ScanText out;
    for (std::size_t line = run.from; line < run.to; ++line) out.lines.push_back(text.lines[line]);
    for (DigitShape shape : text.digits) {
        if (shape.line < run.from || shape.line >= run.to) continue;
        shape.line -= run.from;
        out.digits.push_back(shape);
    }
    return out;
}

void replace_lines(ScanText& text, LineRun run, const DotBox& room, ScanText by) {
    std::erase_if(text.digits, [&](const DigitShape& shape) { return run.from <= shape.line && shape.line < run.to; });
    for (DigitShape& shape : text.digits)
        if (shape.line >= run.to) shape.line = shape.line - (run.to - run.from) + by.lines.size();
    for (DigitShape& shape : by.digits) {
        shape.line += run.from;
        text.digits.push_back(shape);
    }
    std::erase_if(text.unread, [&](const DotBox& piece) { return is_within(piece, room); });
    text.unread.insert(text.unread.end(), by.unread.begin(), by.unread.end());
    const auto behind = text.lines.erase(at(text.lines, run.from), at(text.lines, run.to));
    text.lines.insert(behind, std::make_move_iterator(by.lines.begin()), std::make_move_iterator(by.lines.end()));
}

DotBox room_of(const std::vector<OcrLine>& lines, LineRun run, const DotBox& area) {
    DotBox room = lines[run.from].box;
    for (std::size_t line = run.from; line < run.to; ++line) room = united(room, lines[line].box);
    bool alone = true;
    for (std::size_t line = 0; line < lines.size(); ++line)
        if (line < run.from || line >= run.to)
            alone = alone && (lines[line].box.bottom <= room.top || room.bottom <= lines[line].box.top);
    room = {room.left - kRoom, room.top - kRoom, room.right + kRoom, room.bottom + kRoom};
    if (alone) room.left = area.left, room.right = area.right;
    return {std::max(area.left, room.left), std::max(area.top, room.top), std::min(area.right, room.right),
            std::min(area.bottom, room.bottom)};
}

}  // namespace mera
