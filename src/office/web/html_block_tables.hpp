#pragma once
// Tables made of blocks, as pages are set for telephones: «<div class=row><div class=col>…», «display: table-row», a grid of
// columns, role="row". They are renamed to the elements they look like, so that the reader of pages knows one kind of table.
#include <libxml/tree.h>

#include "office/web/html_styles.hpp"

namespace mera {

void name_block_tables(xmlNode* root, const HtmlStyles& styles);

}  // namespace mera
