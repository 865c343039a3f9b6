#include "usecases/rules.hpp"

#include <span>
#include <stdexcept>

#include "base/embedded_file.hpp"
#include "base/text.hpp"

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

const DisciplineBands& discipline_bands() {
    static const DisciplineBands bands = [] {
        auto read = DisciplineBands::from_csv(content_of(rule_files(), "discipline_bands.csv"));
        if (!read) throw std::logic_error(read.failure().message);
        return *std::move(read);
    }();
    return bands;
}

const std::vector<std::string>& return_reasons() {
    static const std::vector<std::string> reasons = [] {
        std::vector<std::string> out;
        for (const std::string& line : split(content_of(rule_files(), "return_reasons.txt"), '\n'))
            if (std::string words = collapse_spaces(line); !words.empty() && words.front() != '#')
                out.push_back(std::move(words));
        return out;
    }();
    return reasons;
}

std::string_view demo_order() { return content_of(example_files(), "order-882.txt"); }
std::string_view demo_amending_order() { return content_of(example_files(), "order-amending.txt"); }
std::string_view demo_evidence(std::string_view name) {
    return content_of(example_files(), "evidence/" + std::string{name});
}

}  // namespace mera
