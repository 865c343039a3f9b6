#pragma once
// A bundle: the files of one order as a letter or a system of records brings them, the order itself, its annexes, each of
// a kind of its own, in one ZIP.
#include <string>
#include <string_view>
#include <vector>

#include "base/expected.hpp"
#include "office/document.hpp"
#include "office/read/read_document.hpp"
#include "office/word/picture_files.hpp"

namespace mera {

// One archive of the files, in the order given: the same files make the same bytes. Equal names stay apart.
std::string bundled(const std::vector<NamedFile>& files);

// What lies in a ZIP, without its folders, without signatures; what can be read and what cannot.
Expected<std::vector<NamedFile>> files_in_zip(std::string_view bytes);

struct FileRead {
    std::string name;  // without folders; empty: the document is no bundle
    Document document;
};
struct BundleRead {
    std::vector<FileRead>
        files;  // by their names as people count; pictures of pages are one file, in the place of the first
    std::vector<std::string> unread = {};  // in Russian: files of the bundle that were left out, and why
};
// A document of any kind: a bundle file by file, anything else as its only file. A Failure when nothing could be read.
Expected<BundleRead> read_files(std::string_view bytes, const ReadOptions& options = {});

// The bytes of the file with this number in `read_files()`, from 1; 0 stands for a document that is no bundle.
Expected<std::string> file_of_bundle(std::string_view bytes, int number);

}  // namespace mera
