#include "office/read/read_document.hpp"

#include <unistd.h>

#include <algorithm>
#include <utility>

#include "office/child_process.hpp"
#include "office/document_wire.hpp"
#include "office/limits.hpp"
#include "office/package/identify.hpp"
#include "office/read/libreoffice.hpp"
#include "office/read_messages.hpp"
#include "office/refusals.hpp"
#include "office/sheet/ods.hpp"
#include "office/sheet/xlsx.hpp"
#include "office/text/plain_text.hpp"
#include "office/web/html_page.hpp"
#include "office/web/web_archive.hpp"
#include "office/word/docx.hpp"
#include "office/word/odt.hpp"
#include "office/word/pasted_pictures.hpp"

namespace mera {

namespace {

Failure stopped() { return {Failure::Kind::conflict, "Чтение файла остановлено."}; }

Failure child_refusal(const ChildResult& result) {
    const std::string detail = "child: " + result.detail;
    switch (result.end) {
        case ChildEnd::stopped: return stopped();
        case ChildEnd::silent:
            return {Failure::Kind::invalid_input,
                    "Файл читается слишком долго. Оставьте в нём только приказ с приложениями, сохраните заново и "
                    "загрузите ещё раз.",
                    "file", detail};
        case ChildEnd::finished:
        case ChildEnd::failed:
        case ChildEnd::crashed: break;
    }
    return {
        Failure::Kind::invalid_input,
        "Файл прочесть не удалось: он повреждён или слишком сложен. Откройте его, сохраните заново (лучше как DOCX) и "
        "загрузите ещё раз.",
        "file", detail};
}

bool can_run(const std::string& program) { return ::access(program.c_str(), X_OK) == 0; }

Failure no_reader(const std::string& program) {
    return {Failure::Kind::invalid_input,
            "Такие файлы читает программа mera-read, а её нет рядом с mera. Попросите администратора положить её туда.",
            "file", program};
}

Expected<Document> read_in_child(std::string_view bytes, const ReadOptions& options) {
    if (!can_run(options.child_program)) return no_reader(options.child_program);
    std::string answer;
    ChildTask task;
    task.command = {options.child_program, "read"};
    task.input = bytes;
    task.stop = options.stop;
    task.on_message = [&](char type, std::string_view message) {
        if (type == kAnswerMessage) answer = message;
        const auto progress = type == kProgressMessage ? progress_from(message) : std::nullopt;
        return !progress || !options.page_done || options.page_done(progress->first, progress->second);
    };
    const ChildResult result = run_child(task);
    if (result.end != ChildEnd::finished) return child_refusal(result);
    auto read = from_wire(answer);
    if (!read) return child_refusal({ChildEnd::failed, "no whole answer"});
    return *std::move(read);
}

Expected<Document> read_converted(std::string_view bytes, FileKind kind, const ReadOptions& options) {
    if (!options.child_program.empty() && !can_run(options.child_program)) return no_reader(options.child_program);
    ConvertOptions convert;
    if (!options.child_program.empty()) convert.confined_by = {options.child_program, "run"};
    convert.stop = options.stop;
    const auto converted = convert_by_libreoffice(bytes, kind, convert);
    if (!converted) return converted.failure();
    if (kind == FileKind::xls) return read_xlsx(*converted);
    auto document = read_docx(*converted);
    if (document) document = without_pictures(*std::move(document));
    if (document) document->format = kind == FileKind::rtf ? DocFormat::rtf : DocFormat::doc;
    return document;
}

// Pictures of pages among the text are read by the child, which reads the text again.
Expected<Document> read_with_pictures(std::string_view bytes, Expected<Document> text, const ReadOptions& options) {
    if (!text || pictures_of(*text).empty()) return text;
    if (!options.pasted_pictures) return without_pictures(*std::move(text));
    return options.child_program.empty() ? text : read_in_child(bytes, options);
}

bool is_parsed(FileKind kind) {  // by a library that hostile bytes might make misbehave
    static constexpr FileKind kNot[] = {FileKind::empty,   FileKind::plain_text, FileKind::bundle,
                                        FileKind::archive, FileKind::letter,     FileKind::unknown};
    return std::find(std::begin(kNot), std::end(kNot), kind) == std::end(kNot);
}

}  // namespace

Expected<Document> read_document(std::string_view bytes, const ReadOptions& options) {
    if (bytes.size() > kInputBytesMax) return refuse_too_large();
    const FileKind kind = identify(bytes);
    if (options.every_kind_in_child && is_parsed(kind)) return read_in_child(bytes, options);
    switch (kind) {
        case FileKind::empty: return refuse_empty();
        case FileKind::plain_text: return read_plain_text(bytes);
        case FileKind::docx: return read_with_pictures(bytes, read_docx(bytes), options);
        case FileKind::odt: return read_with_pictures(bytes, read_odt(bytes), options);
        case FileKind::xlsx: return read_xlsx(bytes);
        case FileKind::ods: return read_ods(bytes);
        case FileKind::html: return read_html_page(bytes);
        case FileKind::rtf:
        case FileKind::doc:
        case FileKind::xls: return read_converted(bytes, kind, options);
        case FileKind::pdf:
        case FileKind::picture:
            if (bytes.starts_with("GIF8")) return refuse_unknown("GIF");
            [[fallthrough]];
        case FileKind::pictures: return read_in_child(bytes, options);
        case FileKind::encrypted: return refuse_encrypted();
        case FileKind::bundle:  // read_files() reads it
        case FileKind::archive: return refuse_archive(describe_file(bytes));
        case FileKind::web_archive: return read_web_archive(bytes);
        case FileKind::letter: return refuse_letter();
        case FileKind::unknown: break;
    }
    return refuse_unknown(describe_file(bytes));
}

}  // namespace mera
