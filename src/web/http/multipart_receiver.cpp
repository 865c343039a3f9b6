#include "web/http/multipart_receiver.hpp"

#include <utility>

#include "base/text.hpp"

namespace mera {

std::string size_in_russian(std::uint64_t bytes) {
    if (bytes >= kMebibyte) return std::to_string(bytes / kMebibyte) + "\u00A0МБ";
    return std::to_string((bytes + 1023) / 1024) + "\u00A0КБ";
}

MultipartReceiver::MultipartReceiver(std::string_view boundary, UploadLimits limits, EvidenceFiles* place)
    : limits_(limits), place_(place), parser_(boundary, *this) {}

std::optional<Refusal> MultipartReceiver::feed(std::string_view bytes) {
    if (!parser_.feed(bytes)) return Refusal{400, "the body is not multipart/form-data"};
    return refusal_;
}

std::optional<Refusal> MultipartReceiver::finish(Request& request) {
    if (refusal_) return refusal_;
    if (!parser_.is_complete()) return Refusal{400, "the multipart body has no end"};
    request.form = std::move(fields_);
    request.files = std::move(files_);
    request.upload_failure = std::move(failure_);
    return std::nullopt;
}

void MultipartReceiver::begin_part(const PartHead& head) {
    name_ = clean_field(head.name);
    text_.clear();
    if (head.file_name) {
        begin_file(head);
    } else {
        kind_ = Kind::text;
        if (fields_.size() == kFieldsMax) refusal_ = Refusal{413, "too many fields in a multipart form"};
    }
}

void MultipartReceiver::begin_file(const PartHead& head) {
    kind_ = Kind::dropped;
    if (head.file_name->empty()) return;  // the browser's way to say that no file was chosen
    if (limits_.files_max == 0 || place_ == nullptr)
        return drop_file("В эту форму файлы не прикладывают. Отправьте её без файлов.");
    if (files_.size() == limits_.files_max) {
        const auto count = static_cast<std::int64_t>(limits_.files_max);
        return drop_file("За один раз можно приложить не больше " + std::to_string(count) + "\u00A0" +
                         std::string{plural(count, "файла", "файлов", "файлов")} +
                         ". Остальные отправьте следующим разом.");
    }
    kind_ = Kind::file;
    files_.push_back({.field = name_,
                      .name = clean_file_name(*head.file_name),
                      .content_type = head.content_type,
                      .content = place_->writer(static_cast<std::int64_t>(limits_.file_bytes_max))});
}

void MultipartReceiver::drop_file(std::string message) {
    kind_ = Kind::dropped;
    if (!failure_) failure_ = Failure{Failure::Kind::too_large, std::move(message), name_};
}

void MultipartReceiver::add_bytes(std::string_view bytes) {
    switch (kind_) {
        case Kind::dropped: return;
        case Kind::text:
            text_bytes_ += bytes.size();
            if (text_bytes_ > limits_.text_bytes_max) {
                refusal_ = Refusal{413, "the text fields of a multipart form are too long"};
                return;
            }
            text_ += bytes;
            return;
        case Kind::file:
            UploadedFile& file = files_.back();
            if (file.content.append(bytes)) return;
            std::string message = "Файл «" + file.name + "» больше " + size_in_russian(limits_.file_bytes_max) +
                                  ". Уменьшите его, разделите на части или дайте ссылку на документ.";
            files_.pop_back();
            drop_file(std::move(message));
            return;
    }
}

void MultipartReceiver::end_part() {
    if (kind_ == Kind::text) {
        if (text_.find('\0') != std::string::npos)
            refusal_ = Refusal{400, "a NUL in a text field"};
        else
            fields_.add(name_, clean_field(text_));
    }
    kind_ = Kind::dropped;
}

}  // namespace mera
