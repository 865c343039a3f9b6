#include "office/web/html_title.hpp"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <memory>

#include "base/shortened.hpp"
#include "base/text.hpp"

namespace mera {

namespace {

constexpr std::size_t kTitleLettersMax = 300;
constexpr std::size_t kHeadBytes = std::size_t{1} << 20;  // the title stands in the head of the page
constexpr std::size_t kTitleBytesMax = 4'096;  // a title longer than this was never closed

struct DocumentCloser {
    void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};
struct TextCloser {
    void operator()(xmlChar* text) const { xmlFree(text); }
};

// The element alone is given to the parser, for its entities: the rest of the page is none of our business.
std::string element(const std::string& page) {
    std::string folded = page.substr(0, kHeadBytes);  // ASCII alone changes its case: places stay the same
    for (char& c : folded)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    const std::size_t begin = folded.find("<title");
    const std::size_t from = begin == std::string::npos ? begin : folded.find('>', begin);
    if (from == std::string::npos) return {};
    const std::size_t end = folded.find("</title", from);
    const std::size_t size = std::min(end == std::string::npos ? kTitleBytesMax : end - from - 1, kTitleBytesMax);
    return page.substr(from + 1, size);
}

}  // namespace

std::string html_title(std::string_view bytes) {
    const auto decoded = decode_text(bytes);
    if (!decoded) return {};
    const std::string inside = element(decoded->text);
    if (inside.empty()) return {};
    const std::string page = "<title>" + inside + "</title>";
    const std::unique_ptr<xmlDoc, DocumentCloser> parsed{
        htmlReadMemory(page.data(), static_cast<int>(page.size()), nullptr, "UTF-8",
                       HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET)};
    const xmlNode* root = parsed ? xmlDocGetRootElement(parsed.get()) : nullptr;
    if (root == nullptr) return {};
    const std::unique_ptr<xmlChar, TextCloser> text{xmlNodeGetContent(root)};
    std::string title = text ? collapse_spaces(reinterpret_cast<const char*>(text.get())) : std::string{};
    return shortened(title, kTitleLettersMax);
}

}  // namespace mera
