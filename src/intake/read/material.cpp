#include "intake/read/material.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "intake/amendment/amendment_annexes.hpp"
#include "intake/order/inner_tables.hpp"
#include "intake/plan/guessed_rows.hpp"
#include "intake/plan/list_plan.hpp"
#include "intake/plan/moved_tails.hpp"
#include "intake/plan/number_order.hpp"
#include "intake/plan/several_measures.hpp"
#include "intake/plan/time_words.hpp"
#include "intake/plan/unread_numbers.hpp"
#include "intake/plan/unsure_fields.hpp"
#include "intake/read/bundled_files.hpp"
#include "intake/table/table_shapes.hpp"

namespace mera::intake {

namespace {

// Formats whose cells somebody inferred from a picture of the page: there a text may slip into the next row.
bool cells_are_inferred(DocFormat format) {
    return format == DocFormat::plain_text || format == DocFormat::pdf_text || format == DocFormat::pdf_scan ||
           format == DocFormat::image;
}

bool keeps_paragraphs(DocFormat format) { return !cells_are_inferred(format) || format == DocFormat::plain_text; }

RawPlan plan_in(Source& source, std::size_t order_items) {
    lay_out_tables(source);
    RawPlan out = gather_plan(source, order_items);
    if (!out.found)
        if (RawPlan list = gather_list_plan(source, order_items); list.found) out = std::move(list);
    if (!out.found && lay_out_timetables(source)) out = gather_plan(source, order_items);
    // «График аттестации» beside the plan: in the file, and nothing else would read it.
    if (out.found && !out.skipped_tables.empty() && lay_out_timetables_among(source, out.skipped_tables))
        out = gather_plan(source, order_items);
    if (is_own_reading(source.format)) {
        mend_numbers_by_order(out);
        fill_unread_numbers(out);
        mend_time_words(out);
        part_executors_at_stops(out);
        mend_unsure_executors(out);
        mend_unsure_deadlines(out);
        doubt_unknown_time_words(out);
        doubt_cut_titles(out);
        doubt_lone_years(out);
    }
    for (RawSection& section : out.sections) {
        std::vector<RawMeasure> measures;
        for (const RawMeasure& measure : section.measures)
            for (RawMeasure& part : part_measures(measure, keeps_paragraphs(source.format)))
                measures.push_back(std::move(part));
        if (cells_are_inferred(source.format)) move_tails_back(measures, source.words);
        section.measures = std::move(measures);
    }
    weigh_guessed_rows(out);
    return out;
}

void add_leftovers(RawPlan& plan, const std::vector<Leftover>& leftovers) {
    plan.leftovers.insert(plan.leftovers.end(), leftovers.begin(), leftovers.end());
}

void gather_annexes(Material& material, const Source& source, std::size_t from) {
    for (AnnexSource& annex : annexes_of(source, from)) {
        RawPlan plan = plan_in(annex.source, 0);
        if (plan.found)
            material.annexes.push_back({std::move(annex.number), {std::move(annex.source), std::move(plan)}});
        else
            add_leftovers(material.main.plan, plan.leftovers);
    }
}

// What was left over around the plan that gives way stays.
void change_plan(FilePlan& main, FilePlan file) {
    add_leftovers(file.plan, main.plan.leftovers);
    main = std::move(file);
}

// Of the annexes of an amending order the one that takes the place of the whole plan is the plan of the draft.
void choose_annex(Material& material) {
    std::vector<std::string> numbers;
    for (const AnnexPlan& annex : material.annexes) numbers.push_back(annex.number);
    const auto whole = annex_of_whole(material.amending, numbers);
    if (!whole) return;
    change_plan(material.main, std::move(material.annexes[*whole].file));
    material.annexes.erase(material.annexes.begin() + static_cast<std::ptrdiff_t>(*whole));
}

Material gather_order(Source source) {
    Material out;
    out.main.source = std::move(source);
    out.amending = take_amendments(out.main.source);
    if (!out.amending.found()) set_inner_tables_below(out.main.source);
    out.order = read_order_text(out.main.source);
    if (out.amending.found()) {
        without_amending_clauses(out.order.clauses, out.amending);
        gather_annexes(out, out.main.source, out.order.items);
    } else {
        out.main.plan = plan_in(out.main.source, out.order.items);
    }
    return out;
}

void doubt_file(Material& material, std::string why) { material.doubts.push_back({"table", std::move(why), {}}); }

// The surer copy of a plan is taken.
void take_surer(Material& material, FilePlan& read, FilePlan copy) {
    const std::string names = "«" + read.source.file_name + "» и «" + copy.source.file_name + "»";
    if (sureness(read.source.format) < sureness(copy.source.format)) read = std::move(copy);
    doubt_file(material,
               "Один и тот же план есть в файлах " + names + ". Прочитан из файла «" + read.source.file_name + "».");
}

FilePlan* copy_of(Material& material, const RawPlan& plan) {
    if (material.main.plan.found && is_same_plan(material.main.plan, plan)) return &material.main;
    for (FilePlan& other : material.more)
        if (is_same_plan(other.plan, plan)) return &other;
    return nullptr;
}

void add_plan(Material& material, FilePlan file) {
    if (FilePlan* const read = copy_of(material, file.plan))
        take_surer(material, *read, std::move(file));
    else if (material.main.plan.found)
        material.more.push_back(std::move(file));
    else
        change_plan(material.main, std::move(file));
}

// A scan with the signature and the document it was printed from come together; any other order is not of this draft.
void add_other_order(Material& material, Source source) {
    const OrderText other = read_order_text(source);
    const std::string name = "«" + source.file_name + "»";
    RawPlan plan = plan_in(source, other.items);
    const bool same = is_same_order(material.order.order, other.order) || copy_of(material, plan) != nullptr;
    if (!same)
        doubt_file(material, "В файле " + name + " другой приказ, он не прочитан. Загрузите его отдельно.");
    else if (plan.found)
        add_plan(material, {std::move(source), std::move(plan)});
    else
        material.order.repairs.push_back({"document", "В файле " + name + " тот же приказ, он не прочитан.", {}});
}

void add_annex(Material& material, Source source) {
    if (material.amending.found()) return gather_annexes(material, source, 0);
    RawPlan plan = plan_in(source, 0);
    if (plan.found)
        add_plan(material, {std::move(source), std::move(plan)});
    else
        doubt_file(material, "В файле «" + source.file_name + "» таблица мероприятий не найдена, в план он не вошёл.");
}

}  // namespace

Material gather(std::vector<Source> files) {
    const OrderFile order = files.size() > 1 ? order_among(files) : OrderFile{};
    Material out = gather_order(std::move(files[order.at]));
    for (std::size_t at = 0; at < files.size(); ++at) {
        if (at == order.at) continue;
        const auto& others = order.other_orders;
        const bool is_order = std::find(others.begin(), others.end(), at) != others.end();
        is_order ? add_other_order(out, std::move(files[at])) : add_annex(out, std::move(files[at]));
    }
    if (out.amending.found()) choose_annex(out);
    if (!out.main.plan.found && !out.order.found && !out.amending.found())
        out.order = read_order_text(out.main.source, SignsNeeded::slight);
    return out;
}

}  // namespace mera::intake
