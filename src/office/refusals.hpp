#pragma once
// The sentences with which a reader refuses a file: what is wrong with it and what the person can do.
#include <string>

#include "base/expected.hpp"

namespace mera {

Failure refuse_damaged(std::string detail = {});
Failure refuse_encrypted(std::string detail = {});
Failure refuse_too_large(std::string detail = {});       // the file itself
Failure refuse_too_much_inside(std::string detail = {}); // a small file that unpacks into a huge one
Failure refuse_empty(std::string detail = {});           // opened well, nothing to read
Failure refuse_too_many_files(std::size_t files);         // of a bundle
Failure refuse_archive(std::string detail = {});         // an order may lie in it: it has to be taken out
Failure refuse_letter();                                 // what is attached has to be taken out
Failure refuse_only_pictures(std::string detail = {});   // of pages, pasted into a text document
Failure refuse_unknown(std::string description = {});    // a kind of file Mera does not read
Failure refuse_too_many_pages(int pages);

}  // namespace mera
