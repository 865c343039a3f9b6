#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "base/text.hpp"
#include "reports/table.hpp"

namespace mera {

namespace {

struct Formats {
    lxw_format* header;
    lxw_format* text;
    lxw_format* share;
    lxw_format* date;
};

Formats make_formats(lxw_workbook* workbook) {
    Formats out{workbook_add_format(workbook), workbook_add_format(workbook), workbook_add_format(workbook),
                workbook_add_format(workbook)};
    format_set_bold(out.header);
    format_set_text_wrap(out.header);
    format_set_align(out.header, LXW_ALIGN_VERTICAL_TOP);
    format_set_text_wrap(out.text);
    format_set_align(out.text, LXW_ALIGN_VERTICAL_TOP);
    format_set_num_format(out.share, "0.0");
    format_set_align(out.share, LXW_ALIGN_VERTICAL_TOP);
    format_set_num_format(out.date, "dd.mm.yyyy");
    format_set_align(out.date, LXW_ALIGN_VERTICAL_TOP);
    return out;
}

struct CellWriter {
    lxw_worksheet* sheet;
    const Formats& formats;
    lxw_row_t row;
    lxw_col_t column;
    void operator()(std::monostate) const {}
    void operator()(const std::string& text) const {
        worksheet_write_string(sheet, row, column, text.c_str(), formats.text);
    }
    void operator()(std::int64_t number) const {
        worksheet_write_number(sheet, row, column, static_cast<double>(number), formats.text);
    }
    void operator()(double number) const { worksheet_write_number(sheet, row, column, number, formats.share); }
    void operator()(Date date) const {
        lxw_datetime moment{static_cast<int>(date.year()),
                            static_cast<int>(static_cast<unsigned>(date.month())),
                            static_cast<int>(static_cast<unsigned>(date.day())),
                            0,
                            0,
                            0};
        worksheet_write_datetime(sheet, row, column, &moment, formats.date);
    }
};

// How many lines a text takes in a column of that width, broken between words.
int lines_of(std::string_view text, double width_characters) {
    const auto room = static_cast<std::size_t>(std::max(1.0, width_characters));
    int lines = 0;
    for (const std::string& paragraph : split(text, '\n')) {
        std::size_t used = 0;
        ++lines;
        for (const std::string& word : split(paragraph, ' ')) {
            const std::size_t length = length_in_characters(word);
            if (used > 0 && used + 1 + length > room) {
                ++lines;
                used = 0;
            }
            used += (used > 0 ? 1 : 0) + length;
            for (; used > room; used -= room) ++lines;  // a word longer than the column
        }
    }
    return lines;
}

// Excel fits rows to wrapped text when it opens a file, LibreOffice and what is made of it do not: lines would lie on
// one another.
void fit_row(lxw_worksheet* sheet, lxw_row_t row, int lines) {
    constexpr double kLine = 15, kHighest = 409;  // points: of the default font, of the format
    if (lines > 1) worksheet_set_row(sheet, row, std::min(kLine * lines, kHighest), nullptr);
}

// A4 across, as wide as the sheet, the header on every page.
void set_up_print(lxw_worksheet* sheet) {
    constexpr std::uint8_t kA4 = 9;
    worksheet_set_paper(sheet, kA4);
    worksheet_set_landscape(sheet);
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_repeat_rows(sheet, 0, 0);
    worksheet_set_footer(sheet, "&C&P из &N");
}

// Excel allows 31 characters and none of []:*?/\ in the name of a sheet.
std::string sheet_name(const std::string& title) {
    std::string out;
    std::size_t count = 0;
    for (const char32_t c : code_points(title)) {
        if (std::u32string_view{U"[]:*?/\\"}.find(c) != std::u32string_view::npos) continue;
        if (++count > 31) break;
        out += utf8(c);
    }
    return out.empty() ? "Лист1" : out;
}

// libxlsxwriter 1.1 writes files only: one of our own in the system's temporary directory, gone when this ends.
class ScratchFile {
public:
    ScratchFile() : path_((std::filesystem::temp_directory_path() / "mera-xlsx-XXXXXX").string()) {
        const int descriptor = mkstemp(path_.data());
        if (descriptor < 0) throw std::runtime_error("no temporary file for a workbook");
        close(descriptor);
    }
    ScratchFile(const ScratchFile&) = delete;
    ScratchFile& operator=(const ScratchFile&) = delete;
    ~ScratchFile() { unlink(path_.c_str()); }
    const char* path() const { return path_.c_str(); }
    std::string bytes() const {
        std::ifstream in(path_, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }

private:
    std::string path_;
};

}  // namespace

std::string to_xlsx(const ReportTable& table) {
    const ScratchFile file;
    lxw_workbook* workbook = workbook_new(file.path());
    if (workbook == nullptr) throw std::runtime_error("libxlsxwriter could not begin a workbook");
    const Formats formats = make_formats(workbook);
    lxw_worksheet* sheet = workbook_add_worksheet(workbook, sheet_name(table.title).c_str());
    set_up_print(sheet);
    int header_lines = 1;
    for (std::size_t at = 0; at < table.columns.size(); ++at) {
        // The button of the autofilter takes the room of some letters.
        header_lines =
            std::max(header_lines, lines_of(table.columns[at].title, table.columns[at].width_characters - 3));
        const auto column = static_cast<lxw_col_t>(at);
        worksheet_set_column(sheet, column, column, table.columns[at].width_characters, nullptr);
        worksheet_write_string(sheet, 0, column, table.columns[at].title.c_str(), formats.header);
    }
    fit_row(sheet, 0, header_lines);
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        const auto row = static_cast<lxw_row_t>(r + 1);
        int lines = 1;
        for (std::size_t c = 0; c < table.rows[r].size(); ++c) {
            std::visit(CellWriter{sheet, formats, row, static_cast<lxw_col_t>(c)}, table.rows[r][c]);
            if (const auto* text = std::get_if<std::string>(&table.rows[r][c]);
                text != nullptr && c < table.columns.size())
                lines = std::max(lines, lines_of(*text, table.columns[c].width_characters));
        }
        fit_row(sheet, row, lines);
    }
    worksheet_freeze_panes(sheet, 1, 0);
    if (!table.rows.empty() && !table.columns.empty())
        worksheet_autofilter(sheet, 0, 0, static_cast<lxw_row_t>(table.rows.size()),
                             static_cast<lxw_col_t>(table.columns.size() - 1));
    if (const lxw_error error = workbook_close(workbook); error != LXW_NO_ERROR)
        throw std::runtime_error(std::string{"libxlsxwriter: "} + lxw_strerror(error));
    return file.bytes();
}

}  // namespace mera
