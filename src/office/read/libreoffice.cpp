#include "office/read/libreoffice.hpp"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "base/text.hpp"
#include "office/child_process.hpp"
#include "office/limits.hpp"
#include "office/refusals.hpp"
#include "office/word/doc_last_paragraph.hpp"

namespace mera {

namespace fs = std::filesystem;

namespace {

// 300 pages take 18 s of processor time; the first start of a new profile 3 s more.
constexpr std::chrono::seconds kConvertMax{180};

class TemporaryFolder {  // goes with everything in it
public:
    TemporaryFolder() {
        std::string pattern = (fs::temp_directory_path() / "mera-XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
        path_ = pattern;
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

struct Route {
    const char* name;    // of the file that LibreOffice opens
    const char* filter;  // how it is saved
    const char* result;
};

Route route_of(std::string_view bytes, FileKind kind) {
    if (kind == FileKind::xls) return {"order.xls", "xlsx:Calc MS Excel 2007 XML", "order.xlsx"};
    if (kind == FileKind::rtf) return {"order.rtf", "docx:MS Word 2007 XML", "order.docx"};
    const bool is_xml = bytes.substr(0, 100).find("<?xml") != std::string_view::npos;
    return {is_xml ? "order.xml" : "order.doc", "docx:MS Word 2007 XML", "order.docx"};
}

// [MS-DOC] 2.5.2: bit 8 of the flags of the header says that the text is encrypted; the header begins a sector.
bool is_encrypted_word(std::string_view bytes) {
    constexpr std::size_t kSector = 512, kFlags = 10;
    for (std::size_t at = kSector; at + kFlags + 1 < bytes.size(); at += kSector)
        if (bytes.substr(at, 2) == "\xEC\xA5") return (bytes[at + kFlags + 1] & 1) != 0;
    return false;
}

Failure no_libreoffice() {
    return {
        Failure::Kind::invalid_input,
        "Старые форматы (DOC, RTF, XLS) Мера читает с помощью LibreOffice, а на этом сервере его нет. Сохраните файл "
        "как DOCX или XLSX и загрузите ещё раз."};
}

Failure conversion_failed(std::string detail) {
    return {
        Failure::Kind::invalid_input,
        "Файл не открывается: он повреждён или закрыт паролем. Откройте его в редакторе, сохраните как DOCX без пароля "
        "и загрузите ещё раз.",
        "file", std::move(detail)};
}

}  // namespace

std::optional<std::string> find_libreoffice() {
    const char* path = std::getenv("PATH");
    for (const std::string& folder : split(path == nullptr ? "/usr/bin" : path, ':'))
        for (const char* name : {"soffice", "libreoffice"}) {
            const fs::path program = fs::path{folder} / name;
            if (::access(program.c_str(), X_OK) == 0) return program.string();
        }
    return {};
}

Expected<std::string> convert_by_libreoffice(std::string_view bytes, FileKind kind, const ConvertOptions& options) {
    if (kind == FileKind::doc && is_encrypted_word(bytes)) return refuse_encrypted("doc: encrypted");
    const auto found = options.program.empty() ? find_libreoffice() : options.program;
    if (!found) return no_libreoffice();
    const TemporaryFolder folder;
    const Route route = route_of(bytes, kind);
    const auto mended = kind == FileKind::doc ? with_last_paragraph(bytes) : std::nullopt;
    std::ofstream{folder.path() / route.name, std::ios::binary} << (mended ? std::string_view{*mended} : bytes);

    ChildTask task;
    task.command = options.confined_by;
    for (const std::string& part : {*found, "-env:UserInstallation=file://" + (folder.path() / "profile").string(),
                                    std::string{"--headless"}, std::string{"--norestore"}, std::string{"--nolockcheck"},
                                    std::string{"--convert-to"}, std::string{route.filter}, std::string{"--outdir"},
                                    (folder.path() / "out").string(), (folder.path() / route.name).string()})
        task.command.push_back(part);
    task.silence_max = kConvertMax;  // LibreOffice says nothing while it works
    task.stop = options.stop;
    const ChildResult run = run_child(task);
    if (run.end == ChildEnd::stopped) return Failure{Failure::Kind::conflict, "Чтение файла остановлено."};

    const fs::path result = folder.path() / "out" / route.result;
    std::error_code missing;
    const auto size = fs::file_size(result, missing);
    if (missing) return conversion_failed("libreoffice: " + run.detail);
    if (size > kInputBytesMax) return refuse_too_much_inside("libreoffice: result too large");
    std::ifstream stream{result, std::ios::binary};
    std::ostringstream out;
    out << stream.rdbuf();
    return std::move(out).str();
}

}  // namespace mera
