#include "office/pdf/pdf.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "office/pdf/page_kind.hpp"
#include "office/pdf/pdf_layout.hpp"
#include "office/refusals.hpp"
#include "office/words/word_book.hpp"

namespace mera {

namespace {

constexpr double kRulesDpi = 150;  // rules are found as well as at 300, four times faster

// Words that stand inside a line are whole; at its ends they may be cut.
void learn_whole_words(WordBook& book, const PdfPage& page) {
    for (std::size_t at = 1; at < page.words.size(); ++at)
        if (page.words[at - 1].space_after && page.words[at].space_after) book.learn(page.words[at].text);
}

std::string pages_listed(const std::vector<int>& pages) {
    std::vector<std::string> numbers;
    for (const int page : pages) numbers.push_back(std::to_string(page));
    return join(numbers, ", ");
}

bool same_words(const DocRow& one, const DocRow& other) {
    return std::equal(one.cells.begin(), one.cells.end(), other.cells.begin(), other.cells.end(),
                      [](const DocCell& a, const DocCell& b) {
                          return a.column == b.column && fold_for_comparison(a.text) == fold_for_comparison(b.text);
                      });
}

void mark_repeated_header(const DocTable& first, DocTable& table) {
    if (first.columns != table.columns) return;
    for (std::size_t at = 0; at < first.rows.size() && at < table.rows.size(); ++at) {
        if (!same_words(first.rows[at], table.rows[at])) return;
        table.rows[at].repeated_header = true;
    }
}

bool goes_on(const DocParagraph& above, const DocParagraph& below) {
    static constexpr std::string_view kEnds[] = {".", ":", ";", "!", "?"};
    const bool ended = std::any_of(std::begin(kEnds), std::end(kEnds),
                                   [&](std::string_view end) { return above.text.ends_with(end); });
    return !ended && !above.centred && !below.centred && above.bold == below.bold && starts_with_lower(below.text);
}

}  // namespace

void join_pages(std::vector<PdfReadPage>& pages) {
    const DocTable* first_table = nullptr;
    DocParagraph* last = nullptr;
    for (PdfReadPage& page : pages) {
        if (!page.blocks.empty() && last != nullptr)
            if (auto* next = std::get_if<DocParagraph>(&page.blocks.front());
                next != nullptr && goes_on(*last, *next)) {
                last->text = join_lines(std::move(last->text), next->text, WordBook{});
                last->confidence = std::min(last->confidence, next->confidence);
                page.blocks.erase(page.blocks.begin());
            }
        for (Block& block : page.blocks) {
            auto* table = std::get_if<DocTable>(&block);
            if (table == nullptr) continue;
            if (first_table != nullptr) mark_repeated_header(*first_table, *table);
            // A table of another shape begins a new series.
            if (first_table == nullptr || first_table->columns != table->columns) first_table = table;
        }
        if (!page.blocks.empty()) last = std::get_if<DocParagraph>(&page.blocks.back());
    }
}

Expected<PdfRead> read_pdf(std::string_view bytes, const PageDone& page_done) {
    const auto file = PdfFile::open(bytes);
    if (!file) return file.failure();
    PdfRead out;
    std::vector<PdfLayout> layouts;
    WordBook book;
    std::vector<int> repaired;
    const bool page_pictures = has_page_pictures(bytes);
    int done = 0;
    for (int number = 1; number <= file->pages(); ++number) {
        auto page = file->page(number);
        if (!page) return page.failure();
        auto image = file->render(number, kRulesDpi);
        if (!image) return image.failure();
        if (repair_encoding(*page)) repaired.push_back(number);
        learn_whole_words(book, *page);
        layouts.push_back(lay_out(*std::move(page), *std::move(image), page_pictures));
        done += !layouts.back().is_scan;
        if (page_done && !page_done(done, file->pages()))
            return Failure{Failure::Kind::conflict, "Чтение файла остановлено."};
    }
    drop_running_lines(layouts, out.notes);
    UnruledColumns known_columns;
    for (const PdfLayout& layout : layouts) {
        PdfReadPage page{layout.page.number, layout.is_scan, {}};
        if (!layout.is_scan) page.blocks = blocks_of(layout, book, known_columns);
        out.pages.push_back(std::move(page));
    }
    if (!repaired.empty())
        out.notes.push_back(
            "Русские буквы записаны в файле неверно и восстановлены, страницы: " + pages_listed(repaired) + ".");
    return out;
}

}  // namespace mera
