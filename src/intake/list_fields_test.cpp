// Fields of a measure written as running text: by their labels, by their meaning, and what must not be taken for one.
#include "intake/list_fields.hpp"

#include <doctest/doctest.h>

namespace mera::intake {

TEST_CASE("labels part the words of a measure") {
    struct Case {
        const char *text, *title, *when, *who;
    };
    const Case cases[] = {
        {"Провести семинар. Срок: март 2024 г. Ответственный: Примеров А.А.", "Провести семинар", "март 2024 г.",
         "Примеров А.А."},
        {"Провести семинар (срок – март 2024 года, отв. – методист).", "Провести семинар", "март 2024 года",
         "методист"},
        {"Сдать отчёт\nСрок исполнения: до 01.02.2024\nИсполнители: директор, завуч", "Сдать отчёт", "до 01.02.2024",
         "директор, завуч"},
        {"Сдать отчёт. Ответственные за исполнение – учителя.", "Сдать отчёт", "", "учителя"},
        {"Назначить ответственных за питание: по одному в корпусе",
         "Назначить ответственных за питание: по одному в корпусе", "", ""},
        {"Уточнить срок и место проверки", "Уточнить срок и место проверки", "", ""},
    };
    for (const Case& c : cases) {
        const ListFields fields = fields_by_label(c.text);
        CHECK_MESSAGE(fields.title == c.title, c.text);
        CHECK_MESSAGE(fields.when == c.when, c.text);
        CHECK_MESSAGE(fields.who == c.who, c.text);
    }
}

TEST_CASE("a time without a label is taken from the end of the sentence, and only a time") {
    struct Case {
        const char *text, *title, *when, *who;
    };
    const Case cases[] = {
        {"Провести ревизию программ до 15.03.2024", "Провести ревизию программ", "до 15.03.2024", ""},
        {"Внести изменения в срок до 1 апреля 2024 года", "Внести изменения", "в срок до 1 апреля 2024 года", ""},
        {"Провести семинар (май 2024, методист)", "Провести семинар", "май 2024", "методист"},
        {"Разработать план на 2024 год", "Разработать план на 2024 год", "", ""},
        {"Проанализировать итоги 2023 года", "Проанализировать итоги 2023 года", "", ""},
        {"Подготовить учеников к экзаменам", "Подготовить учеников к экзаменам", "", ""},
        {"Организовать работу с учителями 9 классов", "Организовать работу с учителями 9 классов", "", ""},
    };
    for (const Case& c : cases) {
        ListFields fields = fields_by_label(c.text);
        find_unlabelled(fields);
        CHECK_MESSAGE(fields.title == c.title, c.text);
        CHECK_MESSAGE(fields.when == c.when, c.text);
        CHECK_MESSAGE(fields.who == c.who, c.text);
        CHECK_MESSAGE(!fields.named(), c.text);
    }
}

}  // namespace mera::intake
