// A page of a PDF, as its drawing operators: texts at odd places, rules that meet or miss. The file around them is made
// whole, or poppler would refuse nearly all of them; bytes that are not a PDF at all are read too.
#include "fuzz/reader_promise.hpp"
#include "office/pdf/pdf.hpp"

FUZZ_TARGET(pdf, content) {
    using namespace mera;
    constexpr std::size_t kContentMax = 4096;  // a page of drawing operators; beyond, poppler only draws longer
    content = content.substr(0, kContentMax);
    for (const std::string& bytes : {made::pdf({{std::string{content}}}), std::string{content}}) {
        auto read = read_pdf(bytes);
        if (!read) {
            fuzz::promise(!read.failure().message.empty());
            continue;
        }
        join_pages(read->pages);
        Document document;
        document.format = DocFormat::pdf_text;
        for (PdfReadPage& page : read->pages)
            for (Block& block : page.blocks) document.blocks.push_back(std::move(block));
        fuzz::check_reading(document);
    }
}
