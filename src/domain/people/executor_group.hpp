#pragma once
// Executors that no register holds: groups of organisations and posts without an organisation.
#include <string_view>

namespace mera {

enum class ExecutorGroup {
    none,
    schools,  // «образовательные организации», «ШНОР», «директора школ»: the schools of the list
    other,    // «дошкольные организации», «школы-наставники», «городские методические объединения»
};
ExecutorGroup group_named_by(std::string_view words);

enum class ExecutorPost {
    none,
    of_school,  // «классные руководители», «заместитель директора по УВР»: of a school, which one is not said
    of_unsaid,  // «методисты», «специалисты»
};
ExecutorPost post_named_by(std::string_view words);

}  // namespace mera
