#pragma once
// The transaction of a deed: committed when the deed succeeded, undone when it was refused or broke, tried again when
// another deed was in the way.
#include <utility>

#include "store/db.hpp"

namespace mera {

template <class Deed>
auto in_write_transaction(Db& db, Deed&& deed) -> decltype(deed()) {
    return retry([&] {
        Transaction transaction = db.begin();
        auto outcome = deed();
        if (outcome) transaction.commit();
        return outcome;
    });
}

}  // namespace mera
