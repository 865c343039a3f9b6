#pragma once
// Numbers of rows that cannot be mixed up: an ExecutorId where an ObligationId belongs does not compile.
#include <compare>
#include <cstdint>
#include <functional>

namespace mera {

template <class Tag>
struct Id {
    std::int64_t value = 0;
    friend auto operator<=>(const Id&, const Id&) = default;
};

}  // namespace mera

template <class Tag>
struct std::hash<mera::Id<Tag>> {
    std::size_t operator()(const mera::Id<Tag>& id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
