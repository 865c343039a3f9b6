#include "office/scan/scan.hpp"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "office/pdf/page_kind.hpp"
#include "office/pdf/pdf_layout.hpp"
#include "office/pdf/pdf_page.hpp"
#include "office/refusals.hpp"
#include "office/scan/page_image.hpp"
#include "office/scan/scan_cut_words.hpp"
#include "office/scan/scan_layer.hpp"
#include "office/scan/scan_layout.hpp"
#include "office/scan/scan_page.hpp"
#include "office/scan/scan_readers.hpp"
#include "office/scan/scan_repeated_names.hpp"
#include "office/scan/scan_strokes.hpp"
#include "office/scan/scan_upright.hpp"
#include "office/scan/scan_workers.hpp"
#include "office/words/word_book.hpp"

namespace mera {
namespace {

constexpr double kKindDpi = 150;  // at which the kind of a page of a PDF is told

WordBook book_of(const std::vector<ScanPage>& pages) {
    WordBook book;
    for (const ScanPage& page : pages)
        for (const ScanPiece& piece : page.pieces)
            for (const OcrLine& line : piece.text.lines)
                for (std::size_t at = 1; at + 1 < line.words.size(); ++at) book.learn(line.words[at].text);
    return book;
}

constexpr double kUnsureDigit = 0.5;
constexpr double kTwoVoices = 0.92;  // two recognisers agree and no likeness speaks against them

// Whether the figures of a word, all of them, look like those of the document that are read so.
bool is_alike(const OcrWord& word, std::size_t alike) {
    const auto figures = std::count_if(word.text.begin(), word.text.end(), [](char c) { return c >= '0' && c <= '9'; });
    return figures > 0 && static_cast<std::size_t>(figures) == alike && word.confidence >= kUnsureDigit;
}

// What the figures of the whole document say about each of them.
void mend_misread_digits(std::vector<ScanPage>& pages) {
    std::vector<const DigitShape*> shapes;
    std::vector<OcrWord*> words;
    for (ScanPage& page : pages)
        for (ScanPiece& piece : page.pieces)
            for (const DigitShape& shape : piece.text.digits) {
                shapes.push_back(&shape);
                words.push_back(&piece.text.lines[shape.line].words[shape.word]);
            }
    const std::vector<DigitVerdict> verdicts = compare_digits(shapes);
    std::map<OcrWord*, std::size_t> alike;
    for (std::size_t at = 0; at < words.size(); ++at) alike[words[at]] += verdicts[at].alike;
    for (const auto& [word, count] : alike)
        if (is_alike(*word, count)) word->confidence = std::max(word->confidence, kTwoVoices);
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (!verdicts[at].doubtful) continue;
        words[at]->seconded = false;
        words[at]->confidence = std::min(words[at]->confidence, kUnsureDigit);
        if (verdicts[at].instead) words[at]->text[shapes[at]->at] = static_cast<char>('0' + *verdicts[at].instead);
    }
    for (ScanPage& page : pages)
        for (ScanPiece& piece : page.pieces)
            for (OcrLine& line : piece.text.lines)
                for (OcrWord& word : line.words)
                    if (word.seconded) word.confidence = std::max(word.confidence, kTwoVoices);
}

std::vector<OcrLine*> all_lines(std::vector<ScanPage>& pages) {
    std::vector<OcrLine*> lines;
    for (ScanPage& page : pages)
        for (ScanPiece& piece : page.pieces)
            for (OcrLine& line : piece.text.lines) lines.push_back(&line);
    return lines;
}

// What another recogniser laid under the pages.
void hear_layers(std::string_view bytes, std::vector<ScanPage>& pages) {
    if (holds_pictures(bytes)) return;
    const auto file = PdfFile::open(bytes);
    if (!file) return;
    for (ScanPage& page : pages) {
        auto layer = file->page(page.number);
        if (!layer || layer->words.empty()) continue;
        repair_encoding(*layer);
        hear_layer(page, *layer);
    }
}

}  // namespace

Expected<PdfRead> read_scan(std::string_view bytes, const std::vector<int>& pages, const ScanOptions& options) {
    auto all = read_on_all_cores(bytes, pages, options);
    if (!all) return all.failure();
    std::vector<ScanPage> read = std::move(*all);
    hear_layers(bytes, read);
    mend_misread_digits(read);
    trust_repeated_initials(all_lines(read));
    const WordBook book = book_of(read);
    for (ScanPage& page : read)
        for (ScanPiece& piece : page.pieces) {
            if (piece.text.stamped) drop_pieces_of_stamp(piece.text.lines);
            drop_strokes(piece.text.lines);
        }
    PdfRead out;
    out.unread = doubt_cut_words(read);
    for (const ScanPage& page : read) {
        out.pages.push_back({page.number, true, blocks_of(page, book)});
        if (page.width == 0)
            out.unread.push_back("Страница " + std::to_string(page.number) + " повреждена и не прочитана.");
    }
    return out;
}

Expected<Document> read_scan_pages(std::string_view bytes, const ScanOptions& options) {
    auto source = PageSource::open(bytes);
    if (!source) return source.failure();
    std::vector<int> numbers;
    for (int page = 1; page <= source->pages(); ++page) numbers.push_back(page);
    auto read = read_scan(bytes, numbers, options);
    if (!read) return read.failure();
    join_pages(read->pages);
    Document document;
    document.format = holds_pictures(bytes) ? DocFormat::image : DocFormat::pdf_scan;
    document.pages = source->pages();
    document.notes = std::move(read->notes);
    document.unread = std::move(read->unread);
    for (PdfReadPage& page : read->pages)
        for (Block& block : page.blocks) document.blocks.push_back(std::move(block));
    if (document.blocks.empty()) return refuse_empty();
    return document;
}

namespace {

// As the reader of PDF decides it: a stamp of a signature laid over a scan does not make it a page of text.
bool is_text_page(std::string_view bytes, int number) {
    const auto file = PdfFile::open(bytes);
    if (!file) return false;
    const auto page = file->page(number);
    const auto image = file->render(number, kKindDpi);
    return page && image && !is_scanned(*page, *image, has_page_pictures(bytes));
}

}  // namespace

Expected<std::string> render_page(std::string_view bytes, int page, int dpi) {
    const auto source = PageSource::open(bytes);
    if (!source) return source.failure();
    if (page < 1 || page > source->pages())
        return Failure{Failure::Kind::not_found, "Такой страницы в файле нет. Откройте страницу из списка."};
    const bool as_it_is = !holds_pictures(bytes) && is_text_page(bytes, page);
    PagePicture stored = source->page_picture(page, as_it_is ? dpi : kScanDpi);
    if (!stored.grey) return refuse_damaged();
    PixPtr picture;
    if (as_it_is) {
        picture = std::move(stored.grey);
    } else {
        auto reader = Ocr::open(kScanLanguage);
        picture = reader ? laid_flat(std::move(stored), *reader) : std::move(stored.grey);
        const auto scale = static_cast<float>(dpi) / kScanDpi;
        picture.reset(pixScale(picture.get(), scale, scale));
    }
    l_uint8* png = nullptr;
    size_t size = 0;
    if (!picture || pixWriteMemPng(&png, &size, picture.get(), 0) != 0) return refuse_damaged();
    std::string out{reinterpret_cast<const char*>(png), size};
    lept_free(png);
    return out;
}

}  // namespace mera
