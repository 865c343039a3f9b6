#pragma once
// The files of one order, each read by itself: which of them is the order, and which hold the same plan twice, as a scan with
// its signature and the document it was printed from do.
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "intake/plan/raw_plan.hpp"
#include "intake/source.hpp"

namespace mera::intake {

// Every place in it says in which file it is.
void name_file(Source& source, int number, const std::string& name);

// Of two copies of one document that one is read which is less guessed: marked cells before words on a page before a picture.
int sureness(DocFormat format);

// The order's file, by its place among `files`, and the others that hold an order, too.
struct OrderFile {
    std::size_t at = 0;
    std::vector<std::size_t> other_orders = {};
};
OrderFile order_among(const std::vector<Source>& files);

// Two copies of one order: their numbers and days are the same, or their titles.
bool is_same_order(const DraftOrder& one, const DraftOrder& other);

// Most measures of the smaller plan stand in the other one, too.
bool is_same_plan(const RawPlan& one, const RawPlan& other);

}  // namespace mera::intake
