#include "web/http/multipart.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "web/http/request_fields.hpp"

namespace mera {

namespace {

constexpr std::size_t kBoundaryBytesMax = 70;     // RFC 2046, 5.1.1
constexpr std::size_t kPartHeadBytesMax = 8'192;  // a name, a file name of 255 letters percent-encoded, a type
constexpr std::size_t kPaddingBytesMax = 64;      // spaces behind a boundary; nobody sends any
constexpr std::size_t kPreambleBytesMax = 4'096;  // nobody sends that either

// One «name=value» after another, as in «form-data; name="link"; filename="a.pdf"».
class Parameters {
public:
    explicit Parameters(std::string_view text) : rest_(text) {}

    bool next() {
        while (!rest_.empty() && (rest_.front() == ';' || rest_.front() == ' ' || rest_.front() == '\t'))
            rest_.remove_prefix(1);
        if (rest_.empty()) return false;
        const std::size_t end = rest_.find_first_of("=;");
        name_ = lower_ascii(trim(rest_.substr(0, end)));
        value_.clear();
        rest_.remove_prefix(std::min(rest_.size(), end));
        if (rest_.empty() || rest_.front() == ';') return true;
        rest_.remove_prefix(1);
        while (!rest_.empty() && (rest_.front() == ' ' || rest_.front() == '\t')) rest_.remove_prefix(1);
        if (!rest_.empty() && rest_.front() == '"')
            read_quoted();
        else
            read_plain();
        return true;
    }
    const std::string& name() const { return name_; }
    const std::string& value() const { return value_; }

private:
    void read_plain() {
        const std::size_t end = rest_.find(';');
        value_ = trim(rest_.substr(0, end));
        rest_.remove_prefix(std::min(rest_.size(), end));
    }
    // Browsers write a quote as %22 and a backslash as itself (Windows paths from old ones), so only \" is an escape.
    void read_quoted() {
        rest_.remove_prefix(1);
        while (!rest_.empty() && rest_.front() != '"') {
            if (rest_.starts_with("\\\"")) rest_.remove_prefix(1);
            value_ += rest_.front();
            rest_.remove_prefix(1);
        }
        rest_.remove_prefix(std::min<std::size_t>(rest_.size(), 1));
    }
    std::string_view rest_;
    std::string name_;
    std::string value_;
};

std::string browser_unescaped(std::string text) {  // HTML's rule for names in multipart/form-data
    return replace_all(replace_all(replace_all(std::move(text), "%22", "\""), "%0D", "\r"), "%0A", "\n");
}

// RFC 5987: «UTF-8''%D0%9E%D1%82%D1%87%D1%91%D1%82.pdf»
std::optional<std::string> extended_value(const std::string& text) {
    const std::size_t quote = text.find('\'');
    const std::size_t second = quote == std::string::npos ? quote : text.find('\'', quote + 1);
    if (second == std::string::npos || !equal_ignoring_case(text.substr(0, quote), "utf-8")) return std::nullopt;
    const auto fields = parse_urlencoded("v=" + replace_all(text.substr(second + 1), "+", "%2B"));
    return fields ? std::optional{std::string{fields->first("v")}} : std::nullopt;
}

// Nothing when the part does not say which field it is.
std::optional<PartHead> read_disposition(std::string_view value) {
    PartHead head;
    bool named = false;
    std::optional<std::string> extended;
    Parameters parameters{value};
    if (!parameters.next() || parameters.name() != "form-data") return std::nullopt;
    while (parameters.next()) {
        if (parameters.name() == "name") {
            head.name = browser_unescaped(parameters.value());
            named = true;
        } else if (parameters.name() == "filename") {
            head.file_name = browser_unescaped(parameters.value());
        } else if (parameters.name() == "filename*") {
            extended = extended_value(parameters.value());
        }
    }
    if (extended) head.file_name = std::move(extended);
    return named ? std::optional{std::move(head)} : std::nullopt;
}

std::optional<PartHead> read_part_fields(std::string_view text) {
    std::optional<PartHead> head;
    std::string content_type;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find("\r\n"));
        text.remove_prefix(std::min(text.size(), line.size() + 2));
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos) return std::nullopt;
        const std::string name = lower_ascii(line.substr(0, colon));
        const std::string_view value = trim(line.substr(colon + 1));
        if (name == "content-disposition") {
            if (head) return std::nullopt;
            head = read_disposition(value);
            if (!head) return std::nullopt;
        } else if (name == "content-type") {
            content_type = value;
        }
    }
    if (head) head->content_type = std::move(content_type);
    return head;
}

}  // namespace

std::optional<std::string> multipart_boundary(std::string_view content_type) {
    Parameters parameters{content_type};
    if (!parameters.next() || parameters.name() != "multipart/form-data") return std::nullopt;
    while (parameters.next()) {
        if (parameters.name() != "boundary") continue;
        const std::string& boundary = parameters.value();
        const bool legal = !boundary.empty() && boundary.size() <= kBoundaryBytesMax && boundary.back() != ' ' &&
                           std::all_of(boundary.begin(), boundary.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
        return legal ? std::optional{boundary} : std::nullopt;
    }
    return std::nullopt;
}

// The first boundary may stand at the very beginning: it is read as if a line end came before it.
MultipartParser::MultipartParser(std::string_view boundary, PartSink& sink)
    : delimiter_("\r\n--" + std::string{boundary}),
      searcher_(delimiter_.begin(), delimiter_.end()),
      sink_(sink),
      kept_("\r\n") {}

bool MultipartParser::feed(std::string_view bytes) {
    if (state_ == State::broken) return false;
    if (state_ == State::epilogue) return true;
    // What comes is looked at where it lies; only what could not be understood yet is kept.
    if (!kept_.empty()) kept_.append(bytes);
    window_ = kept_.empty() ? bytes : std::string_view{kept_};
    start_ = 0;
    while (step()) {
    }
    if (kept_.empty())
        kept_ = window_.substr(start_);
    else
        kept_.erase(0, start_);
    return state_ != State::broken;
}

std::size_t MultipartParser::find_delimiter() const {
    const auto found = std::search(window_.begin() + static_cast<std::ptrdiff_t>(start_), window_.end(), searcher_);
    return found == window_.end() ? std::string_view::npos : static_cast<std::size_t>(found - window_.begin());
}

bool MultipartParser::step() {
    switch (state_) {
        case State::preamble: return skip_preamble();
        case State::after_boundary: return read_after_boundary();
        case State::part_head: return read_part_head();
        case State::part_body: return read_part_body();
        case State::epilogue:
        case State::broken: return false;
    }
    return false;
}

bool MultipartParser::fail() {
    state_ = State::broken;
    return false;
}

bool MultipartParser::skip_preamble() {
    const std::size_t found = find_delimiter();
    if (found == std::string::npos) return window_.size() > kPreambleBytesMax ? fail() : false;
    start_ = found + delimiter_.size();
    state_ = State::after_boundary;
    return true;
}

bool MultipartParser::read_after_boundary() {
    const std::string_view rest = window_.substr(start_);
    if (rest.size() < 2) return false;
    if (rest.starts_with("--")) {
        if (std::exchange(in_part_, false)) sink_.end_part();
        state_ = State::epilogue;
        return false;
    }
    const std::size_t padding = std::min(rest.find_first_not_of(" \t"), rest.size());
    if (padding > kPaddingBytesMax) return fail();  // whether its end has come yet or not
    if (padding == rest.size()) return false;
    if (padding + 1 == rest.size() && rest[padding] == '\r') return false;
    if (rest.substr(padding, 2) != "\r\n") {  // a longer word that only begins like the boundary
        if (!in_part_) return fail();
        sink_.add_bytes(delimiter_);
        state_ = State::part_body;
        return true;
    }
    if (std::exchange(in_part_, false)) sink_.end_part();
    start_ += padding;  // the line end stays: an empty header ends with it
    state_ = State::part_head;
    return true;
}

bool MultipartParser::read_part_head() {
    const std::size_t end = window_.find("\r\n\r\n", start_);
    const std::size_t length = (end == std::string::npos ? window_.size() : end) - start_;
    if (length > kPartHeadBytesMax) return fail();
    if (end == std::string::npos) return false;
    if (length == 0) return fail();
    const auto head = read_part_fields(window_.substr(start_ + 2, length - 2));
    if (!head) return fail();
    sink_.begin_part(*head);
    in_part_ = true;
    start_ = end + 4;
    state_ = State::part_body;
    return true;
}

bool MultipartParser::read_part_body() {
    const std::size_t found = find_delimiter();
    if (found != std::string::npos) {
        give(found - start_);
        start_ += delimiter_.size();
        state_ = State::after_boundary;
        return true;
    }
    const std::string_view rest = window_.substr(start_);
    const std::size_t tail = rest.size() - std::min(rest.size(), delimiter_.size() - 1);
    give(std::min(rest.size(), rest.find(delimiter_.front(), tail)));  // the end may be the beginning of a boundary
    return false;
}

void MultipartParser::give(std::size_t bytes) {
    if (bytes > 0) sink_.add_bytes(window_.substr(start_, bytes));
    start_ += bytes;
}

}  // namespace mera
