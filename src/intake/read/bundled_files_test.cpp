// An order and its annexes in several files read as they read in one. All documents here are «учебные данные».
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "intake/read/recognise.hpp"
#include "office/text/plain_text.hpp"

namespace mera {

namespace {

const std::string kHead = "ПРИКАЗ\nот 12.03.2024 № 15\nО плане поддержки школ\nВ целях поддержки школ ПРИКАЗЫВАЮ:\n";
const std::string kClauses =
    "1. Утвердить план поддержки школ (приложение).\n"
    "2. Директорам школ представить отчёт в срок до 20 мая 2024 года.\n";
const std::string kPlan =
    "План поддержки школ на 2024 год\n\n"
    "№\tМероприятие\tСрок\tИсполнитель\n"
    "1\tПровести совещание руководителей\tапрель\tУправление образования\n"
    "2\tНаправить учителей на курсы\tдо 1 июня\tДиректора школ\n"
    "3\tПодготовить доклад о результатах\tсентябрь\tМетодический центр\n";
const std::string kOtherPlan =
    "Программа летней занятости на 2024 год\n\n"
    "№\tМероприятие\tСрок\tИсполнитель\n"
    "1\tОткрыть лагерь при школе\tиюнь\tДиректора школ\n"
    "2\tУстроить турнир дворов\tиюль\tСпортивная школа\n";

FileRead file(const std::string& name, const std::string& text, DocFormat format = DocFormat::plain_text) {
    auto document = read_plain_text(text);
    REQUIRE(document);
    document->format = format;
    return {name, *std::move(document)};
}

PlanDraft joined(std::vector<FileRead> files) {
    auto draft = recognise(BundleRead{.files = std::move(files)});
    REQUIRE(draft);
    return *std::move(draft);
}

bool doubts(const PlanDraft& draft, const std::string& why) {
    return std::any_of(draft.doubts.begin(), draft.doubts.end(),
                       [&](const Doubt& doubt) { return doubt.why.find(why) != std::string::npos; });
}

nlohmann::json without_places(nlohmann::json json) {
    if (json.is_object())
        for (const char* key : {"place", "places"}) json.erase(key);
    if (!json.is_structured()) return json;
    for (nlohmann::json& part : json) part = without_places(std::move(part));
    return json;
}

nlohmann::json fields_of(const PlanDraft& draft) {
    auto json = without_places(nlohmann::json::parse(to_json(draft)));
    json.erase("doubts");
    return json;
}

}  // namespace

TEST_CASE("an order and its annex in two files give the draft of one, in whatever order they come") {
    const PlanDraft whole = joined({file("", kHead + kClauses + "Приложение\n" + kPlan)});
    CHECK(count_measures(whole) == 3);
    for (const bool annex_first : {false, true}) {
        INFO(annex_first);
        std::vector<FileRead> files{file("приказ.txt", kHead + kClauses), file("план.txt", "Приложение\n" + kPlan)};
        if (annex_first) std::swap(files[0], files[1]);
        const PlanDraft draft = joined(std::move(files));
        const Place place = draft.sections.front().measures.front().places.front().place;
        CHECK(place.file == (annex_first ? 1 : 2));
        CHECK(place.file_name == "план.txt");
        CHECK(in_russian(place).starts_with("файл\u00A0«план.txt», таблица\u00A01"));
        CHECK(fields_of(draft) == fields_of(whole));
    }
}

TEST_CASE("plans of several annexes follow each other, a file without measures is named") {
    const PlanDraft draft =
        joined({file("приказ.txt", kHead + kClauses), file("1.txt", kPlan), file("2.txt", kOtherPlan),
                file("состав.txt", "Состав рабочей группы\nПримерова А.А., методист\n")});
    CHECK(count_measures(draft) == 5);
    CHECK(doubts(draft, "В файле «состав.txt» таблица мероприятий не найдена"));
    CHECK_FALSE(doubts(draft, "«1.txt»"));
    CHECK_FALSE(doubts(draft, "нет таблицы мероприятий"));
}

TEST_CASE("a scan with its signature and the document it was printed from are one plan, read where it is surer") {
    const std::string whole = kHead + kClauses + "Приложение\n" + kPlan;
    const std::string unsigned_one =
        "ПРИКАЗ\nот ________ № ____\nО плане поддержки школ\nВ целях поддержки школ ПРИКАЗЫВАЮ:\n" + kClauses +
        "Приложение\n" + kPlan;
    const PlanDraft draft =
        joined({file("скан.pdf", whole, DocFormat::pdf_scan), file("приказ.docx", unsigned_one, DocFormat::docx)});
    CHECK(count_measures(draft) == 3);
    CHECK_MESSAGE(draft.order.number == "15", "the signed copy has the number");
    CHECK(draft.sections.front().measures.front().places.front().place.file_name == "приказ.docx");
    CHECK(doubts(draft, "Прочитан из файла «приказ.docx»"));
    CHECK_FALSE(doubts(draft, "другой приказ"));
}

TEST_CASE("another order among the files is not mixed into the draft") {
    const std::string other =
        "ПРИКАЗ\nот 14.03.2024 № 19\nО летней занятости\nПРИКАЗЫВАЮ:\n1. Директорам школ открыть лагеря до 1 июня 2024 "
        "года.\n2. Контроль оставляю за собой.\n";
    const PlanDraft draft =
        joined({file("а.txt", kHead + kClauses), file("б.txt", other + kOtherPlan), file("в.txt", kPlan)});
    CHECK(draft.order.number == "15");
    CHECK(draft.clauses.size() == 2);
    CHECK(count_measures(draft) == 3);
    CHECK(doubts(draft, "В файле «б.txt» другой приказ, он не прочитан"));
}

TEST_CASE("an amending order takes the new text from an annex in a file of its own") {
    const std::string amending =
        "ПРИКАЗ\nот 10.04.2024 № 30\nО внесении изменений в приказ от 12.03.2024 № 15\nПРИКАЗЫВАЮ:\n"
        "1. Приложение к приказу от 12.03.2024 № 15 «О плане поддержки школ» изложить в новой редакции согласно "
        "приложению к настоящему приказу.\n";
    const PlanDraft draft = joined({file("изменения.txt", amending), file("приложение.txt", "Приложение\n" + kPlan)});
    CHECK(draft.amendments.size() == 1);
    CHECK(count_measures(draft) == 3);
}

TEST_CASE("what could not be read of a bundle is a doubt of the draft") {
    BundleRead read{.files = {file("приказ.txt", kHead + kClauses), {"план.docx", {}}, file("план.txt", kPlan)},
                    .unread = {"Файл «план.docx» не прочитан. Файл повреждён."}};
    const auto draft = recognise(read);
    REQUIRE(draft);
    CHECK(doubts(*draft, "Файл «план.docx» не прочитан."));
    CHECK_MESSAGE(draft->sections.front().measures.front().places.front().place.file == 3, "its number is kept");
}

}  // namespace mera
