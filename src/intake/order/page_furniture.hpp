#pragma once
// What a site prints round a document it shows: menus, counters, links, the day it was put there. None of it is of the document.
#include <string_view>

namespace mera::intake {

// «Дата публикации: 12.03.2024», «Скачать (PDF, 250 КБ)», «Назад к списку», «prikaz-12.pdf»
bool is_page_furniture(std::string_view line);

// «О нас», «О школе» among other entries of a menu: `below` is the next line.
bool is_menu_entry(std::string_view line, std::string_view below);

}  // namespace mera::intake
