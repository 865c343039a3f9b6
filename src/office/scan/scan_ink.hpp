#pragma once
// Pictures made ready for the recogniser of letters: cut out, rules wiped, paper white, dirt gone.
#include <optional>

#include "office/scan/grid.hpp"
#include "office/scan/ocr.hpp"
#include "office/scan/page_image.hpp"

namespace mera {

// A piece of a page and where its upper left corner lies on the page.
struct Cutting {
    PixPtr picture;
    int left = 0, top = 0;
};

// Both come clean: paper (a little darker than the most frequent grey and up) is white, ink black, a dark ground with
// light letters turned over; specks that stand alone are gone, but not the dots of letters and sentences.
Cutting cut_text(Pix* page, const DotBox& box);                       // clipped to the page
Cutting cut_cell(Pix* page, const Grid& grid, const GridCell& cell);  // its walls and what lies beyond them are white
DotBox cell_box(const Grid& grid, const GridCell& cell);  // to the middle of the walls

// Where the ink of a clean picture is; nothing when it is empty. Marks smaller than a full stop do not
// count, and where only whole letters are asked for, nothing lower than a small one does.
enum class Marks { all, letters };
std::optional<DotBox> ink_box(Pix* picture, Marks which = Marks::all);

// The grey of the paper: the most frequent one, over five levels so that the grain does not matter.
int paper_level(Pix* picture);
// What is printed, faint print too, but not the grain of the paper: darker than that by so many levels, or by `below`.
inline constexpr int kInkBelowPaper = 45;
PixPtr ink_on_paper(Pix* picture, int below = kInkBelowPaper);
// As on a black and white scan, where faint rules are lost altogether.
bool has_white_paper(Pix* picture);

// With a white border, as the recogniser likes it. Boxes it gives must be moved back by kBorder.
PixPtr with_border(Pix* picture);
inline constexpr int kBorder = 10;

}  // namespace mera
