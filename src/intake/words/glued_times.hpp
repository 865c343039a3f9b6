#pragma once
// Times that a page glued to the next word: «В ноябре 2005 годамероприятия», «до 20 апреляпредставить».
#include <string>

namespace mera::intake {

std::string with_times_parted(std::string text);

}  // namespace mera::intake
