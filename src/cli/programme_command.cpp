// Programmes of organisations, for people and programs.
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <iostream>

#include "cli/commands.hpp"
#include "cli/workspace.hpp"
#include "usecases/child_programme.hpp"

namespace mera {

namespace {

using Json = nlohmann::ordered_json;

const char* state_of(const ChildOverviewRow& row) {
    if (!row.child) return "none";
    return row.approval ? "approved" : "draft";
}

const char* in_russian(const ChildOverviewRow& row) {
    if (!row.child) return "нет";
    return row.approval ? "утверждена" : "составляется";
}

Json as_json(const Programme& parent, const ChildOverviewRow& row) {
    Json left_out = Json::array();
    for (const auto& [number, reason] : row.left_out) left_out.push_back({{"measure", number}, {"reason", reason}});
    return {{"parent", parent.id.value},
            {"parent_order", parent.order_number},
            {"organisation", row.organisation.name},
            {"id", row.child ? Json(row.child->id.value) : Json(nullptr)},
            {"state", state_of(row)},
            {"order_number", row.approval ? Json(row.approval->order.number) : Json(nullptr)},
            {"order_date", row.approval ? Json(iso(row.approval->order.date)) : Json(nullptr)},
            {"has_newer_draft", row.has_newer_draft},
            {"measures", row.measures},
            {"done", row.done},
            {"left_out", left_out}};
}

}  // namespace

int command_child_programmes(const Settings& settings, std::int64_t programme, bool json) {
    Workspace workspace = open_workspace(settings);
    const Date today = settings.now().today;
    Actor everybody;  // who runs the command line holds the directory
    everybody.whole_register = true;
    std::vector<Programme> parents;
    for (const Programme& one : all_programmes(workspace.db))
        if (programme == 0 || one.id.value == programme) parents.push_back(one);
    if (programme != 0 && parents.empty())
        return complain({Failure::Kind::not_found, "Программы с таким номером нет."}, json);
    Json out = Json::array();
    for (const Programme& parent : parents)
        for (const ChildOverviewRow& row : child_overview(workspace.db, everybody, parent, workspace.calendar, today)) {
            out.push_back(as_json(parent, row));
            if (!json)
                std::cout << fmt::format("приказ № {:<8} {:<14} исполнено {} из {}  {}\n", parent.order_number,
                                         in_russian(row), row.done, row.measures, row.organisation.short_name);
        }
    if (json) std::cout << out.dump() << "\n";
    return kExitDone;
}

}  // namespace mera
