#include "usecases/rules.hpp"

#include <span>
#include <stdexcept>

#include "base/embedded_file.hpp"

namespace mera {

std::span<const EmbeddedFile> rule_files();
std::span<const EmbeddedFile> example_files();

namespace {

std::string_view content_of(std::span<const EmbeddedFile> files, std::string_view name) {
    for (const EmbeddedFile& file : files)
        if (file.name == name) return file.content;
    throw std::logic_error("not embedded: " + std::string{name});
}

}  // namespace

const Calendar& production_calendar() {
    static const Calendar calendar = [] {
        auto read = Calendar::from_csv(content_of(rule_files(), "production_calendar.csv"));
        if (!read) throw std::logic_error(read.failure().message);
        return *std::move(read);
    }();
    return calendar;
}

std::string_view demo_order() { return content_of(example_files(), "order-882.txt"); }

}  // namespace mera
