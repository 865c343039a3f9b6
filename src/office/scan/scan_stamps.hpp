#pragma once
// Round stamps: circles of a printed rim, one or several about one middle.
#include <vector>

#include "office/scan/ocr.hpp"
#include "office/scan/page_image.hpp"

namespace mera {

struct Stamp {
    double x = 0, y = 0;        // dots: the middle
    std::vector<double> rims;   // radii, the outer one first
};

DotBox box_of(const Stamp& stamp);

// On a page whose lines lie level, however worn the rims are, while half of each is left.
std::vector<Stamp> find_stamps(Pix* page);

}  // namespace mera
