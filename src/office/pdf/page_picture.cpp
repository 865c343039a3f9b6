#include "office/pdf/page_picture.hpp"

#include <chrono>

#include "office/child_process.hpp"
#include "office/read_messages.hpp"

namespace mera {

namespace {
constexpr std::chrono::seconds kPatience{30};  // a page of a scan takes one or two
}

Expected<std::string> page_picture(std::string_view bytes, int page, const std::string& child_program) {
    std::string picture;
    ChildTask task;
    task.command = {child_program, "render", std::to_string(page)};
    task.input = bytes;
    task.silence_max = kPatience;
    task.on_message = [&](char type, std::string_view message) {
        if (type == kPictureMessage) picture = message;
        return true;
    };
    const ChildResult result = run_child(task);
    if (result.end == ChildEnd::finished && !picture.empty()) return picture;
    return Failure{Failure::Kind::not_found,
                   "Страницу показать не удалось. Откройте сам документ и сверьтесь по нему.",
                   {},
                   "child: " + result.detail};
}

}  // namespace mera
