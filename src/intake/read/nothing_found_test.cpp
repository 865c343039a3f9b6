// A document that is no plan is refused with what was looked at in it, so that a person sees what was not understood.
#include <doctest/doctest.h>

#include <string>

#include "intake/read/recognise.hpp"
#include "office/read/read_child.hpp"
#include "support/order_lines.hpp"

namespace mera {

namespace {

std::string refusal(const std::string& text) {
    const auto document = read_document_here(text);
    REQUIRE(document);
    const auto draft = recognise(*document);
    REQUIRE(!draft);
    return draft.failure().message;
}

bool says(const std::string& message, const std::string& words) { return message.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("a refusal names the tables and the paragraphs with times that were looked at") {
    const std::string table = refusal(
        "Список учебников\n\n| Класс | Предмет | Автор |\n|---|---|---|\n| 5 | Алгебра | Примеров |\n| 6 | Химия | "
        "Образцов |\n");
    CHECK_MESSAGE(says(table, "начинается с «Класс Предмет Автор»"), table);
    const std::string letter = refusal("Уважаемые коллеги!\n\nВстреча состоится 12 мая 2026 года в актовом зале.\n");
    CHECK_MESSAGE(says(letter, "со сроком или датой, первый: «Встреча состоится 12 мая"), letter);
    const std::string poem = refusal("Осенний лес стоит и молчит.\n");
    CHECK_MESSAGE(says(poem, "Ни таблиц, ни абзацев со сроками в нём нет."), poem);
}

TEST_CASE("a plan is missed where the order speaks of one, and nowhere else") {
    const auto order = [](const char* clause) {
        return made::read_order({"УПРАВЛЕНИЕ ОБРАЗОВАНИЯ", "ПРИКАЗ", "10 сентября 2024 г. № 300", "О подвозе",
                                 "ПРИКАЗЫВАЮ:", clause, "2. Контроль оставляю за собой.",
                                 "Начальник управления А.А. Примеров"});
    };
    CHECK_FALSE(made::doubts(order("1. Директорам школ организовать подвоз до 20 сентября 2024 г."), "sections"));
    CHECK(made::doubts(order("1. Утвердить прилагаемые мероприятия."), "sections"));
}

}  // namespace mera
