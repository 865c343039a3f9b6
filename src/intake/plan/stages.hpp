#pragma once
// Stages of a plan: «II этап – основной». Their days may stand in the heading itself or where the document tells of its stages.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/time/deadline.hpp"
#include "intake/source.hpp"

namespace mera::intake {

struct StageName {
    int number = 0;  // 0: it has none
    std::vector<std::string> stems;  // of «подготовительный», «аналитико-диагностический»
};

// «I этап», «Этап 2», «Основной этап»; not «Подготовка школьного этапа олимпиады».
bool names_stage(std::string_view heading);

class Stages {
public:
    explicit Stages(const Source& source);

    // When the stage takes place: by its heading («2 этап (январь 2025 г. – май 2026 г.)»), otherwise by the only days that the
    // paragraphs and rows which tell of this stage name («II этап – основной: сентябрь 2023 – май 2025»).
    std::optional<PlanTerm> term_of(std::string_view heading) const;

private:
    struct Told {
        StageName name;
        PlanTerm days;
    };
    std::vector<Told> told_;
};

}  // namespace mera::intake
