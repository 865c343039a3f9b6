#pragma once
#include <optional>

#include "store/db.hpp"

namespace mera::test {

// What kind of error the database answers a deed with; nothing when it is done.
template <class Deed>
std::optional<DbError::Kind> refusal(Deed&& deed) {
    try {
        deed();
    } catch (const DbError& error) {
        return error.kind();
    }
    return {};
}

}  // namespace mera::test
