#include "usecases/read_order.hpp"

#include "intake/recognise.hpp"
#include "office/read_document.hpp"

namespace mera {

Expected<PlanDraft> read_order(std::string_view bytes) {
    const auto document = read_document(bytes);
    if (!document) return document.failure();
    return recognise(*document);
}

}  // namespace mera
