// What the letters of a scan do to an order: its head, the marks of its clauses, its signature.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "intake/read/recognise.hpp"

namespace mera {

namespace {

struct ScanLine {
    const char* text;
    double confidence = 0.95;
    double white = 0.01;  // above it, of the page
};

PlanDraft read(const std::vector<ScanLine>& lines) {
    Document document;
    document.format = DocFormat::pdf_scan;
    document.pages = 1;
    double top = 0.04;
    for (const auto& [text, confidence, white] : lines) {
        top += white;
        DocParagraph paragraph;
        paragraph.text = text;
        paragraph.confidence = confidence;
        paragraph.place = {.page = 1, .box = DocBox{0.1, top, 0.9, top + 0.02}};
        document.blocks.emplace_back(std::move(paragraph));
        top += 0.02;
    }
    auto draft = recognise(document);
    REQUIRE(draft);
    return *std::move(draft);
}

bool doubts(const PlanDraft& draft, std::string_view field) {
    return std::any_of(draft.doubts.begin(), draft.doubts.end(),
                       [&](const Doubt& doubt) { return doubt.field == field; });
}

const std::vector<ScanLine> kDeeds = {{"В целях организованного проведения учебного года"},
                                      {"ПРИКАЗЫВАЮ:"},
                                      {"1. Директорам школ до 15.04.2025 представить отчёты."},
                                      {"2. Контроль за исполнением приказа оставляю за собой."},
                                      {"Директор школы Х.Х. Тетрадкин"}};

std::vector<ScanLine> with_deeds(std::vector<ScanLine> head) {
    head.insert(head.end(), kDeeds.begin(), kDeeds.end());
    return head;
}

// A plan of two rows as a scan gives it, its letters sure.
DocTable table_of_terms(const std::string& first, const std::string& second) {
    DocTable table;
    table.columns = 3;
    for (const auto& texts : std::vector<std::vector<std::string>>{{"Мероприятие", "Срок", "Ответственный"},
                                                                   {"Провести осмотр", first, "Врач"},
                                                                   {"Подвести итоги", second, "Врач"}}) {
        DocRow& row = table.rows.emplace_back();
        for (const std::string& text : texts) {
            DocCell& cell = row.cells.emplace_back();
            cell.text = text;
            cell.column = static_cast<int>(row.cells.size()) - 1;
            cell.confidence = 0.96;
        }
    }
    return table;
}

}  // namespace

TEST_CASE("the outline of a clause reaches over all its lines") {
    const auto draft = read({{"ПРИКАЗ"},
                             {"от 25.03.2025 № 14"},
                             {"ПРИКАЗЫВАЮ:"},
                             {"1. Директорам школ представить отчёты о повышении"},
                             {"квалификации до 15.04.2025."},
                             {"2. Контроль за исполнением приказа оставляю за собой."}});
    REQUIRE(draft.clauses.size() == 2);
    const auto& box = draft.clauses[0].places.front().place.box;
    REQUIRE(box);
    CHECK(box->top == doctest::Approx(0.14));
    CHECK(box->bottom == doctest::Approx(0.19));
    CHECK(draft.clauses[1].places.front().place.box->top == doctest::Approx(0.20));
}

TEST_CASE("threes of parts of a clause that were read as fives are told by the numbers above them") {
    const auto draft = read({{"ПРИКАЗ"},
                             {"от 25.03.2025 № 14"},
                             {"ПРИКАЗЫВАЮ:"},
                             {"1. Утвердить план."},
                             {"2. Бухгалтерии выделить средства."},
                             {"3. Директорам школ:"},
                             {"5.1. Провести осмотр до 15.04.2025;"},
                             {"5.2. Представить отчёты до 20.04.2025."},
                             {"4. Контроль за исполнением приказа оставляю за собой."}});
    std::string numbers;
    for (const DraftClause& clause : draft.clauses) numbers += clause.number + " ";
    CHECK(numbers == "1 2 3 3.1 3.2 4 ");
    CHECK(doubts(draft, "clauses"));
}

TEST_CASE("the number of a school in the letterhead is not that of an order whose number was not read") {
    const auto draft = read(with_deeds({{"Муниципальное учреждение средняя школа № 21 города Озёрного", 0.5},
                                        {"(МБОУ СОШ № 21)"},
                                        {"ПРИКАЗ"},
                                        {"от 25.03.2025 №", 0.6},
                                        {"Об отчётах"}}));
    CHECK(draft.order.number.empty());
    CHECK(doubts(draft, "order.number"));
}

TEST_CASE("only the lines that gave the date and the number are doubted") {
    const auto sure = read(with_deeds({{"Муниципальное учреждение средняя школа № 21 города Озёрного", 0.5},
                                       {"ПРИКАЗ"},
                                       {"от 25.03.2025 № 81"},
                                       {"Об отчётах"}}));
    CHECK(sure.order.number == "81");
    CHECK_FALSE(doubts(sure, "order"));
    CHECK(doubts(read(with_deeds({{"ПРИКАЗ"}, {"от 25.03.2025 № 81", 0.6}, {"Об отчётах"}})), "order"));
}

TEST_CASE("a unit set in one line with its republic, above an address or beside whom it goes to, issues") {
    const auto issuer = [](std::vector<ScanLine> head) {
        head.insert(head.end(), {{"ПРИКАЗ"}, {"от 25.03.2025 № 81"}, {"Об отчётах"}});
        return read(with_deeds(std::move(head))).order.issuer;
    };
    CHECK(issuer({{"РЕСПУБЛИКА ОЗЁРНАЯ МЭР ГОРОДА РЕЧНОГО"}}) == "МЭР ГОРОДА РЕЧНОГО");
    CHECK(issuer({{"Управление образования района"}, {"442680, Озёрная область,"}}) == "Управление образования района");
    CHECK(issuer({{"Управление образования района"}, {"Руководителям школ района"}}) ==
          "Управление образования района");
    CHECK(issuer({{"КОМИТЕТ ОБРАЗОВАНИЯ"}, {"АДМИНИСТРАЦИИ ГОРОДА РЕЧНОГО"}}) ==
          "КОМИТЕТ ОБРАЗОВАНИЯ АДМИНИСТРАЦИИ ГОРОДА РЕЧНОГО");
}

TEST_CASE("a title goes on behind the full stop of «г.»") {
    const auto draft =
        read(with_deeds({{"ПРИКАЗ"}, {"от 25.03.2025 № 81"}, {"О смотре в учреждениях г."}, {"Озёрного и района"}}));
    CHECK(draft.order.title == "О смотре в учреждениях г. Озёрного и района");
}

TEST_CASE("a post below a clause whose end was read badly signs the order") {
    const auto clause_above = [](double confidence, const char* below) {
        const auto draft = read({{"ПРИКАЗ"},
                                 {"от 25.03.2025 № 81"},
                                 {"Об отчётах"},
                                 {"ПРИКАЗЫВАЮ:"},
                                 {"1. Директорам школ представить отчёты."},
                                 {"2. Контроль возложить на заместителя главы Примерова 2.8,", confidence},
                                 {below}});
        REQUIRE(draft.clauses.size() == 2);
        return draft.clauses.back().text;
    };
    CHECK(clause_above(0.6, "Глава района Тетрадкин") == "Контроль возложить на заместителя главы Примерова 2.8,");
    CHECK(clause_above(0.6, "Главы города Тетрадкина Х.Х.") ==
          "Контроль возложить на заместителя главы Примерова 2.8, Главы города Тетрадкина Х.Х.");
    CHECK(clause_above(0.6, "и начальника отдела") ==
          "Контроль возложить на заместителя главы Примерова 2.8, и начальника отдела");
}

TEST_CASE("what a scan spoilt of a signature and a stamp belongs to no clause") {
    const std::vector<ScanLine> order{
        {"ПРИКАЗ"}, {"от 25.03.2025 № 14"}, {"ПРИКАЗЫВАЮ:"}, {"1. Директорам школ представить отчёты до 15.04.2025."}};
    const auto last_of = [&](std::vector<ScanLine> below) {
        below.insert(below.begin(), order.begin(), order.end());
        return read(below).clauses.back().text;
    };
    CHECK(last_of({{"2. Контроль возложить на завуча Примерову Н.Р:", 0.6},
                   {"Директою Аля хе В.К. Образцов", 0.1, 0.04}}) == "Контроль возложить на завуча Примерову Н.Р");
    CHECK(last_of({{"2. Контроль возложить на завуча Примерову Н.Р."}, {"УЧЕБ,", 0.1}, {"Директор В.К. Образцов"}}) ==
          "Контроль возложить на завуча Примерову Н.Р.");
    CHECK(last_of({{"2. Контроль возложить на завуча Примерову Н.Р."}, {"Отчёты сдать в отдел кадров.", 0.8}}) ==
          "Контроль возложить на завуча Примерову Н.Р. Отчёты сдать в отдел кадров.");
}

TEST_CASE("a number of a clause that a scan misread or lost is told by the numbers round it, and doubted") {
    const auto numbers_of = [](const std::vector<ScanLine>& clauses) {
        std::vector<ScanLine> lines{{"ПРИКАЗ"}, {"от 25.03.2025 № 14"}, {"ПРИКАЗЫВАЮ:"}};
        lines.insert(lines.end(), clauses.begin(), clauses.end());
        const auto draft = read(lines);
        std::string numbers;
        for (const DraftClause& clause : draft.clauses) numbers += (numbers.empty() ? "" : " ") + clause.number;
        return numbers + (doubts(draft, "clauses") ? " ?" : "");
    };
    CHECK(numbers_of({{"1. Утвердить план."},
                      {"2. Директорам школ представить отчёты до 15.04.2025."},
                      {"5. Завучам провести проверку до 10.04.2025."},
                      {"4. Бухгалтеру выделить средства."}}) == "1 2 3 4 ?");
    CHECK(numbers_of({{"1. Утвердить план ода органи: Заведубщей а Делок. отчёты.", 0.3},
                      {"5. Завучам провести проверку до 10.04.2025.", 0.3},
                      {"4. Бухгалтеру выделить средства."},
                      {"5. Секретарю ознакомить работников."}}) == "1 3 4 5 ?");
    CHECK(numbers_of({{"1. Утвердить план."}, {"2. Завучам провести проверку."}, {"8. Контроль оставляю за собой."}}) ==
          "1 2 3 ?");
    CHECK(numbers_of({{"1. Утвердить план."}, {"2. Завучам провести проверку."}, {"3. Контроль оставляю за собой."}}) ==
          "1 2 3");
}

TEST_CASE(
    "where the head could not be read, the annex names its order: not by the number of the annex, and unsure letters "
    "stay doubted") {
    std::vector<ScanLine> lines = with_deeds({{"ПРИКАЗ"}, {"«Об» мая 2024 года", 0.1}, {"О купальном сезоне"}});
    lines.push_back({"Приложение № 1 к приказу от 06.05.2024 № 29", 0.5});
    const auto draft = read(lines);
    CHECK(draft.order.number == "29");
    REQUIRE(draft.order.date);
    CHECK(doubts(draft, "order"));
}

TEST_CASE("letters of a scrawl between the post and the name of whoever signed go") {
    for (const char* signature : {"Директор= — для сх. В.К. Образцов", "Директор м” - В.К. Образцов"}) {
        const auto draft = read({{"ПРИКАЗ"},
                                 {"от 25.03.2025 № 14"},
                                 {"ПРИКАЗЫВАЮ:"},
                                 {"1. Директорам школ представить отчёты до 15.04.2025."},
                                 {"2. Контроль за исполнением приказа оставляю за собой."},
                                 {signature, 0.3}});
        REQUIRE(draft.clauses.size() == 2);
        CHECK(draft.clauses.back().assignees == std::vector<std::string>{"Директор В.К. Образцов"});
    }
}

TEST_CASE("«6)» behind «а)» is «б)»") {
    const auto draft = read({{"ПРИКАЗ"},
                             {"от 25.03.2025 № 81"},
                             {"Об отчётах"},
                             {"ПРИКАЗЫВАЮ:"},
                             {"1. Методисту Примеровой Е.Н.:"},
                             {"а) разместить задания до 16 апреля 2025 года;"},
                             {"6) обобщить итоги к 26.05.2025."},
                             {"2. Контроль за исполнением приказа оставляю за собой."}});
    REQUIRE(draft.clauses.size() == 4);
    CHECK(draft.clauses[2].number == "1 б");
    CHECK(draft.clauses[2].deadline_text == "к 26.05.2025");
}

TEST_CASE("letters of a stamp behind the last name go, words stay") {
    const auto last = [](const char* clause, double confidence) {
        const auto draft = read({{"ПРИКАЗ"},
                                 {"от 25.03.2025 № 81"},
                                 {"Об отчётах"},
                                 {"ПРИКАЗЫВАЮ:"},
                                 {"1. Директорам школ представить отчёты."},
                                 {clause, confidence},
                                 {"Глава района Х.Х. Тетрадкин"}});
        REQUIRE(draft.clauses.size() == 2);
        return draft.clauses.back().text;
    };
    const std::string control = "Контроль возложить на заместителя главы Примерова А.А.";
    CHECK(last("2. Контроль возложить на заместителя главы Примерова А.А. с БЕЛ", 0.4) == control);
    CHECK(last("2. Контроль возложить на заместителя главы Примерова А.А. по вопросам школ", 0.4) ==
          control + " по вопросам школ");
}

TEST_CASE("another sign behind the number of a clause is a full stop misread") {
    const auto draft = read({{"ПРИКАЗ"},
                             {"от 25.03.2025 № 81"},
                             {"Об отчётах"},
                             {"ПРИКАЗЫВАЮ:"},
                             {"1; Утвердить порядок отчётов.", 0.8},
                             {"2. Директорам школ:"},
                             {"2.1. представить отчёты до 15.04.2025."}});
    REQUIRE(draft.clauses.size() == 3);
    CHECK(draft.clauses[0].number == "1");
    CHECK(draft.clauses[1].assignees == std::vector<std::string>{"Директора школ"});
}

TEST_CASE("a title goes on over small letters that were read as large ones") {
    const auto draft = read(with_deeds({{"ПРИКАЗ"},
                                        {"от 25.03.2025 № 81"},
                                        {"Об организации прививочных пунктов"},
                                        {"ДЛЯ иммунизации домашних животных", 0.8}}));
    CHECK(draft.order.title == "Об организации прививочных пунктов ДЛЯ иммунизации домашних животных");
}

TEST_CASE("«М» before a number is the N typed for «№», «З.» before a deed is 3, «_» inside a date is dirt") {
    const auto draft = read({{"ПРИКАЗ"},
                             {"от 25 марта 2025 года М 1160"},
                             {"Об отчётах"},
                             {"ПРИКАЗЫВАЮ:"},
                             {"1. Утвердить порядок отчётов."},
                             {"2.Директорам школ собрать сведения."},
                             {"З.Методистам до 27 _июня 2025 года представить отчёты."},
                             {"4. Контроль за исполнением приказа оставляю за собой."}});
    CHECK(draft.order.number == "1160");
    REQUIRE(draft.clauses.size() == 4);
    CHECK(draft.clauses[2].number == "3");
    CHECK(draft.clauses[2].deadline_text == "до 27 июня 2025 года");
}

TEST_CASE("an initial that a line begins with is no number of a clause") {
    const auto draft = read({{"ПРИКАЗ"},
                             {"от 25.03.2025 № 81"},
                             {"О питании"},
                             {"ПРИКАЗЫВАЮ:"},
                             {"1. Утвердить меню."},
                             {"2. Назначить ответственной за питание медицинскую сестру Примерову"},
                             {"3.И."},
                             {"3. Примеровой З.И. представить отчёт до 27 июня 2025 года."}});
    REQUIRE(draft.clauses.size() == 3);
    REQUIRE(draft.clauses[1].assignees.size() == 1);
    CHECK(draft.clauses[1].assignees[0] == "Медицинская сестра Примерова З.И.");
    CHECK(draft.clauses[2].assignees == std::vector<std::string>{"Примерова З.И."});
}

TEST_CASE("«па» of a scan is «на»") {
    const auto draft = read({{"ПРИКАЗ"},
                             {"от 25.03.2025 № 81"},
                             {"Об отчётах"},
                             {"ПРИКАЗЫВАЮ:"},
                             {"1. Контроль возложить па заместителя директора Примерову Е.Н.", 0.7}});
    REQUIRE(draft.clauses.size() == 1);
    CHECK(draft.clauses[0].text.find(" на заместителя") != std::string::npos);
}

TEST_CASE("the number of an order that its annex names otherwise is doubted, and taken from there when it was unsure") {
    const auto with_annex = [](double sure_head) {
        Document document;
        document.format = DocFormat::pdf_scan;
        document.pages = 2;
        for (const ScanLine& line : with_deeds({{"Министерство здравоохранения Ясного края"},
                                                {"ПРИКАЗ"},
                                                {"от 25.03.2025 № 18/тр/480", sure_head},
                                                {"О проведении осмотров"}})) {
            DocParagraph paragraph;
            paragraph.text = line.text;
            paragraph.confidence = line.confidence;
            paragraph.place.page = 1;
            if (line.confidence < kSureLetters) paragraph.place.unsure = {"18/тр/480"};
            document.blocks.emplace_back(std::move(paragraph));
        }
        for (const char* text : {"Приложение", "к приказу от 25.03.2025 № 18/пр/480", "План проведения осмотров"}) {
            DocParagraph paragraph;
            paragraph.text = text;
            paragraph.confidence = 0.96;
            paragraph.place.page = 2;
            document.blocks.emplace_back(std::move(paragraph));
        }
        document.blocks.emplace_back(table_of_terms("апрель 2025 г.", "май 2025 г."));
        auto draft = recognise(document);
        REQUIRE(draft);
        return *std::move(draft);
    };
    const auto sure = with_annex(0.96), unsure = with_annex(0.6);
    CHECK(sure.order.number == "18/тр/480");
    CHECK(doubts(sure, "order.number"));
    CHECK(unsure.order.number == "18/пр/480");
    CHECK(doubts(unsure, "order.number"));
}

TEST_CASE("an unsure year of a plan's title is doubted unless rows name the same year surely") {
    const auto plan_for = [](const char* year) {
        Document document;
        document.format = DocFormat::pdf_scan;
        document.pages = 1;
        DocParagraph title;
        title.text = "План проведения осмотров на 2025 год";
        title.confidence = 0.7;
        title.place.page = 1;
        document.blocks.emplace_back(std::move(title));
        document.blocks.emplace_back(table_of_terms(std::string{"апрель "} + year, std::string{"май "} + year));
        auto draft = recognise(document);
        REQUIRE(draft);
        return doubts(*draft, "deadlines");
    };
    CHECK_FALSE(plan_for("2025 г."));
    CHECK(plan_for("2026 г."));
    CHECK(plan_for(""));
}

TEST_CASE(
    "unsure letters where the month of a time stands are doubted at the deadline, too, elsewhere only in the text") {
    const auto doubted = [](const char* clause, const char* unsure) {
        Document document;
        document.format = DocFormat::pdf_scan;
        document.pages = 1;
        double top = 0.1;
        for (const char* text : {"ПРИКАЗ", "от 14.01.2019 № 11", "О медицинских осмотрах", "ПРИКАЗЫВАЮ:", clause,
                                 "2. Контроль оставляю за собой.", "Директор Х.Х. Тетрадкин"}) {
            DocParagraph paragraph;
            paragraph.text = text;
            paragraph.confidence = text == clause ? 0.6 : 0.95;
            paragraph.place = {.page = 1, .box = DocBox{0.1, top, 0.9, top + 0.02}};
            if (text == clause) paragraph.place.unsure = {unsure};
            document.blocks.emplace_back(std::move(paragraph));
            top += 0.03;
        }
        const auto draft = recognise(document);
        REQUIRE(draft);
        REQUIRE(draft->clauses.size() == 2);
        const auto& doubts = draft->clauses[0].doubts;
        return std::any_of(doubts.begin(), doubts.end(), [](const Doubt& doubt) { return doubt.field == "due"; });
    };
    CHECK(doubted("1. Кадровой службе организовать осмотр с 1 по 30 ацрмля", "ацрмля"));
    CHECK(doubted("1. Кадровой службе организовать осмотр до апнлж 2019", "апнлж"));
    CHECK_FALSE(doubted("1. Кадровой службе организовать осмотр работникрв", "работникрв"));
}

}  // namespace mera
