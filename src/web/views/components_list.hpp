#pragma once
// Lists of facts and of things to do.
#include <optional>
#include <string>
#include <vector>

#include "base/html.hpp"

namespace mera::ui {

struct SummaryRow {
    std::string key;
    Html value;
    std::vector<Html> actions = {};  // links: «Изменить»
};
Html summary_list(const std::vector<SummaryRow>& rows);
struct SummaryCard {
    std::string title;
    std::vector<Html> actions = {};
    std::vector<SummaryRow> rows;
};
Html summary_card(const SummaryCard& card);

struct Task {
    Html title;
    std::optional<Url> address = {};
    Html hint = {};
    Html status = {};  // a tag
};
struct TaskList {
    std::string id = "tasks";  // unlike the other lists of the page
    std::vector<Task> tasks;
};
Html task_list(const TaskList& list);

// What happened, the latest first: hand-ins, reviews, transfers.
struct Happening {
    std::string when;  // «10 июня 2020 г., 14:32»
    std::string when_iso = {};
    std::string who = {};
    Html what;         // one sentence
    Html content = {}; // files, reason, comment
};
Html history(const std::vector<Happening>& happenings);

struct FileItem {
    std::string name;
    Url address;
    std::string note = {};  // «PDF, 1,2 МБ, сдано 10.06.2020»
    Html actions = {};
};
Html file_list(const std::vector<FileItem>& files);

}  // namespace mera::ui
