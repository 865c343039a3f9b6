#include "web/hand_in_form.hpp"

#include <utility>

#include "base/text.hpp"

namespace mera {

HandIn hand_in_from(Request& request) {
    const auto text = [&request](std::string_view name) { return std::string{request.form.first(name)}; };
    HandIn out{.files = {},
               .links = split(text("link"), '\n'),
               .requisites = {text("document_kind"), text("document_number"), text("document_date"), text("signatory")},
               .note = text("note")};
    for (UploadedFile& file : request.files) out.files.push_back({file.name, std::move(file.content)});
    return out;
}

std::vector<Failure> hand_in_problems(const std::vector<Failure>& obstacles, const Failure& refusal) {
    const bool about_words = !obstacles.empty() && refusal.message == obstacles.front().message;
    return about_words ? obstacles : std::vector{refusal};
}

}  // namespace mera
