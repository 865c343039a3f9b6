#pragma once
// An archive written in memory. No clock is in it: the same parts make the same bytes.
#include <string>
#include <string_view>
#include <vector>

namespace mera {

struct ZipPart {
    std::string name;
    std::string_view bytes;
};
enum class ZipPacking { deflated, stored };  // stored: what is compressed already
// A name people gave a file as an archive may hold it: no control signs, UTF-8, of a bearable length; its ending stays.
std::string name_in_zip(std::string_view name);
std::string zipped(const std::vector<ZipPart>& parts, ZipPacking packing = ZipPacking::deflated);

}  // namespace mera
