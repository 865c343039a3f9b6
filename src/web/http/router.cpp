#include "web/http/router.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include "base/text.hpp"

namespace mera {

namespace {

std::vector<std::string> path_segments(std::string_view path) {
    path.remove_prefix(std::min<std::size_t>(path.size(), 1));
    return path.empty() ? std::vector<std::string>{} : split(path, '/');
}

bool is_whole_number(std::string_view text) {  // written as we write it, so that every page has one address
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() && value >= 0 && (text == "0" || text[0] != '0') &&
           text[0] != '-';
}

std::string group_name(std::size_t segments, std::string_view first_literal) {
    return std::to_string(segments) + "/" + std::string{first_literal};
}

void allow(std::string& list, Method method) {
    const std::string name = method == Method::get ? "GET, HEAD" : std::string{name_of(method)};
    if (list.find(name) == std::string::npos) list += (list.empty() ? "" : ", ") + name;
}

}  // namespace

RoutePattern::RoutePattern(std::string_view text) {
    const auto refuse = [&] { throw std::logic_error("not a route pattern: " + std::string{text}); };
    if (!text.starts_with('/')) refuse();
    for (std::string& part : path_segments(text)) {
        if (part.empty()) refuse();
        if (part.front() != '{') {
            shape_ += "/" + part;
            segments_.push_back({Segment::Kind::literal, std::move(part)});
            continue;
        }
        if (part.size() < 3 || part.back() != '}') refuse();
        const std::string name = part.substr(1, part.size() - 2);
        const bool number = name == "id" || name.ends_with("_id");
        shape_ += number ? "/{number}" : "/{text}";
        segments_.push_back({number ? Segment::Kind::number : Segment::Kind::text, name});
    }
}

std::optional<Fields> RoutePattern::match(const std::vector<std::string>& segments) const {
    if (segments.size() != segments_.size()) return std::nullopt;
    Fields parameters;
    for (std::size_t at = 0; at < segments.size(); ++at) {
        const Segment& wanted = segments_[at];
        switch (wanted.kind) {
            case Segment::Kind::literal:
                if (segments[at] != wanted.text) return std::nullopt;
                break;
            case Segment::Kind::number:
                if (!is_whole_number(segments[at])) return std::nullopt;
                parameters.add(wanted.text, segments[at]);
                break;
            case Segment::Kind::text:
                if (segments[at].empty()) return std::nullopt;
                parameters.add(wanted.text, segments[at]);
                break;
        }
    }
    return parameters;
}

std::size_t RoutePattern::literals() const {
    return static_cast<std::size_t>(std::count_if(segments_.begin(), segments_.end(), [](const Segment& segment) {
        return segment.kind == Segment::Kind::literal;
    }));
}

std::string RoutePattern::group() const {
    const bool literal = !segments_.empty() && segments_.front().kind == Segment::Kind::literal;
    return group_name(segments_.size(), literal ? segments_.front().text : "");
}

RouteIndex::RouteIndex(const std::vector<RouteShape>& routes) {
    std::unordered_map<std::string, std::string_view> seen;
    for (std::size_t at = 0; at < routes.size(); ++at) {
        RoutePattern pattern{routes[at].pattern};
        const auto [before, fresh] =
            seen.emplace(std::string{name_of(routes[at].method)} + pattern.shape(), routes[at].pattern);
        if (!fresh)
            throw std::logic_error("two routes for one request: " + std::string{before->second} + " and " +
                                   std::string{routes[at].pattern});
        auto& group = groups_[pattern.group()];
        group.push_back({std::move(pattern), routes[at].method, at});
    }
    for (auto& [name, group] : groups_)
        std::stable_sort(group.begin(), group.end(),
                         [](const Entry& a, const Entry& b) { return a.pattern.literals() > b.pattern.literals(); });
}

RouteIndex::Hit RouteIndex::find(Method method, std::string_view path) const {
    const std::vector<std::string> segments = path_segments(path);
    Hit hit;
    if (!segments.empty()) search(group_name(segments.size(), segments.front()), segments, method, hit);
    if (!hit.route) search(group_name(segments.size(), ""), segments, method, hit);
    if (hit.route) hit.allow.clear();
    return hit;
}

void RouteIndex::search(const std::string& group, const std::vector<std::string>& segments, Method method,
                        Hit& hit) const {
    const auto entries = groups_.find(group);
    if (entries == groups_.end()) return;
    const Method wanted = method == Method::head ? Method::get : method;
    for (const Entry& entry : entries->second) {
        auto parameters = entry.pattern.match(segments);
        if (!parameters) continue;
        if (entry.method == wanted) {
            hit.route = entry.route;
            hit.parameters = *std::move(parameters);
            return;
        }
        allow(hit.allow, entry.method);
    }
}

}  // namespace mera
