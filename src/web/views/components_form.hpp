#pragma once
// Forms. Each field has its label, hint and error tied to it; the id is the name unless given.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/html.hpp"

namespace mera::ui {

struct Form {
    Url action;
    std::string form_token = {};  // empty only when the form reads (method get)
    bool get = false;
    bool files = false;     // multipart
    std::string id = {};
    bool search = false;    // role «search»
    std::string refresh = {};  // id of the element that a reading form renews without a reload, with scripts
};
Html form(const Form& form, const Html& content);
Html hidden_field(std::string_view name, std::string_view value);
Html form_token_field(std::string_view token);

struct Field {
    std::string name;
    std::string label;
    std::string hint = {};
    std::string error = {};
    std::string id = {};
    bool optional = false;       // the label says «необязательно»
    bool label_hidden = false;
    bool label_is_heading = false;  // the only question of the page
};

struct Input {
    std::string value = {};
    std::string type = "text";    // email, password, search, tel, url, number
    int width = 0;                // in characters: 2, 3, 4, 5, 10, 20, 30; 0 is the whole line
    std::string autocomplete = {};  // «username», «current-password», «one-time-code», …
    std::string inputmode = {};
    std::string suffix = {};      // «%»
    bool autofocus = false;
    std::string list = {};        // id of a datalist() with suggestions
};
Html input(const Field& field, const Input& input = {});
Html datalist(std::string_view id, const std::vector<std::string>& values);

struct Textarea {
    std::string value = {};
    int rows = 4;
    int characters_max = 0;  // 0: no limit; otherwise the rest is counted
};
Html textarea(const Field& field, const Textarea& textarea = {});

struct Option {
    std::string value;
    std::string label;
    std::string hint = {};
    Html content = {};  // shown when chosen (radios and checkboxes)
};
Html select(const Field& field, const std::vector<Option>& options, std::string_view chosen);
Html radios(const Field& field, const std::vector<Option>& options, std::string_view chosen, bool in_line = false);
Html checkboxes(const Field& field, const std::vector<Option>& options, const std::vector<std::string>& chosen);
Html checkbox(const Field& field, std::string_view value, bool chosen);  // one yes, the label beside it

// One field that takes a date as people write it (parse_russian_date); the hint gives an example.
Html date_input(const Field& field, std::string_view value);
Html date_input(const Field& field, const std::optional<Date>& value);

struct FileUpload {
    bool multiple = true;
    std::string accept = {};       // «.pdf,.docx»
    int files_max = 20;
    int megabytes_max = 50;        // one file
};
// The hint says the limits unless it has words of its own. Without scripts a plain file field; with them a drop zone with the list of chosen files and progress of sending.
Html file_upload(const Field& field, const FileUpload& upload = {});

// Several fields under one question.
Html fieldset(std::string_view legend, const Html& content, std::string_view hint = {});

}  // namespace mera::ui
