#pragma once
// The mark of an electronic signature: ГОСТ Р 7.0.97-2016, 5.23: «фраза «Документ подписан электронной подписью»; номер сертификата
// ключа электронной подписи; фамилия, имя, отчество владельца сертификата; срок действия сертификата». Its owner is charged with
// nothing, and its days are no term.
#include <string>
#include <string_view>

#include "intake/source.hpp"

namespace mera::intake {

// The text without the mark; the same text when there is none.
std::string without_signature_mark(std::string_view text);

// Of the whole document; true when there was one.
bool drop_signature_marks(Source& source);

}  // namespace mera::intake
