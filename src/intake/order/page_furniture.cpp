#include "intake/order/page_furniture.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.hpp"
#include "intake/order/order_lines.hpp"
#include "intake/words/preamble.hpp"
#include "intake/words/repairs.hpp"
#include "intake/words/words.hpp"

namespace mera::intake {

namespace {

constexpr std::size_t kFurnitureTokens = 24;

bool opens_furniture(std::string_view folded) {
    static constexpr std::array<std::string_view, 44> kOpeners = {"дата публикации",
                                                                  "дата создания",
                                                                  "дата размещения",
                                                                  "дата обновления",
                                                                  "дата изменения",
                                                                  "опубликовано",
                                                                  "размещено",
                                                                  "создано",
                                                                  "обновлено",
                                                                  "последнее обновление",
                                                                  "просмотров",
                                                                  "просмотры",
                                                                  "количество просмотр",
                                                                  "комментари",
                                                                  "нет комментариев",
                                                                  "вложени",
                                                                  "прикрепленные файлы",
                                                                  "файлы для скачивани",
                                                                  "скачать",
                                                                  "загрузить файл",
                                                                  "поделиться",
                                                                  "назад к списку",
                                                                  "вернуться",
                                                                  "карта сайта",
                                                                  "версия для ",
                                                                  "разработка сайта",
                                                                  "создание сайт",
                                                                  "разработчик сайта",
                                                                  "обратная связь",
                                                                  "все права",
                                                                  "вы здесь",
                                                                  "главная /",
                                                                  "главная \"",
                                                                  "главная >",
                                                                  "главная страница",
                                                                  "официальный сайт",
                                                                  "поиск по сайту",
                                                                  "распечатать",
                                                                  "читать далее",
                                                                  "читайте также",
                                                                  "нашли ошибку",
                                                                  "посмотреть файл",
                                                                  "открыть файл",
                                                                  "нравится"};
    return std::any_of(kOpeners.begin(), kOpeners.end(), [&](std::string_view one) { return folded.starts_with(one); });
}

// «Главная», «Меню», «Печать»: a line of that word alone.
bool is_link_alone(std::string_view folded) {
    static constexpr std::array<std::string_view, 16> kLinks = {
        "главная", "меню",     "печать", "контакты",  "новости", "документы",   "поиск",  "войти",
        "вход",    "в начало", "наверх", "подробнее", "далее",   "регистрация", "ссылки", "популярное"};
    return std::find(kLinks.begin(), kLinks.end(), folded) != kLinks.end();
}

bool names_file(std::string_view folded) {  // «prikaz-12.pdf», «Приказ № 5.docx 250 Кб», «PDF, 1.2 МБ»
    static constexpr std::array<std::string_view, 9> kEndings = {".pdf", ".doc",  ".docx", ".rtf", ".odt",
                                                                 ".zip", ".xlsx", ".xls",  ".jpg"};
    const bool file = std::any_of(kEndings.begin(), kEndings.end(), [&](std::string_view ending) {
        const std::size_t at = folded.find(ending);
        return at != std::string_view::npos && (at + ending.size() == folded.size() ||
                                                folded[at + ending.size()] == ' ' || folded[at + ending.size()] == ')');
    });
    const bool size = (folded.ends_with(" кб") || folded.ends_with(" мб") || folded.ends_with(" kb") ||
                       folded.ends_with(" mb") || folded.ends_with(" кб)") || folded.ends_with(" мб)"));
    return file || size;
}

}  // namespace

bool is_page_furniture(std::string_view line) {
    const std::string_view text = trim(line);
    if (text.starts_with("©") || text.starts_with("http://") || text.starts_with("https://") ||
        text.starts_with("www."))
        return true;
    const Tokens tokens = tokenise(text);
    if (tokens.empty() || tokens.size() > kFurnitureTokens) return false;
    std::string folded = fold_for_comparison(text);
    return opens_furniture(folded) || is_link_alone(folded) || names_file(folded);
}

bool is_menu_entry(std::string_view line, std::string_view below) {
    constexpr std::size_t kEntry = 2, kBelow = 4;
    const Tokens tokens = tokenise(line), next = tokenise(below);
    return opens_title(line) && tokens.size() == kEntry && !next.empty() && next.size() <= kBelow &&
           is_capitalised(next.front().text) && !is_upper(below) && !opens_preamble(below);
}

}  // namespace mera::intake
