#pragma once
// Print on the back of a sheet that shows through the paper: letters and rules much fainter than those of the front.
#include "office/scan/page_image.hpp"

namespace mera {

// Makes paper of it. A page whose faintest letters are near to the others, as where the print fades, is left alone.
void whiten_show_through(Pix* page);

}  // namespace mera
