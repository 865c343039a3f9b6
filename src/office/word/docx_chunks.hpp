#pragma once
// Documents set whole into a Word document (w:altChunk), as programs that make documents of templates leave them: Word itself
// shows them as its own text and merges them when the file is saved.
#include <map>
#include <pugixml.hpp>
#include <string>

#include "office/flow.hpp"
#include "office/package/ooxml_package.hpp"

namespace mera {

// What each relationship of such a chunk brings; one that cannot be read is absent.
using DocxChunks = std::map<std::string, Flow>;
DocxChunks read_docx_chunks(OoxmlPackage& package, pugi::xml_node body);

}  // namespace mera
