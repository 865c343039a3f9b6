#include "office/word/pasted_pictures.hpp"

#include <charconv>
#include <utility>

#include "base/text.hpp"
#include "office/flow.hpp"
#include "office/refusals.hpp"

namespace mera {

bool is_page_like(double width, double height) {
    constexpr double kWidthLeast = 10, kHeightLeast = 5;  // a seal takes 4 cm, a table of three rows 5
    return width >= kWidthLeast && height >= kHeightLeast;
}

double centimetres(std::string_view length) {
    double number = 0;
    const auto [end, error] = std::from_chars(length.data(), length.data() + length.size(), number);
    if (error != std::errc{}) return 0;
    const std::string_view unit = trim(length.substr(static_cast<std::size_t>(end - length.data())));
    constexpr double kInch = 2.54, kPointsPerInch = 72;
    if (unit == "cm") return number;
    if (unit == "mm") return number / 10;
    if (unit == "in") return number * kInch;
    return unit == "pt" ? number / kPointsPerInch * kInch : 0;
}

std::vector<std::string> pictures_of(const Document& document) {
    std::vector<std::string> out;
    for (const Block& block : document.blocks)
        if (const auto* paragraph = std::get_if<DocParagraph>(&block); paragraph && !paragraph->picture.empty())
            out.push_back(paragraph->picture);
    return out;
}

Expected<Document> without_pictures(Document document) {
    const auto gone = std::erase_if(document.blocks, [](const Block& block) {
        const auto* paragraph = std::get_if<DocParagraph>(&block);
        return paragraph != nullptr && !paragraph->picture.empty();
    });
    if (gone == 0) return document;
    if (document.blocks.empty()) return refuse_only_pictures();
    note_once(document.unread, "В документе есть картинки величиной со страницу: текст с них не прочитан.");
    return document;
}

}  // namespace mera
