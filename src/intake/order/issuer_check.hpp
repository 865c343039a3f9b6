#pragma once
// A letterhead may name a school above its department: who signed the order tells which of them issued it.
#include <string>
#include <vector>

#include "intake/order/order_text.hpp"

namespace mera::intake {

// `signer`: «Директор школы И.И. Примеров». When that post is none of the body that was read as the issuer, the other
// organisation of the letterhead is taken, where there is one, and the issuer is doubted.
void check_issuer_by_signer(const std::vector<HeadLine>& lines, std::size_t anchor, const std::string& signer,
                            const Vocabulary& words, OrderText& out);

}  // namespace mera::intake
