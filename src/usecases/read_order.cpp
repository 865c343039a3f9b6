#include "usecases/read_order.hpp"

#include "intake/read/recognise.hpp"

namespace mera {

Expected<PlanDraft> read_order(std::string_view bytes, const ReadOptions& options) {
    const auto read = read_files(bytes, options);
    if (!read) return read.failure();
    return recognise(*read);
}

}  // namespace mera
