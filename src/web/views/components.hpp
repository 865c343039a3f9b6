#pragma once
// Every piece a page is put together from. Each takes an open struct, escapes what it is given and returns Html; names
// follow govuk-frontend's. style_guide() shows all of them.
#include "web/views/components_figure.hpp"
#include "web/views/components_form.hpp"
#include "web/views/components_list.hpp"
#include "web/views/components_message.hpp"
#include "web/views/components_navigation.hpp"
#include "web/views/components_state.hpp"
#include "web/views/components_table.hpp"
#include "web/views/components_text.hpp"
