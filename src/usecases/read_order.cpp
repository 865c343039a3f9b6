#include "usecases/read_order.hpp"

#include "intake/recognise.hpp"

namespace mera {

Expected<PlanDraft> read_order(std::string_view bytes, const ReadOptions& options) {
    const auto document = read_document(bytes, options);
    if (!document) return document.failure();
    return recognise(*document);
}

}  // namespace mera
