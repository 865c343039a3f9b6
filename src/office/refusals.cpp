#include "office/refusals.hpp"

#include <utility>

#include "base/text.hpp"
#include "office/limits.hpp"

namespace mera {

Failure refuse_damaged(std::string detail) {
    return {Failure::Kind::invalid_input,
            "Файл повреждён, прочесть его целиком не получается. Откройте его в редакторе, сохраните заново и "
            "загрузите ещё раз.",
            "file", std::move(detail)};
}

Failure refuse_encrypted(std::string detail) {
    return {Failure::Kind::invalid_input, "Файл закрыт паролем. Снимите пароль, сохраните и загрузите файл ещё раз.",
            "file", std::move(detail)};
}

Failure refuse_too_large(std::string detail) {
    return {Failure::Kind::too_large,
            "Файл больше " + std::to_string(kInputBytesMax >> 20) +
                " МБ. Оставьте в нём только приказ с приложениями или сохраните скан с разрешением 200–300 точек "
                "на дюйм.",
            "file", std::move(detail)};
}

Failure refuse_too_much_inside(std::string detail) {
    return {Failure::Kind::too_large,
            "Внутри файла слишком много данных, это не похоже на приказ. Скопируйте приказ с приложениями в новый "
            "документ и загрузите его.",
            "file", std::move(detail)};
}

Failure refuse_empty(std::string detail) {
    return {Failure::Kind::invalid_input,
            "В файле нет ни текста, ни таблиц. Проверьте, тот ли файл выбран, и загрузите его ещё раз.", "file",
            std::move(detail)};
}

Failure refuse_archive(std::string detail) {
    return {Failure::Kind::invalid_input, "Это архив. Распакуйте его и загрузите сам приказ.", "file",
            std::move(detail)};
}

Failure refuse_letter() {
    return {Failure::Kind::invalid_input, "Это письмо. Сохраните файл, который к нему приложен, и загрузите его.",
            "file"};
}

Failure refuse_too_many_files(std::size_t files) {
    return {Failure::Kind::too_large,
            "В архиве " + counted(static_cast<std::int64_t>(files), "файл", "файла", "файлов") +
                ", а Мера читает вместе не больше " + std::to_string(kBundleFilesMax) +
                ". Оставьте только приказ с приложениями.",
            "file"};
}

Failure refuse_only_pictures(std::string detail) {
    return {Failure::Kind::invalid_input,
            "В документе только картинки страниц, текста в нём нет. Сохраните его как PDF и загрузите: Мера прочтёт "
            "его как скан.",
            "file", std::move(detail)};
}

Failure refuse_unknown(std::string description) {
    return {
        Failure::Kind::invalid_input,
        "Такие файлы Мера не читает. Сохраните приказ как DOCX, ODT, XLSX, PDF, HTML или текст, снимок страницы — как "
        "JPEG или PNG, и загрузите ещё раз.",
        "file", std::move(description)};
}

Failure refuse_too_many_pages(int pages) {
    return {Failure::Kind::too_large,
            "В файле " + counted(pages, "страница", "страницы", "страниц") + ", а Мера читает не больше " +
                std::to_string(kPagesMax) + ". Оставьте только приказ с приложениями.",
            "file"};
}

}  // namespace mera
