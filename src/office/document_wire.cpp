#include "office/document_wire.hpp"

#include <cstdint>
#include <cstring>
#include <utility>

#include "base/text.hpp"

namespace mera {

namespace {

constexpr std::uint8_t kDocument = 1, kFailure = 2;
constexpr std::uint8_t kParagraph = 1, kTable = 2;

class Writer {
public:
    void number(std::uint64_t value) {  // seven bits a byte
        for (; value >= 0x80; value >>= 7) out_ += static_cast<char>(value | 0x80);
        out_ += static_cast<char>(value);
    }
    void integer(int value) {
        number(static_cast<std::uint64_t>(static_cast<std::int64_t>(value)) + (std::uint64_t{1} << 32));
    }
    void real(double value) {
        char bytes[sizeof value];
        std::memcpy(bytes, &value, sizeof value);
        out_.append(bytes, sizeof value);
    }
    void text(std::string_view value) {
        number(value.size());
        out_ += value;
    }
    void place(const DocPlace& place) {
        integer(place.page);
        text(place.sheet);
        text(place.cell);
        integer(place.line);
        number(place.unsure.size());
        for (const std::string& word : place.unsure) text(word);
        number(place.box.has_value());
        if (!place.box) return;
        for (const double side : {place.box->left, place.box->top, place.box->right, place.box->bottom}) real(side);
    }
    void paragraph(const DocParagraph& it) {
        number(kParagraph);
        text(it.text);
        integer(it.heading);
        number(it.bold);
        number(it.centred);
        real(it.confidence);
        place(it.place);
    }
    void cell(const DocCell& it) {
        text(it.text);
        for (const int value : {it.column_span, it.row_span, it.column}) integer(value);
        number(it.bold);
        text(it.shade);
        number(it.guessed);
        number(it.number);
        real(it.confidence);
        place(it.place);
    }
    void table(const DocTable& it) {
        number(kTable);
        integer(it.columns);
        place(it.place);
        number(it.rows.size());
        for (const DocRow& row : it.rows) {
            number(row.repeated_header);
            number(row.hidden);
            place(row.place);
            number(row.cells.size());
            for (const DocCell& one : row.cells) cell(one);
        }
    }
    std::string take() { return std::move(out_); }

private:
    std::string out_;
};

struct Broken {};  // thrown inside this file only: the bytes end or lie

class Reader {
public:
    explicit Reader(std::string_view bytes) : bytes_(bytes) {}
    std::uint64_t number() {
        std::uint64_t value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            const auto byte = static_cast<std::uint8_t>(take(1)[0]);
            value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
            if (byte < 0x80) return value;
        }
        throw Broken{};
    }
    int integer() {
        const auto value = static_cast<std::int64_t>(number() - (std::uint64_t{1} << 32));
        if (value < INT32_MIN || value > INT32_MAX) throw Broken{};
        return static_cast<int>(value);
    }
    bool flag() { return number() != 0; }
    double real() {
        double value = 0;
        std::memcpy(&value, take(sizeof value).data(), sizeof value);
        return value;
    }
    std::string text() {
        const std::uint64_t size = number();
        std::string out{take(size)};
        if (!is_valid_utf8(out)) throw Broken{};
        return out;
    }
    std::size_t count() {  // every item takes a byte at least
        const std::uint64_t value = number();
        if (value > bytes_.size()) throw Broken{};
        return static_cast<std::size_t>(value);
    }
    DocPlace place() {
        DocPlace it;
        it.page = integer();
        it.sheet = text();
        it.cell = text();
        it.line = integer();
        for (std::size_t words = count(); words > 0; --words) it.unsure.push_back(text());
        if (flag()) {
            DocBox box;
            for (double* side : {&box.left, &box.top, &box.right, &box.bottom}) *side = real();
            it.box = box;
        }
        return it;
    }
    DocParagraph paragraph() {
        DocParagraph it;
        it.text = text();
        it.heading = integer();
        it.bold = flag();
        it.centred = flag();
        it.confidence = real();
        it.place = place();
        return it;
    }
    DocCell cell() {
        DocCell it;
        it.text = text();
        it.column_span = integer();
        it.row_span = integer();
        it.column = integer();
        if (it.column_span < 1 || it.row_span < 1 || it.column < 0) throw Broken{};
        it.bold = flag();
        it.shade = text();
        it.guessed = flag();
        it.number = flag();
        it.confidence = real();
        it.place = place();
        return it;
    }
    DocTable table() {
        DocTable it;
        it.columns = integer();
        it.place = place();
        for (std::size_t rows = count(); rows > 0; --rows) {
            DocRow& row = it.rows.emplace_back();
            row.repeated_header = flag();
            row.hidden = flag();
            row.place = place();
            for (std::size_t cells = count(); cells > 0; --cells) row.cells.push_back(cell());
        }
        return it;
    }
    bool at_end() const { return bytes_.empty(); }

private:
    std::string_view take(std::uint64_t size) {
        if (size > bytes_.size()) throw Broken{};
        const std::string_view out = bytes_.substr(0, static_cast<std::size_t>(size));
        bytes_.remove_prefix(static_cast<std::size_t>(size));
        return out;
    }
    std::string_view bytes_;
};

Expected<Document> read_answer(Reader& reader) {
    if (reader.number() == kFailure) {
        const std::uint64_t kind = reader.number();
        if (kind > static_cast<std::uint64_t>(Failure::Kind::too_large)) throw Broken{};
        Failure failure{static_cast<Failure::Kind>(kind), reader.text()};
        failure.field = reader.text();
        failure.detail = reader.text();
        return failure;
    }
    Document document;
    const std::uint64_t format = reader.number();
    if (format > static_cast<std::uint64_t>(DocFormat::image)) throw Broken{};
    document.format = static_cast<DocFormat>(format);
    document.pages = reader.integer();
    for (std::size_t notes = reader.count(); notes > 0; --notes) document.notes.push_back(reader.text());
    for (std::size_t unread = reader.count(); unread > 0; --unread) document.unread.push_back(reader.text());
    for (std::size_t blocks = reader.count(); blocks > 0; --blocks) {
        if (reader.number() == kTable)
            document.blocks.emplace_back(reader.table());
        else
            document.blocks.emplace_back(reader.paragraph());
    }
    return document;
}

}  // namespace

std::string to_wire(const Expected<Document>& read) {
    Writer writer;
    if (!read) {
        writer.number(kFailure);
        writer.number(static_cast<std::uint64_t>(read.failure().kind));
        writer.text(read.failure().message);
        writer.text(read.failure().field);
        writer.text(read.failure().detail);
        return writer.take();
    }
    writer.number(kDocument);
    writer.number(static_cast<std::uint64_t>(read->format));
    writer.integer(read->pages);
    writer.number(read->notes.size());
    for (const std::string& note : read->notes) writer.text(note);
    writer.number(read->unread.size());
    for (const std::string& said : read->unread) writer.text(said);
    writer.number(read->blocks.size());
    for (const auto& block : read->blocks) {
        if (const auto* table = std::get_if<DocTable>(&block))
            writer.table(*table);
        else
            writer.paragraph(std::get<DocParagraph>(block));
    }
    return writer.take();
}

std::optional<Expected<Document>> from_wire(std::string_view bytes) {
    Reader reader{bytes};
    try {
        auto answer = read_answer(reader);
        if (!reader.at_end()) return {};
        return answer;
    } catch (const Broken&) {
        return {};
    }
}

}  // namespace mera
