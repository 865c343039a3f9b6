#include "office/words/dictionary.hpp"

#include <doctest/doctest.h>

namespace mera {
namespace {

TEST_CASE("words of the field are words, in every form") {
    if (!is_in_dictionary("семинар")) return;  // a machine without a dictionary
    for (const char* word : {"вебинар", "вебинарах", "тьюторство", "метапредметных", "самообследованию", "оценивания",
                             "внутрикорпоративного", "диссеминации", "слабоуспевающими", "учителями-предметниками"}) {
        CAPTURE(std::string{word});
        CHECK(*is_in_dictionary(word));
    }
    for (const char* word : {"вебинор", "вебинарм", "тьюторствы", "метапредметнные"}) {
        CAPTURE(std::string{word});
        CHECK(!*is_in_dictionary(word));
    }
}

}  // namespace
}  // namespace mera
