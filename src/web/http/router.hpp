#pragma once
// The table of the site's addresses. A route says method, address, who may, and what answers; the table is checked when
// it is built, so that two routes for one request never exist.
//
//   {Method::post, "/obligations/{id}/evidence", Access::executor, post_evidence}
//
// A parameter named «id» or ending in «_id» is a whole number: an address with anything else there does not exist.
// HEAD is answered by the GET route.
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "web/http/access.hpp"
#include "web/http/request.hpp"

namespace mera {

class RoutePattern {
public:
    explicit RoutePattern(std::string_view text);  // throws when the text is not a pattern
    std::optional<Fields> match(const std::vector<std::string>& segments) const;  // the parameters
    std::size_t size() const { return segments_.size(); }
    const std::string& shape() const { return shape_; }  // two patterns of one shape would catch the same addresses
    std::string group() const;  // patterns of other groups cannot match the same address
    std::size_t literals() const;

private:
    struct Segment {
        enum class Kind { literal, number, text } kind;
        std::string text;
    };
    std::vector<Segment> segments_;
    std::string shape_;
};
template <class Handler>
struct Route {
    Method method;
    std::string_view pattern;
    Access access;
    Handler handler;
    std::optional<UploadLimits> uploads = {};  // present: the form may carry files, so large
};

struct RouteShape {  // what the table's checker looks at
    Method method;
    std::string_view pattern;
};

// Which routes an address could belong to; the handlers do not matter here.
class RouteIndex {
public:
    explicit RouteIndex(const std::vector<RouteShape>& routes);  // throws std::logic_error when two routes collide

    struct Hit {
        std::optional<std::size_t> route = {};  // its place in the table
        Fields parameters = {};
        std::string allow = {};  // the address exists under other methods: the value of the Allow header
    };
    Hit find(Method method, std::string_view path) const;

private:
    struct Entry {
        RoutePattern pattern;
        Method method;
        std::size_t route;
    };
    void search(const std::string& group, const std::vector<std::string>& segments, Method method, Hit& hit) const;
    // By number of segments and first literal: a handful of candidates each, literals before parameters.
    std::unordered_map<std::string, std::vector<Entry>> groups_;
};

template <class Handler>
class Router {
public:
    explicit Router(std::span<const Route<Handler>> routes)
        : routes_(routes.begin(), routes.end()), index_(shapes(routes)) {}

    struct Found {
        const Route<Handler>* route = nullptr;
        Fields parameters = {};
        std::string allow = {};  // not empty without a route: answer 405 with this Allow header, otherwise 404
    };
    Found find(Method method, std::string_view path) const {
        RouteIndex::Hit hit = index_.find(method, path);
        return {hit.route ? &routes_[*hit.route] : nullptr, std::move(hit.parameters), std::move(hit.allow)};
    }
    // The route of this request, whose path parameters it fills; null with or without other methods to allow.
    const Route<Handler>* route(Request& request, std::string& allow) const {
        Found found = find(request.method, request.path);
        request.path_parameters = std::move(found.parameters);
        allow = std::move(found.allow);
        return found.route;
    }
    const std::vector<Route<Handler>>& routes() const { return routes_; }

private:
    static std::vector<RouteShape> shapes(std::span<const Route<Handler>> routes) {
        std::vector<RouteShape> out;
        for (const Route<Handler>& route : routes) out.push_back({route.method, route.pattern});
        return out;
    }
    std::vector<Route<Handler>> routes_;
    RouteIndex index_;
};

}  // namespace mera
