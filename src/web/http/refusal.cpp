#include "web/http/refusal.hpp"

#include <array>
#include <random>

#include "base/html.hpp"

namespace mera {

namespace {

struct Words {
    int status;
    std::string_view title;
    std::string_view advice;
};
constexpr std::array kWords = {
    Words{400, "Запрос не читается", "Вернитесь на предыдущую страницу, обновите её и повторите."},
    Words{403, "Сюда нет доступа", "Если доступ нужен для работы, попросите администратора дать вам роль."},
    Words{404, "Такой страницы нет", "Проверьте адрес или откройте страницу из меню."},
    Words{405, "Так эту страницу не открывают", "Откройте страницу из меню и воспользуйтесь её кнопками."},
    Words{408, "Данные не пришли вовремя", "Проверьте соединение с интернетом и отправьте ещё раз."},
    Words{413, "Слишком много данных за один раз",
          "Уменьшите файлы, отправьте их по частям или дайте ссылку на документ."},
    Words{415, "Такой вид данных не принимается", "Отправьте форму с этого сайта обычным способом."},
    Words{417, "Запрос не читается", "Вернитесь на предыдущую страницу, обновите её и повторите."},
    Words{431, "Запрос слишком длинный", "Сократите условия поиска или удалите в браузере данные этого сайта."},
    Words{500, "Сбой на нашей стороне", "Повторите через минуту. Если не поможет, сообщите администратору номер сбоя."},
    Words{501, "Такое действие не поддерживается", "Откройте страницу из меню и воспользуйтесь её кнопками."},
    Words{503, "Сервер сейчас занят",
          "Подождите несколько секунд и повторите. Введённое сохранится в форме, если "
          "вернуться кнопкой «Назад»."},
    Words{505, "Браузер устарел", "Откройте страницу в современном браузере."},
    Words{507, "На сервере кончилось место", "Сообщите администратору. Файл не принят, отправьте его позже."},
};

}  // namespace

ErrorNotice notice_for(int status) {
    for (const Words& words : kWords)
        if (words.status == status) return {status, std::string{words.title}, std::string{words.advice}};
    return {status, "Запрос не выполнен", "Вернитесь на предыдущую страницу и повторите."};
}

ErrorNotice notice_of_fault(std::string number) {
    ErrorNotice notice = notice_for(500);
    notice.title += ", номер " + number;
    notice.number = std::move(number);
    return notice;
}

Response plain_error_page(const ErrorNotice& notice) {
    return html_response(
        html("<!DOCTYPE html><html lang=\"ru\"><head><meta charset=\"utf-8\"><title>{}</title>"
             "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"></head>"
             "<body><main><h1>{}</h1><p>{}</p><p><a href=\"/\">На главную</a></p></main></body></html>\n",
             notice.title, notice.title, notice.advice),
        notice.status);
}

std::string random_fault_number() {
    static constexpr std::string_view kDigits = "0123456789ABCDEF";
    thread_local std::mt19937 generator{std::random_device{}()};
    std::string number;
    for (int digit = 0; digit < 4; ++digit) number += kDigits[generator() % 16];
    return number;
}

}  // namespace mera
